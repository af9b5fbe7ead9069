import { createMemo, createSignal, Show } from "solid-js"
import { cityChoice } from "../city/cityChoice.ts"
import { useCitySearch } from "../city/queries.ts"
import { t } from "../i18n/language.ts"
import { w } from "../i18n/writing.ts"
import { cityName } from "../naming.tsx"
import { createDebounced } from "../ui/debounced.ts"
import { PickField } from "../ui/PickField.tsx"
import { searchStatus } from "../ui/searchStatus.ts"
import { CityDialog } from "./CityForm.tsx"
import type { PickedCity } from "./PickedCity.ts"
import type { SaidDraft } from "./Said.ts"
import { createErrorOf } from "./WritingForm.tsx"

/** A city: one on record, by any of its names, or one that is not on record yet. */
export function CityPick(props: {
  readonly name: string
  readonly label: string
  readonly city: PickedCity | undefined
  /** A city that cannot be chosen. */
  readonly except?: string
  /** Who names a city that is new, where that is known already. */
  readonly said: SaidDraft
  readonly onChoose: (city: PickedCity) => void
}) {
  const [query, setQuery] = createSignal("")
  const [adding, setAdding] = createSignal<string>()
  const error = createErrorOf(() => props.name)
  const rested = createDebounced(query, 150)
  const found = useCitySearch(rested)
  const searching = () => query() !== rested() || found.isFetching
  const cities = createMemo(() =>
    query().trim() === "" || !found.isSuccess ? [] : found.data.items.filter(({ id }) => id !== props.except)
  )
  return (
    <>
      <PickField
        name={props.name}
        label={props.label}
        hint={w().city.search}
        error={error()}
        chosen={props.city === undefined ? "" : cityName(props.city)}
        query={query()}
        choices={cities().map(cityChoice)}
        status={query().trim() === "" ? w().city.search : searchStatus(found, cities().length, t().palette)}
        // What is not found yet is not missing: a new one is offered once the search has answered.
        another={searching() ? undefined : w().city.another}
        onQuery={setQuery}
        onChoose={(id) => {
          const city = cities().find((one) => one.id === id)
          if (city !== undefined) props.onChoose(city)
        }}
        onAnother={(typed) => setAdding(typed)}
      />
      <Show when={adding() !== undefined}>
        <CityDialog
          typed={adding() ?? ""}
          said={props.said}
          onClose={() => setAdding(undefined)}
          onAdded={(city) => {
            setAdding(undefined)
            props.onChoose(city)
          }}
        />
      </Show>
    </>
  )
}
