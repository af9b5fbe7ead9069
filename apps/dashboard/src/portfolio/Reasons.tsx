import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { ActivityLines } from "../activities/ActivityLines.tsx"
import { Citations } from "../evidence/Claims.tsx"
import type { Found } from "../evidence/found.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { aside, clauses, inWords, labelled, wordFor } from "../i18n/words.ts"
import { Keyed } from "../ui/Keyed.tsx"
import { pageStyles } from "../ui/page.ts"
import type { PortfolioLine } from "./answer.ts"
import styles from "./portfolio.module.css"

type Reason = PortfolioLine["review"]["reasonsFor"][number]

const titleOf = ({ kind, title }: NonNullable<PortfolioLine["renewal"]>["agreement"]): string =>
  title ?? wordFor(t().partnership.agreementKinds, kind)

/** Rules that spoke, in words, each with what it rests on. */
export function Reasons(props: {
  readonly title?: string
  readonly reasons: ReadonlyArray<Reason>
  readonly line: PortfolioLine
  readonly found: Found
  /** Says which step each speaks for or against. */
  readonly withAction?: boolean
}) {
  return (
    <section class={styles.reasons}>
      <Show when={props.title}>
        <h3>{props.title}</h3>
      </Show>
      <ul>
        <Keyed each={props.reasons} by={({ action, rule }) => `${rule} ${action}`}>
          {(reason) => (
            <li>
              <p>
                {inWords(reason().words)}
                <Show when={props.withAction}>
                  <span class={pageStyles.small}>
                    {aside(s().portfolio.otherReason(s().portfolio.actions[reason().action], reason().weight))}
                  </span>
                </Show>
              </p>
              <Evidence reason={reason()} line={props.line} found={props.found} />
              <p class={styles.basis}>
                {labelled(
                  s().method.basis,
                  clauses(
                    reason().basis.map(
                      ({ locator, source }) => `${source === "method" ? s().method.itself : source} ${locator}`
                    )
                  )
                )}
              </p>
            </li>
          )}
        </Keyed>
      </ul>
    </section>
  )
}

function Evidence(props: { readonly reason: Reason; readonly line: PortfolioLine; readonly found: Found }) {
  const activities = () => props.found.activities(props.reason.evidence.activities)
  const claims = () => props.found.claims(props.reason.evidence.claims)
  const networks = () =>
    (props.line.sharedNetworks ?? []).filter(({ id }) => props.reason.evidence.networks.includes(id))
  const agreements = () => {
    const { renewal } = props.line
    return renewal !== undefined && props.reason.evidence.agreements.some((id) => id === renewal.agreement.id)
      ? [renewal]
      : []
  }
  const none = () => activities().length + claims().length + networks().length + agreements().length === 0
  return (
    <div class={styles.evidence}>
      <Show when={none()}>
        <p class={pageStyles.small}>{s().evidence.none}</p>
      </Show>
      <Show when={claims().length > 0}>
        <Citations claims={claims()} />
      </Show>
      <For each={agreements()}>
        {(renewal) => (
          <p>
            {labelled(s().evidence.agreement, titleOf(renewal.agreement))}{" "}
            <Citations claims={props.found.claims(renewal.claims)} />
          </p>
        )}
      </For>
      <For each={networks()}>
        {(network) => (
          <p>
            <A href={`/networks/${network.id}`}>{network.shortName ?? network.name}</A>{" "}
            <Citations claims={props.found.claims(network.claims)} />
          </p>
        )}
      </For>
      <Show when={activities().length > 0}>
        <ActivityLines activities={activities()} found={props.found} first={3} />
      </Show>
    </div>
  )
}
