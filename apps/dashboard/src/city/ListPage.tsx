import { A, useSearchParams } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { formatCount, formatCountry, formatShort } from "../i18n/format.ts"
import { languageTag, t } from "../i18n/language.ts"
import { CityName } from "../naming.tsx"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button, Pill, SearchField, Select } from "../ui/controls.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { createQueryText } from "../ui/queryText.ts"
import { Empty } from "../ui/states.tsx"
import { More, Table, tableStyles } from "../ui/table.tsx"
import { useCities, useCountries } from "./queries.ts"

export default function CityList() {
  createPageTitle(() => t().cities.title)
  const [search, setSearch] = useSearchParams<{ q?: string; country?: string }>()
  const [text, setText] = createQueryText(
    () => search.q ?? "",
    (q) => setSearch({ q }, { replace: true })
  )
  const cities = useCities(() => ({ q: search.q ?? "", country: search.country ?? "" }))
  const countries = useCountries()
  const options = createMemo(() => [
    { value: "", label: t().cities.anyCountry },
    ...(countries.isSuccess ? countries.data.items : [])
      .map(({ cities: held, code }) => ({ value: code, label: t().cities.countryWith(formatCountry(code), held) }))
      .sort((a, b) => a.label.localeCompare(b.label, languageTag()))
  ])
  const clear = () => {
    setText("")
    setSearch({ q: undefined, country: undefined })
  }

  return (
    <>
      <PageHead title={t().cities.title} subtitle={t().cities.subtitle} />
      <Card title={t().cities.count(cities.isSuccess ? (cities.data.pages[0]?.total ?? 0) : 0)} flush>
        <div class={pageStyles.filters}>
          <SearchField
            label={t().cities.search}
            placeholder={t().cities.placeholder}
            clearLabel={t().state.clear}
            value={text()}
            onInput={setText}
          />
          <Select
            label={t().words.country}
            value={search.country ?? ""}
            options={options()}
            onChange={(country) => setSearch({ country })}
          />
        </div>
        <Answer query={cities}>
          {(data) => {
            const items = createMemo(() => data().pages.flatMap((page) => page.items))
            const total = () => data().pages[0]?.total ?? 0
            return (
              <Show
                when={items().length > 0}
                fallback={
                  <Empty title={t().cities.empty}>
                    <p>{t().cities.emptyDetail}</p>
                    <Show when={search.q || search.country}>
                      <Button onClick={clear}>{t().state.clear}</Button>
                    </Show>
                  </Empty>
                }
              >
                <div classList={{ [pageStyles.dimmed ?? ""]: cities.isPlaceholderData }}>
                  <Table
                    caption={t().cities.caption}
                    head={
                      <>
                        <th scope="col">{t().cities.city}</th>
                        <th scope="col" class={tableStyles.wideOnly}>
                          {t().words.country}
                        </th>
                        <th scope="col" class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
                          {t().cities.population}
                        </th>
                        <th scope="col" class={tableStyles.number}>
                          {t().cities.twins}
                        </th>
                        <th scope="col" class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
                          {t().cities.networks}
                        </th>
                      </>
                    }
                  >
                    <For each={items()}>
                      {(city) => (
                        <tr>
                          <th scope="row">
                            <A href={`/cities/${city.id}`}>
                              <CityName city={city} />
                            </A>
                            <Show when={city.conflicts > 0}>
                              {" "}
                              <Pill look="warn">{t().words.contradictions(city.conflicts)}</Pill>
                            </Show>
                            <Show when={city.matched !== city.name && city.matched !== city.nameZh && city.matched}>
                              {(alias) => <div class={pageStyles.small}>{t().cities.matched(alias())}</div>}
                            </Show>
                          </th>
                          <td class={`${tableStyles.wideOnly} ${tableStyles.muted}`}>{formatCountry(city.country)}</td>
                          <td class={`${tableStyles.number} ${tableStyles.wideOnly} ${tableStyles.muted}`}>
                            <Show when={city.population} fallback="–">
                              {(population) => formatShort(population().count)}
                            </Show>
                          </td>
                          <td class={tableStyles.number}>{formatCount(city.twinnings)}</td>
                          <td class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
                            {formatCount(city.memberships)}
                          </td>
                        </tr>
                      )}
                    </For>
                  </Table>
                </div>
                <More
                  shown={t().state.shown(items().length, total())}
                  hasMore={cities.hasNextPage}
                  busy={cities.isFetchingNextPage}
                  label={t().state.more}
                  busyLabel={t().state.loadingMore}
                  onMore={() => cities.fetchNextPage()}
                />
              </Show>
            )
          }}
        </Answer>
      </Card>
    </>
  )
}
