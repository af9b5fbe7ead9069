import { unpackLinks } from "@proxeny/client"
import { describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"

const register = testRegister()

describe("the register as a whole", () => {
  it("counts what the lists hold", async () => {
    const { body } = await register.get("/api/v1/statistics")
    for (const [key, path] of [
      ["cities", "cities"],
      ["twinnings", "twinnings"],
      ["networks", "networks"],
      ["sources", "sources"],
      ["conflicts", "conflicts"]
    ])
      expect([key, body[key ?? ""]]).toEqual([key, (await register.get(`/api/v1/${path}?limit=1`)).body.total])
  })

  it("the graph adds up: twice the twinnings is the sum of twins", async () => {
    const { body } = await register.get("/api/v1/statistics")
    const ends = body.graph.distribution.reduce(
      (sum: number, one: { twins: number; cities: number }) => sum + one.twins * one.cities,
      0
    )
    expect(ends).toBe(2 * body.twinnings)
    expect(body.graph.meanTwins).toBeCloseTo(ends / body.twinnedCities, 12)
    expect(body.graph.largestComponent).toBeLessThanOrEqual(body.twinnedCities)
  })

  it("the map draws every twinning whose cities have a place, under names in the same order", async () => {
    const { body: map } = await register.get("/api/v1/map")
    const { body: names } = await register.get("/api/v1/map/cities")
    expect(names.version).toBe(map.version)
    expect(names.cities.length).toBe(map.longitude.length)
    expect(names.cities.slice(0, map.labels.length)).toEqual(map.labels)
    const parts = await Promise.all(
      [0, 7, 14].map((from) => register.get(`/api/v1/map/cities?from=${from}${from < 14 ? "&limit=7" : ""}`))
    )
    expect(parts.flatMap(({ body }) => body.cities)).toEqual(names.cities)
    expect((await register.get("/api/v1/map/cities?from=1000000")).body.cities).toEqual([])
    const drawn = new Set(
      unpackLinks(map.links).map(([a, b]) => [names.cities[a].id, names.cities[b].id].sort().join(" "))
    )
    const { body } = await register.get("/api/v1/twinnings?limit=200")
    expect(drawn.size).toBe(map.total)
    for (const { cities } of body.items) expect(drawn).toContain([cities[0].id, cities[1].id].sort().join(" "))
    const { body: few } = await register.get("/api/v1/map?limit=3")
    expect(unpackLinks(few.links)).toHaveLength(3)
    expect(few.total).toBe(map.total)
  })

  it("GeoJSON has a point for each placed city and a line for each twinning between two", async () => {
    const { body, type } = await register.get("/api/v1/map.geojson")
    expect(type).toBe("application/geo+json")
    const { body: statistics } = await register.get("/api/v1/statistics")
    const lines = body.features.filter((one: { geometry: { type: string } }) => one.geometry.type !== "Point")
    expect(lines).toHaveLength(statistics.twinnings)
  })
})
