import type { Chosen, PlaceToChoose } from "../imports/choose.ts"
import type {
  FileReport,
  ImportEvent,
  ImportReport,
  ReportedEnd,
  RowReport,
  RowTally
} from "../imports/ImportReport.ts"
import type { ImportSummary, Undone } from "../imports/undo.ts"

/** Rejected rows and remarks shown on the screen; a file holds them all. */
const shown = 20

/** A count as it is written on a screen. */
export const number = (count: number): string => count.toLocaleString("en")

const headings = ["read", "created", "merged", "unchanged", "waiting", "rejected"] as const

const tallyLine = (label: string, tally: RowTally): string =>
  `  ${label.padEnd(28)}${headings.map((word) => number(tally[word]).padStart(11)).join("")}`

/** As much of a text as a line on a screen can hold. */
const cut = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 199).toWellFormed()}…`)

const endWords = ({ city, confidence, country, geonames, text, wikidata }: ReportedEnd): string => {
  const ids = [wikidata, geonames === null ? null : `geonames:${geonames}`].filter((id) => id !== null).join(" ")
  const sure = city === null ? "?" : confidence === null ? "" : `${Math.round(100 * confidence)} %`
  return [cut(text), `(${[country ?? "country unknown", ids, sure].filter((part) => part !== "").join(", ")})`].join(
    " "
  )
}

/** A row in one line: what becomes of it, what it speaks of, and why. */
export const rowLine = ({
  city,
  cities,
  networks,
  outcome,
  partner,
  partners,
  reason,
  remarks,
  remedy,
  row,
  text
}: RowReport): string => {
  const ends = [
    ...(cities ?? (city === undefined ? [] : [city])),
    ...(partners ?? (partner === undefined ? [] : [partner]))
  ]
  const about = [ends.map(endWords).join(" – "), (networks ?? []).join(", ")].filter((part) => part !== "").join(": ")
  const why =
    outcome === "rejected"
      ? `${reason}; ${remedy ?? ""}. Found: ${cut(text ?? "")}`
      : outcome === "waiting"
        ? reason
        : remarks.join("; ")
  return `  ${String(row).padStart(6)}  ${outcome.padEnd(10)}${[about, why].filter((part) => part !== "").join("  ")}`
}

const mappedBy: Readonly<Record<FileReport["mappedBy"], string>> = {
  format: "as the format says",
  saved: "as they were mapped before",
  person: "as you say",
  guess: "guessed"
}

/** A file as it is understood: what its columns are taken for, with samples of what they hold. */
export const fileLines = ({
  expected,
  file
}: Extract<ImportEvent, { readonly _tag: "file" }>): ReadonlyArray<string> => [
  `${file.name}: ${file.what}${file.encoding === undefined || file.encoding === "utf-8" ? "" : `, ${file.encoding}`}${expected === undefined ? "" : `, ${number(expected)} rows`}; a list of ${file.kind}. Columns (${mappedBy[file.mappedBy]}):`,
  ...file.columns
    .slice(0, 60)
    .map(
      ({ field, name, sample }) =>
        `  ${name.slice(0, 30).padEnd(32)}${(field ?? "–").padEnd(20)}${sample.map((one) => JSON.stringify(one)).join(", ")}`
    ),
  ...(file.columns.length > 60 ? [`  … and ${number(file.columns.length - 60)} more columns`] : []),
  "Rows:"
]

/** Words what an import did for the person who ran it, or what it would do. */
export const importReport = (report: ImportReport): ReadonlyArray<string> => {
  const { created, files, passedOver, rejected, rows } = report
  const records = Object.entries(created)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${number(count)} ${kind}`)
  const brought = `${number(report.claims)} new claims${records.length === 0 ? "" : `; new on record: ${records.join(", ")}`}.`
  return [
    report.preview
      ? `Preview of "${report.source.title}", nothing was written. It would bring ${brought}`
      : `Imported "${report.source.title}"${report.id === undefined ? "" : ` (${report.id})`}, ${brought}`,
    `  ${"rows".padEnd(28)}${headings.map((word) => word.padStart(11)).join("")}`,
    ...files.map((file) => tallyLine(file.name.slice(0, 27), file.rows)),
    ...(files.length > 1 ? [tallyLine("all", rows)] : []),
    ...(passedOver.length === 0 ? [] : ["Passed over, no lists:"]),
    ...passedOver.map(({ reason }) => `  ${reason}`),
    ...(rows.rejected === 0 ? [] : [`Rejected (${number(rows.rejected)}):`]),
    ...rejected
      .slice(0, shown)
      .map(
        ({ column, file, line, reason, remedy, text }) =>
          `  ${file}:${line}${column === undefined ? "" : ` (${column})`}  ${reason}; ${remedy ?? ""}. Found: ${cut(text ?? "")}`
      ),
    ...(rows.rejected > shown
      ? [`  … and ${number(rows.rejected - shown)} more: --rejected FILE writes them all.`]
      : []),
    ...(rows.waiting === 0
      ? []
      : [
          `Waiting for you (${number(rows.waiting)}): rows whose city is not certain. ${report.preview ? "--report FILE lists them with what they may be." : "proxeny imports waiting shows what they may be."}`
        ]),
    ...files.flatMap(({ name, remarks }) =>
      remarks.length === 0
        ? []
        : [
            `Read, but look at ${name} (${number(remarks.length)}):`,
            ...remarks.slice(0, shown).map((one) => `  ${one}`),
            ...(remarks.length > shown
              ? [`  … and ${number(remarks.length - shown)} more: --json prints them all.`]
              : [])
          ]
    )
  ]
}

