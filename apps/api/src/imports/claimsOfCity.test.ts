import { assert, describe, it } from "@effect/vitest"
import { cityIdOf, Source, SourceId } from "@proxeny/domain"
import { sources } from "@proxeny/reference"
import { loadGazetteer } from "@proxeny/reference/gazetteer"
import { claimsOfCity } from "./claimsOfCity.ts"
import { resolveCities } from "./places/resolveCity.ts"
import { printedCity } from "./rows/printedCity.ts"

const list = new Source({
  id: SourceId.make("00000000-0000-5000-8000-000000000001"),
  kind: "data-set",
  title: "a list",
  grade: { reliability: "C", credibility: 3 }
})
const gazetteer = await loadGazetteer()
const resolve = resolveCities({ index: gazetteer.known(), aliases: () => undefined })

/** What the list and the gazetteer say of a city, by attribute, as `list` or `gazetteer`. */
const said = (values: Readonly<Record<string, string>>) => {
  const printed = printedCity({ values, lists: {} }, "city")
  if (printed === undefined) throw new Error("the row names no city")
  const resolved = resolve(printed)
  const id = cityIdOf({ scheme: "geonames", value: resolved.place?.id ?? "1" })
  const claims = claimsOfCity(
    resolved,
    { _tag: "city", id, identifiers: [], inGazetteer: resolved.place !== undefined },
    { list, file: "list.csv", geonames: sources.geonames, gazetteer }
  )
  const by = (source: SourceId) =>
    Object.fromEntries(
      claims.filter((claim) => claim.source === source).map(({ attribute, value }) => [attribute, value])
    )
  return { list: by(list.id), gazetteer: by(sources.geonames.id) }
}

describe("what is said of a city", () => {
  it("is what the list prints, and what the gazetteer knows where it prints nothing", () => {
    const { gazetteer: known, list: printed } = said({ city: "Bonn", country: "Germany", population: "331.885" })
    assert.deepStrictEqual(printed, {
      name: { text: "Bonn", kind: "name" },
      country: "DE",
      population: { count: 331_885 }
    })
    assert.hasAllKeys(known, ["identifier", "aliases", "coordinates"])
  })

  it("is not said where it cannot be: coordinates of another country, of no place, of an area", () => {
    for (const [latitude, longitude] of [
      ["50.855", "0.583"],
      ["515.07", "-0.12"],
      ["-39", "177"]
    ]) {
      const { gazetteer: known, list: printed } = said({
        city: "Hastings",
        country: "New Zealand",
        latitude: latitude as string,
        longitude: longitude as string
      })
      assert.notProperty(printed, "coordinates")
      assert.property(known, "coordinates")
    }
  })

  it("is not said of an id either where it cannot be", () => {
    assert.notProperty(said({ cityId: "Q1", latitude: "515.07", longitude: "-0.12" }).list, "coordinates")
    assert.deepInclude(said({ cityId: "Q1", latitude: "51.07", longitude: "-0.12" }).list, {
      coordinates: { latitude: 51.07, longitude: -0.12 }
    })
  })

  it("is a name as the city writes it: without what stands around it, not in capitals, a slip marked as one", () => {
    assert.deepInclude(said({ city: "Hastings, New Zealand" }).list, { name: { text: "Hastings", kind: "name" } })
    assert.deepInclude(said({ city: "LEEDS", country: "UK" }).list, { name: { text: "Leeds", kind: "name" } })
    const slip = said({ city: "Aschafenburg", country: "Germany" })
    if (slip.list.name !== undefined) {
      assert.deepInclude(slip.list, { name: { text: "Aschafenburg", kind: "misspelling" } })
      assert.deepInclude(slip.gazetteer, { name: { text: "Aschaffenburg", kind: "name" } })
    }
    // A name in another script is kept, and has the gazetteer's beside it.
    const peking = said({ city: "北京市", country: "中国" })
    assert.deepInclude(peking.list, { name: { text: "北京市", kind: "name" } })
    assert.deepInclude(peking.gazetteer, { name: { text: "Beijing", kind: "name" } })
  })

  it("keeps a country that nobody knows as it is printed", () => {
    const { list: printed } = said({ city: "Zzyzx", country: "Elbonia" })
    assert.deepInclude(printed, { "country-as-printed": "Elbonia" })
    assert.notProperty(printed, "country")
  })
})
