import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { arbitrary } from "../../testing/index.ts"
import { coordinatesShared } from "./coordinatesShared.ts"
import { gazetteer, gazetteerIn, places, printedOf } from "./fixedGazetteer.ts"
import type { KnownPlace } from "./PlaceIndex.ts"
import type { PrintedPlace } from "./PrintedPlace.ts"
import type { Resolution } from "./Resolution.ts"
import { defaultResolutionRules } from "./resolutionRules.ts"
import { aliasLookUp, resolvePlace } from "./resolvePlace.ts"

const resolve = (printed: PrintedPlace): Resolution => resolvePlace(printed, { index: gazetteer })

/** What is believed of a place, 0 where it is not shown. */
const confidenceIn = (resolution: Resolution, id: string): number =>
  resolution._tag === "resolved"
    ? resolution.place.id === id
      ? resolution.confidence
      : 0
    : ((resolution._tag === "choices" ? resolution.candidates : resolution.nearest).find(({ place }) => place.id === id)
        ?.confidence ?? 0)

/** The place, or what kept it from being found. */
const outcome = (resolution: Resolution): string =>
  resolution._tag === "resolved"
    ? resolution.place.id
    : resolution._tag === "choices"
      ? `? ${resolution.why}`
      : `- ${resolution.why.kind}`

const place = arbitrary
  .oneOf(places.map(({ id }) => id))
  .pipe(Arbitrary.map((id) => places.find((one) => one.id === id) as KnownPlace))
const flags = Arbitrary.array(arbitrary.oneOf([true, false]), { minLength: 8, maxLength: 8 })
const oddName = arbitrary.oneOf([
  "",
  " ",
  "(",
  "/",
  "–",
  ", ",
  "City of",
  "Springfield (",
  "Paris, Paris, Paris",
  "Hastings – Hastings – Leeds",
  "Bozen/Bolzano (Bolzano)",
  "\u0000",
  "\ud800",
  "St. ",
  "市",
  "Illinois, Springfield",
  "Leedz",
  "a".repeat(5000)
])
const odd = (on: boolean | undefined, value: number): number => (on === true ? value : Number.NaN)

/** A row that says some of what is true of one place and some of what is true of another. */
const mixed = (a: KnownPlace, b: KnownPlace, on: ReadonlyArray<boolean>): PrintedPlace => {
  const [one, other] = [printedOf(a), printedOf(b)]
  return {
    name: one.name,
    ...(on[0] === true ? { country: (on[1] === true ? one : other).country } : {}),
    ...(on[2] === true ? { region: (on[3] === true ? one : other).region } : {}),
    ...(on[4] === true ? { coordinates: (on[5] === true ? one : other).coordinates } : {}),
    ...(on[6] === true ? { population: (on[7] === true ? one : other).population } : {})
  }
}

