import { describe, expect, it } from "@effect/vitest"
import { type CityName, foldName, identifierSchemes, nameIn } from "@proxeny/domain"
import { isCountryCode } from "../countries/country.ts"
import { loadGazetteer } from "../gazetteer/load.ts"
import { namesOf } from "../gazetteer/Place.ts"
import { sources } from "../sources.ts"
import { cities, cityClaims, cityNamed, nameOfCity } from "./cities.ts"
import { cityList } from "./cityList.ts"
import { referencePlaces } from "./fromGazetteer.ts"

const gazetteer = await loadGazetteer()

describe("cities of the documents", () => {
  it("have ids, names and codes of their own", () => {
    expect(new Set(cities.map(({ id }) => id)).size).toBe(cityList.length)
    const identifiers = cityList.flatMap(({ geonames, locode, wikidata }) => [
      geonames,
      locode ?? geonames,
      ...wikidata
    ])
    expect(new Set(identifiers).size).toBe(
      cityList.flatMap(({ locode, wikidata }) => [1, ...wikidata].concat(locode ?? [])).length
    )
    for (const { country, locode, wikidata } of cityList) {
      expect(isCountryCode(country)).toBe(true)
      for (const id of wikidata) expect(id).toMatch(identifierSchemes.wikidata.form)
      if (locode !== undefined) expect(locode).toMatch(identifierSchemes.unlocode.form)
      if (locode !== undefined) expect(locode.slice(0, 2)).toBe(country)
    }
  })

  it.each(cityList.map((row) => [row.name, row] as const))("%s is the place that GeoNames means", (name, row) => {
    const place = gazetteer.byGeonamesId(row.geonames)
    expect(place?.country).toBe(row.country)
    expect(place?.featureCode).toMatch(/^PPL(?!X)/)
    expect(place === undefined ? [] : namesOf(place).map(foldName)).toContain(foldName(name))
    // The largest place of that name in the country: Newcastle-under-Lyme or a Boston of 8,000 people would be wrong.
    if (row.name !== "Pudong") expect(gazetteer.find(name, row.country)[0]?.geonamesId).toBe(row.geonames)
  })

  it("say of a Chinese name that GeoNames has it only where it does", () => {
    for (const { locator, source, value } of cityClaims) {
      const name = value as CityName
      if (name.language !== "zh" || source !== sources.geonames.id) continue
      const place = gazetteer.byGeonamesId(locator)
      expect(place?.alternativeNames).toContain(name.text)
    }
  })

  it("are shown in English and in Chinese", () => {
    const named = (name: string) =>
      cityClaims.flatMap(({ attribute, subject, value }) =>
        attribute === "name" && subject.id === cityNamed(name) ? [value as CityName] : []
      )
    expect(nameIn(named("Anshan"), "en")).toBe("Anshan")
    expect(nameIn(named("Tianjin"), "zh")).toBe("天津")
    expect(nameIn(named("Volgograd"), "en")).toBe("Volgograd")
    expect(nameOfCity(cityNamed("xi’an"))).toBe("Xi'an")
    expect(() => cityNamed("Atlantis")).toThrow('no city "Atlantis"')
  })
})

describe("places of the cities", () => {
  const claims = referencePlaces(gazetteer)

  it("hold coordinates and other names for each", () => {
    const of = (attribute: string) => claims.filter((claim) => claim.attribute === attribute)
    expect(of("coordinates")).toHaveLength(cityList.length)
    expect(of("aliases")).toHaveLength(cityList.length)
    // GeoNames knows no population of Pudong.
    expect(of("population")).toHaveLength(cityList.length - 1)
    expect(new Set(claims.map(({ source }) => source))).toEqual(new Set([sources.geonames.id]))
  })

  it("keep Munich's kind of name: other scripts and other times", () => {
    const aliases = claims.find(
      ({ attribute, subject }) => attribute === "aliases" && subject.id === cityNamed("Beijing")
    )
    expect(aliases?.value).toContain("Peking")
  })
})
