import { breaks, CityId, Credibility, Reliability, ruled, SourceId, Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { why } from "./Operation.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
/** Between 0 and 1. */
const Sure = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
/** A moment in UTC: `2026-03-01T09:30:00Z`. */
const Moment = Schema.String

/** What a list tells of. */
export const ListKind = Schema.Literals(["twinnings", "cities", "networks", "memberships", "activities"])
export type ListKind = typeof ListKind.Type

/** What a column can mean. */
export const listFields = [
  "city",
  "cityId",
  "country",
  "region",
  "latitude",
  "longitude",
  "coordinates",
  "population",
  "partner",
  "partnerId",
  "partnerCountry",
  "partnerRegion",
  "partnerLatitude",
  "partnerLongitude",
  "partnerCoordinates",
  "partnerPopulation",
  "start",
  "end",
  "status",
  "category",
  "network",
  "networkId",
  "member",
  "since",
  "until",
  "role",
  "through",
  "title",
  "on",
  "type",
  "fields",
  "organisers",
  "source",
  "url",
  "note"
] as const
export const ListField = Schema.Literals(listFields).annotate({ identifier: "ListField" })
export type ListField = typeof ListField.Type

/** The most bytes of an upload. */
export const largestUpload = 100 * 1024 * 1024

/** A file that waits to be brought in. It is removed once its import is done, else at `until`. */
export const ImportUpload = Schema.Struct({
  id: Uuid,
  fileName: Schema.String,
  bytes: Count,
  at: Moment,
  until: Moment
}).annotate({ identifier: "ImportUpload" })

/** A column of a list: what it is taken for, how sure that is and why, for what else it could be, and what it holds. */
export const ImportColumn = Schema.Struct({
  name: Schema.String,
  /** Absent where the column is left out. */
  field: Schema.optionalKey(ListField),
  sure: Sure,
  why: Schema.Array(
    Schema.Struct({ kind: Schema.Literals(["name", "pair", "content", "against"]), text: Schema.String })
  ),
  alternatives: Schema.Array(Schema.Struct({ field: ListField, sure: Sure })),
  sample: Schema.Array(Schema.String)
}).annotate({ identifier: "ImportColumn" })

/** Where the meaning of the columns comes from: what the file is, an earlier import of such a table, a person, or a guess. */
const MappedBy = Schema.Literals(["format", "saved", "person", "guess"])

/** What an upload is taken for, before anything is brought in. */
export const ListLook = Schema.Struct({
  /** What the file was recognised as, in words. */
  what: Schema.String,
  kind: ListKind,
  /** How sure it is what the list tells of. */
  sure: Sure,
  mappedBy: MappedBy,
  columns: Schema.Array(ImportColumn),
  /** What the list cannot do without and has no column for: of each group, one field. */
  missing: Schema.Array(Schema.Array(ListField)),
  /** What such a list cannot do without: of each group, one field has to be a column or be set for every row. */
  needs: Schema.Array(Schema.Array(ListField)),
  /** The sheets of a workbook, and which of them this is. */
  sheets: Schema.Array(Schema.Struct({ name: Schema.String, hidden: Schema.Boolean, read: Schema.Boolean })),
  encoding: Schema.optionalKey(Schema.String),
  /** The first rows, cell by cell, in the order of the columns. */
  sample: Schema.Array(
    Schema.Struct({
      row: Count,
      line: Count,
      cells: Schema.Array(Schema.String)
    })
  )
}).annotate({ identifier: "ListLook" })

/** An upload with what it is taken for; `unreadable` says why where it holds no list, and what to do. */
export const ImportUploadView = Schema.Struct({
  ...ImportUpload.fields,
  list: Schema.optionalKey(ListLook),
  unreadable: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "ImportUploadView" })

const cell = Schema.String.check(Schema.isNonEmpty(), Schema.isMaxLength(1000))

/** A BCP 47 tag: the language of a list, where its words mean several things. */
export const ListLanguage = Schema.String.check(
  Schema.isPattern(
    /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
    ruled("pattern", "a language is a tag such as de or zh-Hant", ["de", "zh-Hant"])
  ),
  Schema.isMaxLength(35)
)

/**
 * An upload as it is to be brought in, with what a person says of it.
 *
 * **Details**: `mapping` names columns as they are printed, or by their number from 1; `-` in the place of a field leaves the
 * column out. What is not said is taken as `GET /import-uploads/:id` shows it. Of a workbook `sheet` is read alone; without
 * it, the sheet that is looked at first and every other one that is a list beyond doubt.
 */
export const ImportUploadChoice = Schema.Struct({
  upload: Uuid,
  sheet: Schema.optionalKey(cell),
  kind: Schema.optionalKey(ListKind),
  mapping: Schema.optionalKey(
    Schema.Array(Schema.Struct({ column: cell, field: Schema.Union([ListField, Schema.Literal("-")]) })).check(
      Schema.isMaxLength(1000)
    )
  )
}).annotate({ identifier: "ImportUploadChoice" })

/** Sheets of one workbook may be brought in together, each once. */
const eachOnce = Schema.makeFilter((uploads: ReadonlyArray<{ readonly upload: string; readonly sheet?: string }>) => {
  const seen = new Map<string, Set<string | undefined>>()
  for (const [at, { sheet, upload }] of uploads.entries()) {
    const sheets = seen.get(upload) ?? new Set()
    if (sheets.has(sheet) || (sheets.size > 0 && (sheet === undefined || sheets.has(undefined))))
      return {
        path: [at],
        issue: breaks("twice", "names a list that is named before: name each upload once, or each of its sheets")
      }
    seen.set(upload, sheets.add(sheet))
  }
  return undefined
})

/** What holds for every row of a list and stands in none of its columns, such as the city whose partners it names. */
export const ListSet = Schema.Struct(
  Object.fromEntries(listFields.map((field) => [field, Schema.optionalKey(cell)])) as {
    readonly [F in ListField]: Schema.optionalKey<typeof cell>
  }
).annotate({ identifier: "ListSet" })

/**
 * What is to be brought in, and under which source it stands.
 *
 * **Details**: `title` names the list: the same title again is the same source, and the same file again changes nothing.
 * `grade` is as on record where it is left out; of a list that is new, C and 3, and F and 6 where an editor brings it. With
 * `passOver`, files that hold no list are passed over.
 */
export const ImportBody = Schema.Struct({
  uploads: Schema.Array(ImportUploadChoice).check(Schema.isMinLength(1), Schema.isMaxLength(50), eachOnce),
  title: Schema.String.check(
    Schema.isPattern(/\S/, ruled("empty", "a title has letters")),
    Schema.isMaxLength(500, { message: "a title has at most 500 characters" })
  ),
  set: Schema.optionalKey(ListSet),
  language: Schema.optionalKey(ListLanguage),
  grade: Schema.optionalKey(
    Schema.Struct({
      reliability: Schema.optionalKey(Reliability),
      credibility: Schema.optionalKey(Credibility)
    })
  ),
  passOver: Schema.optionalKey(Schema.Boolean),
  ...why
}).annotate({ identifier: "ImportBody" })

/** What becomes of a row. */
const Outcome = Schema.Literals(["created", "merged", "unchanged", "waiting", "rejected"])

/** Rows by what became of them: `read` is the sum of the others. */
export const ImportTally = Schema.Struct({
  read: Count,
  created: Count,
  merged: Count,
  unchanged: Count,
  waiting: Count,
  rejected: Count
}).annotate({ identifier: "ImportTally" })

/** A place of the gazetteer that a printed one may be. */
export const PossiblePlace = Schema.Struct({
  /** Its id in the gazetteer (GeoNames). */
  geonames: Schema.String,
  name: Schema.String,
  country: Schema.String,
  division: Schema.optionalKey(Schema.String),
  confidence: Sure
}).annotate({ identifier: "PossiblePlace" })

/** Something that speaks for or against a place: a kind, such as `name` or `coordinates`, and its values. */
const Spoke = Schema.StructWithRest(Schema.Struct({ kind: Schema.String }), [Schema.Record(Schema.String, Schema.Json)])

/** One end of a row: what is printed, and the city that it was taken for with what spoke for it. */
export const ImportEnd = Schema.Struct({
  text: Schema.String,
  /** ISO 3166-1 alpha-2, or null where nothing tells it. */
  country: Schema.NullOr(Schema.String),
  wikidata: Schema.NullOr(Schema.String),
  geonames: Schema.NullOr(Schema.String),
  /** The id in this register, null while it is not decided. In a preview of a city that is new, the id it would get. */
  city: Schema.NullOr(CityId),
  /** How likely it is that this is the place that is meant; null where an id says it and no name was looked at. */
  confidence: Schema.NullOr(Sure),
  reasons: Schema.Array(Spoke),
  /** What a person can choose from, where it is not decided. */
  candidates: Schema.optionalKey(Schema.Array(PossiblePlace))
}).annotate({ identifier: "ImportEnd" })

/** What became of one row, or would. */
export const ImportRow = Schema.Struct({
  /** 1 is the first row after the header. */
  row: Count,
  outcome: Outcome,
  reason: Schema.String,
  /** What to do about a row that was rejected. */
  remedy: Schema.optionalKey(Schema.String),
  kind: ListKind,
  file: Schema.String,
  line: Count,
  /** The column and the text that rejected it. */
  column: Schema.optionalKey(Schema.String),
  text: Schema.optionalKey(Schema.String),
  city: Schema.optionalKey(ImportEnd),
  partner: Schema.optionalKey(ImportEnd),
  /** Every end of that side, where a cell names several. */
  cities: Schema.optionalKey(Schema.Array(ImportEnd)),
  partners: Schema.optionalKey(Schema.Array(ImportEnd)),
  networks: Schema.optionalKey(Schema.Array(Schema.String)),
  /** What is odd about the row; it was taken all the same, unless the outcome says otherwise. */
  remarks: Schema.Array(Schema.String)
}).annotate({ identifier: "ImportRow" })

const fileHead = {
  name: Schema.String,
  what: Schema.String,
  kind: ListKind,
  columns: Schema.Array(ImportColumn),
  mappedBy: MappedBy,
  encoding: Schema.optionalKey(Schema.String)
}

/** A file as it is understood. */
export const ImportFileHead = Schema.Struct(fileHead).annotate({ identifier: "ImportFileHead" })

/** What an import did with one file. */
export const ImportFileReport = Schema.Struct({
  ...fileHead,
  rows: ImportTally,
  /** What was read but deserves a look: bytes that are no text, hidden rows, renamed columns. */
  remarks: Schema.Array(Schema.String)
}).annotate({ identifier: "ImportFileReport" })

/** What an import did, or what it would do. */
export const ImportReport = Schema.Struct({
  /** The import, to list it and to undo it; absent where nothing was written. */
  id: Schema.optionalKey(Uuid),
  preview: Schema.Boolean,
  source: Schema.Struct({ id: SourceId, title: Schema.String }),
  files: Schema.Array(ImportFileReport),
  /** Files that hold no list, with the reason. */
  passedOver: Schema.Array(Schema.Struct({ name: Schema.String, reason: Schema.String })),
  rows: ImportTally,
  /** Records that no list named before. */
  created: Schema.Struct({
    cities: Count,
    twinnings: Count,
    networks: Count,
    memberships: Count,
    activities: Count
  }),
  /** New claims. */
  claims: Count,
  /** The first rejected rows, a thousand at most. */
  rejected: Schema.Array(ImportRow)
}).annotate({ identifier: "ImportReport" })

/** Who started something: a person, or the installation itself, as on its command line. */
export const ImportBy = Schema.Struct({ id: Schema.optionalKey(Schema.String), name: Schema.String }).annotate({
  identifier: "ImportBy"
})

/** Why a job came to nothing: as a problem of the API has it. */
export const ImportFault = Schema.Struct({ title: Schema.String, detail: Schema.String }).annotate({
  identifier: "ImportFault"
})

/**
 * A preview or an import that goes on by itself.
 *
 * **Details**: imports are done one after another; `ahead` tells how many are before one that waits. `rows` are counted as they
 * are read. An import writes everything at its end or nothing at all: nothing where it `failed` or was `cancelled`.
 */
export const ImportJob = Schema.Struct({
  id: Uuid,
  kind: Schema.Literals(["preview", "import"]),
  state: Schema.Literals(["waiting", "running", "done", "failed", "cancelled"]),
  title: Schema.String,
  files: Schema.Array(Schema.Struct({ name: Schema.String, bytes: Count })),
  by: ImportBy,
  rows: ImportTally,
  ahead: Schema.optionalKey(Count),
  createdAt: Moment,
  startedAt: Schema.optionalKey(Moment),
  endedAt: Schema.optionalKey(Moment),
  /** What it did, once it is done; not in a list of jobs. */
  report: Schema.optionalKey(ImportReport),
  problem: Schema.optionalKey(ImportFault)
}).annotate({ identifier: "ImportJob" })

/** The jobs of whoever asks, the newest first; stewards see those of everybody. */
export const ImportJobs = Schema.Struct({ items: Schema.Array(ImportJob) }).annotate({ identifier: "ImportJobs" })

const numbered = {
  /** Its number in the job, from 1: the `id` of the server-sent event, to be sent as `Last-Event-ID` after a reload. */
  number: Count
}

/**
 * What happens in a job, as it happens: the `data` of each server-sent event, whose name is that of `event`.
 *
 * **Details**: `rows` are the first of each file, and the first of each outcome, a hundred of each at most; `tally` counts
 * all that are read. The last event is `done`, `failed` or `cancelled`.
 */
export const ImportJobEvent = Schema.Union([
  Schema.Struct({
    ...numbered,
    event: Schema.Literal("file"),
    file: ImportFileHead,
    /** How many rows it has, where that is known. */
    expected: Schema.optionalKey(Count)
  }),
  Schema.Struct({
    ...numbered,
    event: Schema.Literal("rows"),
    file: Schema.String,
    rows: Schema.Array(ImportRow),
    tally: ImportTally
  }),
  Schema.Struct({
    ...numbered,
    event: Schema.Literal("progress"),
    done: Count,
    /** Absent where it is not known yet. */
    total: Schema.optionalKey(Count),
    what: Schema.String
  }),
  Schema.Struct({ ...numbered, event: Schema.Literal("done"), report: ImportReport }),
  Schema.Struct({ ...numbered, event: Schema.Literal("failed"), problem: ImportFault }),
  Schema.Struct({ ...numbered, event: Schema.Literal("cancelled") })
]).annotate({ identifier: "ImportJobEvent" })
export type ImportJobEvent = typeof ImportJobEvent.Encoded

/** An import on record. */
export const ImportSummary = Schema.Struct({
  id: Uuid,
  title: Schema.String,
  /** Who brought it in; absent for an import from before the history began. */
  by: Schema.optionalKey(ImportBy),
  finishedAt: Moment,
  undoneAt: Schema.optionalKey(Moment),
  files: Schema.Array(Schema.Struct({ name: Schema.String, bytes: Count })),
  /** Claims that it brought when it was done. */
  claims: Count,
  /** Rows of it that still wait for a person. */
  waiting: Count
}).annotate({ identifier: "ImportSummary" })

export const ImportPage = Schema.Struct({
  items: Schema.Array(ImportSummary),
  total: Count,
  next: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "ImportPage" })

/** An import on record, with what it did. */
export const ImportDetail = Schema.Struct({ ...ImportSummary.fields, report: ImportReport }).annotate({
  identifier: "ImportDetail"
})

/** A printed place that rows wait for: how many, why, and what it may be. */
export const PlaceToChoose = Schema.Struct({
  /** The place as it is printed, with the country and region that are printed beside it. */
  text: Schema.String,
  country: Schema.optionalKey(Schema.String),
  region: Schema.optionalKey(Schema.String),
  reason: Schema.String,
  /** The same in a word, such as `homonyms` or `no-such-name`. */
  why: Schema.String,
  candidates: Schema.Array(PossiblePlace),
  rows: Count
}).annotate({ identifier: "PlaceToChoose" })

export const PlacesToChoose = Schema.Struct({
  items: Schema.Array(PlaceToChoose),
  total: Count,
  next: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "PlacesToChoose" })

const printed = {
  name: cell,
  /** Only where this country is printed beside the name. */
  country: Schema.optionalKey(cell),
  /** Only where this region is printed beside the name. */
  region: Schema.optionalKey(cell),
  ...why
}

/**
 * What a person decides about a printed place: which place of the gazetteer it is, that it is a city of its own which the
 * gazetteer does not have, or that the rows that wait for it are left out.
 *
 * **Details**: remembered for the lists that come; what an editor decides, for the lists that this editor brings.
 */
export const PlaceChoice = Schema.Union([
  Schema.Struct({
    ...printed,
    geonames: Schema.String.check(
      Schema.isPattern(/^\d{1,12}$/, ruled("pattern", "an id of GeoNames is a number, such as 2643123", ["2643123"]))
    )
  }),
  Schema.Struct({ ...printed, own: Schema.Literal(true) }),
  Schema.Struct({ ...printed, leaveOut: Schema.Literal(true) })
]).annotate({ identifier: "PlaceChoice" })

/** What came of the rows that waited. */
export const PlaceChosen = Schema.Struct({ rows: ImportTally, leftOut: Count }).annotate({ identifier: "PlaceChosen" })

/** What an undo of an import took away. */
export const ImportUndone = Schema.Struct({
  id: Uuid,
  title: Schema.String,
  claims: Count,
  cities: Count,
  twinnings: Count,
  networks: Count,
  memberships: Count
}).annotate({ identifier: "ImportUndone" })

/** The formats in which the register goes out. */
export const ExportFormat = Schema.Literals([
  "csv",
  "xlsx",
  "jsonl",
  "geojson",
  "gexf",
  "graphml",
  "jsonld",
  "ics",
  "archive"
])
export type ExportFormat = typeof ExportFormat.Type

/** The tables of which a CSV holds one. */
export const ExportTable = Schema.Literals([
  "cities",
  "twinnings",
  "agreements",
  "activities",
  "networks",
  "memberships",
  "sources",
  "claims"
])

/** The media type of each format. */
export const exportTypes = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  jsonl: "application/jsonl",
  geojson: "application/geo+json",
  gexf: "application/gexf+xml",
  graphml: "application/graphml+xml",
  jsonld: "application/ld+json",
  ics: "text/calendar",
  archive: "application/vnd.proxeny.archive"
} as const satisfies Readonly<Record<ExportFormat, string>>
