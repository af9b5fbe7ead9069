import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { s } from "../i18n/scores.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { Citation } from "./Claims.tsx"
import { attributeWords, type ClaimView, claimWords, periodWords, speaksForItself, subjectPath } from "./claimWords.ts"
import styles from "./evidence.module.css"

const atOnce = 6

/** That a membership exists, or that an activity is reported, is said by naming it. */
const saidByItself = (claim: ClaimView): boolean =>
  claim.attribute === "reported" ||
  (claim.subject.kind === "membership" && claim.attribute === "exists" && claim.value === true)

function Lines(props: { readonly claims: ReadonlyArray<ClaimView>; readonly of: string | undefined }) {
  return (
    <ul class={styles.lines}>
      <For each={props.claims}>
        {(claim) => (
          <li>
            <span>
              <Show when={claim.subject.id !== props.of && claim.subject.kind !== "strategy"}>
                <Show when={subjectPath(claim.subject)} fallback={claim.subject.label}>
                  {(path) => <A href={path()}>{claim.subject.label}</A>}
                </Show>
                {saidByItself(claim) ? "" : ": "}
              </Show>
              <Show when={!saidByItself(claim)}>
                <Show when={!speaksForItself(claim.attribute)}>{attributeWords(claim.attribute)}: </Show>
                {claimWords(claim)}
              </Show>
            </span>{" "}
            <Citation claim={claim} />
            <Show when={periodWords(claim)}>{(period) => <span class={styles.said}>{period()}</span>}</Show>
            <Show when={claim.note}>{(note) => <span class={styles.said}>{note()}</span>}</Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Statements on several subjects, one a line: of what, what, and who says so; of many the first few at once. */
export function ClaimLines(props: {
  readonly claims: ReadonlyArray<ClaimView>
  /** The subject that the page is about, which need not be named. */
  readonly of?: string
}) {
  return (
    <div>
      <Lines claims={props.claims.slice(0, atOnce)} of={props.of} />
      <Show when={props.claims.length > atOnce}>
        <Disclosure look="words" screenOnly summary={s().evidence.more(props.claims.length - atOnce)}>
          <Lines claims={props.claims.slice(atOnce)} of={props.of} />
        </Disclosure>
      </Show>
    </div>
  )
}
