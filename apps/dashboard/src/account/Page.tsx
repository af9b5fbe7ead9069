import { p } from "../i18n/people.ts"
import { createPageTitle } from "../shell/pageTitle.ts"
import { PageHead } from "../ui/PageHead.tsx"
import { AboutCard } from "./AboutCard.tsx"
import styles from "./account.module.css"
import { KeysCard } from "./KeysCard.tsx"
import { PasswordCard } from "./PasswordCard.tsx"
import { SecondStepCard } from "./SecondStepCard.tsx"
import { SessionsCard } from "./SessionsCard.tsx"
import { SignedIn } from "./SignedIn.tsx"

/** What is one's own: name, language, password, second step, sessions and keys. */
export default function AccountPage() {
  createPageTitle(() => p().account.title)
  return (
    <SignedIn>
      {(me) => (
        <>
          <PageHead title={p().account.title} subtitle={me().email} />
          <div class={styles.cards}>
            <div class={styles.column}>
              <AboutCard me={me()} />
              <PasswordCard me={me()} />
              <SecondStepCard me={me()} />
            </div>
            <div class={styles.column}>
              <SessionsCard />
              <KeysCard />
            </div>
          </div>
        </>
      )}
    </SignedIn>
  )
}
