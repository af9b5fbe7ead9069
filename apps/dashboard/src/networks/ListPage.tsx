import { A, useSearchParams } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { formatCount } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button, SearchField } from "../ui/controls.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { createQueryText } from "../ui/queryText.ts"
import { Empty } from "../ui/states.tsx"
import { More, Table, tableStyles } from "../ui/table.tsx"
import { useNetworks } from "./queries.ts"

export default function NetworkList() {
  createPageTitle(() => t().networks.title)
  const [search, setSearch] = useSearchParams<{ q?: string }>()
  const [text, setText] = createQueryText(
    () => search.q ?? "",
    (q) => setSearch({ q }, { replace: true })
  )
  const networks = useNetworks(() => search.q ?? "")
  const items = createMemo(() => (networks.isSuccess ? networks.data.pages.flatMap((page) => page.items) : []))
  const total = () => (networks.isSuccess ? (networks.data.pages[0]?.total ?? 0) : 0)
  return (
    <>
      <PageHead title={t().networks.title} subtitle={t().networks.subtitle} />
      <Card title={networks.isSuccess ? t().networks.count(total()) : t().networks.title} flush>
        <div class={pageStyles.filters}>
          <SearchField
            label={t().networks.search}
            placeholder={t().networks.placeholder}
            clearLabel={t().state.clear}
            value={text()}
            onInput={setText}
          />
        </div>
        <Answer query={networks}>
          {() => (
            <Show
              when={items().length > 0}
              fallback={
                <Empty title={t().networks.empty}>
                  <p>{t().networks.emptyDetail}</p>
                  <Show when={search.q}>
                    <Button onClick={() => setText("")}>{t().state.clear}</Button>
                  </Show>
                </Empty>
              }
            >
              <Table
                caption={t().networks.caption}
                head={
                  <>
                    <th scope="col">{t().networks.network}</th>
                    <th scope="col" class={tableStyles.wideOnly}>
                      {t().networks.scope}
                    </th>
                    <th scope="col" class={tableStyles.wideOnly}>
                      {t().networks.founded}
                    </th>
                    <th scope="col" class={tableStyles.number}>
                      {t().networks.direct}
                    </th>
                    <th scope="col" class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
                      {t().networks.mediated}
                    </th>
                    <th scope="col" class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
                      {t().networks.memberNetworks}
                    </th>
                  </>
                }
              >
                <For each={items()}>
                  {(network) => (
                    <tr>
                      <th scope="row">
                        <A href={`/networks/${network.id}`} class={pageStyles.strong}>
                          {network.shortName ?? network.name}
                        </A>
                        <Show when={network.shortName}>
                          <div class={pageStyles.small}>{network.name}</div>
                        </Show>
                      </th>
                      <td class={tableStyles.wideOnly}>
                        {network.scope === undefined ? "–" : t().networks.scopes[network.scope]}
                      </td>
                      <td class={tableStyles.wideOnly}>{network.founded ?? "–"}</td>
                      <td class={tableStyles.number}>{formatCount(network.cities)}</td>
                      <td class={`${tableStyles.number} ${tableStyles.wideOnly}`}>{formatCount(network.mediated)}</td>
                      <td class={`${tableStyles.number} ${tableStyles.wideOnly}`}>{formatCount(network.networks)}</td>
                    </tr>
                  )}
                </For>
              </Table>
              <More
                shown={t().state.shown(items().length, total())}
                hasMore={networks.hasNextPage}
                busy={networks.isFetchingNextPage}
                label={t().state.more}
                busyLabel={t().state.loadingMore}
                onMore={() => networks.fetchNextPage()}
              />
            </Show>
          )}
        </Answer>
      </Card>
    </>
  )
}
