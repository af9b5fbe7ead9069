import type { Shapes } from "@proxeny/client"
import { type Coordinates, distanceInKm } from "@proxeny/domain"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { present } from "../sql/rows.ts"
import type { TwinningState } from "./partners.ts"

type Summary = (typeof Shapes.TwinningSummary)["Encoded"]

/** A city at one end of a twinning. */
export interface EndRow extends CityRefRow {
  readonly latitude: number | null
  readonly longitude: number | null
}

/** What a list shows of a twinning beside its cities. */
export interface SummaryRow {
  readonly id: string
  readonly state: TwinningState
  readonly since: string | null
  readonly topics: ReadonlyArray<string>
  readonly claims: number
  readonly sources: number
  readonly conflict: boolean
}

const point = ({ latitude, longitude }: EndRow): Coordinates | undefined =>
  latitude === null || longitude === null ? undefined : { latitude, longitude }

export const summary = (row: SummaryRow, a: EndRow, b: EndRow): Summary => {
  const [from, to] = [point(a), point(b)]
  return {
    id: row.id,
    cities: [cityRef(a), cityRef(b)],
    state: row.state,
    topics: row.topics,
    claims: row.claims,
    sources: row.sources,
    conflict: row.conflict,
    ...present({ since: row.since }),
    ...(from === undefined || to === undefined ? {} : { distanceKm: Math.round(distanceInKm(from, to)) })
  }
}
