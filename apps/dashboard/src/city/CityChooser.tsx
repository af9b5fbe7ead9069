import { createMemo, createSignal, Show } from "solid-js"
import { formatCountry } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { CityName, cityName, type Named, otherCityName } from "../naming.tsx"
import { createDebounced } from "../ui/debounced.ts"
import { Icon } from "../ui/Icon.tsx"
import { type Choice, SearchDialog } from "../ui/SearchDialog.tsx"
import { SkeletonWord } from "../ui/states.tsx"
import styles from "./CityChooser.module.css"
import { useCitySearch } from "./queries.ts"

interface Suggested extends Named {
  readonly id: string
  readonly country?: string
  readonly matched?: string
}

/** A city, and the search that changes it. */
export function CityChooser(props: {
  /** What the city is to the page. */
  readonly label: string
  /** What the search is for. */
  readonly title: string
  readonly city: Named | undefined
  /** What stands where no city is chosen; a grey word while one is on its way. */
  readonly nothing?: string
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
      <button type="button" class={styles.chooser} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span>
          <small>{props.label}</small>
          <Show when={props.city} fallback={props.nothing ?? <SkeletonWord />}>
            {(city) => <CityName city={city()} />}
          </Show>
        </span>
        <Icon name="choose" size={16} />
      </button>
      <SearchDialog
        open={open()}
        title={props.title}
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
