import { randomUUID } from "node:crypto"
import type { CityId, Role } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor, openChange } from "../history/change.ts"
import type { Language } from "./mail/Language.ts"

/** Somebody with the address is here already. */
export class PersonExists extends Schema.TaggedError<PersonExists>()("PersonExists", { email: Schema.String }) {
  override get message(): string {
    return `${this.email} is here already: change role and cities, or activate the person again`
  }
}

/** Somebody who comes to work here. */
export interface Newcomer {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly cities: ReadonlyArray<CityId>
  readonly language?: Language | undefined
  /** The hash of the password; somebody with single sign-on has none. */
  readonly password?: string | undefined
}

/** Hashes a password as better-auth does. */
export const hashPassword = (password: string): Effect.Effect<string> =>
  Effect.promise(async () => (await import("better-auth/crypto")).hashPassword(password))

/** Makes a person of a newcomer, inside the caller's transaction: in the history it is a change of their own. */
export const join = Effect.fn("users.join")(function* ({ cities, email, language, name, password, role }: Newcomer) {
  const sql = yield* SqlClient.SqlClient
  const id = randomUUID()
  const address = email.toLowerCase()
  yield* openChange({ what: "person.join" }).pipe(
    Effect.provideService(CurrentActor, { kind: "person", id, name, role, cities })
  )
  // The address is theirs: the link was sent to it, or an admin handed it on.
  const made = yield* sql`INSERT INTO person (id, name, email, email_verified, language)
    VALUES (${id}, ${name}, ${address}, true, ${language ?? null}) ON CONFLICT (email) DO NOTHING RETURNING id`
  if (made.length === 0) return yield* new PersonExists({ email: address })
  if (password !== undefined)
    yield* sql`INSERT INTO person_account (person_id, account_id, provider_id, password)
      VALUES (${id}, ${id}, 'credential', ${password})`
  yield* sql`INSERT INTO person_role (id, role, cities) VALUES (${id}, ${role}, ${cities}::uuid[])`
  return id
})
