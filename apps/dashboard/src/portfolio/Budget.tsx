import { createMemo, createSignal, createUniqueId, For, Show } from "solid-js"
import { formatCount, formatMoney } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { aside } from "../i18n/words.ts"
import { Button } from "../ui/controls.tsx"
import { FirstFew } from "../ui/FirstFew.tsx"
import { pageStyles } from "../ui/page.ts"
import type { CityPortfolio } from "./answer.ts"
import { type Cap, readCap } from "./cap.ts"
import styles from "./portfolio.module.css"
import { budgetWords, type Scenario } from "./portfolioWords.ts"

/** A field for a budget, and what the portfolio comes to under it. */
export function Budget(props: {
  readonly portfolio: CityPortfolio
  readonly cap: Cap | undefined
  readonly onCap: (cap: Cap | undefined) => void
}) {
  const id = createUniqueId()
  /** What is written in the form: it begins anew with every budget, and empty where there is none. */
  const written = createMemo(() => {
    const [amount, setAmount] = createSignal(props.cap?.amount ?? "")
    const [currency, setCurrency] = createSignal(props.cap?.currency ?? "")
    const [wrong, setWrong] = createSignal(false)
    return { amount, setAmount, currency, setCurrency, wrong, setWrong }
  })
  const wrong = () => written().wrong()
  const ask = (event: SubmitEvent) => {
    event.preventDefault()
    const cap = readCap(written().amount(), written().currency())
    written().setWrong(cap === undefined)
    if (cap !== undefined) props.onCap(cap)
  }
  return (
    <section class={styles.budget}>
      <h3>{s().portfolio.budget}</h3>
      <p class={pageStyles.small}>{s().portfolio.budgetNote}</p>
      <form class={`${styles.form} screen-only`} onSubmit={ask} novalidate>
        <label>
          {s().portfolio.amount}
          <input
            type="text"
            inputmode="decimal"
            autocomplete="off"
            value={written().amount()}
            aria-invalid={wrong()}
            aria-describedby={wrong() ? id : undefined}
            onInput={(event) => written().setAmount(event.currentTarget.value)}
          />
        </label>
        <label>
          {s().portfolio.currency}
          <input
            type="text"
            class={styles.code}
            maxlength="3"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            title={s().portfolio.currencyHint}
            value={written().currency()}
            aria-invalid={wrong()}
            aria-describedby={wrong() ? id : undefined}
            onInput={(event) => written().setCurrency(event.currentTarget.value)}
          />
        </label>
        <Button type="submit">{s().portfolio.ask}</Button>
        <Show when={props.cap}>
          <Button look="quiet" onClick={() => props.onCap(undefined)}>
            {s().portfolio.clear}
          </Button>
        </Show>
      </form>
      <p class={styles.wrong} id={id} role="alert">
        <Show when={wrong()}>{s().portfolio.bothNeeded}</Show>
      </p>
      <Show when={props.portfolio.scenario}>
        {(scenario) => <UnderCap scenario={scenario()} portfolio={props.portfolio} />}
      </Show>
    </section>
  )
}

const order: ReadonlyArray<Scenario["lines"][number]["because"]> = [
  "paid",
  "over-cap",
  "cost-unknown",
  "other-currency",
  "free",
  "nothing-recommended"
]
const atOnce = 6

function UnderCap(props: { readonly scenario: Scenario; readonly portfolio: CityPortfolio }) {
  const reviewed = createMemo(() => new Map(props.portfolio.twinnings.map((line) => [line.twinning, line])))
  const money = (amount: number) => formatMoney(amount, props.scenario.cap.currency)
  const groups = createMemo(() =>
    order.flatMap((because) => {
      const lines = props.scenario.lines.filter((line) => line.because === because)
      return lines.length === 0 ? [] : [{ because, lines }]
    })
  )
  return (
    <div class={styles.scenario} role="status">
      <p>
        {s().portfolio.spent(
          money(props.scenario.spent),
          money(props.scenario.cap.amount),
          money(props.scenario.cap.amount - props.scenario.spent)
        )}
      </p>
      <For each={groups()}>
        {({ because, lines }) => (
          <div>
            <h4>
              {s().portfolio.because[because]}
              <span class={pageStyles.small}>{aside(formatCount(lines.length))}</span>
            </h4>
            <FirstFew items={lines} first={atOnce} more={s().evidence.more}>
              {(line) => budgetWords(line, reviewed().get(line.twinning))}
            </FirstFew>
          </div>
        )}
      </For>
    </div>
  )
}
