import type { OperationAnswer } from "@proxeny/client/contract"
import type { Actor, Scope } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { present } from "../sql/rows.ts"
import { Access } from "./Access.ts"
import type { Language } from "./mail/Language.ts"
import { Mail } from "./mail/Mail.ts"
import { people } from "./people.ts"
import { PeopleSettings } from "./settings.ts"
import { isSetUp } from "./setUp.ts"

type Account = OperationAnswer<"GET /api/v1/account">

/** What everybody may know of an installation before signing in. */
const installation = Effect.gen(function* () {
  const { oidc } = yield* PeopleSettings
  return {
    open: yield* Access.use((access) => access.open),
    setUp: yield* isSetUp,
    mail: (yield* Mail).possible,
    ...present({ singleSignOn: oidc?.name })
  } satisfies Account["installation"]
})

/** Who somebody is, and where. */
export const accountOf = Effect.fn("users.accountOf")(function* (
  id: string | undefined,
  scopes?: ReadonlyArray<Scope>
) {
  const here = yield* installation
  const [found] = id === undefined ? [] : yield* people(id)
  if (found === undefined) return { installation: here } satisfies Account
  const sql = yield* SqlClient.SqlClient
  const [more] = yield* sql<{ language: Language | null; password: boolean }>`
    SELECT language, EXISTS (
      SELECT FROM person_account WHERE person_id = person.id AND provider_id = 'credential' AND password IS NOT NULL
    ) AS password FROM person WHERE id = ${found.id}`
  const { deactivated: _, since: __, ...person } = found
  return {
    person: { ...person, password: more?.password === true, ...present({ language: more?.language, scopes }) },
    installation: here
  } satisfies Account
})

/** The account of whoever asks. */
export const accountOfActor = (actor: Actor) =>
  actor.kind === "person" ? accountOf(actor.id, actor.scopes) : accountOf(undefined)

/** Changes how somebody is called, or the language in which they are written to. */
export const changeAccount = Effect.fn("users.changeAccount")(function* (
  id: string,
  { language, name }: { readonly name?: string; readonly language?: Language }
) {
  const sql = yield* SqlClient.SqlClient
  if (name !== undefined) yield* sql`UPDATE person SET name = ${name}, updated_at = now() WHERE id = ${id}`
  if (language !== undefined) yield* sql`UPDATE person SET language = ${language}, updated_at = now() WHERE id = ${id}`
})
