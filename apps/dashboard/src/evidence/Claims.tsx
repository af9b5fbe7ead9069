import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { t } from "../i18n/language.ts"
import { attributeWords, type ClaimView, claimWords, periodWords, speaksForItself } from "./claimWords.ts"
import styles from "./evidence.module.css"
import { Grade } from "./Grade.tsx"

/** Who says so, where it stands there, and how far that source can be relied on. */
export function Citation(props: { readonly claim: ClaimView }) {
  return (
    <span class={styles.citation}>
      <A href={`/sources/${props.claim.source.id}`} title={props.claim.source.title}>
        {props.claim.source.shortName ?? props.claim.source.title}
      </A>
      <span class={styles.locator}>{props.claim.locator}</span>
      <Grade grade={props.claim.source.grade} />
    </span>
  )
}

/** Statements, each with its source and its place there. */
export function Claims(props: { readonly claims: ReadonlyArray<ClaimView> }) {
  return (
    <ul class={styles.claims}>
      <For each={props.claims}>
        {(claim) => (
          <li>
            <span>
              <Show when={!speaksForItself(claim.attribute)}>
                <span class={styles.attribute}>
                  {attributeWords(claim.attribute)}
                  {t().values.colon()}
                </span>
              </Show>
              {claimWords(claim)}
            </span>
            <Citation claim={claim} />
            <Show when={periodWords(claim)}>{(period) => <span class={styles.aside}>{period()}</span>}</Show>
            <Show when={claim.note}>{(note) => <span class={styles.aside}>{note()}</span>}</Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Statements in short: their citations alone. */
export function Citations(props: { readonly claims: ReadonlyArray<ClaimView> }) {
  return (
    <Show when={props.claims.length > 0} fallback={t().words.notStated}>
      <span class={styles.citations}>
        <For each={props.claims}>{(claim) => <Citation claim={claim} />}</For>
      </span>
    </Show>
  )
}
