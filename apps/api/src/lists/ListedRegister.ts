import * as Effect from "effect/Effect"
import { atOneMoment, changesSince, type Heard } from "../register/told.ts"
import { type ListedCities, makeListedCities } from "./ListedCities.ts"
import { type ListedTwinnings, makeListedTwinnings } from "./ListedTwinnings.ts"
import { readAllCities, readCities, readTwinnings } from "./readRows.ts"

/** The register as lists show it, as it stood at one moment. */
export interface ListedRegister {
  readonly heard: Heard
  readonly cities: ListedCities
  readonly twinnings: ListedTwinnings
}

/** From how many changed records on it is quicker to read everything than these. */
const many = 5_000

const readAll = Effect.fnUntraced(function* (heard: Heard) {
  const cities = makeListedCities(yield* readAllCities)
  return { heard, cities, twinnings: makeListedTwinnings(cities, yield* readTwinnings()) } satisfies ListedRegister
})

/**
 * The register as it is now: read whole where there is none yet, and else brought up to date in place.
 *
 * **Details**: of a city everything is read again that has changed, or of which a twinning, a membership or a contradiction has.
 */
export const brought = (before: ListedRegister | undefined) =>
  atOneMoment(
    Effect.gen(function* () {
      const { changed, heard } = yield* changesSince(before?.heard)
      if (before === undefined || changed === undefined || changed.city.length + changed.twinning.length > many)
        return yield* readAll(heard)
      const { cities, twinnings } = before
      const now = changed.twinning.length === 0 ? [] : yield* readTwinnings(changed.twinning)
      const rows = changed.city.length === 0 ? [] : yield* readCities(changed.city)
      const there = new Set(rows.map(({ id }) => id))
      for (const id of changed.twinning) twinnings.remove(id)
      for (const id of changed.city) if (!there.has(id)) cities.remove(id)
      for (const row of rows) {
        const { isMoved, number } = cities.put(row)
        if (isMoved) twinnings.cityMoved(number)
      }
      for (const row of now) twinnings.put(row)
      return { heard, cities, twinnings } satisfies ListedRegister
    })
  )
