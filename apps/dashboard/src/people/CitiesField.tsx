import { createMemo, createSignal, For } from "solid-js"
import { cityChoice, type FoundCity } from "../city/cityChoice.ts"
import { useCitySearch } from "../city/queries.ts"
import { t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { CityName, cityName } from "../naming.tsx"
import { createDebounced } from "../ui/debounced.ts"
import { Icon } from "../ui/Icon.tsx"
import { PickField } from "../ui/PickField.tsx"
import { searchStatus } from "../ui/searchStatus.ts"
import styles from "./people.module.css"

/** Several cities: those chosen, each to be taken away, and a search for one more. */
export function CitiesField(props: {
  readonly cities: ReadonlyArray<FoundCity>
  readonly hint: string
  readonly error: string | undefined
  readonly onChange: (cities: ReadonlyArray<FoundCity>) => void
}) {
  const [query, setQuery] = createSignal("")
  const found = useCitySearch(createDebounced(query, 150))
  const offered = createMemo(() =>
    query().trim() === "" || !found.isSuccess
      ? []
      : found.data.items.filter((city) => !props.cities.some(({ id }) => id === city.id))
  )
  let field: HTMLDivElement | undefined
  const add = (id: string) => {
    // Once something is chosen, nothing is offered any more; what was found is still there.
    const city = found.data?.items.find((one) => one.id === id)
    if (city !== undefined) props.onChange([...props.cities, city])
  }
  const remove = (id: string) => {
    props.onChange(props.cities.filter((city) => city.id !== id))
    // The button is gone: whoever led by the keyboard goes on in the field.
    field?.querySelector("input")?.focus()
  }
  return (
    <div
      class={styles.cities}
      ref={(element) => {
        field = element
      }}
    >
      <PickField
        name="cities"
        label={p().fields.cities}
        hint={props.hint}
        error={props.error}
        chosen=""
        placeholder={p().edit.searchCity}
        query={query()}
        choices={offered().map(cityChoice)}
        status={query().trim() === "" ? p().edit.searchCity : searchStatus(found, offered().length, t().palette)}
        onQuery={setQuery}
        onChoose={add}
      />
      <ul class={styles.chosen} aria-label={p().edit.chosen}>
        <For each={props.cities}>
          {(city) => (
            <li class={styles.chip}>
              <CityName city={city} plain />
              <button type="button" aria-label={p().edit.removeCity(cityName(city))} onClick={() => remove(city.id)}>
                <Icon name="cross" size={14} />
              </button>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
