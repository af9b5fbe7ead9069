import type { OperationAnswer } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import type { Operate } from "../http/operate.ts"
import type { Access } from "./Access.ts"
import { type AccessChanges, known } from "./AccessChanges.ts"
import { accountOf, accountOfActor } from "./account.ts"
import { acceptLink } from "./invitations.ts"
import type { Mail } from "./mail/Mail.ts"
import type { PeopleSettings } from "./settings.ts"
import { setUp } from "./setUp.ts"
import { SignIn } from "./signIn/SignIn.ts"
import { askForReset, reset, secondStep, signIn } from "./signIn/signingIn.ts"
import { withCookies } from "./withCookies.ts"

/** What came of a sign-in, with its cookies. */
const signedIn = Effect.fnUntraced(function* (
  status: number,
  { cookies, person }: { readonly cookies: Headers; readonly person: string | undefined }
) {
  const answer: OperationAnswer<"POST /api/v1/session"> =
    person === undefined ? { state: "second-factor" } : { state: "signed-in", account: yield* accountOf(person) }
  return withCookies(status, answer, cookies)
})

/** Signing in and out, and becoming somebody who can. */
export const sessionRoutes = (operate: Operate<Access | AccessChanges | Mail | PeopleSettings | SignIn>): void => {
  operate("POST /api/v1/session", {}, ({ body }, { raw }) =>
    SignIn.use((service) => Effect.flatMap(signIn(service.headersOf(raw), body), (done) => signedIn(200, done)))
  )
  operate("POST /api/v1/session/second-factor", {}, ({ body }, { raw }) =>
    SignIn.use((service) => Effect.flatMap(secondStep(service.headersOf(raw), body), (done) => signedIn(200, done)))
  )
  operate("DELETE /api/v1/session", {}, (_, { raw }) =>
    SignIn.use((service) =>
      Effect.map(
        known(service.ask((api) => api.signOut({ headers: service.headersOf(raw), returnHeaders: true }))),
        ({ headers }) => withCookies(204, undefined, headers)
      )
    )
  )
  operate("GET /api/v1/account", {}, (_, { actor, raw }) =>
    SignIn.use((service) =>
      Effect.gen(function* () {
        const account = yield* accountOfActor(actor)
        if (actor.kind !== "person" || actor.scopes !== undefined) return account
        // A session that is used goes on; this is what a browser asks for first.
        const { headers } = yield* service.ask((api) =>
          api.getSession({ headers: service.headersOf(raw), query: { disableRefresh: false }, returnHeaders: true })
        )
        return withCookies(200, account, headers)
      })
    )
  )
  operate("POST /api/v1/password-reset", {}, ({ body }, { raw }) =>
    SignIn.use((service) =>
      Effect.as(askForReset(service.headersOf(raw), body.email), withCookies(202, undefined, new Headers()))
    )
  )
  operate("PUT /api/v1/password-reset", {}, ({ body }) => Effect.as(known(reset(body.token, body.password)), undefined))
  operate("POST /api/v1/invitations/accept", {}, ({ body }, { raw }) =>
    SignIn.use((service) =>
      Effect.gen(function* () {
        const email = yield* acceptLink(body.token, body.name, body.password)
        return yield* signedIn(201, yield* signIn(service.headersOf(raw), { email, password: body.password }))
      })
    )
  )
  operate("POST /api/v1/set-up", {}, ({ body }, { raw }) =>
    SignIn.use((service) =>
      Effect.gen(function* () {
        const { token, ...admin } = body
        yield* setUp(token, admin)
        return yield* signedIn(201, yield* signIn(service.headersOf(raw), admin))
      })
    )
  )
}