describe("resolvePlace, laws", () => {
  it.prop(
    "reads anything without a throw, twice alike",
    [Schema.String, oddName, place, place, flags],
    ([any, text, a, b, on]) => {
      for (const name of [any, text, `${any}, ${text}`, `${text} (${any})`]) {
        const printed: PrintedPlace = {
          ...mixed(a, b, on),
          name,
          region: text,
          coordinates: { latitude: odd(on[0], 1e9), longitude: odd(on[1], -181) },
          population: odd(on[2], -5)
        }
        assert.deepStrictEqual(resolve(printed), resolve(printed))
      }
    }
  )

  it.prop("does not depend on the order in which the gazetteer answers", [place, place, flags], ([a, b, on]) => {
    const printed = mixed(a, b, on)
    const backwards = gazetteerIn((answers) => [...answers].reverse())
    assert.deepStrictEqual(resolvePlace(printed, { index: backwards }), resolve(printed))
  })

  it.prop(
    "believes in shares, the likeliest first, and resolves from the threshold on",
    [place, place, flags],
    ([a, b, on]) => {
      const resolution = resolve(mixed(a, b, on))
      if (resolution._tag === "resolved") {
        assert.isAtLeast(resolution.confidence, defaultResolutionRules.threshold)
        assert.isAtMost(resolution.confidence, 1)
        return
      }
      const shares = (resolution._tag === "choices" ? resolution.candidates : resolution.nearest).map(
        (one) => one.confidence
      )
      assert.deepStrictEqual(
        shares,
        [...shares].sort((x, y) => y - x)
      )
      assert.isAtMost(
        shares.reduce((sum, share) => sum + share, 0),
        1 + 1e-9
      )
    }
  )

  it.prop("more that agrees never makes the right place less likely", [place, flags], ([a, on]) => {
    const { coordinates, country, name, population, region } = printedOf(a)
    const evidence: ReadonlyArray<Partial<PrintedPlace>> = [{ country }, { region }, { coordinates }, { population }]
    let printed: PrintedPlace = { name }
    let before = confidenceIn(resolve(printed), a.id)
    // In an order that the flags choose.
    for (const more of on[0] === true ? evidence : [...evidence].reverse()) {
      printed = { ...printed, ...more }
      const after = confidenceIn(resolve(printed), a.id)
      assert.isAtLeast(after, before - 1e-12, JSON.stringify(printed))
      before = after
    }
    assert.isAtLeast(before, defaultResolutionRules.threshold)
  })

  it.prop("an id of the gazetteer wins over any name", [place, place, flags], ([a, b, on]) => {
    const resolution = resolve({ ...mixed(a, b, on), identifiers: [{ scheme: "geonames", value: b.id }] })
    assert.strictEqual(outcome(resolution), b.id)
  })

  it.prop("a person's choice wins over a name", [place, place, flags], ([a, b, on]) => {
    const printed = mixed(a, b, on)
    const aliases = aliasLookUp([{ name: a.name.toUpperCase(), place: b.id }])
    assert.strictEqual(outcome(resolvePlace(printed, { index: gazetteer, aliases })), b.id)
  })

  it.prop(
    "a place in another country than the row states is never taken by its name",
    [place, place, flags],
    ([a, b, on]) => {
      const printed: PrintedPlace = { ...mixed(a, b, on), country: printedOf(b).country }
      const resolution = resolve(printed)
      if (resolution._tag === "resolved") assert.strictEqual(resolution.place.country, b.country)
      if (resolution._tag === "choices")
        for (const one of resolution.candidates)
          if (one.place.country !== b.country)
            assert.isAtMost(one.confidence, defaultResolutionRules.cap.contradictingCountry)
    }
  )
})

