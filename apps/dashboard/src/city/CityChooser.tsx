import { createMemo, createSignal, Show } from "solid-js"
import { t } from "../i18n/language.ts"
import { CityName, type Named } from "../naming.tsx"
import { Chooser } from "../ui/Chooser.tsx"
import { createDebounced } from "../ui/debounced.ts"
import { searchStatus } from "../ui/searchStatus.ts"
import { SkeletonWord } from "../ui/states.tsx"
import { cityChoice, type FoundCity } from "./cityChoice.ts"
import { useCitySearch } from "./queries.ts"

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
  readonly suggested: ReadonlyArray<FoundCity>
  readonly onChoose: (id: string) => void
}) {
  const [query, setQuery] = createSignal("")
  const found = useCitySearch(createDebounced(query, 150))
  const cities = (): ReadonlyArray<FoundCity> =>
    query().trim() === "" ? props.suggested : found.isSuccess ? found.data.items : []
  const choices = createMemo(() => cities().map(cityChoice))
  return (
    <Chooser
      label={props.label}
      title={props.title}
      placeholder={t().cities.placeholder}
      closeLabel={t().state.close}
      query={query()}
      choices={choices()}
      status={searchStatus(found, choices().length, t().palette)}
      onQuery={setQuery}
      onChoose={(id) => props.onChoose(id)}
    >
      <Show when={props.city} fallback={props.nothing ?? <SkeletonWord />}>
        {(city) => <CityName city={city()} />}
      </Show>
    </Chooser>
  )
}
