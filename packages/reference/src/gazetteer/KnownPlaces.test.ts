import { describe, expect, it } from "@effect/vitest"
import { distanceInKm, foldName } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { makeGrid } from "./grid.ts"
import { loadGazetteer } from "./load.ts"

const known = (await loadGazetteer()).known()
const idsOf = (found: ReadonlyArray<{ readonly place: { readonly id: string } }>) => found.map(({ place }) => place.id)

describe("places as resolution reads them", () => {
  it("say which name is the main one, in which division a place lies, and of what kind it is", () => {
    const munich = known.named(foldName("München")).find(({ place }) => place.id === "2867714")
    expect(munich).toMatchObject({
      main: false,
      place: { name: "Munich", country: "DE", division: "DE.02", kind: "seat" }
    })
    expect(known.named("munich").find(({ place }) => place.id === "2867714")?.main).toBe(true)
    expect(known.byGeonamesId("2643743")).toMatchObject({ name: "London", kind: "capital" })
    expect(known.named(foldName("Zugló")).some(({ place }) => place.kind === "section")).toBe(true)
    expect(known.byGeonamesId("x")).toBeUndefined()
    expect(known.named("")).toEqual([])
  })

  it("are found one letter off, in the countries asked for only", () => {
    expect(idsOf(known.similar("manchster", ["GB"]))).toContain("2643123")
    expect(idsOf(known.similar("manchster", ["FR"]))).not.toContain("2643123")
    expect(known.similar("manchester", ["GB"]).find(({ place }) => place.id === "2643123")?.edits).toBe(0)
    expect(known.similar("manchster", [])).toEqual([])
  })

  it("say which countries lie around a point", () => {
    expect(known.countriesNear({ latitude: 47.56, longitude: 7.59 }, 10)).toEqual(["CH", "DE", "FR"])
    expect(known.countriesNear({ latitude: 0, longitude: -30 }, 50)).toEqual([])
    // Taveuni lies on both sides of the 180th meridian.
    expect(known.countriesNear({ latitude: -16.8, longitude: -179.99 }, 100)).toContain("FJ")
  })
})

const degrees = (most: number) => Schema.Finite.check(Schema.isBetween({ minimum: -most, maximum: most }))
const points = Schema.Array(Schema.Tuple([degrees(90), degrees(180)]))

describe("the grid", () => {
  it.prop(
    "finds what is within a distance, and nothing else",
    [points, degrees(90), degrees(180), degrees(3000)],
    ([all, lat, lon, far]) => {
      const km = Math.abs(far)
      const [latitude, longitude] = [Float32Array.from(all, ([y]) => y), Float32Array.from(all, ([, x]) => x)]
      const found: Array<number> = []
      makeGrid(latitude, longitude).within(lat, lon, km, (point) => found.push(point))
      const expected = all.flatMap((_, k) =>
        distanceInKm({ latitude: lat, longitude: lon }, { latitude: latitude[k] ?? 0, longitude: longitude[k] ?? 0 }) <=
        km
          ? [k]
          : []
      )
      expect(found.sort((a, b) => a - b)).toEqual(expected)
    }
  )
})
