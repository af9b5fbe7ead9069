import type { OperationAnswer } from "@proxeny/client/contract"
import type { CityId, Role } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../history/change.ts"
import { present } from "../sql/rows.ts"
import { hashPassword, join, PersonExists } from "./joining.ts"
import type { Language } from "./mail/Language.ts"
import { invitation as letter } from "./mail/letters.ts"
import { Mail } from "./mail/Mail.ts"
import { citiesThere, cityRefs } from "./people.ts"
import { PeopleSettings } from "./settings.ts"
import { hashOf, LinkInvalid, makeToken } from "./tokens.ts"

/** Days after which an invitation ends. */
const lasts = 7

/** @public Part of the error type of what this file exports. */
export class InvitationNotFound extends Schema.TaggedError<InvitationNotFound>()("InvitationNotFound", {
  id: Schema.String
}) {
  override get message(): string {
    return `there is no invitation ${this.id}: it was accepted or taken back; look at /api/v1/invitations`
  }
}

/** What somebody is invited to be. */
export interface Invited {
  readonly email: string
  readonly role: Role
  readonly cities: ReadonlyArray<CityId>
  readonly language?: Language
}

type InvitationView = OperationAnswer<"GET /api/v1/invitations">["items"][number]

interface InvitationRow {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly cities: ReadonlyArray<CityId>
  readonly language: Language | null
  readonly invited_by: string
  readonly created_at: Date
  readonly expires_at: Date
}

const viewsOf = Effect.fnUntraced(function* (rows: ReadonlyArray<InvitationRow>) {
  const refs = yield* cityRefs([...new Set(rows.flatMap(({ cities }) => cities))])
  return rows.map(
    ({ cities, created_at, email, expires_at, id, invited_by, role }): InvitationView => ({
      id,
      email,
      role,
      cities: cities.flatMap((city) => refs.get(city) ?? []),
      invitedBy: invited_by,
      since: created_at.toISOString(),
      until: expires_at.toISOString()
    })
  )
})

/** Invitations that still stand. */
export const invitations = Effect.flatMap(
  SqlClient.SqlClient.use(
    (sql) => sql<InvitationRow>`SELECT * FROM person_invitation WHERE expires_at > now() ORDER BY created_at, id`
  ),
  viewsOf
)

/**
 * Invites somebody, by mail where there is a mail server; otherwise the link is in the answer. An earlier invitation ends.
 *
 * **Errors**: {@link PersonExists}, `CitiesUnknown`, and `MailNotSent`, after which nothing has changed.
 */
export const invite = Effect.fn("users.invite")(function* ({ cities, email, language, role }: Invited) {
  const sql = yield* SqlClient.SqlClient
  const mail = yield* Mail
  const { url } = yield* PeopleSettings
  const actor = yield* CurrentActor
  const by = actor.kind === "anyone" ? "Somebody" : actor.name
  const address = email.toLowerCase()
  const token = makeToken()
  const link = `${url}/invitation#${token}`
  yield* citiesThere(cities)
  const here = yield* sql`SELECT 1 FROM person WHERE email = ${address}`
  if (here.length > 0) return yield* new PersonExists({ email: address })
  // Before it is written, so that a mail that cannot be sent leaves everything as it was.
  yield* mail.send(address, letter({ by, link, url }), language)
  const rows = yield* sql<InvitationRow>`
    INSERT INTO person_invitation (email, role, cities, language, hash, invited_by, expires_at)
    VALUES (${address}, ${role}, ${cities}::uuid[], ${language ?? null}, ${hashOf(token)}, ${by},
      now() + make_interval(hours => 24 * ${lasts}::int))
    ON CONFLICT (email) DO UPDATE SET id = excluded.id, role = excluded.role, cities = excluded.cities,
      language = excluded.language, hash = excluded.hash, invited_by = excluded.invited_by,
      created_at = excluded.created_at, expires_at = excluded.expires_at
    RETURNING *`
  const [made] = yield* viewsOf(rows)
  return { ...(made as InvitationView), ...(mail.possible ? {} : { link }) }
})

export const takeBack = Effect.fn("users.takeBack")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const gone = yield* sql`DELETE FROM person_invitation WHERE id = ${id} RETURNING id`
  if (gone.length === 0) return yield* new InvitationNotFound({ id })
})

/** Makes a person of whoever was invited, with a password, or without one where single sign-on says who they are. */
const accept = Effect.fnUntraced(function* (
  by: { readonly hash: string } | { readonly email: string },
  name: string,
  password?: string
) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      // Taken and gone in one step: of two who accept at once, one comes too late.
      const [row] = yield* "hash" in by
        ? sql<InvitationRow>`DELETE FROM person_invitation WHERE hash = ${by.hash} AND expires_at > now() RETURNING *`
        : sql<InvitationRow>`DELETE FROM person_invitation WHERE email = ${by.email} AND expires_at > now() RETURNING *`
      if (row === undefined) return yield* new LinkInvalid({ kind: "invitation" })
      const { cities, email, language, role } = row
      yield* join({ name, email, role, cities, password, ...present({ language }) })
      return email
    })
  )
})

/**
 * Accepts an invitation by its link. Gives the address of the new person.
 *
 * **Errors**: {@link LinkInvalid}.
 */
export const acceptLink = Effect.fn("users.acceptLink")(function* (token: string, name: string, password: string) {
  const sql = yield* SqlClient.SqlClient
  const hash = hashOf(token)
  // A wrong link is no work.
  const there = yield* sql`SELECT 1 FROM person_invitation WHERE hash = ${hash} AND expires_at > now()`
  if (there.length === 0) return yield* new LinkInvalid({ kind: "invitation" })
  return yield* accept({ hash }, name, yield* hashPassword(password))
})

/** Lets somebody in by single sign-on who was invited under the address; nothing happens where nobody was. */
export const acceptArrival = (email: string, name: string) =>
  Effect.catchTag(accept({ email }, name), "LinkInvalid", () => Effect.void)
