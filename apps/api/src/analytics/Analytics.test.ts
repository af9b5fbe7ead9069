import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it, vi } from "vitest"
import { testRegister } from "../testing/register.ts"
import { cityCalled, record, townsAndTwinnings } from "../testing/reports.ts"
import { inShape } from "../testing/shape.ts"

const register = testRegister()

interface Part {
  readonly cities: ReadonlyArray<{ readonly id: string; readonly name: string; readonly twins: number }>
  readonly twinnings: ReadonlyArray<{ readonly id: string; readonly a: number; readonly b: number }>
  readonly total: { readonly cities: number; readonly twinnings: number }
}

const called = async (name: string): Promise<string> =>
  (await register.get(`/api/v1/cities?q=${name}`)).body.items[0].id

/** Asks until the figures of the register as it is are there. */
const figures = async () => {
  for (;;) {
    const { body } = await register.get("/api/v1/analytics")
    if (body.analysed === body.version) return body
    expect(body.failed).toBeUndefined()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Every twinning on record as the two names of its cities, page by page. */
const allPairs = async (): Promise<ReadonlyArray<readonly [string, string]>> => {
  const pairs: Array<readonly [string, string]> = []
  let cursor = ""
  do {
    const { body } = await register.get(`/api/v1/twinnings?limit=200${cursor}`)
    for (const { cities } of body.items) pairs.push([cities[0].id, cities[1].id])
    cursor = body.next === undefined ? "" : `&cursor=${encodeURIComponent(body.next)}`
  } while (cursor !== "")
  return pairs
}

const key = (a: string, b: string): string => [a, b].sort().join(" ")
const keysOf = ({ cities, twinnings }: Part): ReadonlyArray<string> =>
  twinnings.map(({ a, b }) => key(cities[a]?.id ?? "", cities[b]?.id ?? "")).sort()

describe("the figures of the register", () => {
  it("come from a thread, are of the version that they name, and agree with the counts", async () => {
    const { body: early } = await register.get("/api/v1/analytics")
    // The first answer does not wait for the figures.
    expect(early.figures === undefined || early.analysed === early.version).toBe(true)
    const found = await figures()
    const { body: statistics } = await register.get("/api/v1/statistics")
    expect(found.figures).toMatchObject({
      cities: statistics.twinnedCities,
      twinnings: statistics.twinnings,
      components: statistics.graph.components,
      domesticTwinnings: statistics.domesticTwinnings,
      meanTwins: statistics.graph.meanTwins,
      medianTwins: statistics.graph.medianTwins,
      maxTwins: statistics.graph.maxTwins,
      betweenness: { exact: true }
    })
    const { cities } = found.figures
    expect(
      found.figures.distribution.reduce(
        (sum: number, one: { twins: number; cities: number }) => sum + one.twins * one.cities,
        0
      )
    ).toBe(2 * found.figures.twinnings)
    const { largest } = found.figures
    expect(largest.distances.reduce((sum: number, one: { pairs: number }) => sum + one.pairs, 0)).toBe(
      (largest.cities * (largest.cities - 1)) / 2
    )
    expect(found.top.twins[0].value).toBe(found.figures.maxTwins)
    expect(found.communities[0].cities).toBeLessThanOrEqual(cities)
    const abroad = statistics.countryPairs.map(
      ({ countries, twinnings }: { countries: object; twinnings: number }) => ({
        countries,
        twinnings
      })
    )
    expect(
      found.flows.filter(({ countries: [a, b] }: { countries: [string, string] }) => a !== b).slice(0, 10)
    ).toEqual(abroad.slice(0, 10))
    expect(found.countries[0].cities).toBeGreaterThanOrEqual(found.countries[1].cities)
    expect(found.communities[0].leading.length).toBeGreaterThan(0)
    expect(inShape("/api/v1/analytics", found)).toMatchObject({ _tag: "Success" })
  })

  it("rank a city where the lists say it stands", async () => {
    const found = await figures()
    const { city, value } = found.top.betweenness[0]
    const { body } = await register.get(`/api/v1/cities/${city.id}/graph`)
    const rank = body.ranks.find((one: { measure: string }) => one.measure === "betweenness")
    expect(rank).toEqual({ measure: "betweenness", value, rank: 1, of: found.figures.cities })
    expect(body.community.cities).toBeGreaterThan(0)
    expect(body.twins).toBe((await register.get(`/api/v1/cities/${city.id}`)).body.partners.length)
  })
})

describe("a question of the graph", () => {
  it("takes whole numbers in digits alone", async () => {
    for (const query of [
      "community=",
      "community=%20",
      "community=0x10",
      "community=1e2",
      "community=%205",
      "limit=+5"
    ]) {
      const { body, status } = await register.get(`/api/v1/graph?${query}`)
      expect([query, status, body.errors?.[0].path]).toEqual([query, 400, query.split("=")[0]])
    }
    expect((await register.get("/api/v1/graph?community=0&limit=20000")).status).toBe(200)
  })

  it("is answered with 503 while the register cannot be read, and as before once it can", async () => {
    const rename = (from: string, to: string) =>
      register.run(SqlClient.SqlClient.use((sql) => sql`ALTER TABLE ${sql(from)} RENAME TO ${sql(to)}`))
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true)
    await rename("register", "register_elsewhere")
    try {
      const { body, status, type } = await register.get("/api/v1/analytics")
      expect([status, type, body.type]).toEqual([503, "application/problem+json", "/problems/register-unread"])
      expect(told.mock.calls.flat().join("")).toContain("the register could not be read")
    } finally {
      await rename("register_elsewhere", "register")
      told.mockRestore()
    }
    expect((await register.get("/api/v1/analytics")).status).toBe(200)
  })
})

describe("what is around a city", () => {
  it("is every city within those links and every twinning among them", async () => {
    const pairs = await allPairs()
    const near = (from: ReadonlySet<string>) =>
      new Set([...from, ...pairs.flatMap(([a, b]) => (from.has(a) ? [b] : from.has(b) ? [a] : []))])
    const centre = await called("Manchester")
    let expected: ReadonlySet<string> = new Set([centre])
    for (const links of [1, 2, 3]) {
      expected = near(expected)
      const { body } = await register.get(`/api/v1/cities/${centre}/around?links=${links}&limit=2000`)
      expect(inShape("/api/v1/cities/:id/around", body)).toMatchObject({ _tag: "Success" })
      expect(new Set((body as Part).cities.map(({ id }) => id))).toEqual(expected)
      expect(body.cities[0].id).toBe(centre)
      expect(body.links).toEqual([...body.links].sort((a, b) => a - b))
      const among = pairs.filter(([a, b]) => expected.has(a) && expected.has(b)).map(([a, b]) => key(a, b))
      expect(keysOf(body)).toEqual(among.sort())
      expect(body.total).toEqual({ cities: expected.size, twinnings: among.length })
    }
  })

  it("is cut at the limit, the city itself first, and says how much there is", async () => {
    const centre = await called("Manchester")
    const whole = (await register.get(`/api/v1/cities/${centre}/around?links=2&limit=2000`)).body
    const { body } = await register.get(`/api/v1/cities/${centre}/around?links=2&limit=4`)
    expect(body.cities).toEqual(whole.cities.slice(0, 4))
    expect(body.total).toEqual(whole.total)
  })
})

describe("ways between two cities", () => {
  it("are made of twinnings, all of them as short as can be", async () => {
    // Two rings of four that meet in one town: two ways round the first, two round the second.
    const ring = ["Anfang", "Links", "Mitte", "Rechts", "Oben", "Ende", "Unten"]
    await register.run(
      record(
        townsAndTwinnings(Object.fromEntries(ring.map((name) => [name, "AT"])), [
          ["Anfang", "Links"],
          ["Anfang", "Rechts"],
          ["Links", "Mitte"],
          ["Rechts", "Mitte"],
          ["Mitte", "Oben"],
          ["Mitte", "Unten"],
          ["Oben", "Ende"],
          ["Unten", "Ende"]
        ])
      )
    )
    const pairs = new Set((await allPairs()).map(([a, b]) => key(a, b)))
    const [from, to] = [cityCalled("Anfang"), cityCalled("Ende")]
    const { body } = await register.get(`/api/v1/cities/${from}/ways?to=${to}&limit=100`)
    expect(inShape("/api/v1/cities/:id/ways", body)).toMatchObject({ _tag: "Success" })
    expect([body.links, body.count, body.ways.length]).toEqual([4, 4, 4])
    expect(new Set(body.ways.map(String)).size).toBe(4)
    const { body: few } = await register.get(`/api/v1/cities/${from}/ways?to=${to}&limit=1`)
    expect([few.links, few.count, few.ways.length, few.cities.length]).toEqual([4, 4, 1, 5])
    for (const way of body.ways as ReadonlyArray<ReadonlyArray<number>>) {
      const ids = way.map((place) => body.cities[place].id)
      expect([ids[0], ids.at(-1), ids.length]).toEqual([from, to, body.links + 1])
      for (let i = 1; i < ids.length; i++) expect(pairs).toContain(key(ids[i - 1], ids[i]))
    }
    const back = (await register.get(`/api/v1/cities/${to}/ways?to=${from}&limit=100`)).body
    expect([back.links, back.count]).toEqual([body.links, body.count])
    const around = (await register.get(`/api/v1/cities/${from}/around?links=${Math.min(3, body.links - 1)}&limit=2000`))
      .body
    expect((around as Part).cities.map(({ id }) => id)).not.toContain(to)
  })

  it("to itself is the city alone; to one that cannot be reached there is none", async () => {
    const from = await called("Manchester")
    const { body } = await register.get(`/api/v1/cities/${from}/ways?to=${from}`)
    expect([body.links, body.count, body.ways]).toEqual([0, 1, [[0]]])
    const { body: none } = await register.get(`/api/v1/cities/${from}/ways?to=${cityCalled("Anfang")}`)
    expect([none.links, none.count, none.ways, none.cities.length]).toEqual([undefined, 0, [], 2])
    const absent = await register.get(`/api/v1/cities/${from}/ways?to=00000000-0000-5000-8000-000000000000`)
    expect(absent.status).toBe(404)
    const missing = await register.get(`/api/v1/cities/${from}/ways`)
    expect(missing.status).toBe(400)
    expect(missing.body.errors[0].path).toBe("to")
  })
})

describe("networks", () => {
  it("of a city are those on record, with their intermediaries", async () => {
    const city = await called("Manchester")
    const { body: detail } = await register.get(`/api/v1/cities/${city}`)
    const { body } = await register.get(`/api/v1/cities/${city}/networks`)
    expect(inShape("/api/v1/cities/:id/networks", body)).toMatchObject({ _tag: "Success" })
    expect(body.cities[0].id).toBe(city)
    const own = body.memberships.filter((one: { city: number }) => one.city === 0)
    expect(
      own
        .map((one: { network: number; through?: number }) => [
          body.networks[one.network].id,
          one.through === undefined ? undefined : body.networks[one.through].id
        ])
        .sort()
    ).toEqual(
      detail.networks
        .map((one: { network: { id: string }; through?: { id: string } }) => [one.network.id, one.through?.id])
        .sort()
    )
  })

  it("hold their members", async () => {
    const { body: list } = await register.get("/api/v1/networks?limit=200")
    for (const { cities, id, mediated } of list.items) {
      const { body } = await register.get(`/api/v1/networks/${id}/graph?limit=2000`)
      expect(inShape("/api/v1/networks/:id/graph", body)).toMatchObject({ _tag: "Success" })
      expect(body.networks[0].id).toBe(id)
      expect(body.networks[0].members).toBe(body.total.cities)
      expect(body.total.cities).toBeGreaterThanOrEqual(Math.max(cities, mediated))
    }
  })
})

describe("the whole graph", () => {
  it("is the cities with most twins and what joins them, or one community", async () => {
    const found = await figures()
    const { body } = await register.get("/api/v1/graph?limit=20000")
    expect(inShape("/api/v1/graph", body)).toMatchObject({ _tag: "Success" })
    expect(body.cities.length).toBe(found.figures.cities)
    expect(body.twinnings.length).toBe(found.figures.twinnings)
    for (const { x, y } of body.cities) expect([Number.isFinite(x), Number.isFinite(y)]).toEqual([true, true])
    const { body: one } = await register.get("/api/v1/graph?community=0&limit=20000")
    expect(one.cities.length).toBe(found.communities[0].cities)
    expect(one.twinnings.length).toBe(found.communities[0].linksInside)
    for (const { community } of one.cities) expect(community).toBe(0)
  })
})

describe("after a change", () => {
  it("the graph has it at once, and the figures follow; until then they say of which version they are", async () => {
    const before = await figures()
    const { body: drawn } = await register.get("/api/v1/graph?limit=20000")
    const towns = { Hier: "AT", Dort: "DE", Drüben: "DE" }
    await register.run(
      record(
        townsAndTwinnings(towns, [
          ["Hier", "Dort"],
          ["Hier", "Drüben"]
        ])
      )
    )
    const { body: around } = await register.get(`/api/v1/cities/${cityCalled("Hier")}/around`)
    expect(around.version).toBeGreaterThan(before.version)
    expect(around.cities.map(({ name }: { name: string }) => name).sort()).toEqual(Object.keys(towns).sort())
    const { body: meanwhile } = await register.get("/api/v1/analytics")
    expect(meanwhile.figures.twinnings).toBe(
      meanwhile.analysed === before.version ? before.figures.twinnings : before.figures.twinnings + 2
    )
    const after = await figures()
    expect(after.figures.cities).toBe(before.figures.cities + 3)
    expect(after.figures.twinnings).toBe(before.figures.twinnings + 2)
    expect(after.figures.components).toBe(before.figures.components + 1)

    // What was drawn stays about where it was: nearer its old place than its neighbours are to each other, mostly.
    const { body: redrawn } = await register.get("/api/v1/graph?limit=20000")
    const places = new Map<string, { x: number; y: number }>(
      redrawn.cities.map((city: { id: string; x: number; y: number }) => [city.id, city])
    )
    const moved = drawn.cities
      .map(({ id, x, y }: { id: string; x: number; y: number }) =>
        Math.hypot(x - (places.get(id)?.x ?? 1e9), y - (places.get(id)?.y ?? 1e9))
      )
      .sort((a: number, b: number) => a - b)
    const width = Math.max(...drawn.cities.map(({ x }: { x: number }) => Math.abs(x)))
    expect(moved[Math.floor(moved.length / 2)]).toBeLessThan(width / 4)
  })
})
