import { type Actor, anyone, type CityId, type Role, type Scope } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { AccessChanges } from "./AccessChanges.ts"
import { keyPrefix } from "./keys.ts"
import { readOpen } from "./open.ts"
import { SignIn } from "./signIn/SignIn.ts"
import { hashOf } from "./tokens.ts"

/** How long who somebody is may be remembered at most: a key is marked as used when it is looked up. */
const longest = 5 * 60_000
/** How many are remembered at once. */
const most = 10_000

interface Found {
  readonly actor: Actor
  /** The moment from which on it must be looked up again. */
  readonly until: number
}

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly cities: ReadonlyArray<CityId>
}

const personOf = ({ cities, id, name, role }: PersonRow, scopes?: ReadonlyArray<Scope>): Actor => ({
  kind: "person",
  id,
  name,
  role,
  cities,
  ...(scopes === undefined ? {} : { scopes })
})

/** The key in a request, or undefined where it brings none. What a proxy in front may ask for, such as `Basic`, is none. */
export const keyIn = (headers: Headers): string | undefined =>
  headers.get("x-api-key") ?? /^Bearer *(.*)$/i.exec(headers.get("authorization") ?? "")?.[1]

/** Who asks, and whether strangers may read. */
export class Access extends Context.Service<
  Access,
  {
    /** Who sends a request, by its session cookie or its key; somebody unknown where it has neither or what it has has ended. */
    actorOf(headers: Headers): Effect.Effect<Actor, SqlError>
    /** Whether somebody who is not signed in may read the register. */
    readonly open: Effect.Effect<boolean, SqlError>
  }
>()("@proxeny/api/Access") {
  static readonly layer = Layer.effect(
    Access,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const changes = yield* AccessChanges
      const signIn = yield* SignIn
      let heldAt: number | undefined
      let held = new Map<string, Found>()
      let open: boolean | undefined

      /** Forgets everything where something has changed, or may have. */
      const current = (): number | undefined => {
        const seen = changes.seen()
        if (seen === undefined || seen !== heldAt) {
          held = new Map()
          open = undefined
          heldAt = seen
        }
        return seen
      }

      const byKey = (key: string) =>
        Effect.map(
          sql<PersonRow & { readonly scopes: ReadonlyArray<Scope>; readonly until: Date | null }>`
            WITH used AS (
              UPDATE person_key SET used_at = now()
              WHERE hash = ${hashOf(key)} AND (used_at IS NULL OR used_at < now() - interval '1 minute')
            )
            SELECT person.id, person.name, role, cities, scopes, expires_at AS until FROM person_key
            JOIN person ON person.id = person_id JOIN person_role ON person_role.id = person_id
            WHERE hash = ${hashOf(key)} AND (expires_at IS NULL OR expires_at > now()) AND NOT deactivated`,
          ([row]): Found => ({
            actor: row === undefined ? anyone : personOf(row, row.scopes),
            until: row?.until?.getTime() ?? Number.POSITIVE_INFINITY
          })
        )

      const bySession = Effect.fnUntraced(function* (cookie: string) {
        const session = yield* signIn.sessionOf(cookie)
        if (session === undefined) return { actor: anyone, until: 0 }
        const [row] = yield* sql<PersonRow>`
          SELECT person.id, name, role, cities FROM person JOIN person_role ON person_role.id = person.id
          WHERE person.id = ${session.personId} AND NOT deactivated`
        return { actor: row === undefined ? anyone : personOf(row), until: session.until }
      })

      /** Looks somebody up, and remembers them until something changes. Whoever is not found is not remembered. */
      const lookedUp = <E>(secret: string, lookUp: Effect.Effect<Found, E>): Effect.Effect<Actor, E> =>
        Effect.suspend(() => {
          const now = Date.now()
          const seen = current()
          const known = held.get(secret)
          if (known !== undefined && known.until > now) return Effect.succeed(known.actor)
          return Effect.map(lookUp, (found) => {
            // What changed while it was looked up may not be in it.
            if (found.actor.kind === "person" && seen !== undefined && current() === seen) {
              if (held.size >= most) held.clear()
              held.set(secret, { actor: found.actor, until: Math.min(found.until, now + longest) })
            }
            return found.actor
          })
        })

      return Access.of({
        actorOf: (headers) => {
          const key = keyIn(headers)
          // A key that is wrong makes nobody of somebody, rather than whoever the browser is signed in as.
          if (key !== undefined)
            return key.startsWith(keyPrefix) && key.length < 200 ? lookedUp(key, byKey(key)) : Effect.succeed(anyone)
          const cookie = signIn.cookieIn(headers)
          return cookie === undefined ? Effect.succeed(anyone) : lookedUp(cookie, bySession(cookie))
        },
        open: Effect.suspend(() => {
          const seen = current()
          if (open !== undefined) return Effect.succeed(open)
          return Effect.map(readOpen(sql), (read) => {
            if (seen !== undefined && current() === seen) open = read
            return read
          })
        })
      })
    })
  )
}
