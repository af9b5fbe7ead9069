import { type JSX, Show } from "solid-js"
import { p } from "../i18n/people.ts"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import styles from "./account.module.css"
import { useLinkToken } from "./linkToken.ts"

/** A page that is opened by a link with a token: its form, or what to do where the link is not whole. */
export function LinkPage(props: {
  readonly title: string
  readonly subtitle: string
  readonly cardTitle: string
  readonly children: (token: string) => JSX.Element
}) {
  createPageTitle(() => props.title)
  const token = useLinkToken()
  return (
    <>
      <PageHead title={props.title} subtitle={props.subtitle} />
      <div class={styles.narrow}>
        <Show
          when={token()}
          keyed
          fallback={
            <Card title={p().links.incomplete}>
              <p>{p().links.incompleteDetail}</p>
            </Card>
          }
        >
          {(whole) => <Card title={props.cardTitle}>{props.children(whole)}</Card>}
        </Show>
      </div>
    </>
  )
}
