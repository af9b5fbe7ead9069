import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import {
  attributeWords,
  type ClaimView,
  claimWords,
  periodWords,
  speaksForItself,
  subjectPath
} from "../evidence/claimWords.ts"
import { t } from "../i18n/language.ts"
import { pageStyles } from "../ui/page.ts"
import { Table, tableStyles } from "../ui/table.tsx"

/** The claims of one source: about what, what it states, and where. */
export function ClaimsTable(props: { readonly claims: ReadonlyArray<ClaimView> }) {
  return (
    <Table
      caption={t().source.claims}
      head={
        <>
          <th scope="col">{t().source.subject}</th>
          <th scope="col">{t().source.states}</th>
          <th scope="col" class={tableStyles.wideOnly}>
            {t().source.where}
          </th>
        </>
      }
    >
      <For each={props.claims}>
        {(claim) => (
          <tr>
            <th scope="row">
              <Show when={subjectPath(claim.subject)} fallback={claim.subject.label}>
                {(path) => <A href={path()}>{claim.subject.label}</A>}
              </Show>
            </th>
            <td>
              <Show when={!speaksForItself(claim.attribute)}>
                <span class={pageStyles.muted}>{attributeWords(claim.attribute)}:</span>{" "}
              </Show>
              {claimWords(claim)}
              <Show when={periodWords(claim)}>{(period) => <div class={pageStyles.small}>{period()}</div>}</Show>
              <Show when={claim.note}>{(note) => <div class={pageStyles.small}>{note()}</div>}</Show>
            </td>
            <td class={`${tableStyles.wideOnly} ${tableStyles.muted}`}>{claim.locator}</td>
          </tr>
        )}
      </For>
    </Table>
  )
}
