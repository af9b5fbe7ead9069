import { CityId, CityName, CountryCode, Identifier, Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { CityRef, CitySummary } from "../../shapes.ts"
import { wholeNumber } from "../../wholeNumber.ts"
import { type Operation, writtenText } from "../Operation.ts"
import { idOf } from "./Said.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const named = Schema.Struct({ id: CityId, name: Schema.String })
const reason = writtenText(1000)

/** What a merge did, or what its undoing brought back. `kept` is the city that stays, `merged` the one that went into it. */
export const Merged = Schema.Struct({
  id: Uuid,
  kept: named,
  merged: named,
  /** Claims that are about the other city now. */
  claims: Count,
  /** Twinnings of the merged city that the kept one has now, and those that it had, too. */
  twinnings: Schema.Struct({ moved: Count, joined: Count }),
  /** Whether the two were twinned with each other, which is no twinning any more. */
  selfTwinning: Schema.Boolean
}).annotate({ identifier: "Merged" })

/** A merge on record. Moments are in UTC. */
export const MergeSummary = Schema.Struct({
  id: Uuid,
  kept: named,
  merged: named,
  reason: Schema.optionalKey(Schema.String),
  by: Schema.String,
  mergedAt: Schema.String,
  undoneAt: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "MergeSummary" })

/** One of two cities that may be one. */
export const DuplicateSide = Schema.Struct({
  ...CityRef.fields,
  names: Schema.Array(Schema.Struct({ text: CityName.fields.text, kind: Schema.String })),
  /** Every id that a claim gives it, also one that another city holds. */
  identifiers: Schema.Array(Identifier),
  coordinates: CitySummary.fields.coordinates,
  population: CitySummary.fields.population,
  claims: Count,
  sources: Count,
  memberships: Count,
  twinnings: Schema.Array(
    Schema.Struct({ id: Uuid, partner: CityRef, since: Schema.optionalKey(Schema.String), claims: Count })
  )
}).annotate({ identifier: "DuplicateSide" })

/** Two cities that may be one, with what speaks for and against it. */
export const PossibleDuplicates = Schema.Struct({
  cities: Schema.Tuple([DuplicateSide, DuplicateSide]),
  /** From 0 to 1: an order to look in. */
  score: Schema.Finite,
  /** What speaks for or against it: a kind, its weight, and what the kind is about. */
  reasons: Schema.Array(
    Schema.StructWithRest(Schema.Struct({ kind: Schema.String, weight: Schema.Finite }), [
      Schema.Record(Schema.String, Schema.Json)
    ])
  ),
  rules: Schema.String
}).annotate({ identifier: "PossibleDuplicates" })

export const DuplicatePage = Schema.Struct({
  items: Schema.Array(PossibleDuplicates),
  total: Count,
  next: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "DuplicatePage" })

export const MergeList = Schema.Struct({ items: Schema.Array(MergeSummary) }).annotate({ identifier: "MergeList" })

export const mergesOperations = {
  "GET /api/v1/duplicates": {
    tag: "Records",
    summary: "Pairs of cities that may be one, the likeliest first",
    action: "city.merge",
    query: Schema.Struct({
      country: Schema.optionalKey(CountryCode),
      limit: Schema.optionalKey(wholeNumber(1, 100)),
      cursor: Schema.optionalKey(Schema.NonEmptyString)
    }),
    answer: DuplicatePage,
    status: 200
  },
  "POST /api/v1/duplicates/apart": {
    tag: "Records",
    summary: "Say that two cities are two: they are not shown as possible duplicates again",
    action: "city.merge",
    change: "duplicates.apart",
    body: Schema.Struct({ cities: Schema.Tuple([CityId, CityId]), reason }),
    status: 204
  },
  "POST /api/v1/cities/:id/merge": {
    tag: "Records",
    summary: "Merge a city into another: all that is on record of it becomes the other's",
    action: "city.merge",
    change: "city.merge",
    param: idOf(CityId),
    /** `into` is the city that stays. */
    body: Schema.Struct({ into: CityId, reason }),
    answer: Merged,
    status: 201,
    ifMatch: true
  },
  "GET /api/v1/merges": {
    tag: "Records",
    summary: "Merges on record, the newest first; those undone are marked",
    action: "history.read",
    answer: MergeList,
    status: 200
  },
  "POST /api/v1/merges/:id/undo": {
    tag: "Records",
    summary: "Undo a merge: the two cities are two again",
    action: "city.merge",
    change: "merge.undo",
    param: idOf(Uuid),
    answer: Merged,
    status: 201
  }
} as const satisfies Readonly<Record<string, Operation>>
