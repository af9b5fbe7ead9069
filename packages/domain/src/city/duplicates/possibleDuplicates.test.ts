import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { CityId, deriveId } from "../../base/identity.ts"
import { arbitrary } from "../../testing/index.ts"
import { City, CountryCode } from "../City.ts"
import { type ComparedCity, comparedCity } from "./ComparedCity.ts"
import { comparePair } from "./comparePair.ts"
import { type DuplicateRules, defaultDuplicateRules as rules } from "./DuplicateRules.ts"
import { possibleDuplicates } from "./possibleDuplicates.ts"

const idOf = (n: number | string): CityId => CityId.make(deriveId("city", "duplicates", String(n)))
const all: DuplicateRules = { ...rules, shown: 0 }

const { oneOf } = arbitrary
const maybe = <A>(values: Arbitrary.Arbitrary<A>) =>
  Arbitrary.all([oneOf([true, true, false]), values]).pipe(
    Arbitrary.map(([there, value]) => (there ? value : undefined))
  )

/** Few names, countries and ids, and places near and far, so that cities meet in every way. */
const cityOf = Arbitrary.all({
  main: oneOf(["leeds", "kirovsk", "columbus", "ripon"]),
  others: Arbitrary.array(oneOf(["leeds", "ripon", "loidis", "york"]), { maxLength: 2 }),
  country: maybe(oneOf(["GB", "US"])),
  division: maybe(oneOf(["north", "south"])),
  latitude: maybe(oneOf([0, 0.05, 0.2, 0.5, 1, 30])),
  longitude: oneOf([0, 0.05, 179.99, -179.99]),
  population: maybe(oneOf([0, 1000, 1050, 1900, 90_000])),
  identifiers: Arbitrary.array(
    oneOf(["Q1", "Q2", "7", "8"]).pipe(
      Arbitrary.map((value) => ({ scheme: value.startsWith("Q") ? "wikidata" : "geonames", value }) as const)
    ),
    { maxLength: 2 }
  ),
  partners: Arbitrary.array(oneOf([0, 1, 2, 50, 51, 52]), { maxLength: 3 })
})
const cities = Arbitrary.array(cityOf, { maxLength: 8 }).pipe(
  Arbitrary.map((each) =>
    each.map(
      ({ country, division, latitude, longitude, partners, population, ...city }, i): ComparedCity => ({
        ...city,
        id: idOf(i),
        partners: partners.map(idOf),
        ...(country === undefined ? {} : { country }),
        ...(division === undefined ? {} : { division }),
        ...(latitude === undefined ? {} : { coordinates: { latitude, longitude } }),
        ...(population === undefined ? {} : { population })
      })
    )
  )
)

/** Every two compared, without blocks: slow, and nothing to go wrong in. */
const byHand = (of: ReadonlyArray<ComparedCity>) =>
  of.flatMap((a, i) =>
    of.slice(i + 1).flatMap((b) => {
      const bearers = (name: string, country: string | undefined) =>
        of.filter((one) => one.main === name && (country === undefined || one.country === country)).length
      return comparePair(b, a, bearers, all) ?? []
    })
  )
const pairKey = ({ cities: [a, b] }: { readonly cities: readonly [string, string] }) => `${a} ${b}`
const byPair = (a: Parameters<typeof pairKey>[0], b: Parameters<typeof pairKey>[0]) =>
  pairKey(a) < pairKey(b) ? -1 : 1

const town = (n: number | string, more: Partial<ComparedCity> = {}): ComparedCity => ({
  id: idOf(n),
  main: "leeds",
  others: [],
  identifiers: [],
  partners: [],
  ...more
})

