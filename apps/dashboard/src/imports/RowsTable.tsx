import { createMemo, createSignal, For, Show } from "solid-js"
import { formatCount, formatCountry, formatShare } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import { t } from "../i18n/language.ts"
import { aside, listed } from "../i18n/words.ts"
import { Pill, Segments } from "../ui/controls.tsx"
import { pageStyles } from "../ui/page.ts"
import { Table, tableStyles } from "../ui/table.tsx"
import styles from "./imports.module.css"
import type { ImportRow, Outcome } from "./jobProgress.ts"

type End = NonNullable<ImportRow["city"]>

const outcomes: ReadonlyArray<Outcome> = ["created", "merged", "unchanged", "waiting", "rejected"]

/** Rows on a page at once. */
const atOnce = 100

/** A place as it is printed, with its country, and how sure it is what is meant. */
const endWords = ({ city, confidence, country, text }: End): string => {
  const place = country === null ? m().rows.unknownCountry : formatCountry(country)
  const sure = city === null ? "?" : confidence === null ? "" : formatShare(confidence)
  return text + aside([place, sure].filter((part) => part !== "").join(", "))
}

const endsOf = (row: ImportRow): string => {
  const side = (one: End | undefined, many: ReadonlyArray<End> | undefined) =>
    listed((many ?? (one === undefined ? [] : [one])).map(endWords))
  const sides = [side(row.city, row.cities), side(row.partner, row.partners)].filter((words) => words !== "")
  return [sides.join(" – "), ...(row.networks === undefined ? [] : [listed(row.networks)])]
    .filter((words) => words !== "")
    .join(t().values.colon())
}

/** Rows of a list, each with what becomes of it and why. */
export function RowsTable(props: { readonly rows: ReadonlyArray<ImportRow> }) {
  const [only, setOnly] = createSignal<Outcome | "all">("all")
  const there = createMemo(() => outcomes.filter((outcome) => props.rows.some((row) => row.outcome === outcome)))
  const shown = createMemo(() =>
    props.rows.filter((row) => only() === "all" || row.outcome === only()).slice(0, atOnce)
  )
  return (
    <>
      <Show when={there().length > 1}>
        <div class={styles.which}>
          <Segments
            label={m().rows.show}
            value={only()}
            options={[
              { value: "all" as const, label: m().rows.all },
              ...there().map((value) => ({ value, label: m().outcomes[value] }))
            ]}
            onChange={setOnly}
          />
          <span class={pageStyles.small}>{m().rows.first(atOnce)}</span>
        </div>
      </Show>
      <Show when={shown().length > 0} fallback={<p class={styles.none}>{m().rows.none}</p>}>
        <Table
          plain
          caption={m().rows.caption}
          head={
            <>
              <th scope="col" class={tableStyles.number}>
                {m().rows.row}
              </th>
              <th scope="col">{m().rows.about}</th>
              <th scope="col">{m().rows.outcome}</th>
              <th scope="col">{m().rows.remarks}</th>
            </>
          }
        >
          <For each={shown()}>
            {(row) => (
              <tr>
                <td class={tableStyles.number} title={m().rows.where(row.file, row.line)}>
                  {formatCount(row.row)}
                </td>
                <td>{endsOf(row)}</td>
                <td>
                  <Show
                    when={row.outcome === "rejected" || row.outcome === "waiting"}
                    fallback={m().outcomes[row.outcome]}
                  >
                    <Pill look="warn">{m().outcomes[row.outcome]}</Pill>
                  </Show>
                </td>
                <td class={styles.remarks}>
                  <Show
                    when={row.outcome === "rejected" || row.outcome === "waiting"}
                    fallback={row.remarks.join("; ")}
                  >
                    {[row.reason, row.remedy].filter((part) => part !== undefined && part !== "").join("; ")}
                    <Show when={row.text}>{(text) => <span>{m().rows.found(text())}</span>}</Show>
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </Table>
      </Show>
    </>
  )
}
