import type { Actor, Person } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import type { Asked, Operate } from "../http/operate.ts"
import type { Access } from "./Access.ts"
import { type AccessChanges, known } from "./AccessChanges.ts"
import { accountOfActor, changeAccount } from "./account.ts"
import { keysOf, makeKey, revokeKey } from "./keys.ts"
import type { Mail } from "./mail/Mail.ts"
import { endSessions } from "./people.ts"
import { endSession, sessionsOf } from "./sessions.ts"
import type { PeopleSettings } from "./settings.ts"
import { SessionNeeded } from "./signIn/errors.ts"
import { SignIn } from "./signIn/SignIn.ts"
import { beginSecondFactor, changePassword, confirmSecondFactor, endSecondFactor } from "./signIn/signingIn.ts"
import { withCookies } from "./withCookies.ts"

/** Whoever asks; the permission has made sure that it is a person. */
const personOf = (actor: Actor): Person => {
  if (actor.kind !== "person") throw new Error("only a person has an account")
  return actor
}

/** Whoever asks in a browser, with what better-auth is told of the request. */
const inBrowser = Effect.fnUntraced(function* ({ actor, raw }: Asked) {
  const person = personOf(actor)
  if (person.scopes !== undefined) return yield* new SessionNeeded()
  return { id: person.id, headers: (yield* SignIn).headersOf(raw) }
})

/** What everybody does about their own account. */
export const accountRoutes = (operate: Operate<Access | AccessChanges | Mail | PeopleSettings | SignIn>): void => {
  operate("PATCH /api/v1/account", {}, ({ body }, { actor }) =>
    Effect.andThen(known(changeAccount(personOf(actor).id, body)), accountOfActor(actor))
  )
  operate("PUT /api/v1/account/password", {}, ({ body }, asked) =>
    Effect.gen(function* () {
      const { headers, id } = yield* inBrowser(asked)
      const { headers: cookies } = yield* known(changePassword(id, headers, body))
      return withCookies(204, undefined, cookies)
    })
  )
  operate("GET /api/v1/account/sessions", {}, (_, { actor, raw }) =>
    SignIn.use((service) =>
      Effect.gen(function* () {
        const person = personOf(actor)
        const cookie = person.scopes === undefined ? service.cookieIn(raw.headers) : undefined
        const session = cookie === undefined ? undefined : yield* service.sessionOf(cookie)
        return { items: yield* sessionsOf(person.id, session?.id) }
      })
    )
  )
  operate("DELETE /api/v1/account/sessions", {}, (_, { actor }) =>
    Effect.as(known(endSessions(personOf(actor).id)), undefined)
  )
  operate("DELETE /api/v1/account/sessions/:id", {}, ({ id }, { actor }) =>
    Effect.as(known(endSession(personOf(actor).id, id)), undefined)
  )
  operate("GET /api/v1/account/keys", {}, (_, { actor }) =>
    Effect.map(keysOf(personOf(actor).id), (items) => ({ items }))
  )
  operate("POST /api/v1/account/keys", {}, ({ body }, { actor }) => makeKey(personOf(actor), body))
  operate("DELETE /api/v1/account/keys/:id", {}, ({ id }, { actor }) =>
    Effect.as(known(revokeKey(personOf(actor).id, id)), undefined)
  )
  operate("POST /api/v1/account/second-factor", {}, ({ body }, asked) =>
    Effect.flatMap(inBrowser(asked), ({ headers, id }) => beginSecondFactor(id, headers, body.password))
  )
  operate("POST /api/v1/account/second-factor/confirm", {}, ({ body }, asked) =>
    Effect.gen(function* () {
      const { headers, id } = yield* inBrowser(asked)
      const { headers: cookies } = yield* known(confirmSecondFactor(id, headers, body.code))
      return withCookies(204, undefined, cookies)
    })
  )
  operate("DELETE /api/v1/account/second-factor", {}, ({ body }, asked) =>
    Effect.gen(function* () {
      const { headers, id } = yield* inBrowser(asked)
      const { headers: cookies } = yield* known(endSecondFactor(id, headers, body.password))
      return withCookies(204, undefined, cookies)
    })
  )
}