describe("possibleDuplicates", () => {
  it.prop("counts the others of a name, without the two", [cities], ([of]) => {
    const byId = new Map(of.map((city) => [city.id, city]))
    for (const { cities: pair, reasons } of possibleDuplicates([...byId.values()], all))
      for (const reason of reasons) {
        if (reason.kind !== "same-name") continue
        const [a, b] = pair.map((id) => byId.get(id) as ComparedCity) as [ComparedCity, ComparedCity]
        const country = a.country ?? b.country
        const others = [...byId.values()].filter(
          (one) =>
            one.id !== a.id &&
            one.id !== b.id &&
            one.main === reason.name &&
            (country === undefined || one.country === country)
        )
        assert.strictEqual(reason.namesakes, others.length)
      }
  })

  it.prop("compares what comparing every two would, and leaves out only what is not to be shown", [cities], ([of]) => {
    const every = byHand(of)
    assert.deepStrictEqual([...possibleDuplicates(of, all)].sort(byPair), [...every].sort(byPair))
    assert.deepStrictEqual(
      [...possibleDuplicates(of)].sort(byPair),
      every.filter(({ score }) => score >= rules.shown).sort(byPair)
    )
  })

  it.prop("gives the same whatever the order of cities, names, ids and partners", [cities], ([of]) => {
    const turned = of.toReversed().map((city) => ({
      ...city,
      others: city.others.toReversed(),
      identifiers: city.identifiers.toReversed(),
      partners: city.partners.toReversed()
    }))
    assert.deepStrictEqual(possibleDuplicates(turned, all), possibleDuplicates(of, all))
  })

  it.prop("pairs no cities of two countries that share no id, none twice and none with itself", [cities], ([of]) => {
    const found = possibleDuplicates(of, all)
    const byId = new Map(of.map((city) => [city.id, city]))
    for (const {
      cities: [a, b],
      reasons,
      score
    } of found) {
      assert.isBelow(a.localeCompare(b), 0)
      assert.isTrue(score >= 0 && score <= 1)
      const [x, y] = [byId.get(a)?.country, byId.get(b)?.country]
      if (x !== undefined && y !== undefined && x !== y)
        assert.include(
          reasons.map(({ kind }) => kind),
          "shared-id"
        )
    }
    assert.strictEqual(new Set(found.map(pairKey)).size, found.length)
  })

  it("finds a pair across the date line, and at both ends of a window of latitude", () => {
    const at = (latitude: number, longitude: number) => ({ coordinates: { latitude, longitude } })
    const found = possibleDuplicates([
      town(1, { country: "FJ", ...at(-17, 179.99) }),
      town(2, { country: "FJ", ...at(-17, -179.99) }),
      town(3, { country: "NZ", ...at(0, 0) }),
      // 50 km north to the metre: 50 / 6371.0088 radians.
      town(4, { country: "NZ", ...at(0.44966, 0) })
    ])
    assert.deepStrictEqual(
      found.map(pairKey).sort(),
      [[idOf(1), idOf(2)].sort().join(" "), [idOf(3), idOf(4)].sort().join(" ")].sort()
    )
  })

  it("adds up its reasons: worked out by hand for Rotterdam in Wikidata of 2021", () => {
    const nl = { main: "rotterdam", country: "NL", partners: [idOf("x")] }
    const [pair] = possibleDuplicates([
      town("Q34370", {
        ...nl,
        coordinates: { latitude: 51.916666666, longitude: 4.5 },
        population: 631_155,
        identifiers: [{ scheme: "wikidata", value: "Q34370" }]
      }),
      town("Q2680952", {
        ...nl,
        coordinates: { latitude: 51.930555, longitude: 4.4275 },
        population: 644_618,
        identifiers: [{ scheme: "wikidata", value: "Q2680952" }]
      })
    ])
    // −0.5 name, −0.3 two items, 3.5 within 10 km, 1.5 within 10 %, 1 one partner: 5.2, and 1 / (1 + e^−5.2) = 0.99451.
    assert.deepStrictEqual(
      pair?.reasons.map(({ kind, weight }) => [kind, weight]),
      [
        ["same-name", -0.5],
        ["different-ids", -0.3],
        ["distance", 3.5],
        ["population", 1.5],
        ["common-partners", 1]
      ]
    )
    assert.closeTo(pair?.score ?? 0, 0.99451, 5e-6)
    assert.strictEqual(pair?.rules, "1.0.0")
  })

  it("believes a shared id in two countries, and little of ten cities of one name", () => {
    const shared = { identifiers: [{ scheme: "geonames", value: "7" }] } as const
    const [abroad] = possibleDuplicates([town(1, { country: "GB", ...shared }), town(2, { country: "US", ...shared })])
    assert.deepStrictEqual(
      abroad?.reasons.map(({ kind }) => kind),
      ["same-name", "shared-id", "other-country"]
    )
    assert.isAbove(abroad?.score ?? 0, 0.9)
    const ten = Array.from({ length: 10 }, (_, n) => town(n, { country: "US" }))
    assert.lengthOf(possibleDuplicates(ten, all), 45)
    // −0.5 − ln 9: 0.06.
    assert.closeTo(possibleDuplicates(ten, all)[0]?.score ?? 0, 0.0631, 5e-5)
    assert.lengthOf(possibleDuplicates(ten), 0)
  })

  it("takes a city as it is shown: its name, its other names, and nothing for what is unknown", () => {
    const city = new City({
      id: idOf("tokyo"),
      names: [
        { text: "Tōkyō", language: "ja", kind: "name" },
        { text: "Tokyo", language: "en", kind: "name" },
        { text: "Edo", kind: "former" }
      ],
      country: CountryCode.make("JP"),
      identifiers: []
    })
    assert.deepStrictEqual(comparedCity(city, { partners: [idOf(1)] }), {
      id: city.id,
      main: "tokyo",
      others: ["edo"],
      country: "JP",
      identifiers: [],
      partners: [idOf(1)]
    })
  })
})
