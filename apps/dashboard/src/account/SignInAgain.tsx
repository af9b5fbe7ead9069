import { onCleanup, onMount } from "solid-js"
import { send } from "../api.ts"
import { t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { type Account, me, takeAccount } from "./account.ts"
import { answerAgain } from "./again.ts"
import { SignInForm } from "./SignInForm.tsx"

/** Signing in again in place, where a session ended in the middle of work: afterwards the work goes on. */
export default function SignInAgain() {
  const email = me()?.email
  const done = async (account: Account | undefined) => {
    await takeAccount(account)
    answerAgain(true)
  }
  onMount(() => {
    // Single sign-on, or another tab, may have begun a session meanwhile.
    const look = async () => {
      const now = await send("GET /api/v1/account", {}).catch(() => undefined)
      if (now?.answer.person !== undefined) await done(now.answer)
    }
    globalThis.addEventListener("focus", look)
    onCleanup(() => globalThis.removeEventListener("focus", look))
  })
  return (
    <Dialog title={p().signIn.again} closeLabel={t().state.close} onClose={() => answerAgain(false)}>
      <p>{p().signIn.againDetail}</p>
      <SignInForm {...(email === undefined ? {} : { email })} inPlace onDone={done} />
    </Dialog>
  )
}
