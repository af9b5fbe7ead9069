import type { Place } from "@proxeny/formats"
import type { ImportReport, Tally } from "../imports/Imports.ts"
import type { ImportSummary, Undone } from "../imports/undo.ts"

/** Rejected rows and remarks shown on the screen; a file holds them all. */
const shown = 20

const number = (count: number): string => count.toLocaleString("en")

const at = ({ column, file, line }: Place): string => `${file}:${line}${column === undefined ? "" : `:${column}`}`

const row = (label: string, tally: Tally): string =>
  `  ${label.padEnd(10)}${[tally.read, tally.created, tally.merged, tally.unchanged, tally.rejected]
    .map((count) => number(count).padStart(11))
    .join("")}`

/** Words what an import did for the person who ran it. */
export const importReport = (report: ImportReport): ReadonlyArray<string> => {
  const { rejected, remarks } = report
  return [
    `Imported "${report.source.title}" (${report.format}), ${number(report.claims)} new claims.`,
    `  ${"".padEnd(10)}${["read", "created", "merged", "unchanged", "rejected"].map((word) => word.padStart(11)).join("")}`,
    row("cities", report.cities),
    row("twinnings", report.twinnings),
    ...(rejected.length === 0 ? [] : [`Rejected (${number(rejected.length)}):`]),
    ...rejected.slice(0, shown).map((one) => `  ${at(one.at)}  ${one.reason}; ${one.remedy}. Found: ${one.text}`),
    ...(rejected.length > shown
      ? [`  … and ${number(rejected.length - shown)} more: --rejected FILE writes them all.`]
      : []),
    ...(remarks.length === 0 ? [] : [`Taken, but look at (${number(remarks.length)}):`]),
    ...remarks.slice(0, shown).map((one) => `  ${at(one.at)}  ${one.reason}. Found: ${one.text}`),
    ...(remarks.length > shown ? [`  … and ${number(remarks.length - shown)} more: --json prints them all.`] : [])
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
