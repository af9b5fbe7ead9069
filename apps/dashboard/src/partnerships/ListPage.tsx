import { A, useSearchParams } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { useCity } from "../city/queries.ts"
import { topicWords } from "../evidence/claimWords.ts"
import { formatCount, formatDate } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { listed } from "../i18n/words.ts"
import { cityName } from "../naming.tsx"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button, Pill } from "../ui/controls.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { createQueryText } from "../ui/queryText.ts"
import { Empty } from "../ui/states.tsx"
import { More, type SortDirection, SortHeading, Table, tableStyles } from "../ui/table.tsx"
import { FilterBar } from "./FilterBar.tsx"
import { type FilterParams, type Filters, filterParams, narrows, parseFilters } from "./filters.ts"
import { Pair, PairCountries } from "./Pair.tsx"
import styles from "./partnerships.module.css"
import { useTwinnings } from "./queries.ts"
import { StateMark } from "./StateMark.tsx"

export default function PartnershipList() {
  createPageTitle(() => t().partnerships.title)
  const [search, setSearch] = useSearchParams<FilterParams & Record<string, string>>()
  const filters = createMemo(() => parseFilters({ ...search }))
  const write = (change: { readonly [K in keyof Filters]?: Filters[K] | undefined }, replace = false) =>
    setSearch({ ...filterParams(filters()), ...change }, { replace })
  const [text, setText] = createQueryText(
    () => filters().q ?? "",
    (q) => write({ q: q === "" ? undefined : q }, true)
  )
  const twinnings = useTwinnings(filters)
  const city = useCity(() => filters().city)
  const clear = () => {
    setText("")
    setSearch(filterParams({}))
  }
  const items = createMemo(() => (twinnings.isSuccess ? twinnings.data.pages.flatMap((page) => page.items) : []))
  const total = () => (twinnings.isSuccess ? (twinnings.data.pages[0]?.total ?? 0) : 0)

  const direction = (up: string, down: string): SortDirection | undefined => {
    const sort = filters().sort ?? "cities"
    return sort === up ? "ascending" : sort === down ? "descending" : undefined
  }

  return (
    <>
      <PageHead title={t().partnerships.title} subtitle={t().partnerships.subtitle} />
      <Card
        title={twinnings.isSuccess ? t().partnerships.count(items().length, total()) : t().partnerships.title}
        flush
      >
        <FilterBar filters={filters()} text={text()} onText={setText} onChange={write} />
        <Show when={narrows(filters())}>
          <div class={`${styles.kept} screen-only`}>
            <Show when={filters().city !== undefined && city.isSuccess ? city.data : undefined}>
              {(held) => <Pill look="soft">{t().partnerships.ofCity(cityName(held()))}</Pill>}
            </Show>
            <Button look="quiet" onClick={clear}>
              {t().state.clear}
            </Button>
          </div>
        </Show>
        <Answer query={twinnings}>
          {() => (
            <Show
              when={items().length > 0}
              fallback={
                <Empty title={t().partnerships.empty}>
                  <p>{t().partnerships.emptyDetail}</p>
                  <Show when={narrows(filters())}>
                    <Button onClick={clear}>{t().state.clear}</Button>
                  </Show>
                </Empty>
              }
            >
              <div classList={{ [pageStyles.dimmed ?? ""]: twinnings.isPlaceholderData }}>
                <Table
                  caption={t().partnerships.caption}
                  head={
                    <>
                      <SortHeading
                        label={t().partnerships.partnership}
                        actionLabel={t().partnerships.sorts.cities}
                        direction={direction("cities", "")}
                        onSort={() => write({ sort: undefined })}
                      />
                      <SortHeading
                        label={t().partnerships.since}
                        actionLabel={t().partnerships.sortBy(t().partnerships.since)}
                        direction={direction("since", "-since")}
                        class={tableStyles.wideOnly}
                        onSort={() => write({ sort: filters().sort === "since" ? "-since" : "since" })}
                      />
                      <th scope="col">{t().partnerships.state}</th>
                      <th scope="col" class={tableStyles.wideOnly}>
                        {t().partnerships.topics}
                      </th>
                      <th scope="col" class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
                        {t().partnerships.distance}
                      </th>
                      <SortHeading
                        label={t().partnerships.sources}
                        actionLabel={t().partnerships.sortBy(t().partnerships.sources)}
                        direction={direction("sources", "-sources")}
                        class={`${tableStyles.number} ${tableStyles.wideOnly}`}
                        onSort={() => write({ sort: filters().sort === "-sources" ? "sources" : "-sources" })}
                      />
                    </>
                  }
                >
                  <For each={items()}>
                    {(twinning) => (
                      <tr>
                        <th scope="row">
                          <A href={`/partnerships/${twinning.id}`}>
                            <Pair cities={twinning.cities} />
                          </A>
                          <Show when={twinning.conflict}>
                            {" "}
                            <Pill look="warn">{t().words.conflict}</Pill>
                          </Show>
                          <PairCountries cities={twinning.cities} />
                        </th>
                        <td class={`${tableStyles.wideOnly} ${styles.since}`}>
                          <Show when={twinning.since} fallback="–">
                            {(since) => formatDate(since())}
                          </Show>
                        </td>
                        <td>
                          <StateMark state={twinning.state} withWord />
                        </td>
                        <td class={`${tableStyles.wideOnly} ${tableStyles.muted}`}>
                          {listed(twinning.topics.map(topicWords)) || "–"}
                        </td>
                        <td class={`${tableStyles.number} ${tableStyles.wideOnly} ${tableStyles.muted}`}>
                          {twinning.distanceKm === undefined ? "–" : t().words.km(twinning.distanceKm)}
                        </td>
                        <td class={`${tableStyles.number} ${tableStyles.wideOnly}`}>{formatCount(twinning.sources)}</td>
                      </tr>
                    )}
                  </For>
                </Table>
              </div>
              <More
                shown={t().partnerships.count(items().length, total())}
                hasMore={twinnings.hasNextPage}
                busy={twinnings.isFetchingNextPage}
                label={t().state.more}
                busyLabel={t().state.loadingMore}
                onMore={() => twinnings.fetchNextPage()}
              />
            </Show>
          )}
        </Answer>
      </Card>
    </>
  )
}
