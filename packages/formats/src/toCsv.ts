import Papa from "papaparse"
import { cityColumns } from "./cities.ts"
import type { ListedCity, ListedTwinning } from "./Listing.ts"
import { linkColumns } from "./links.ts"
import { neutralised } from "./out/formulas.ts"

const written = (cell: string | number): string | number => (typeof cell === "string" ? neutralised(cell) : cell)

/**
 * Writes cities and twinnings as the two tables that `readListing` reads.
 *
 * **Details**: RFC 4180 with LF line ends, as text without a byte order mark. A city is written under its key, with
 * its first name. What has no column stays out: other names, other identifiers, the year of a population.
 * A text that a spreadsheet may take for a formula gets an apostrophe in front, see `neutralised`; `readListing` takes it
 * off again.
 */
export const toCsv = (listing: {
  readonly cities: ReadonlyArray<ListedCity>
  readonly twinnings: ReadonlyArray<ListedTwinning>
}): { readonly cities: string; readonly links: string } => {
  const write = (columns: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string | number>>): string =>
    `${Papa.unparse([[...columns], ...rows.map((row) => row.map(written))], { newline: "\n" })}\n`
  return {
    cities: write(
      cityColumns,
      listing.cities.map((city) => [
        city.key,
        city.names[0]?.text ?? "",
        city.countryAsPrinted ?? "",
        city.country ?? "",
        city.coordinates?.latitude ?? "",
        city.coordinates?.longitude ?? "",
        city.population?.count ?? ""
      ])
    ),
    links: write(
      linkColumns,
      listing.twinnings.map(({ a, b }) => [a, b])
    )
  }
}
