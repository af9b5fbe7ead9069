import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { labelled } from "../i18n/words.ts"
import { FirstFew } from "../ui/FirstFew.tsx"
import { Citation } from "./Claims.tsx"
import { attributeWords, type ClaimView, claimWords, periodWords, speaksForItself, subjectPath } from "./claimWords.ts"
import styles from "./evidence.module.css"

const atOnce = 6

/** That a membership exists, or that an activity is reported, is said by naming it. */
const saidByItself = (claim: ClaimView): boolean =>
  claim.attribute === "reported" ||
  (claim.subject.kind === "membership" && claim.attribute === "exists" && claim.value === true)

/** Statements on several subjects, one a line: of what, what, and who says so; of many the first few at once. */
export function ClaimLines(props: {
  readonly claims: ReadonlyArray<ClaimView>
  /** The subject that the page is about, which need not be named. */
  readonly of?: string
}) {
  return (
    <div>
      <FirstFew items={props.claims} first={atOnce} more={s().evidence.more} class={styles.lines} screenOnly>
        {(claim) => (
          <>
            <span>
              <Show when={claim.subject.id !== props.of && claim.subject.kind !== "strategy"}>
                <Show when={subjectPath(claim.subject)} fallback={claim.subject.label}>
                  {(path) => <A href={path()}>{claim.subject.label}</A>}
                </Show>
                {saidByItself(claim) ? "" : t().values.colon()}
              </Show>
              <Show when={!saidByItself(claim)}>
                {speaksForItself(claim.attribute)
                  ? claimWords(claim)
                  : labelled(attributeWords(claim.attribute), claimWords(claim))}
              </Show>
            </span>{" "}
            <Citation claim={claim} />
            <Show when={periodWords(claim)}>{(period) => <span class={styles.said}>{period()}</span>}</Show>
            <Show when={claim.note}>{(note) => <span class={styles.said}>{note()}</span>}</Show>
          </>
        )}
      </FirstFew>
    </div>
  )
}
