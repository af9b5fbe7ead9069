import type { Shapes } from "@proxeny/client"
import { present } from "../sql/rows.ts"

/** The columns of a city as it is named in passing. */
export interface CityRefRow {
  readonly id: string
  readonly name: string
  readonly name_zh: string | null
  readonly country: string | null
}

export type CityRef = (typeof Shapes.CityRef)["Encoded"]
export type NetworkRef = (typeof Shapes.NetworkRef)["Encoded"]

export const cityRef = (row: CityRefRow): CityRef => ({
  id: row.id,
  name: row.name,
  ...present({ nameZh: row.name_zh, country: row.country })
})

export const networkRef = (row: {
  readonly id: string
  readonly name: string
  readonly short_name: string | null
}): NetworkRef => ({
  id: row.id,
  name: row.name,
  ...present({ shortName: row.short_name })
})
