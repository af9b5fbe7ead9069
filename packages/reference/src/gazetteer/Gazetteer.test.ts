import { describe, expect, it } from "@effect/vitest"
import { foldName } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { hashOf, makeFoldedHash } from "./foldedHash.ts"
import { makeGazetteer } from "./Gazetteer.ts"
import { loadGazetteer } from "./load.ts"
import { namesOf } from "./Place.ts"

const gazetteer = await loadGazetteer()
const utf8 = new TextEncoder()

const row = (
  id: number,
  name: string,
  alternatives: string,
  at: readonly [number, number],
  code: string,
  country: string,
  population: number
) =>
  [
    id,
    name,
    foldName(name),
    alternatives,
    ...at,
    "P",
    code,
    country,
    "",
    "",
    "",
    "",
    "",
    population,
    "",
    0,
    "UTC",
    "2023-03-01"
  ].join("\t")

const small = makeGazetteer(
  utf8.encode(
    `${[
      row(3, "Springfield", "", [10, 10], "PPL", "US", 5000),
      row(1, "Springfield", "Springs,Frühling", [10.1, 10], "PPLA", "US", 90000),
      row(2, "Springfield", "", [10, 10], "PPLX", "US", 1),
      row(9, "Springfield", "春田", [50, 0], "PPL", "GB", 0)
    ].join("\n")}\n`
  )
)

describe("folded hashes, laws", () => {
  const hash = makeFoldedHash()
  const inOneGo = (text: string): number => {
    const bytes = utf8.encode(text)
    return hash(bytes, 0, bytes.length)
  }

  it.prop("a name hashes as its folded form does", [Schema.String], ([text]) => {
    // A lone surrogate has no form in UTF-8, and a sigma at the end of a word none of its own.
    const name = text.toWellFormed().replaceAll("Σ", "")
    expect(inOneGo(name)).toBe(hashOf(foldName(name)))
  })

  it.each([
    "München",
    "Xi’an",
    "武汉",
    "Đà Nẵng",
    "Ærøskøbing",
    "서울",
    "القاهرة",
    "İstanbul",
    "Ｗｕｈａｎ",
    "Łódź",
    "𠮷野"
  ])("%s", (name) => {
    expect(inOneGo(name)).toBe(hashOf(foldName(name)))
  })
})

describe("a gazetteer, laws on the real table", () => {
  const sample = Array.from({ length: 2000 }, (_, k) => 2_640_000 + k * 97)
    .map((id) => gazetteer.byGeonamesId(id))
    .filter((place) => place !== undefined)

  it("gives a place back under its id and under each of its names", () => {
    expect(sample.length).toBeGreaterThan(50)
    for (const place of sample) {
      expect(gazetteer.byGeonamesId(place.geonamesId)).toEqual(place)
      if (place.featureCode === "PPLX" || !place.featureCode.startsWith("PPL")) continue
      for (const name of namesOf(place).filter((text) => foldName(text) !== ""))
        expect(gazetteer.find(name, place.country).map(({ geonamesId }) => geonamesId)).toContain(place.geonamesId)
      const { coordinates, country, name, population } = place
      const [best] = gazetteer.near({ names: [name], coordinates, country, population })
      expect(best === undefined ? "" : foldName(best.name)).toBe(foldName(name))
    }
  })

  it("is whole", () => {
    expect(gazetteer.size).toBe(199_568)
    expect(gazetteer.byGeonamesId(1)).toBeUndefined()
    expect(gazetteer.byGeonamesId("nonsense")).toBeUndefined()
    expect(gazetteer.find("")).toEqual([])
  })
})

describe("find", () => {
  it.each([
    ["München", undefined, "Munich"],
    ["Muenchen", "DE", "Munich"],
    ["Peking", undefined, "Beijing"],
    ["Bombay", undefined, "Mumbai"],
    ["武汉", undefined, "Wuhan"],
    ["Xi'an", "CN", "Xi’an"],
    ["Sankt Petersburg", "RU", "Saint Petersburg"],
    ["HONG KONG", "CN", "Hong Kong"],
    ["Macao", "CN", "Macau"]
  ])("%s in %s is %s", (name, country, found) => {
    expect(gazetteer.find(name, country)[0]?.name).toBe(found)
  })

  it("keeps homonyms apart by country, and puts the larger first", () => {
    expect(gazetteer.find("Hastings", "NZ").map(({ country }) => country)).toEqual(["NZ"])
    expect(gazetteer.find("Hastings", "GB")[0]?.country).toBe("GB")
    expect(small.find("springfield").map(({ geonamesId }) => geonamesId)).toEqual(["1", "3", "9"])
    expect(small.find("Fruehling", "US")).toEqual([])
    expect(small.find("Frühling", "US")[0]?.geonamesId).toBe("1")
    expect(small.find("春田")[0]?.country).toBe("GB")
  })
})

describe("near", () => {
  const coordinates = { latitude: 10, longitude: 10 }

  it("prefers the population that fits, then the larger, and looks no further than 30 km", () => {
    const ids = (population?: number) =>
      small
        .near({ names: ["Springfield"], coordinates, ...(population === undefined ? {} : { population }) })
        .map(({ geonamesId }) => geonamesId)
    expect(ids()).toEqual(["1", "3"])
    expect(ids(4000)).toEqual(["3", "1"])
    expect(small.near({ names: ["Springfield"], coordinates: { latitude: 10.5, longitude: 10 } })).toEqual([])
    expect(small.near({ names: ["nowhere", "Springs"], coordinates })[0]?.geonamesId).toBe("1")
    expect(small.near({ names: ["Springfield"], coordinates, country: "CA" })).toEqual([])
  })

  it("does not put Hastings in New Zealand where a list puts it in England", () => {
    const england = { latitude: 50.85, longitude: 0.57 }
    expect(gazetteer.near({ names: ["Hastings"], coordinates: england, country: "NZ" })).toEqual([])
    expect(gazetteer.near({ names: ["Hastings"], coordinates: england, country: "GB" })[0]?.population).toBeGreaterThan(
      90_000
    )
  })
})
