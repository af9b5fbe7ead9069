import { useLocation, useNavigate } from "@solidjs/router"
import { createEffect, lazy, Show, Suspense } from "solid-js"
import { account, isStranger, me } from "./account.ts"
import { askedAgain } from "./again.ts"
import { isBeforeSigningIn, signInPath } from "./backTo.ts"
import { forgetBack, keptBack } from "./leaving.ts"

const SignInAgain = lazy(() => import("./SignInAgain.tsx"))

/** Leads strangers of a closed installation to the page to sign in, and asks who was signed in to do so again. */
export function Gate() {
  const location = useLocation()
  const navigate = useNavigate()
  createEffect(() => {
    if (!isStranger() || account()?.installation.open !== false || isBeforeSigningIn(location.pathname)) return
    navigate(signInPath(`${location.pathname}${location.search}${location.hash}`), { replace: true })
  })
  // Single sign-on leads to the overview; whoever had wanted another page goes on to it.
  createEffect(() => {
    if (me() === undefined || location.pathname !== "/") return
    const kept = keptBack()
    forgetBack()
    if (kept !== "/") navigate(kept, { replace: true })
  })
  return (
    <Show when={askedAgain()}>
      <Suspense>
        <SignInAgain />
      </Suspense>
    </Show>
  )
}
