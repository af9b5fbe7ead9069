import { ruled, Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { Day } from "../parameters.ts"
import { wholeNumber } from "../wholeNumber.ts"
import * as Imports from "./importShapes.ts"
import { type Operation, why } from "./Operation.ts"

const byId = Schema.Struct({ id: Uuid })

const paging = {
  limit: Schema.optionalKey(wholeNumber(1, 200)),
  cursor: Schema.optionalKey(Schema.NonEmptyString)
}

const fileName = Schema.String.check(
  Schema.isNonEmpty(),
  Schema.isMaxLength(255),
  Schema.isPattern(/^[^\p{Cc}]*$/u, ruled("characters", "a file name has no control characters"))
).annotate({ description: "What the file is called, with its ending." })

const language = Schema.optionalKey(
  Imports.ListLanguage.annotate({
    description: "The language of the list, such as de, where its words mean several things."
  })
)

/** Lists brought in, and everything taken out. */
export const importsOperations = {
  "POST /api/v1/import-uploads": {
    tag: "Imports",
    summary: "Send a file to be brought in, as it stands, up to 100 MiB: it is kept for a day",
    action: "import.run",
    query: Schema.Struct({ fileName }),
    bodyType: "application/octet-stream",
    answer: Imports.ImportUpload,
    status: 201
  },
  "POST /api/v1/import-uploads/fetch": {
    tag: "Imports",
    summary: "Have a list fetched from its address, or from Wikidata, to be brought in",
    action: "import.run",
    body: Schema.Struct({
      /** `https://…`, or `wikidata`, `wikidata:GB`, `wikidata:Q18125` for the twinnings of all, a country or a city there. */
      url: Schema.String.check(Schema.isNonEmpty(), Schema.isMaxLength(2000)),
      /** The language in which names are wanted, where there are several. */
      language: Schema.optionalKey(Imports.ListLanguage)
    }),
    answer: Imports.ImportUpload,
    status: 201
  },
  "GET /api/v1/import-uploads/:id": {
    tag: "Imports",
    summary: "An upload, and what it is taken for: its sheets, what it tells of, what its columns mean, its first rows",
    action: "import.run",
    param: byId,
    query: Schema.Struct({
      sheet: Schema.optionalKey(
        Schema.NonEmptyString.check(Schema.isMaxLength(1000)).annotate({
          description: "The sheet of a workbook; the one that is looked at first where it is absent."
        })
      ),
      kind: Schema.optionalKey(
        Imports.ListKind.annotate({
          description: "What the list tells of, where that is known better than its columns say."
        })
      ),
      language
    }),
    answer: Imports.ImportUploadView,
    status: 200
  },
  "DELETE /api/v1/import-uploads/:id": {
    tag: "Imports",
    summary: "Remove an upload",
    action: "import.run",
    param: byId,
    status: 204
  },
  "POST /api/v1/imports/preview": {
    tag: "Imports",
    summary: "Begin a job that says what an import would do, row by row, and writes nothing",
    action: "import.run",
    body: Imports.ImportBody,
    answer: Imports.ImportJob,
    status: 202
  },
  "POST /api/v1/imports": {
    tag: "Imports",
    summary: "Begin a job that brings lists in: all of them at its end, or nothing",
    action: "import.run",
    change: "import.run",
    body: Imports.ImportBody,
    answer: Imports.ImportJob,
    status: 202
  },
  "GET /api/v1/import-jobs": {
    tag: "Imports",
    summary: "The jobs of the last 30 days, the newest first, a hundred at most",
    action: "import.run",
    answer: Imports.ImportJobs,
    status: 200
  },
  "GET /api/v1/import-jobs/:id": {
    tag: "Imports",
    summary: "How far a job is, and what it did",
    action: "import.run",
    param: byId,
    answer: Imports.ImportJob,
    status: 200
  },
  "GET /api/v1/import-jobs/:id/events": {
    tag: "Imports",
    summary: "What happens in a job, from its beginning or after `Last-Event-ID`, as server-sent events until it ends",
    action: "import.run",
    param: byId,
    query: Schema.Struct({
      after: Schema.optionalKey(
        wholeNumber(0, 2_147_483_647).annotate({
          description: "The number of the last event that was seen, for whoever cannot send the header Last-Event-ID."
        })
      )
    }),
    answer: Imports.ImportJobEvent,
    answerType: "text/event-stream",
    status: 200
  },
  "GET /api/v1/import-jobs/:id/rejected": {
    tag: "Imports",
    summary: "The rows that a job rejected, with the reason and what to do, as CSV",
    action: "import.run",
    param: byId,
    answerType: "text/csv",
    status: 200
  },
  "DELETE /api/v1/import-jobs/:id": {
    tag: "Imports",
    summary: "Cancel a job that waits or goes on: nothing of it is written",
    action: "import.run",
    param: byId,
    answer: Imports.ImportJob,
    status: 200
  },
  "GET /api/v1/imports": {
    tag: "Imports",
    summary: "Imports on record, the newest first; those undone are marked",
    action: "history.read",
    query: Schema.Struct(paging),
    answer: Imports.ImportPage,
    status: 200
  },
  "GET /api/v1/imports/waiting": {
    tag: "Imports",
    summary: "The printed places that rows of any import wait for, those of most rows first; an editor's own imports",
    action: "import.run",
    query: Schema.Struct(paging),
    answer: Imports.PlacesToChoose,
    status: 200
  },
  "GET /api/v1/imports/:id": {
    tag: "Imports",
    summary: "An import on record, with what it did",
    action: "history.read",
    param: byId,
    answer: Imports.ImportDetail,
    status: 200
  },
  "GET /api/v1/imports/:id/waiting": {
    tag: "Imports",
    summary: "The printed places that rows of an import wait for, those of most rows first",
    action: "import.run",
    param: byId,
    query: Schema.Struct(paging),
    answer: Imports.PlacesToChoose,
    status: 200
  },
  "POST /api/v1/imports/choices": {
    tag: "Imports",
    summary: "Decide which place a printed name means: remembered, and the rows that waited are taken up",
    action: "import.run",
    change: "import.choose",
    body: Imports.PlaceChoice,
    answer: Imports.PlaceChosen,
    status: 200
  },
  "POST /api/v1/imports/take-unmatched": {
    tag: "Imports",
    summary:
      "Make a city of its own of every waiting name that the gazetteer does not have, in the country that is printed",
    action: "import.run",
    change: "import.take-unmatched",
    body: Schema.Struct(why),
    answer: Imports.PlaceChosen,
    status: 200
  },
  "POST /api/v1/imports/:id/undo": {
    tag: "Imports",
    summary: "Take an import back: what it brought, and nothing that somebody else has since said",
    action: "import.undo",
    change: "import.undo",
    param: byId,
    body: Schema.Struct(why),
    answer: Imports.ImportUndone,
    status: 200
  },
  "GET /api/v1/exports/:format": {
    tag: "Imports",
    summary: "The register as it is at one moment, as a file; nothing that only an office may read is in it",
    action: "register.read",
    param: Schema.Struct({
      format: Imports.ExportFormat.annotate({
        description:
          "Tables (csv, xlsx), every record as a line (jsonl), a map, a graph, linked data, a calendar, or an archive to restore."
      })
    }),
    query: Schema.Struct({
      table: Schema.optionalKey(
        Imports.ExportTable.annotate({ description: "Which table a CSV holds; twinnings where it is absent." })
      ),
      language: Schema.optionalKey(
        Schema.Literals(["en", "zh"]).annotate({
          description: "The language of a calendar, and of names in a graph; English where it is absent."
        })
      ),
      /** The day from which a calendar has round anniversaries; today where it is absent. */
      from: Schema.optionalKey(Day)
    }),
    answerType: Object.values(Imports.exportTypes),
    status: 200
  }
} as const satisfies Readonly<Record<string, Operation>>
