import { it as effectIt } from "@effect/vitest"
import type { NamedBytes } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { type ImportReport, Imports } from "./Imports.ts"

const register = testRegister()

const grade = { reliability: "C", credibility: 3 } as const
const quiet = () => Effect.void

const file = (name: string, lines: ReadonlyArray<string>): NamedBytes => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join("\n")}\n`)
})

const list = (cities: ReadonlyArray<string>, links: ReadonlyArray<string>): ReadonlyArray<NamedBytes> => [
  file("cities.csv", ["id,name,country,country_iso2,lat,lon,population", ...cities]),
  file("links.csv", ["source,target", ...links])
]

const run = (title: string, files: ReadonlyArray<NamedBytes>): Promise<ImportReport> =>
  register.run(Imports.use((imports) => imports.run({ title, files, grade }, quiet)))

/** Every table that an import writes to, as text: equal before and after means that nothing was left behind. */
const everything = () =>
  register.run(
    SqlClient.SqlClient.use((sql) =>
      Effect.forEach(
        ["source", "import", "claim", "city", "city_name", "city_identifier", "twinning", "conflict", "register"],
        (table) =>
          Effect.map(
            sql<{
              all: string | null
            }>`SELECT md5(string_agg(row::text, '' ORDER BY row::text)) AS all FROM ${sql(table)} row`,
            ([row]) => `${table} ${row?.all}`
          )
      )
    )
  )

const munich = "Q1726,Munich,Germany,DE,48.1375,11.575,1488202"
const bordeaux = "Q1479,Bordeaux,France,FR,44.84,-0.58,257068"
const wuhan = "Q11746,Wuhan,People's Republic of China,CN,30.5934,114.3046,10607700"
const manchester = "Q18125,Manchester,United Kingdom,GB,53.4794,-2.2453,552000"

describe("an import", () => {
  it("creates what is new, joins what is there, and changes nothing the second time", async () => {
    const files = list([munich, bordeaux, wuhan, manchester], ["Q1726,Q1479", "Q18125,Q11746", "Q1479,Q1726"])
    const first = await run("a list", files)
    expect(first.cities).toEqual({ read: 4, created: 2, merged: 2, unchanged: 0, rejected: 0 })
    expect(first.twinnings).toEqual({ read: 3, created: 1, merged: 2, unchanged: 0, rejected: 0 })

    const before = await everything()
    const second = await run("a list", files)
    expect(second.cities).toEqual({ read: 4, created: 0, merged: 0, unchanged: 4, rejected: 0 })
    expect(second.twinnings).toEqual({ read: 3, created: 0, merged: 0, unchanged: 3, rejected: 0 })
    expect(second.claims).toBe(0)
    expect(await everything()).toEqual(before)
  })

  it("gives a twinning of the reference facts a second source, not a twin of its own", async () => {
    const { body } = await register.get(`/api/v1/cities?q=${encodeURIComponent("武汉")}`)
    const { body: detail } = await register.get(`/api/v1/cities/${body.items[0].id}`)
    const partners = detail.partners.filter((partner: { city: { name: string } }) => partner.city.name === "Manchester")
    expect(partners).toHaveLength(1)
    const { body: twinning } = await register.get(`/api/v1/twinnings/${partners[0].twinning}`)
    const sources = twinning.evidence.map(
      ({ source }: { source: { shortName?: string; title: string } }) => source.shortName ?? source.title
    )
    expect(sources).toEqual(expect.arrayContaining(["S1", "a list"]))
    expect(partners[0].sources).toBe(new Set(sources).size)
  })

  it("lends a city the other names of the gazetteer", async () => {
    const { body } = await register.get("/api/v1/cities?q=Muenchen")
    expect(body.items[0].name).toBe("Munich")
  })

  it("is found again under its ids when the rows of the list have moved", async () => {
    const report = await run("a list", list([bordeaux, munich], ["Q1726,Q1479"]))
    expect([report.cities.unchanged, report.twinnings.unchanged, report.claims]).toEqual([2, 1, 0])
  })

  it("takes a list whose rejected rows hold what PostgreSQL cannot", async () => {
    const row = (id: string, label: string) =>
      `{"item":"http://www.wikidata.org/entity/${id}","itemLabel":"${label}","sistercity":"http://www.wikidata.org/entity/Q1726","sistercityLabel":"Munich"}`
    const files = [
      file("rows.json", [
        `[${row("Q1479", "Bordeaux")},${row("Q\\u0000", `${"x".repeat(90)}${"😀".repeat(80)}`)},${row("Q\\ud83d", "half")}]`
      ])
    ]
    const { rejected, twinnings } = await run("rows with odd characters", files)
    expect([twinnings.read, twinnings.rejected, rejected.length]).toEqual([3, 2, rejected.length])
    expect(rejected.length).toBeGreaterThanOrEqual(2)
  })

  it("refuses a second grade for a list on record, and keeps the first where none is given", async () => {
    const again = (grade: { readonly reliability?: "A" | "C" }) =>
      register.run(Imports.use((imports) => imports.run({ title: "a list", files: list([munich], []), grade }, quiet)))
    await expect(again({ reliability: "A" })).rejects.toThrow(/on record with the grade C3, and this import says A3/)
    expect((await again({})).cities.unchanged).toBe(1)
  })

  it("two ids of one city make a twinning between them a self-twinning", async () => {
    const { rejected, twinnings } = await run(
      "a list with Leeds twice",
      list(
        [
          "Q39121,Leeds,United Kingdom,GB,53.8,-1.55,789194",
          "Q774015,City of Leeds,United Kingdom,GB,53.8,-1.55,789194"
        ],
        ["Q39121,Q774015"]
      )
    )
    expect(twinnings.rejected).toBe(1)
    expect(rejected[0]?.reason).toContain("two ids of one city")
  })
})

describe("an import that does not get to its end", () => {
  const files = list(
    ["Q70,Bern,Switzerland,CH,46.95,7.45,133883", "Q72,Zürich,Switzerland,CH,47.37,8.54,415367"],
    ["Q70,Q72"]
  )

  it("leaves nothing behind when it fails half-way", async () => {
    const before = await everything()
    let steps = 0
    const broken = register.run(
      Imports.use((imports) =>
        imports.run({ title: "a broken list", files, grade }, (_done, _total, what) =>
          what === "records brought up to date" && ++steps === 1 ? Effect.die("the power is gone") : Effect.void
        )
      )
    )
    await expect(broken).rejects.toThrow("the power is gone")
    expect(steps).toBe(1)
    expect(await everything()).toEqual(before)
  })

  it("leaves nothing behind when the file cannot be read", async () => {
    const before = await everything()
    for (const files of [
      [file("cities.csv", ["this is no table"])],
      [{ name: "cities.csv", bytes: Uint8Array.from([0x69, 0x64, 0x2c, 0xff, 0xfe]) }],
      [file("links.csv", ["source,target", "Q70,Q72"])],
      [file("cities.csv", ["id,name,land", "Q70,Bern,CH"])],
      [file("x.json", ['{"head": '])]
    ])
      await expect(run("a broken list", files)).rejects.toMatchObject({
        message: expect.stringMatching(/\w+\.(csv|json)/)
      })
    expect(await everything()).toEqual(before)
  })

  it("two at once create each record once", async () => {
    const reports = await Promise.all([run("twice at once", files), run("twice at once", files)])
    const created = reports.map(({ cities }) => cities.created).sort()
    expect(created).toEqual([0, 2])
    expect(reports.map(({ twinnings }) => twinnings.created + twinnings.unchanged)).toEqual([1, 1])
  })
})

const shared = process.env.PROXENY_SHARED

describe.skipIf(shared === undefined)("real lists", () => {
  const read = async (path: string) => {
    const { readPath } = await import("../command/readPath.ts")
    return Effect.runPromise(readPath(`${shared}/${path}`))
  }
  for (const [path, cities, twinnings] of [
    ["wikidata-2021", 4_566, 8_182],
    ["wikidata-samples/sparql-results-json-germany-500.json", 485, 500],
    ["wikidata-samples/wdqs-simple-json-germany-2017.json", 6_015, 5_758]
  ] as const)
    it(`${path}: every row has a fate, and the second time it is "unchanged"`, async () => {
      const files = await read(path)
      const sum = ({ created, merged, rejected, unchanged }: ImportReport["cities"]) =>
        created + merged + rejected + unchanged
      const first = await run(path, files)
      expect([first.cities.read, first.twinnings.read]).toEqual([cities, twinnings])
      expect([sum(first.cities), sum(first.twinnings)]).toEqual([cities, twinnings])
      const second = await run(path, files)
      expect([second.cities.unchanged, second.twinnings.unchanged, second.claims]).toEqual([cities, twinnings, 0])
    })

  it("a twinning of the reference facts that a list holds too is one twinning with more claims", async () => {
    const { body } = await register.get(`/api/v1/cities?q=${encodeURIComponent("武汉")}`)
    expect(body.items[0].name).toBe("Wuhan")
    const { body: wuhan } = await register.get(`/api/v1/cities/${body.items[0].id}`)
    const partners = wuhan.partners.filter((partner: { city: { name: string } }) => partner.city.name === "Manchester")
    expect(partners).toHaveLength(1)
    expect(partners[0].sources).toBeGreaterThan(1)
  })
})

const Row = Schema.Struct({
  a: Schema.Literals(["Q901", "Q902", "Q903", "Q904"]),
  b: Schema.Literals(["Q901", "Q902", "Q903", "Q905"])
})
let lists = 0

describe("the report", () => {
  effectIt.effect.prop(
    "counts every row once, whatever the rows, and the second time nothing is new",
    [Schema.Array(Row), Schema.Array(Schema.Literals(["Q901", "Q902", "Q903", "Q904", "x"]))],
    ([links, ids]) =>
      Effect.promise(async () => {
        const title = `list ${lists++}`
        const files = list(
          ids.map((id) => `${id},City ${id},Germany,DE,50,${id.slice(-1) === "x" ? 8 : id.slice(-1)},1000`),
          links.map(({ a, b }) => `${a},${b}`)
        )
        const sum = ({ created, merged, rejected, unchanged }: ImportReport["cities"]) =>
          created + merged + rejected + unchanged
        const first = await run(title, files)
        expect(sum(first.cities)).toBe(first.cities.read)
        expect(sum(first.twinnings)).toBe(links.length)
        expect(first.rejected).toHaveLength(first.cities.rejected + first.twinnings.rejected)
        const second = await run(title, files)
        expect([second.claims, second.cities.created, second.cities.merged]).toEqual([0, 0, 0])
        expect([second.twinnings.created, second.twinnings.merged]).toEqual([0, 0])
      }),
    { arbitrary: { runs: 25 } }
  )
})
