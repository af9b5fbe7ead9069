import { A } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { accountQuery, may } from "../account/account.ts"
import { signInPath } from "../account/backTo.ts"
import { formatCount, formatDate } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import { t } from "../i18n/language.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { buttonClass, Pill } from "../ui/controls.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty } from "../ui/states.tsx"
import { More, Table, tableStyles } from "../ui/table.tsx"
import { useImports, useJobs } from "./queries.ts"
import { StartForm } from "./StartForm.tsx"

/** Lists brought in, those that go on, and the way to bring in another. */
export default function ImportsPage() {
  createPageTitle(() => m().title)
  return (
    <>
      <PageHead title={m().title} subtitle={m().subtitle} />
      <Show
        when={may("history.read")}
        fallback={
          <Show when={accountQuery.isSuccess && accountQuery.data.person === undefined}>
            <Card title={m().title} flush>
              <Empty title={m().signIn}>
                <A class={buttonClass("primary")} href={signInPath("/imports")}>
                  {t().app.signIn}
                </A>
              </Empty>
            </Card>
          </Show>
        }
      >
        <Show when={may("import.run")}>
          <Card title={m().start.title} note={m().start.note}>
            <StartForm />
          </Card>
          <Jobs />
        </Show>
        <Imports />
      </Show>
    </>
  )
}

function Jobs() {
  const jobs = useJobs(() => true)
  /** A preview that is done is seen where its list is. */
  const shown = createMemo(() =>
    jobs.isSuccess ? jobs.data.items.filter(({ kind, state }) => kind === "import" || state !== "done").slice(0, 8) : []
  )
  return (
    <Show when={shown().length > 0 ? shown() : undefined}>
      {(items) => (
        <Card title={m().list.jobs} note={m().list.jobsNote}>
          <ul class={pageStyles.list}>
            <For each={items()}>
              {(job) => (
                <li class={pageStyles.line}>
                  <span>
                    <A class={pageStyles.strong} href={`/imports/jobs/${job.id}`}>
                      {job.title}
                    </A>{" "}
                    <span class={pageStyles.small}>
                      {m().job.kinds[job.kind]} · {formatDate(job.createdAt.slice(0, 10))} · {job.by.name}
                    </span>
                  </span>
                  <Pill look={job.state === "failed" ? "warn" : "soft"}>{m().job.states[job.state]}</Pill>
                </li>
              )}
            </For>
          </ul>
        </Card>
      )}
    </Show>
  )
}

function Imports() {
  const imports = useImports()
  const items = createMemo(() => (imports.isSuccess ? imports.data.pages.flatMap((page) => page.items) : []))
  const total = () => (imports.isSuccess ? (imports.data.pages[0]?.total ?? 0) : 0)
  return (
    <Card title={m().list.title} flush>
      <Answer query={imports}>
        {() => (
          <Show
            when={items().length > 0}
            fallback={
              <Empty title={m().list.empty}>
                <p>{m().list.emptyDetail}</p>
              </Empty>
            }
          >
            <Table
              plain
              caption={m().list.caption}
              head={
                <>
                  <th scope="col">{m().list.list}</th>
                  <th scope="col" class={tableStyles.wideOnly}>
                    {m().list.by}
                  </th>
                  <th scope="col">{m().list.on}</th>
                  <th scope="col" class={tableStyles.number}>
                    {m().list.claims}
                  </th>
                  <th scope="col" class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
                    {m().list.waiting}
                  </th>
                  <th scope="col">{m().list.state}</th>
                </>
              }
            >
              <For each={items()}>
                {(one) => (
                  <tr>
                    <th scope="row">
                      <A class={pageStyles.strong} href={`/imports/${one.id}`}>
                        {one.title}
                      </A>
                      <div class={pageStyles.small}>{one.files.map(({ name }) => name).join(", ")}</div>
                    </th>
                    <td class={tableStyles.wideOnly}>{one.by?.name ?? m().list.installation}</td>
                    <td>{formatDate(one.finishedAt.slice(0, 10))}</td>
                    <td class={tableStyles.number}>{formatCount(one.claims)}</td>
                    <td class={`${tableStyles.number} ${tableStyles.wideOnly}`}>{formatCount(one.waiting)}</td>
                    <td>
                      <Show when={one.undoneAt} fallback={m().list.standing}>
                        {(undone) => (
                          <span class={pageStyles.muted}>{m().list.undone(formatDate(undone().slice(0, 10)))}</span>
                        )}
                      </Show>
                    </td>
                  </tr>
                )}
              </For>
            </Table>
            <More
              shown={t().state.shown(items().length, total())}
              hasMore={imports.hasNextPage}
              busy={imports.isFetchingNextPage}
              label={t().state.more}
              busyLabel={t().state.loadingMore}
              onMore={() => imports.fetchNextPage()}
            />
          </Show>
        )}
      </Answer>
    </Card>
  )
}
