import { randomUUID } from "node:crypto"
import { type Actor, anyone, type CityId, type Role } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Access } from "../users/Access.ts"
import { testRegister } from "./register.ts"

/** Somebody of a role, who keeps some cities. */
export const somebody = (role: Role, cities: ReadonlyArray<CityId> = [], id = `${role}-${cities.length}`): Actor => ({
  kind: "person",
  id,
  name: `A test's ${role}`,
  role,
  cities
})

export const steward = somebody("steward")

/** What a request brings beside its path. */
export interface Sent {
  readonly body?: unknown
  /** A file, in the place of a body of JSON. */
  readonly bytes?: Uint8Array<ArrayBuffer>
  readonly ifMatch?: string | number
  /** The Idempotency-Key; a new one where none is given. */
  readonly key?: string
}

/**
 * A register of its own in which a test acts as whoever it likes.
 *
 * **Details**: nobody signs in: an Access of the test's own tells actors by a header that only it reads.
 */
export const actingRegister = () => {
  const actors = new Map<string, Actor>()
  const register = testRegister(
    Layer.succeed(
      Access,
      Access.of({
        actorOf: (headers) => Effect.succeed(actors.get(headers.get("authorization") ?? "") ?? anyone),
        open: Effect.succeed(true)
      })
    )
  )
  const ask = (actor: Actor, method: string, path: string, { body, bytes, ifMatch, key = randomUUID() }: Sent = {}) => {
    const known = JSON.stringify(actor)
    actors.set(known, actor)
    return register.get(path, {
      method,
      headers: {
        authorization: known,
        ...(method === "POST" ? { "idempotency-key": key } : {}),
        ...(ifMatch === undefined ? {} : { "if-match": typeof ifMatch === "number" ? `"${ifMatch}"` : ifMatch }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(bytes === undefined ? {} : { "content-type": "application/octet-stream" })
      },
      ...(bytes === undefined ? {} : { body: bytes }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
  }
  return { ...register, ask }
}
