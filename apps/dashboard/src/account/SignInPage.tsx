import { A, useLocation, useNavigate, useSearchParams } from "@solidjs/router"
import { createEffect, Match, on, Show, Switch } from "solid-js"
import { p } from "../i18n/people.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Done, TroubleNote } from "../ui/Form.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { Code } from "../ui/states.tsx"
import styles from "./account.module.css"
import { accountQuery, me, takeAccount } from "./account.ts"
import { backTo } from "./backTo.ts"
import { forgetBack, keepBack, keptBack } from "./leaving.ts"
import { SignInForm } from "./SignInForm.tsx"
import { setUpCommand } from "./setUpCommand.ts"
import { wordsFor } from "./submitting.ts"

export default function SignIn() {
  createPageTitle(() => p().signIn.title)
  const navigate = useNavigate()
  const location = useLocation<{ readonly said?: string }>()
  const [search] = useSearchParams<{ back?: string; problem?: string }>()
  // Whoever comes from the provider of single sign-on with a problem comes without the page that they wanted.
  const back = () => (search.back === undefined && search.problem !== undefined ? keptBack() : backTo(search.back))
  const problem = () =>
    search.problem === undefined ? undefined : (wordsFor(search.problem) ?? { title: p().form.refused })
  // Whoever is signed in has nothing to do here. The address is read once: it is soon that of the next page.
  createEffect(
    on(me, (person) => {
      if (person === undefined) return
      const to = back()
      forgetBack()
      navigate(to, { replace: true })
    })
  )
  return (
    <>
      <PageHead title={p().signIn.title} subtitle={p().signIn.subtitle} />
      <div class={styles.narrow}>
        <Answer query={accountQuery}>
          {(account) => (
            <Switch>
              <Match when={!account().installation.setUp}>
                <Card title={p().signIn.notSetUp}>
                  <p>
                    {p().signIn.notSetUpDetail} <Code>{setUpCommand}</Code>
                  </p>
                </Card>
              </Match>
              <Match when={account().person === undefined}>
                <Card
                  title={p().signIn.card}
                  note={account().installation.open ? undefined : p().signIn.closed}
                  foot={p().signIn.byInvitation}
                >
                  <Show when={problem()}>{(trouble) => <TroubleNote trouble={trouble()} />}</Show>
                  <Show when={location.state?.said === "password-changed"}>
                    <Done words={p().signIn.passwordChanged} />
                  </Show>
                  <SignInForm onLeave={() => keepBack(back())} onDone={takeAccount} />
                </Card>
              </Match>
              <Match when={account().person}>
                {(person) => (
                  <p>
                    {p().signIn.already(person().name)} <A href="/">{p().signIn.toOverview}</A>
                  </p>
                )}
              </Match>
            </Switch>
          )}
        </Answer>
      </div>
    </>
  )
}
