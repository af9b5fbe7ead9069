import type { Query } from "@proxeny/client"
import { defined } from "../defined.ts"
import { states, type TwinningState } from "./states.ts"

export const sorts = ["cities", "since", "-since", "-sources", "sources"] as const
export type Sort = (typeof sorts)[number]

/** What the table of partnerships is narrowed to; an absent key narrows nothing. */
export interface Filters {
  readonly q?: string
  readonly city?: string
  readonly country?: string
  readonly partnerCountry?: string
  readonly state?: TwinningState
  readonly source?: string
  readonly conflict?: true
  /** Absent for the order by city names. */
  readonly sort?: Exclude<Sort, "cities">
}

/** The filters as they stand in an address, one key each. */
export type FilterParams = Partial<Record<keyof Filters, string>>

const oneOf = <T extends string>(known: ReadonlyArray<T>, text: string | undefined): T | undefined =>
  known.find((one) => one === text)

const text = (value: string | undefined): string | undefined => {
  const trimmed = value?.trim()
  return trimmed === undefined || trimmed === "" ? undefined : trimmed
}

const countryCode = (value: string | undefined): string | undefined =>
  value !== undefined && /^[A-Z]{2}$/.test(value) ? value : undefined

/** Reads the filters from an address; what it does not understand it leaves out. */
export const parseFilters = (params: FilterParams): Filters => {
  const sort = oneOf(sorts, params.sort)
  return defined<Filters>({
    q: text(params.q),
    city: text(params.city),
    country: countryCode(params.country),
    partnerCountry: countryCode(params.partnerCountry),
    state: oneOf(states, params.state),
    source: text(params.source),
    conflict: params.conflict === "true" ? true : undefined,
    sort: sort === "cities" ? undefined : sort
  })
}

/** Writes filters for an address: `undefined` removes a key. */
export const filterParams = (filters: Filters): Record<keyof Filters, string | undefined> => ({
  q: filters.q,
  city: filters.city,
  country: filters.country,
  partnerCountry: filters.partnerCountry,
  state: filters.state,
  source: filters.source,
  conflict: filters.conflict === true ? "true" : undefined,
  sort: filters.sort
})

/** The filters as the API takes them. */
export const filterQuery = (filters: Filters): Query<"/api/v1/twinnings"> =>
  defined<Query<"/api/v1/twinnings">>({ ...filters, conflict: filters.conflict === true ? "true" : undefined })

/** Whether anything is narrowed; the order of rows narrows nothing. */
export const narrows = ({ sort: _order, ...rest }: Filters): boolean => Object.keys(rest).length > 0
