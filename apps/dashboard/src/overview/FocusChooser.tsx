import { createMemo, createSignal, Show } from "solid-js"
import { useCitySearch } from "../city/queries.ts"
import { formatCountry } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { CityName, cityName, type Named, otherCityName } from "../naming.tsx"
import { createDebounced } from "../ui/debounced.ts"
import { Icon } from "../ui/Icon.tsx"
import { type Choice, SearchDialog } from "../ui/SearchDialog.tsx"
import { SkeletonWord } from "../ui/states.tsx"
import styles from "./overview.module.css"

interface Suggested extends Named {
  readonly id: string
  readonly country?: string
  readonly matched?: string
}

/** The city in focus, and the search that changes it. */
export function FocusChooser(props: {
  readonly city: Named | undefined
  /** What to offer before anything is typed. */
  readonly suggested: ReadonlyArray<Suggested>
  readonly onChoose: (id: string) => void
}) {
  const [open, setOpen] = createSignal(false)
  const [query, setQuery] = createSignal("")
  const found = useCitySearch(createDebounced(query, 150))
  const cities = (): ReadonlyArray<Suggested> =>
    query().trim() === "" ? props.suggested : found.isSuccess ? found.data.items : []
  const choices = createMemo(() =>
    cities().map(
      (city): Choice => ({
        id: city.id,
        icon: "pin",
        label: cityName(city),
        other: city.matched ?? otherCityName(city),
        note: formatCountry(city.country)
      })
    )
  )
  const status = () =>
    choices().length > 0
      ? t().palette.results(choices().length)
      : found.isError
        ? t().palette.failed
        : found.isFetching
          ? t().palette.searching
          : t().palette.nothing
  return (
    <>
      <button type="button" class={styles.focus} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span>
          <small>{t().overview.focus}</small>
          <Show when={props.city} fallback={<SkeletonWord />}>
            {(city) => <CityName city={city()} />}
          </Show>
        </span>
        <Icon name="choose" size={16} />
      </button>
      <SearchDialog
        open={open()}
        title={t().overview.chooseFocus}
        placeholder={t().cities.placeholder}
        closeLabel={t().state.close}
        query={query()}
        choices={choices()}
        status={status()}
        onQuery={setQuery}
        onChoose={(id) => {
          setOpen(false)
          setQuery("")
          props.onChoose(id)
        }}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
