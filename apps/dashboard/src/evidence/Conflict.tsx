import { A } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { formatCountry } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { labelled, listed } from "../i18n/words.ts"
import { cityName } from "../naming.tsx"
import { Citation } from "./Claims.tsx"
import type { ConflictView } from "./ConflictView.ts"
import { attributeWords, subjectPath, valueWords } from "./claimWords.ts"
import { Decision } from "./decision/Decision.tsx"
import styles from "./evidence.module.css"

/** What the positions disagree on: for a step of a twinning, the step. */
const about = ({ attribute, positions }: ConflictView): string => {
  const value = positions[0]?.value
  const kind =
    attribute === "stage" && typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined
  const words: Readonly<Record<string, string>> = t().states
  return (typeof kind === "string" ? words[kind] : undefined)?.toLowerCase() ?? attributeWords(attribute)
}

const asked = (conflict: ConflictView): string =>
  conflict.kind === "left-out" && conflict.city !== undefined && conflict.partner !== undefined
    ? t().conflicts.leftOut(cityName(conflict.city), cityName(conflict.partner))
    : t().conflicts.values(about(conflict), conflict.subject.label)

const said = (conflict: ConflictView, index: number): string => {
  const position = conflict.positions[index]
  if (position === undefined) return ""
  const { city, country, kind, partner } = conflict
  if (kind === "left-out" && city !== undefined) {
    if (index > 0) return partner === undefined ? "" : t().conflicts.leftOutTwin(cityName(city), cityName(partner))
    const named = position.claims.flatMap(({ mentions }) => mentions).filter(({ id }) => id !== city.id)
    const unique = named.filter(({ id }, at) => named.findIndex((other) => other.id === id) === at)
    return unique.length === 0
      ? t().conflicts.leftOutNone(cityName(city), formatCountry(country))
      : labelled(
          t().conflicts.leftOutList(cityName(city), formatCountry(country)),
          t().conflicts.leftOutSays(listed(unique.map(cityName)))
        )
  }
  const mentions = position.claims.flatMap((claim) => claim.mentions)
  return valueWords(conflict.attribute, conflict.subject.kind, position.value, mentions)
}

/** What tells one contradiction from another, whoever reads it anew. */
export const conflictKey = ({ kind, positions, subject, twinning }: ConflictView): string =>
  [kind, subject.id, twinning, ...positions.flatMap(({ claims }) => claims.map(({ id }) => id)).toSorted()].join(" ")

/** One contradiction with all its sides, and who takes each. */
export function Conflict(props: { readonly conflict: ConflictView; readonly plain?: boolean }) {
  const path = createMemo(() =>
    props.plain === true
      ? undefined
      : props.conflict.twinning === undefined
        ? subjectPath(props.conflict.subject)
        : `/partnerships/${props.conflict.twinning}`
  )
  const why = (index: number): string | undefined => {
    const { policy, positions } = props.conflict
    const reason = positions[index]?.reason
    if (reason !== undefined) return t().conflicts.reasons[reason]
    return index === 0 && policy !== undefined ? t().conflicts.shownBecause(t().conflicts.policies[policy]) : undefined
  }
  return (
    <article class={styles.conflict}>
      <header class={styles.question}>
        <h3>{asked(props.conflict)}</h3>
        <Show when={path()}>
          {(href) => (
            <A href={href()}>
              {props.conflict.twinning === undefined ? props.conflict.subject.label : t().conflicts.openTwinning}
            </A>
          )}
        </Show>
      </header>
      <div class={styles.positions}>
        <For each={props.conflict.positions}>
          {(position, index) => (
            <div class={styles.position}>
              <p class={styles.says}>{said(props.conflict, index())}</p>
              <ul>
                <For each={position.claims}>
                  {(claim) => (
                    <li>
                      <Citation claim={claim} />
                    </li>
                  )}
                </For>
              </ul>
              <Show when={why(index())}>{(words) => <p class={styles.why}>{words()}</p>}</Show>
            </div>
          )}
        </For>
      </div>
      <Decision conflict={props.conflict} says={(position) => said(props.conflict, position)} />
    </article>
  )
}
