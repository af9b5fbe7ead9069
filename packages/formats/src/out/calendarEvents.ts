import {
  type Agreement,
  type AgreementId,
  type City,
  type CityId,
  nextRenewal,
  type PartialDate,
  stateAsOf,
  type Twinning,
  type TwinningId
} from "@proxeny/domain"
import type { CalendarLanguage } from "./calendarWords.ts"

/** Something that a city office has to remember of a twinning. */
export type CalendarEvent =
  | {
      readonly kind: "renewal"
      readonly agreement: AgreementId
      readonly cities: readonly [string, string]
      /** When the text runs out. */
      readonly on: PartialDate
      /** The title of the text. */
      readonly title?: string
    }
  | {
      readonly kind: "anniversary"
      readonly twinning: TwinningId
      readonly cities: readonly [string, string]
      /** When the twinning was signed. */
      readonly on: PartialDate
    }

/**
 * The renewals and anniversaries of twinnings, for `toIcs`.
 *
 * **Details**: of each twinning the next renewal as of a day (YYYY-MM-DD, see `nextRenewal` of the domain), unless that
 * day is in the past, and the first signature that is dated, unless the twinning has ended or is only proposed. Cities
 * have the names that a reader of the language knows; one that is not given stands under its id.
 */
export function* calendarEvents(
  world: {
    readonly cities: ReadonlyArray<City>
    readonly twinnings: ReadonlyArray<Twinning>
    readonly agreements: ReadonlyArray<Agreement>
  },
  { asOf, language }: { readonly asOf: string; readonly language: CalendarLanguage }
): Generator<CalendarEvent, void, undefined> {
  const names = new Map<CityId, City>(world.cities.map((city) => [city.id, city]))
  const texts = Map.groupBy(world.agreements, ({ twinning }) => twinning)
  const nameOf = (id: CityId): string => names.get(id)?.nameIn(language) ?? id
  for (const { cities, id, stages } of world.twinnings) {
    const state = stateAsOf(stages, asOf)
    if (state === "ended" || state === "proposed") continue
    const both = [nameOf(cities[0]), nameOf(cities[1])] as const
    const agreements = texts.get(id) ?? []
    const renewal = nextRenewal(agreements, asOf)
    if (renewal !== undefined && renewal.monthsAtMost >= 0) {
      const title = agreements.find((text) => text.id === renewal.agreement)?.title
      yield {
        kind: "renewal",
        agreement: renewal.agreement,
        cities: both,
        on: renewal.on,
        ...(title === undefined ? {} : { title })
      }
    }
    const signed = stages.find(({ kind, on }) => kind === "signed" && on !== undefined)?.on
    if (signed !== undefined) yield { kind: "anniversary", twinning: id, cities: both, on: signed }
  }
}
