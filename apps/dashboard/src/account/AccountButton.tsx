import { A, useLocation } from "@solidjs/router"
import { lazy, Show, Suspense } from "solid-js"
import { t } from "../i18n/language.ts"
import { buttonClass } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./AccountButton.module.css"
import { accountQuery, me } from "./account.ts"
import { signInPath } from "./backTo.ts"

const AccountMenu = lazy(() => import("./AccountMenu.tsx"))

/** Who is signed in, with what belongs to them; or the way to sign in. Its place is kept while that is asked. */
export function AccountButton() {
  const location = useLocation()
  return (
    <div class={styles.place}>
      <Show
        when={me()}
        fallback={
          <Show when={accountQuery.isSuccess || accountQuery.isError}>
            <A
              href={signInPath(`${location.pathname}${location.search}`)}
              class={`${buttonClass()} ${styles.button}`}
              aria-label={t().app.signIn}
            >
              <Icon name="person" size={16} />
              <span>{t().app.signIn}</span>
            </A>
          </Show>
        }
      >
        {(person) => (
          <Suspense>
            <AccountMenu me={person()} />
          </Suspense>
        )}
      </Show>
    </div>
  )
}
