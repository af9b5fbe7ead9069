import { formatCountry } from "../i18n/format.ts"
import { cityName, type Named, otherCityName } from "../naming.tsx"
import type { Choice } from "../ui/SearchDialog.tsx"

/** A city as a search finds it. */
export interface FoundCity extends Named {
  readonly id: string
  readonly country?: string
  readonly matched?: string
}

/** A city as a search offers it, by the name that was found. */
export const cityChoice = (city: FoundCity): Choice => ({
  id: city.id,
  icon: "pin",
  label: cityName(city),
  other: city.matched ?? otherCityName(city),
  note: formatCountry(city.country)
})