describe("resolvePlace, cases", () => {
  it.each<readonly [name: string, country: string | undefined, expected: string]>([
    ["Hastings, New Zealand", undefined, "2"],
    ["Hastings", "United Kingdom", "1"],
    ["Hastings", undefined, "? homonyms"],
    ["Springfield, Illinois", undefined, "3"],
    ["Springfield (Missouri)", "United States", "4"],
    ["Springfield", "United States", "? homonyms"],
    ["Springfield – Massachusetts", "United States", "5"],
    ["Paris", undefined, "6"],
    ["Paris, Texas", undefined, "7"],
    ["Bozen/Bolzano", undefined, "8"],
    ["Bolzano – Bozen", "Italy", "8"],
    ["Wuxi – Xinwu", "China", "? part-unknown"],
    ["Xinwu (Wuxi)", "China", "? part-unknown"],
    ["Budapest – Zugló", "Hungary", "11"],
    ["Zugló (Budapest)", "Hungary", "11"],
    ["Mombasa County", "Kenya", "? division"],
    ["City of Leeds", "United Kingdom", "13"],
    ["LEEDS", undefined, "13"],
    ["北京市", undefined, "14"],
    ["Peking", "China", "14"],
    ["St. Petersburg", "Russia", "15"],
    ["Sudbury", "Canada", "16"],
    ["Metro Manila", undefined, "18"],
    ["Shandong", "China", "- division"],
    ["Shandong Province", "China", "- division"],
    ["Delaware", "United States", "? division"],
    ["Delaware, Ohio", "United States", "17"],
    ["Aschafenburg", "Germany", "19"],
    ["Aschafenburg", undefined, "- no-such-name"],
    ["Leedz", "United Kingdom", "? weak"],
    ["Rothenburg ob der Tauber", "Germany", "? weak"],
    ["Leeds", "Elbonia", "? unknown-country"],
    ["Leeds (England)", "Elbonia", "13"],
    ["Germany", undefined, "- country"],
    ["", "Germany", "- no-name"],
    ["Atlantis", undefined, "- no-such-name"],
    ["Cernăuți", "Kingdom of Romania", "22"],
    ["Iasi", "Kingdom of Romania", "21"],
    ["Neustadt", "Germany", "? homonyms"],
    ["Springfield, Texas", "United States", "? contradicting-region"],
    // Delaware in Ohio is not the city that a place in the state of Delaware is a part of.
    ["Atlantis, Delaware", "United States", "- no-such-name"],
    ["Atlantis – Leeds", "United Kingdom", "- no-such-name"],
    ["Leeds – Atlantis", "United Kingdom", "? part-unknown"]
  ])("%s, %s: %s", (name, country, expected) => {
    assert.strictEqual(outcome(resolve({ name, ...(country === undefined ? {} : { country }) })), expected)
  })

  it("does not trust coordinates that lie in another country than the row states, and says so", () => {
    const england = { latitude: 50.855, longitude: 0.5833 }
    const resolution = resolve({ name: "Hastings", country: "New Zealand", coordinates: england })
    assert.strictEqual(outcome(resolution), "2")
    assert.deepStrictEqual(resolution.flags, [{ kind: "coordinates-contradict-country", found: ["GB"] }])
  })

  it("hardly uses a point that several names share, or one of whole degrees", () => {
    const shared = coordinatesShared(
      ["Springfield", "Leeds", "Paris"].map((name) => ({ name, coordinates: { latitude: 42.1, longitude: -72.59 } }))
    )
    const point = { latitude: 42.1, longitude: -72.59 }
    assert.strictEqual(shared(point), 3)
    const row = { name: "Springfield", country: "United States", coordinates: point }
    assert.strictEqual(outcome(resolve(row)), "5")
    assert.strictEqual(outcome(resolve({ ...row, sharedBy: shared(point) })), "? homonyms")
    assert.strictEqual(outcome(resolve({ ...row, coordinates: { latitude: 42, longitude: -73 } })), "? homonyms")
  })

  it("asks where a small place lies far from the coordinates, and takes a town that no gazetteer would miss", () => {
    const aschaffenburg = { latitude: 49.98, longitude: 9.15 }
    const small = { name: "Neustadt", country: "Germany", region: "Thuringia", coordinates: aschaffenburg }
    assert.strictEqual(outcome(resolve(small)), "? contradicting-coordinates")
    const large = { name: "Paris", country: "United States", coordinates: { latitude: 39.8, longitude: -89.64 } }
    assert.strictEqual(outcome(resolve(large)), "7")
  })

  it("takes the smaller of two homonyms where the population is printed", () => {
    assert.strictEqual(outcome(resolve({ name: "Paris", population: 26_000 })), "7")
  })

  it("uses what other rows say of the same city", () => {
    assert.strictEqual(outcome(resolve({ name: "Hastings", alongside: [{ country: "New Zealand" }] })), "2")
    const near = { latitude: 37.2, longitude: -93.3 }
    assert.strictEqual(
      outcome(resolve({ name: "Springfield", country: "United States", alongside: [{ coordinates: near }] })),
      "4"
    )
    assert.strictEqual(
      outcome(resolve({ name: "Springfield", alongside: [{ identifiers: [{ scheme: "geonames", value: "3" }] }] })),
      "3"
    )
  })

  it("holds a choice made for a country against a choice made for none", () => {
    const aliases = aliasLookUp([
      { name: "Springfield", place: "3" },
      { name: "springfield", country: "UNITED STATES", place: "4" },
      { name: "Springfield", country: "United States", region: "New England", place: "5" }
    ])
    const chosen = (printed: PrintedPlace) => outcome(resolvePlace(printed, { index: gazetteer, aliases }))
    assert.strictEqual(chosen({ name: "Springfield" }), "3")
    assert.strictEqual(chosen({ name: "Springfield", country: "United States" }), "4")
    assert.strictEqual(chosen({ name: "Springfield", country: "United States", region: "New England" }), "5")
  })

  it("gives its reasons as data", () => {
    const resolution = resolve({ name: "City of Leeds", country: "United Kingdom", region: "England" })
    assert.deepStrictEqual(resolution._tag === "resolved" ? resolution.reasons : undefined, [
      { kind: "name", printed: "Leeds", match: "main" },
      { kind: "left-out", word: "City of", level: "municipality" },
      { kind: "country", printed: "United Kingdom", how: "name", agrees: true },
      { kind: "region", printed: "England", agrees: true }
    ])
  })

  it("leaves next to nothing for a homonym in another country than the row states", () => {
    assert.isAbove(confidenceIn(resolve({ name: "Hastings", country: "New Zealand" }), "2"), 0.99)
  })

  it("takes a person's choice before an id that another row gives, and an id of the row before the choice", () => {
    const aliases = aliasLookUp([{ name: "Springfield", place: "4" }])
    const identifiers = [{ scheme: "geonames", value: "3" }]
    const chosen = (printed: PrintedPlace) => outcome(resolvePlace(printed, { index: gazetteer, aliases }))
    assert.strictEqual(chosen({ name: "Springfield", alongside: [{ identifiers }] }), "4")
    assert.strictEqual(chosen({ name: "Springfield", identifiers }), "3")
    assert.strictEqual(chosen({ name: "Springfield", identifiers: [{ scheme: "geonames", value: "999" }] }), "4")
  })

  it("asks where the region that is printed lies in two countries, and each has the city", () => {
    const cities = (["AR.05", "ES.51"] as const).map(
      (division, at): KnownPlace => ({
        id: division,
        name: "Córdoba",
        country: division.slice(0, 2),
        division,
        coordinates: at === 0 ? { latitude: -31.4, longitude: -64.2 } : { latitude: 37.9, longitude: -4.8 },
        population: at === 0 ? 1_450_000 : 320_000,
        kind: "seat"
      })
    )
    const index = {
      ...gazetteer,
      named: (folded: string) => (folded === "cordoba" ? cities.map((one) => ({ place: one, main: true })) : []),
      divisionsNamed: (text: string) =>
        text === "Córdoba" ? cities.map(({ country, id }) => ({ code: id, name: text, country })) : [],
      readCountry: (text: string) =>
        text === "España" ? { codes: ["ES"], also: [], how: "name" as const } : gazetteer.readCountry(text)
    }
    const asked = (printed: PrintedPlace): string => outcome(resolvePlace(printed, { index }))
    assert.strictEqual(asked({ name: "Córdoba", region: "Córdoba" }), "? homonyms")
    assert.strictEqual(asked({ name: "Córdoba", region: "Córdoba", country: "España" }), "ES.51")
    assert.strictEqual(asked({ name: "Córdoba" }), "AR.05")
  })

  it("names a country that nobody knows", () => {
    assert.deepStrictEqual(resolve({ name: "Leeds", country: "Elbonia" }).flags, [
      { kind: "country-unknown", printed: "Elbonia" }
    ])
  })
})
