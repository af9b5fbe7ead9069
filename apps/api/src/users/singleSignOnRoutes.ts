import * as Effect from "effect/Effect"
import type { Operate } from "../http/operate.ts"
import { slugOf } from "../http/problem.ts"
import { SignIn } from "./signIn/SignIn.ts"
import { SingleSignOn } from "./signIn/SingleSignOn.ts"
import { countArrival } from "./signIn/signingIn.ts"
import { withCookies } from "./withCookies.ts"

const redirect = (to: string, cookies: Headers): Response => {
  const answer = withCookies(302, undefined, cookies)
  answer.headers.set("location", to)
  return answer
}

/**
 * Sends a browser that is refused to the page of sign-in, which says why; whoever else asks is told as everywhere.
 *
 * **Details**: that the database did not answer stays a fault of ours, and stands in the log as such.
 */
const sayOnPage = Effect.fnUntraced(function* <E extends { readonly _tag: string }, R>(
  raw: Request,
  work: Effect.Effect<Response, E, R>
) {
  const { settings } = yield* SignIn
  const isBrowser = raw.headers.get("accept")?.includes("text/html") === true
  return yield* Effect.catchIf(
    work,
    ({ _tag }) => isBrowser && _tag !== "SqlError",
    (fault) => Effect.succeed(redirect(`${settings.url}/sign-in?problem=${slugOf(fault._tag)}`, new Headers()))
  )
})

/** Single sign-on: to the provider and back. */
export const singleSignOnRoutes = (operate: Operate<SignIn | SingleSignOn>): void => {
  operate("GET /api/v1/sign-in/oidc", {}, (_, { raw }) =>
    sayOnPage(
      raw,
      Effect.gen(function* () {
        const { headersOf } = yield* SignIn
        const headers = headersOf(raw)
        yield* countArrival(headers)
        const { cookies, to } = yield* (yield* SingleSignOn).begin(headers)
        return redirect(to, cookies)
      })
    )
  )
  operate("GET /api/v1/sign-in/oidc/callback", {}, ({ body: _, ...query }, { raw }) =>
    sayOnPage(
      raw,
      Effect.gen(function* () {
        const { headersOf, settings } = yield* SignIn
        const cookies = yield* (yield* SingleSignOn).end(headersOf(raw), query as Record<string, string>)
        return redirect(`${settings.url}/`, cookies)
      })
    )
  )
}
