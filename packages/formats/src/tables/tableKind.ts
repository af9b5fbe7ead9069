import type { Mapping, TableField, TableKind } from "./Mapping.ts"

/** What kind of list a table is, how sure that is, and why. */
export interface KindGuess {
  readonly kind: TableKind
  readonly sure: number
  readonly why: string
}

/** What each kind of list cannot do without: one of each group. */
export const needed: Readonly<Record<TableKind, ReadonlyArray<ReadonlyArray<TableField>>>> = {
  twinnings: [
    ["city", "cityId"],
    ["partner", "partnerId"]
  ],
  cities: [["city", "cityId"]],
  networks: [["network"]],
  memberships: [["network"], ["city", "cityId", "member"]],
  activities: [["city", "cityId"], ["partner", "partnerId"], ["type", "title"], ["on"]]
}

/**
 * What a list of a kind cannot do without and a mapping does not give: of each group, one field.
 *
 * **When to use**: after a person has corrected a mapping, which may have lost what was guessed. `said` are fields that hold for
 * every row and stand in no column.
 */
export const missingFields = (
  { columns, kind, networks }: Mapping,
  said: Iterable<TableField> = []
): ReadonlyArray<ReadonlyArray<TableField>> => {
  const has = new Set<TableField>([...columns.map(({ field }) => field), ...said])
  if (networks.length > 0) has.add("network")
  return needed[kind].filter((group) => !group.some((field) => has.has(field)))
}

/** What a city is found by, besides its name. */
export const helpful: Readonly<Record<TableKind, ReadonlyArray<readonly [field: TableField, unless: TableField]>>> = {
  twinnings: [
    ["country", "cityId"],
    ["partnerCountry", "partnerId"],
    ["start", "start"]
  ],
  cities: [["country", "cityId"]],
  networks: [],
  memberships: [["country", "cityId"]],
  activities: []
}

/** What is known of the fields before the kind is. */
export interface KindEvidence {
  readonly has: (field: TableField) => boolean
  /** Columns of a matrix of networks. */
  readonly matrix: number
  /** Networks come several in a cell. */
  readonly networkLists: boolean
  /** Each network stands in one row only. */
  readonly networksDiffer: boolean
}

/** Says what kind of list a table is by the fields that it has. */
export const kindOfTable = ({ has, matrix, networkLists, networksDiffer }: KindEvidence): KindGuess => {
  const place = has("city") || has("cityId")
  const partner = has("partner") || has("partnerId")
  if (has("title") && (partner || has("organisers") || has("start")))
    return { kind: "activities", sure: partner || has("organisers") ? 0.85 : 0.6, why: "rows have a title" }
  if (partner && has("organisers") && has("start"))
    return { kind: "activities", sure: 0.7, why: "rows have organisers and a date" }
  if (place && partner) return { kind: "twinnings", sure: 0.95, why: "rows name a city and its partner" }
  if (place && matrix > 0)
    return {
      kind: "memberships",
      sure: 0.9,
      why: `${matrix} columns say with 0 and 1 to which networks a city belongs`
    }
  if (has("network") && networkLists && place)
    return { kind: "memberships", sure: 0.9, why: "cells list the networks of a city" }
  if (has("network") && (place || has("member")))
    return networksDiffer && !has("member") && !has("role")
      ? { kind: "networks", sure: 0.7, why: "every row names another network" }
      : { kind: "memberships", sure: 0.85, why: "rows name a network and a city" }
  if (has("network")) return { kind: "networks", sure: 0.8, why: "rows name a network" }
  if (partner) return { kind: "twinnings", sure: 0.5, why: "rows name a partner" }
  return { kind: "cities", sure: place ? 0.85 : 0.2, why: place ? "rows name a city" : "no column names a city" }
}
