import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from "solid-js"
import { formatMoney } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { cityName } from "../naming.tsx"
import { Button } from "../ui/controls.tsx"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import type { CityPortfolio } from "./answer.ts"
import { type Cap, readCap } from "./cap.ts"
import styles from "./portfolio.module.css"

/** A field for a budget, and what the portfolio comes to under it. */
export function Budget(props: {
  readonly portfolio: CityPortfolio
  readonly cap: Cap | undefined
  readonly onCap: (cap: Cap | undefined) => void
}) {
  const id = createUniqueId()
  const [amount, setAmount] = createSignal(props.cap?.amount ?? "")
  const [currency, setCurrency] = createSignal(props.cap?.currency ?? "")
  const [wrong, setWrong] = createSignal(false)
  createEffect(
    on(
      () => props.cap,
      (cap) => {
        if (cap === undefined) return
        setAmount(cap.amount)
        setCurrency(cap.currency)
      },
      { defer: true }
    )
  )
  const ask = (event: SubmitEvent) => {
    event.preventDefault()
    const cap = readCap(amount(), currency())
    setWrong(cap === undefined)
    if (cap !== undefined) props.onCap(cap)
  }
  const clear = () => {
    setAmount("")
    setCurrency("")
    setWrong(false)
    props.onCap(undefined)
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
            value={amount()}
            aria-invalid={wrong()}
            aria-describedby={wrong() ? id : undefined}
            onInput={(event) => setAmount(event.currentTarget.value)}
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
            value={currency()}
            aria-invalid={wrong()}
            aria-describedby={wrong() ? id : undefined}
            onInput={(event) => setCurrency(event.currentTarget.value)}
          />
        </label>
        <Button type="submit">{s().portfolio.ask}</Button>
        <Show when={props.cap}>
          <Button look="quiet" onClick={clear}>
            {s().portfolio.clear}
          </Button>
        </Show>
      </form>
      <p class={styles.wrong} id={id} role="alert">
        <Show when={wrong()}>{s().portfolio.bothNeeded}</Show>
      </p>
      <Show when={props.portfolio.scenario}>
        {(scenario) => <Scenario scenario={scenario()} portfolio={props.portfolio} />}
      </Show>
    </section>
  )
}

type Scenario = NonNullable<CityPortfolio["scenario"]>
const order: ReadonlyArray<Scenario["lines"][number]["because"]> = [
  "paid",
  "over-cap",
  "cost-unknown",
  "other-currency",
  "free",
  "nothing-recommended"
]
const atOnce = 6

function Scenario(props: { readonly scenario: Scenario; readonly portfolio: CityPortfolio }) {
  const partners = createMemo(
    () => new Map(props.portfolio.twinnings.map(({ partner, twinning }) => [twinning, cityName(partner)]))
  )
  const money = (amount: number) => formatMoney(amount, props.scenario.cap.currency)
  const groups = createMemo(() =>
    order.flatMap((because) => {
      const lines = props.scenario.lines.filter((line) => line.because === because)
      return lines.length === 0 ? [] : [{ because, lines }]
    })
  )
  const words = (line: Scenario["lines"][number]): string =>
    [
      partners().get(line.twinning) ?? "",
      ...(line.recommended === undefined ? [] : [s().portfolio.actions[line.recommended]]),
      ...(line.cost === undefined ? [] : [money(line.cost)]),
      ...(line.because === "over-cap" && line.action !== undefined
        ? [s().portfolio.instead(s().portfolio.actions[line.action])]
        : [])
    ].join(" · ")
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
              {s().portfolio.because[because]} <span class={pageStyles.small}>({lines.length})</span>
            </h4>
            <ul>
              <For each={lines.slice(0, atOnce)}>{(line) => <li>{words(line)}</li>}</For>
            </ul>
            <Show when={lines.length > atOnce}>
              <Disclosure look="words" summary={s().evidence.more(lines.length - atOnce)}>
                <ul>
                  <For each={lines.slice(atOnce)}>{(line) => <li>{words(line)}</li>}</For>
                </ul>
              </Disclosure>
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}
