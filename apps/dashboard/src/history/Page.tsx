import { useSearchParams } from "@solidjs/router"
import { createMemo, Show } from "solid-js"
import { may } from "../account/account.ts"
import { CityChooser } from "../city/CityChooser.tsx"
import { useCity } from "../city/queries.ts"
import { h } from "../i18n/history.ts"
import { t } from "../i18n/language.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button, Select } from "../ui/controls.tsx"
import { TextField } from "../ui/fields.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { createQueryText } from "../ui/queryText.ts"
import { Empty } from "../ui/states.tsx"
import { More } from "../ui/table.tsx"
import { ChangeTable } from "./ChangeTable.tsx"
import { byWords, kindWords, whatWords } from "./changeWords.ts"
import { type Filters, readFilters } from "./filters.ts"
import styles from "./history.module.css"
import { useChanges } from "./queries.ts"
import { SignInFirst } from "./SignInFirst.tsx"

/** Who changed what, when and why. */
export default function HistoryPage() {
  createPageTitle(() => h().title)
  return (
    <>
      <PageHead title={h().title} subtitle={h().subtitle} />
      <SignInFirst from="/history">
        <Changes />
      </SignInFirst>
    </>
  )
}

function Changes() {
  const [search, setSearch] = useSearchParams<Record<string, string>>()
  const filters = createMemo(() => readFilters(search))
  const narrow = (some: Partial<Filters>) =>
    setSearch(Object.fromEntries(Object.entries(some).map(([key, value]) => [key, value || undefined])), {
      replace: true,
      scroll: false
    })
  const changes = useChanges(filters, () => may("history.read"))
  const items = createMemo(() => (changes.isSuccess ? changes.data.pages.flatMap((page) => page.items) : []))
  const narrowed = () => Object.values(filters()).some((value) => value !== "")
  const city = useCity(() => filters().city || undefined)
  const [from, setFrom] = createQueryText(
    () => filters().from,
    (text) => narrow({ from: text })
  )
  const [until, setUntil] = createQueryText(
    () => filters().until,
    (text) => narrow({ until: text })
  )
  const options = (any: string, words: Readonly<Record<string, string>>) => [
    { value: "", label: any },
    ...Object.entries(words).map(([value, label]) => ({ value, label }))
  ]
  /** Who the list is narrowed to, by the changes that are shown. */
  const actor = () => {
    const found = items().find(({ by }) => by.id === filters().actor)
    return found === undefined ? filters().actor : byWords(found)
  }
  return (
    <Card title={changes.isSuccess ? h().list.shown(items().length) : h().title} flush>
      <div class={styles.filters}>
        <CityChooser
          label={h().filters.city}
          title={h().filters.chooseCity}
          city={filters().city === "" ? undefined : city.isSuccess ? city.data : undefined}
          {...(filters().city === "" ? { nothing: h().filters.anyCity } : {})}
          suggested={[]}
          onChoose={(id) => narrow({ city: id })}
        />
        <Select
          label={h().filters.kind}
          value={filters().kind}
          options={options(h().filters.anyKind, h().kinds)}
          onChange={(kind) => narrow({ kind, id: "" })}
        />
        <Select
          label={h().filters.what}
          value={filters().what}
          options={options(h().filters.anyWhat, h().what)}
          onChange={(what) => narrow({ what })}
        />
        <TextField
          name="from"
          label={h().filters.from}
          placeholder="YYYY-MM-DD"
          value={from()}
          maxLength={10}
          onInput={setFrom}
        />
        <TextField
          name="until"
          label={h().filters.until}
          placeholder="YYYY-MM-DD"
          value={until()}
          maxLength={10}
          onInput={setUntil}
        />
      </div>
      <Show when={narrowed()}>
        <p class={styles.narrowed}>
          <Show when={filters().actor !== ""}>
            <span>{h().filters.onlyBy(actor())}</span>
          </Show>
          <Show when={filters().id !== ""}>
            <span>{kindWords(filters().kind)}</span>
          </Show>
          <Show when={filters().what !== ""}>
            <span>{whatWords(filters().what)}</span>
          </Show>
          <Button onClick={() => narrow({ kind: "", id: "", city: "", actor: "", what: "", from: "", until: "" })}>
            {t().state.clear}
          </Button>
        </p>
      </Show>
      <Answer query={changes}>
        {() => (
          <Show
            when={items().length > 0}
            fallback={
              <Empty title={h().list.empty}>
                <p>{h().list.emptyDetail}</p>
              </Empty>
            }
          >
            <div classList={{ [pageStyles.dimmed ?? ""]: changes.isPlaceholderData }}>
              <ChangeTable changes={items()} onActor={(id) => narrow({ actor: id })} />
            </div>
            <More
              shown={h().list.shown(items().length)}
              hasMore={changes.hasNextPage}
              busy={changes.isFetchingNextPage}
              label={h().list.more}
              busyLabel={t().state.loadingMore}
              onMore={() => changes.fetchNextPage()}
            />
          </Show>
        )}
      </Answer>
    </Card>
  )
}
