import { Show } from "solid-js"
import { durationWords, titleOf } from "../activities/activityWords.ts"
import type { Found } from "../evidence/found.ts"
import { formatDate } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { StandingMark } from "../portfolio/StandingMark.tsx"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import type { TwinningScores } from "./answer.ts"
import { EvidenceGroups } from "./Evidence.tsx"
import styles from "./factors.module.css"

/** Where a twinning stands, why, and by which contacts. */
export function Standing(props: { readonly scores: TwinningScores; readonly found: Found }) {
  const standing = () => props.scores.standing
  const contactTitle = () => {
    const activity = standing().lastContact?.activity
    const [one] = activity === undefined ? [] : props.found.activities([activity])
    return one === undefined ? s().standing.signature : titleOf(one)
  }
  const evidence = () => standing().evidence
  return (
    <>
      <p class={styles.verdict}>
        <StandingMark standing={standing().standing} />
      </p>
      <p class={pageStyles.muted}>{s().standing.because[standing().because]}</p>
      <dl class={`${pageStyles.facts} ${styles.standingFacts}`}>
        <dt>{s().standing.lastContact}</dt>
        <dd>
          <Show when={standing().lastContact} fallback={s().standing.never}>
            {(contact) => <>{`${formatDate(contact().on)} · ${contactTitle()}`}</>}
          </Show>
        </dd>
        <Show when={standing().quiet !== undefined}>
          <dt>{s().standing.quiet}</dt>
          <dd>{durationWords(standing().quiet ?? 0)}</dd>
          <dt>{s().standing.watched}</dt>
          <dd>
            {durationWords(standing().watched)} <span class={pageStyles.small}>{s().standing.watchedNote}</span>
          </dd>
        </Show>
        <dt>{s().standing.rhythm}</dt>
        <dd>
          <Show
            when={standing().rhythm.from === "own" ? standing().rhythm.typical : undefined}
            fallback={s().standing.fallback}
          >
            {(typical) => <>{s().standing.own(durationWords(typical()))}</>}
          </Show>
          <span class={pageStyles.small}>
            {" · "}
            {s().standing.limits(
              durationWords(standing().rhythm.activeUpTo),
              durationWords(standing().rhythm.latentFrom)
            )}
          </span>
        </dd>
      </dl>
      <Show when={evidence().stages.length + evidence().contacts.length + evidence().watchers.length > 0}>
        <Disclosure summary={s().evidence.title}>
          <EvidenceGroups
            groups={[
              { title: s().standing.stages, claims: evidence().stages },
              { title: s().standing.contacts, activities: evidence().contacts },
              { title: s().standing.watchers, activities: evidence().watchers }
            ]}
            found={props.found}
            of={props.scores.twinning}
          />
        </Disclosure>
      </Show>
    </>
  )
}
