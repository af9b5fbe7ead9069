import type { DuplicateReason } from "@proxeny/domain"
import type { DuplicatePage, DuplicateView, MergeSummary } from "../duplicates/Duplicates.ts"
import type { Merged } from "../duplicates/merge.ts"
import type { Side } from "../duplicates/sides.ts"
import { number } from "./importReport.ts"

const plural = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`

/** Names and partners of a side that are printed; with --json there are all. */
const shown = 6

const some = (all: ReadonlyArray<string>): string =>
  all.length <= shown ? all.join(", ") : `${all.slice(0, shown).join(", ")} … (${number(all.length)})`

const words = (reason: DuplicateReason): string => {
  switch (reason.kind) {
    case "same-name":
      return reason.as === "main" ? "same name" : `both called ${reason.name}`
    case "country-unknown":
      return "a country unknown"
    case "other-country":
      return `in ${reason.countries.join(" and ")}`
    case "shared-id":
      return `both ${reason.identifier.scheme} ${reason.identifier.value}`
    case "different-ids":
      return `two ids of ${reason.scheme}`
    case "distance":
      return `${reason.km < 10 ? reason.km.toFixed(1) : number(Math.round(reason.km))} km apart`
    case "population":
      return `populations ${reason.counts.map(number).join(" and ")}`
    case "common-partners":
      return plural(reason.partners.length, "common twin")
    case "twinned-with-each-other":
      return "twinned with each other"
    case "other-division":
      return `in ${reason.divisions.join(" and ")}`
  }
}

const side = (city: Side): ReadonlyArray<string> => [
  `  ${city.id}  ${city.name}${city.country === undefined ? "" : ` (${city.country})`}`,
  `    ${[
    some(city.identifiers.map(({ scheme, value }) => (scheme === "wikidata" ? value : `${scheme}:${value}`))),
    city.coordinates === undefined
      ? ""
      : `${city.coordinates.latitude.toFixed(3)}, ${city.coordinates.longitude.toFixed(3)}`,
    city.population === undefined ? "" : `${number(city.population.count)} people`,
    `${plural(city.claims, "claim")} of ${plural(city.sources, "source")}`,
    city.memberships === 0 ? "" : plural(city.memberships, "membership")
  ]
    .filter((part) => part !== "")
    .join(" · ")}`,
  ...(city.names.length > 1 ? [`    called ${some(city.names.map(({ text }) => text))}`] : []),
  `    ${city.twinnings.length === 0 ? "no twinnings" : `${plural(city.twinnings.length, "twinning")}: ${some(city.twinnings.map(({ partner }) => partner.name))}`}`
]

const pair = ({ cities: [a, b], reasons, score }: DuplicateView): ReadonlyArray<string> => [
  `${score.toFixed(2)}  ${reasons.map(words).join(", ")}`,
  ...side(a),
  ...side(b)
]

/** Shows pairs that may be one city beside each other, to the person who decides. */
export const duplicatesReport = ({ items, total }: DuplicatePage): ReadonlyArray<string> =>
  total === 0
    ? ["There is no pair to decide on: none looks like one city, or those that do are kept apart."]
    : [
        ...items.flatMap((one) => [...pair(one), ""]),
        `${number(items.length)} of ${plural(total, "pair")}. One city: proxeny duplicates merge KEPT MERGED; two: proxeny duplicates apart A B.`
      ]

/** Words what a merge made of two cities. */
export const mergedReport = ({ claims, id, kept, merged, selfTwinning, twinnings }: Merged): string =>
  `Merged: ${merged.name} (${merged.id}) is ${kept.name} (${kept.id}) now, with ${plural(claims, "claim")}, ${plural(twinnings.moved, "twinning")} that it did not have and ${number(twinnings.joined)} that it had${selfTwinning ? "; that the two were twinned with each other is taken out" : ""}. To take it back: proxeny duplicates undo ${id}`

/** Words what a merge undone brought back. */
export const partedReport = ({ claims, id, kept, merged }: Merged): string =>
  `Undone: ${merged.name} (${merged.id}) and ${kept.name} (${kept.id}) are two cities again; the merge ${id} had moved ${plural(claims, "claim")}.`

/** Lists merges for the person who looks for one. */
export const mergesReport = (merges: ReadonlyArray<MergeSummary>): ReadonlyArray<string> =>
  merges.length === 0
    ? ["No cities have been merged yet."]
    : merges.map(
        ({ by, id, kept, merged, mergedAt, reason, undoneAt }) =>
          `${id}  ${mergedAt}  ${merged.name} (${merged.id}) into ${kept.name} (${kept.id}), by ${by}${reason === undefined ? "" : `: ${reason}`}${undoneAt === undefined ? "" : `; undone ${undoneAt}`}`
      )
