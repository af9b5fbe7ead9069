import { A } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { Grade } from "../evidence/Grade.tsx"
import { formatCount } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { Answer } from "../shell/Answer.tsx"
import { importCommand } from "../shell/Loaded.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Code, Empty } from "../ui/states.tsx"
import { More, Table, tableStyles } from "../ui/table.tsx"
import { useSources } from "./queries.ts"
import { Tabs } from "./Tabs.tsx"

export default function SourceList() {
  createPageTitle(() => t().sources.title)
  const sources = useSources()
  const items = createMemo(() => (sources.isSuccess ? sources.data.pages.flatMap((page) => page.items) : []))
  const total = () => (sources.isSuccess ? (sources.data.pages[0]?.total ?? 0) : 0)
  return (
    <>
      <PageHead title={t().sources.title} subtitle={t().sources.subtitle}>
        <Tabs />
      </PageHead>
      <Card title={sources.isSuccess ? t().sources.count(total()) : t().sources.title} flush>
        <Answer query={sources}>
          {() => (
            <Show
              when={items().length > 0}
              fallback={
                <Empty title={t().sources.empty}>
                  <p>
                    {t().sources.emptyDetail} <Code>{importCommand}</Code>
                  </p>
                </Empty>
              }
            >
              <Table
                caption={t().sources.caption}
                head={
                  <>
                    <th scope="col">{t().sources.source}</th>
                    <th scope="col">{t().sources.grade}</th>
                    <th scope="col" class={tableStyles.number}>
                      {t().sources.claims}
                    </th>
                    <th scope="col" class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
                      {t().sources.cities}
                    </th>
                    <th scope="col" class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
                      {t().sources.twinnings}
                    </th>
                    <th scope="col" class={tableStyles.wideOnly}>
                      {t().sources.licence}
                    </th>
                  </>
                }
              >
                <For each={items()}>
                  {(source) => (
                    <tr>
                      <th scope="row">
                        <A href={`/sources/${source.id}`} class={pageStyles.strong}>
                          {source.title}
                        </A>
                        <div class={pageStyles.small}>
                          {[
                            ...(source.shortName === undefined ? [] : [source.shortName]),
                            t().sources.kinds[source.kind],
                            ...(source.publisher === undefined ? [] : [source.publisher])
                          ].join(" · ")}
                        </div>
                      </th>
                      <td>
                        <Grade grade={source.grade} />
                      </td>
                      <td class={tableStyles.number}>{formatCount(source.claims)}</td>
                      <td class={`${tableStyles.number} ${tableStyles.wideOnly}`}>{formatCount(source.cities)}</td>
                      <td class={`${tableStyles.number} ${tableStyles.wideOnly}`}>{formatCount(source.twinnings)}</td>
                      <td class={`${tableStyles.wideOnly} ${tableStyles.muted}`}>
                        {source.licence ?? t().words.notStated}
                      </td>
                    </tr>
                  )}
                </For>
              </Table>
              <More
                shown={t().state.shown(items().length, total())}
                hasMore={sources.hasNextPage}
                busy={sources.isFetchingNextPage}
                label={t().state.more}
                busyLabel={t().state.loadingMore}
                onMore={() => sources.fetchNextPage()}
              />
            </Show>
          )}
        </Answer>
      </Card>
    </>
  )
}
