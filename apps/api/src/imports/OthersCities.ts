import type { Claim } from "@proxeny/domain"
import type { DecidedRow } from "./decide.ts"
import { IdSet } from "./IdSet.ts"
import type { Ledger } from "./Ledger.ts"
import type { ResolvedCity } from "./places/resolveCity.ts"
import type { Rights } from "./rights.ts"
import type { SettledCity } from "./statements.ts"

type CityId = SettledCity["id"]

/** What a city is that a place is or a number of people: what a reader would miss, unlike another way to write a name. */
const missed: ReadonlySet<string> = new Set(["coordinates", "population"])

/**
 * Leaves cities to those who keep them: what an editor's list says of a city that is on record, and is none of the editor's,
 * is not written.
 *
 * **Details**: a city that was not on record before the import may be described by it. A row of a list of cities is rejected
 * where it says anything that is not on record; a row about two cities is taken, and says in a remark what is left out.
 */
export class OthersCities {
  private readonly rights: Rights
  /** Cities that this import brought, and may go on describing. */
  private readonly brought = new IdSet()
  /** Cities as they are printed, of which something was not taken: printed again, they say it again. */
  private readonly left = new WeakSet<ResolvedCity>()

  constructor(rights: Rights) {
    this.rights = rights
  }

  /** A row without what it may not write. The register was asked before for everything that it would write. */
  readonly without = (row: DecidedRow, ledger: Ledger, list: string): DecidedRow => {
    if (this.rights.everything) return row
    const others = new Set<string>()
    for (const { id } of row.cities) {
      if (this.rights.reaches([id as CityId]) || this.brought.has(id)) continue
      if (ledger.has(id)) others.add(id)
      else this.brought.add(id)
    }
    if (others.size === 0) return row
    const isOthers = ({ subject }: Claim): boolean => others.has(subject.id)
    const lost = row.cityClaims.filter((claim) => isOthers(claim) && claim.source === list && !ledger.has(claim.id))
    const lostOf = new Set(lost.map(({ subject }) => subject.id))
    const printed = row.row.said.flatMap(({ ends, what }) => (what.kind === "city" ? ends : []))
    if (lost.length > 0) for (const end of printed) this.left.add(end)
    const isLeft = printed.some((end) => this.left.has(end))
    const stated = row.stated.filter(({ record }) => record.kind !== "city" || !others.has(record.id) || !isLeft)
    const names = row.ends.flatMap(({ city, text }) => (city !== null && lostOf.has(city) ? [text] : []))
    return {
      ...row,
      stated,
      cityClaims: row.cityClaims.filter((claim) => !isOthers(claim)),
      unstated:
        stated.length === row.stated.length
          ? row.unstated
          : [
              ...row.unstated,
              {
                text: printed.map((end) => end.printed.text).join(", "),
                reason:
                  "the city is on record, and is none of the cities that you keep: the row says something else of it",
                remedy: "leave the row to whoever keeps the city, or ask an admin to add it to yours"
              }
            ],
      remarks: lost.some(({ attribute }) => missed.has(attribute))
        ? [
            ...row.remarks,
            `what the row says of ${[...new Set(names)].join(" and ")} beside the name is left to whoever keeps that city`
          ]
        : row.remarks
    }
  }
}
