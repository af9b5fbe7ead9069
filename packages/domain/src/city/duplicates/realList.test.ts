import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { cityIdOf } from "../City.ts"
import { foldName } from "../fold.ts"
import type { ComparedCity } from "./ComparedCity.ts"
import { defaultDuplicateRules } from "./DuplicateRules.ts"
import { possibleDuplicates } from "./possibleDuplicates.ts"

const shared = process.env.PROXENY_SHARED ?? ""

const table = (name: string): ReadonlyArray<ReadonlyArray<string>> =>
  readFileSync(`${shared}/wikidata-2021/${name}.csv`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    // A field in quotes may hold commas.
    .map((line) =>
      [...line.trim().matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? "")
    )

const idOf = (value: string) => cityIdOf({ scheme: "wikidata", value })

describe.skipIf(shared === "")("wikidata-2021 (skipped unless PROXENY_SHARED names its folder)", () => {
  it("has 25 pairs of one name and country, those that are one place above those that are two", () => {
    const partners = Map.groupBy(
      table("links").flatMap(([a = "", b = ""]) => [[a, b] as const, [b, a] as const]),
      ([a]) => a
    )
    const cities = table("cities").map(
      ([id = "", name = "", , country = "", latitude, longitude, population]): ComparedCity => ({
        id: idOf(id),
        main: foldName(name),
        others: [],
        coordinates: { latitude: Number(latitude), longitude: Number(longitude) },
        population: Number(population),
        identifiers: [{ scheme: "wikidata", value: id }],
        partners: (partners.get(id) ?? []).map(([, partner]) => idOf(partner)),
        ...(country === "" ? {} : { country })
      })
    )
    assert.lengthOf(cities, 4566)
    const found = possibleDuplicates(cities, { ...defaultDuplicateRules, shown: 0 })
    assert.lengthOf(
      found.filter(({ reasons }) => !reasons.some(({ kind }) => kind === "country-unknown")),
      25
    )
    const score = (one: string, other: string): number => {
      const ids: ReadonlyArray<string> = [idOf(one), idOf(other)].sort()
      return found.find(({ cities: [a, b] }) => a === ids[0] && b === ids[1])?.score ?? Number.NaN
    }
    // Amsterdam, Rotterdam, Tokyo, Leeds.
    const one = [
      score("Q727", "Q9899"),
      score("Q34370", "Q2680952"),
      score("Q1490", "Q7473516"),
      score("Q39121", "Q774015")
    ]
    // Columbus, Coventry in the United States, Kirovsk.
    const two = [score("Q239870", "Q16567"), score("Q1020595", "Q1016933"), score("Q153609", "Q15273")]
    assert.isTrue(one.every((each) => each > 0.95))
    assert.isTrue(two.every((each) => each < defaultDuplicateRules.shown))
  })
})
