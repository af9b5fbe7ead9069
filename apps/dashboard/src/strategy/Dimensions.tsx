import { For, Match, Show, Switch } from "solid-js"
import { RangeBar } from "../chart/RangeBar.tsx"
import { ClaimLines } from "../evidence/ClaimLines.tsx"
import type { Found } from "../evidence/found.ts"
import { formatScore, formatShare, leastShown } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { inWords, labelled, wordFor } from "../i18n/words.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import type { CityMaturity } from "./answer.ts"
import { StateSign } from "./StateSign.tsx"
import styles from "./strategy.module.css"

type Dimension = CityMaturity["dimensions"][number]

/** The dimensions of a maturity, each with what it rests on. */
export function Dimensions(props: { readonly maturity: CityMaturity; readonly found: Found }) {
  return (
    <ul class={styles.dimensions}>
      <For each={props.maturity.dimensions}>
        {(dimension) => (
          <li>
            <Disclosure summary={<Summary dimension={dimension} />}>
              <ul class={styles.indicators}>
                <For each={dimension.indicators}>
                  {(indicator) => (
                    <li>
                      <p class={styles.indicator}>
                        <StateSign state={indicator.state} />
                        <strong>
                          {inWords(indicator.title)}
                          {t().values.colon()}
                        </strong>
                        <span>
                          <Switch fallback={s().maturity.states[indicator.state]}>
                            <Match when={indicator.answer}>{(answer) => wordFor(s().maturity.answers, answer())}</Match>
                            <Match when={indicator.state === "known"}>
                              {labelled(s().maturity.states.known, formatScore(indicator.low))}
                            </Match>
                            <Match when={indicator.state === "partly"}>
                              {labelled(s().maturity.states.partly, s().maturity.atLeast(formatScore(indicator.low)))}
                            </Match>
                          </Switch>
                        </span>
                      </p>
                      <Show when={indicator.because}>
                        {(because) => <p class={pageStyles.small}>{inWords(because())}</p>}
                      </Show>
                      <Show
                        when={indicator.evidence.length > 0}
                        fallback={
                          <Show when={indicator.state === "unknown"}>
                            <p class={pageStyles.small}>{s().maturity.noClaims}</p>
                          </Show>
                        }
                      >
                        <ClaimLines claims={props.found.claims(indicator.evidence)} of={props.maturity.city.id} />
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </Disclosure>
          </li>
        )}
      </For>
    </ul>
  )
}

function Summary(props: { readonly dimension: Dimension }) {
  const title = () => inWords(props.dimension.title)
  const settled = () => props.dimension.high - props.dimension.low < leastShown
  return (
    <span class={styles.dimension}>
      <span class={styles.name}>{title()}</span>
      <Show when={props.dimension.applies} fallback={<span class={styles.none}>{s().maturity.doesNotApply}</span>}>
        <RangeBar
          label={s().bars.open(title(), formatScore(props.dimension.low), formatScore(props.dimension.high))}
          bounds={settled() ? undefined : props.dimension}
          at={settled() ? props.dimension.low : undefined}
        />
        <span class={styles.range}>
          {settled()
            ? formatScore(props.dimension.low)
            : s().bars.between(formatScore(props.dimension.low), formatScore(props.dimension.high))}
        </span>
        <span class={styles.coverage}>{s().bars.known(formatShare(props.dimension.coverage))}</span>
      </Show>
    </span>
  )
}
