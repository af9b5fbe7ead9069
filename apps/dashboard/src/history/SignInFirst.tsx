import { A } from "@solidjs/router"
import { type JSX, Show } from "solid-js"
import { accountQuery, may } from "../account/account.ts"
import { signInPath } from "../account/backTo.ts"
import { h } from "../i18n/history.ts"
import { t } from "../i18n/language.ts"
import { Card } from "../ui/Card.tsx"
import { buttonClass } from "../ui/controls.tsx"
import { Empty } from "../ui/states.tsx"

/** What only whoever is signed in may see, and for everybody else the way in. */
export const SignInFirst = (props: { readonly from: string; readonly children: JSX.Element }) => (
  <Show
    when={may("history.read")}
    fallback={
      <Show when={accountQuery.isSuccess && accountQuery.data.person === undefined}>
        <Card title={h().title} flush>
          <Empty title={h().signIn}>
            <A class={buttonClass("primary")} href={signInPath(props.from)}>
              {t().app.signIn}
            </A>
          </Empty>
        </Card>
      </Show>
    }
  >
    {props.children}
  </Show>
)
