import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { formatCount } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import { listed } from "../i18n/words.ts"
import { buttonClass } from "../ui/controls.tsx"
import { FirstFew } from "../ui/FirstFew.tsx"
import { Icon } from "../ui/Icon.tsx"
import { pageStyles } from "../ui/page.ts"
import { Table, tableStyles } from "../ui/table.tsx"
import styles from "./imports.module.css"
import type { Report } from "./jobProgress.ts"
import { Tally } from "./Tally.tsx"

const atOnce = 20

/** The records that were not there before, in words. */
export const createdWords = (created: Readonly<Partial<Report["created"]>>): string =>
  listed(
    (["cities", "twinnings", "networks", "memberships", "activities"] as const).flatMap((kind) => {
      const count = created[kind] ?? 0
      return count > 0 ? [m().report[kind](count)] : []
    })
  )

/** What an import did, or would do: rows, records, what was rejected and what deserves a look. */
export function ReportView(props: {
  readonly report: Report
  /** The job whose rejected rows can be saved. */
  readonly job?: string
}) {
  const would = () => props.report.preview
  return (
    <div class={styles.report}>
      <Tally tally={props.report.rows} />
      <p>
        {would() ? m().report.would(props.report.claims) : m().report.brought(props.report.claims)}{" "}
        <Show when={createdWords(props.report.created) !== ""}>
          {m().report.created(createdWords(props.report.created))}
        </Show>
      </p>
      <Show when={props.report.rows.waiting > 0}>
        <p>
          {would() ? m().report.waitingWould(props.report.rows.waiting) : m().report.waiting(props.report.rows.waiting)}
        </p>
      </Show>
      <p class={`${pageStyles.actions} screen-only`}>
        <Show when={would() ? undefined : props.report.id}>
          {(id) => (
            <A class={buttonClass("primary")} href={`/imports/${id()}`}>
              {m().report.open}
            </A>
          )}
        </Show>
        <Show when={would() ? undefined : props.report.source}>
          {(source) => (
            <A class={buttonClass()} href={`/sources/${source().id}`}>
              <Icon name="sources" size={16} />
              {m().report.source}
            </A>
          )}
        </Show>
        <Show when={props.report.rows.rejected > 0 ? props.job : undefined}>
          {(job) => (
            <a class={buttonClass()} href={`/api/v1/import-jobs/${job()}/rejected`} download="rejected.csv">
              <Icon name="download" size={16} />
              {m().report.download}
            </a>
          )}
        </Show>
      </p>
      <Show when={props.report.files.length > 1}>
        <section>
          <h3>{m().report.files}</h3>
          <Table
            plain
            caption={m().report.files}
            head={
              <>
                <th scope="col">{m().report.file}</th>
                <For each={["read", "created", "merged", "unchanged", "waiting", "rejected"] as const}>
                  {(key) => (
                    <th scope="col" class={tableStyles.number}>
                      {m().outcomes[key]}
                    </th>
                  )}
                </For>
              </>
            }
          >
            <For each={props.report.files}>
              {(file) => (
                <tr>
                  <th scope="row">{file.name}</th>
                  <For each={["read", "created", "merged", "unchanged", "waiting", "rejected"] as const}>
                    {(key) => <td class={tableStyles.number}>{formatCount(file.rows[key])}</td>}
                  </For>
                </tr>
              )}
            </For>
          </Table>
        </section>
      </Show>
      <For each={props.report.files.filter(({ remarks }) => remarks.length > 0)}>
        {(file) => (
          <section>
            <h3>{[m().report.remarks, ...(props.report.files.length > 1 ? [file.name] : [])].join(" · ")}</h3>
            <FirstFew items={file.remarks} first={atOnce} more={m().report.more} class={styles.notes}>
              {(remark) => remark}
            </FirstFew>
          </section>
        )}
      </For>
      <Show when={props.report.passedOver.length > 0}>
        <section>
          <h3>{m().report.passedOver}</h3>
          <FirstFew items={props.report.passedOver} first={atOnce} more={m().report.more} class={styles.notes}>
            {({ reason }) => reason}
          </FirstFew>
        </section>
      </Show>
    </div>
  )
}
