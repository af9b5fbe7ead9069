import { useLocation } from "@solidjs/router"
import { createEffect, createMemo, createSignal, For, type JSX, Show } from "solid-js"
import { Citation } from "../evidence/Claims.tsx"
import { topicWords } from "../evidence/claimWords.ts"
import type { ActivityView, Found } from "../evidence/found.ts"
import { formatCount, formatMoney } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { aside, listed, wordFor } from "../i18n/words.ts"
import { Pill } from "../ui/controls.tsx"
import { createPrinting } from "../ui/Disclosure.tsx"
import { ShowAll } from "../ui/ShowAll.tsx"
import styles from "./activities.module.css"
import { anchorOf, titleOf, typeWords, whenWords } from "./activityWords.ts"

const atOnce = 12

/** A heading as a word among others. */
const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

interface Fact {
  readonly name: string
  readonly value: string
}

/** What is stated of an activity, and the names of what is not. */
const factsOf = (
  activity: ActivityView,
  cityNameOf: (id: string) => string
): { readonly stated: ReadonlyArray<Fact>; readonly missing: ReadonlyArray<string> } => {
  const words = s().activities
  const stated: Array<Fact> = []
  const missing: Array<string> = []
  const add = (name: string, value: string | undefined) =>
    value === undefined ? missing.push(lowered(name)) : stated.push({ name, value })
  const { benefits, citizenLed, fields, money, organisers, people } = activity
  add(words.fields, fields === undefined ? undefined : listed(fields.map(topicWords)) || t().words.none)
  add(
    words.organisers,
    organisers === undefined
      ? undefined
      : listed(organisers.map(({ name, sector }) => `${name}${aside(wordFor(s().sectors, sector))}`)) ||
          words.noOrganiser
  )
  add(
    words.gained,
    benefits === undefined
      ? undefined
      : listed(
          benefits.map(({ attestedBy, city, kind }) =>
            words.gain(cityNameOf(city), wordFor(words.benefits, kind), wordFor(words.attesters, attestedBy))
          )
        ) || words.nobody
  )
  add(words.people, people === undefined ? undefined : formatCount(people))
  if (citizenLed !== undefined) add(words.citizenLed, citizenLed ? t().words.yes : t().words.no)
  if (money !== undefined) add(words.money, formatMoney(money.amount, money.currency))
  return { stated, missing }
}

/** What two cities did together, the latest first, with everything that is stated of it and who states it. */
export function ActivityList(props: {
  readonly activities: ReadonlyArray<ActivityView>
  readonly found: Found
  readonly cityNameOf: (id: string) => string
  /** What can be done with an activity, by whoever may. */
  readonly tools?: ((activity: ActivityView) => JSX.Element) | undefined
}) {
  const location = useLocation()
  const printing = createPrinting()
  const [all, setAll] = createSignal(false)
  const pointedAt = createMemo(() => props.activities.findIndex(({ id }) => location.hash === `#${anchorOf(id)}`))
  const shown = createMemo(() =>
    all() || printing() || pointedAt() >= atOnce || props.activities.length <= atOnce
      ? props.activities
      : props.activities.slice(0, atOnce)
  )
  createEffect(() => {
    const id = props.activities[pointedAt()]?.id
    if (id !== undefined) document.getElementById(anchorOf(id))?.scrollIntoView({ block: "center" })
  })
  return (
    <>
      <ol class={styles.list}>
        <For each={shown()}>
          {(activity) => {
            const facts = createMemo(() => factsOf(activity, props.cityNameOf))
            const mark = () => (activity.countsNow ? activity.outside : ("not-yet" as const))
            return (
              <li
                id={anchorOf(activity.id)}
                classList={{ [styles.pointed ?? ""]: location.hash === `#${anchorOf(activity.id)}` }}
              >
                <p class={styles.head}>
                  <span class={styles.when}>{whenWords(activity)}</span>
                  <span class={styles.type}>{typeWords(activity)}</span>
                  <Show when={mark()}>{(key) => <Pill look="warn">{s().activities.marks[key()]}</Pill>}</Show>
                </p>
                <p class={styles.title}>{titleOf(activity)}</p>
                <dl class={styles.facts}>
                  <For each={facts().stated}>
                    {(fact) => (
                      <div>
                        <dt>
                          {fact.name}
                          {t().values.colon()}
                        </dt>
                        <dd>{fact.value}</dd>
                      </div>
                    )}
                  </For>
                </dl>
                <Show when={facts().missing.length > 0}>
                  <p class={styles.missing}>{s().activities.notStated(listed(facts().missing))}</p>
                </Show>
                <ul class={styles.claims}>
                  <For each={props.found.claims(activity.evidence)}>
                    {(claim) => (
                      <li>
                        <Citation claim={claim} />
                        <Show when={claim.note}>{(note) => <span class={styles.missing}>{note()}</span>}</Show>
                      </li>
                    )}
                  </For>
                </ul>
                {props.tools?.(activity)}
              </li>
            )
          }}
        </For>
      </ol>
      <Show when={shown().length < props.activities.length}>
        <ShowAll label={s().evidence.all(props.activities.length)} onClick={() => setAll(true)} />
      </Show>
    </>
  )
}
