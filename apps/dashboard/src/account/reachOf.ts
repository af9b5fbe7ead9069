import { p } from "../i18n/people.ts"
import { listed } from "../i18n/words.ts"
import { cityName } from "../naming.tsx"
import type { Me } from "./account.ts"

/** Which cities somebody reaches, in words. */
export const reachOf = (person: Pick<Me, "role" | "cities">): string => {
  if (person.role === "steward" || person.role === "admin") return p().list.everyCity
  return person.cities.length === 0 ? p().list.noCity : listed(person.cities.map(cityName))
}
