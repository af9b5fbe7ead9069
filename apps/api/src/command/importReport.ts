import type { Place } from "@proxeny/formats"
import type { ImportReport, Tally } from "../imports/Imports.ts"

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
