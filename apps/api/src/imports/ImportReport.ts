import type { CityId, PlaceReason, SourceId } from "@proxeny/domain"
import type { TableKind } from "@proxeny/formats"
import type { ShownColumn } from "./lists/openList.ts"

/** What becomes of a row. */
export type Outcome = "created" | "merged" | "unchanged" | "waiting" | "rejected"

/** One end of a row: what is printed, and the city that it was taken for with what spoke for it. */
export interface ReportedEnd {
  readonly text: string
  /** ISO 3166-1 alpha-2, or null where nothing tells it. */
  readonly country: string | null
  readonly wikidata: string | null
  readonly geonames: string | null
  /** The id in this register. */
  readonly city: CityId | null
  /** How likely it is that this is the place that is meant, 0..1; null where an id says it and no name was looked at. */
  readonly confidence: number | null
  readonly reasons: ReadonlyArray<PlaceReason>
  /** What a person can choose from, where it is not decided. */
  readonly candidates?: ReadonlyArray<{
    readonly geonames: string
    readonly name: string
    readonly country: string
    readonly division?: string
    readonly confidence: number
  }>
}

/** What became of one row: a line of the report. */
export interface RowReport {
  /** 1 is the first row after the header. */
  readonly row: number
  readonly outcome: Outcome
  readonly reason: string
  /** What to do about a row that was rejected. */
  readonly remedy?: string
  readonly kind: TableKind
  readonly file: string
  readonly line: number
  /** The column and the text that rejected it. */
  readonly column?: string
  readonly text?: string
  readonly city?: ReportedEnd
  readonly partner?: ReportedEnd
  /** Every end of that side, where a cell names several. */
  readonly cities?: ReadonlyArray<ReportedEnd>
  readonly partners?: ReadonlyArray<ReportedEnd>
  readonly networks?: ReadonlyArray<string>
  /** What is odd about the row; it was taken all the same, unless the outcome says otherwise. */
  readonly remarks: ReadonlyArray<string>
}

/** Rows by what became of them: `read` is the sum of the others. */
export type RowTally = { readonly read: number } & Readonly<Record<Outcome, number>>

/** A tally to count in. */
export const emptyTally = (): { -readonly [K in keyof RowTally]: number } => ({
  read: 0,
  created: 0,
  merged: 0,
  unchanged: 0,
  waiting: 0,
  rejected: 0
})

/** What an import did with one file. */
export interface FileReport {
  readonly name: string
  readonly what: string
  readonly kind: TableKind
  readonly columns: ReadonlyArray<ShownColumn>
  readonly mappedBy: "format" | "saved" | "person" | "guess"
  readonly encoding?: string
  readonly rows: RowTally
  /** What was read but deserves a look: bytes that are no text, hidden rows, renamed columns. */
  readonly remarks: ReadonlyArray<string>
}

/** What an import did, or what it would do. */
export interface ImportReport {
  /** Absent where nothing was written. */
  readonly id?: string
  readonly preview: boolean
  readonly source: { readonly id: SourceId; readonly title: string }
  readonly files: ReadonlyArray<FileReport>
  /** Files of a folder that hold no list, with the reason. */
  readonly passedOver: ReadonlyArray<{ readonly name: string; readonly reason: string }>
  readonly rows: RowTally
  /** Records that no list named before. */
  readonly created: Readonly<Record<"cities" | "twinnings" | "networks" | "memberships" | "activities", number>>
  readonly claims: number
  /** The first rejected rows, a thousand at most. */
  readonly rejected: ReadonlyArray<RowReport>
}

/** What happens while an import goes on. */
export type ImportEvent =
  | { readonly _tag: "file"; readonly file: Omit<FileReport, "rows" | "remarks">; readonly expected?: number }
  | { readonly _tag: "row"; readonly row: RowReport }
  /** `total` is `Infinity` where it is not known yet. */
  | { readonly _tag: "progress"; readonly done: number; readonly total: number; readonly what: string }