/** Lists imports for the person who looks for one. */
export const importsReport = (imports: ReadonlyArray<ImportSummary>): ReadonlyArray<string> =>
  imports.length === 0
    ? ["No list has been imported yet."]
    : imports.map(
        ({ claims, files, finishedAt, id, title, undoneAt }) =>
          `${id}  ${finishedAt}  "${title}" (${files.map(({ name }) => name).join(", ")}): ${undoneAt === undefined ? `${number(claims)} claims` : `undone ${undoneAt}`}`
      )

/** Words what an undo took away. */
export const undoneReport = ({ cities, claims, id, memberships, networks, title, twinnings }: Undone): string => {
  const records = Object.entries({ cities, twinnings, networks, memberships })
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${number(count)} ${kind}`)
  return `Undone: "${title}" (${id}), ${number(claims)} claims${records.length === 0 ? "" : `, with ${records.join(", ")} that nobody else speaks of`}.`
}

/** Lists the printed places that rows wait for. */
export const waitingReport = (places: ReadonlyArray<PlaceToChoose>): ReadonlyArray<string> =>
  places.length === 0
    ? ["No row waits."]
    : [
        ...places.map(({ country, reason, region, rows, text }) => {
          const beside = [region, country].filter((part) => (part ?? "") !== "").join(", ")
          return `${number(rows).padStart(7)}  ${text}${beside === "" ? "" : ` (${beside})`}\n         ${reason}`
        }),
        "proxeny imports choose NAME --place ID says which it is; --leave-out gives the rows up."
      ]

/** Words what came of rows that waited. */
export const chosenReport = (name: string, { leftOut, rows }: Chosen): string =>
  leftOut > 0
    ? `${number(leftOut)} rows that waited for "${name}" are left out.`
    : rows.read === 0
      ? `${name === "" ? "No row waits" : `Remembered: no row waits for "${name}"`}.`
      : `${number(rows.read)} rows taken up: ${(["created", "merged", "unchanged", "waiting", "rejected"] as const)
          .filter((word) => rows[word] > 0)
          .map((word) => `${number(rows[word])} ${word}`)
          .join(", ")}.`
