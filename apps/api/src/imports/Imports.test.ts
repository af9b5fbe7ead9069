import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { bare, everything as everythingStored, file, grade, list, noting, quiet } from "../testing/lists.ts"
import { testRegister } from "../testing/register.ts"
import type { ImportFile } from "./ImportFile.ts"
import type { ImportReport, RowReport, RowTally } from "./ImportReport.ts"
import { Imports } from "./Imports.ts"
import type { ImportRequest } from "./runImport.ts"

const register = testRegister()

const run = (title: string, files: ReadonlyArray<ImportFile>): Promise<ImportReport> =>
  register.run(Imports.use((imports) => imports.run({ title, files, grade }, quiet)))

const of = (report: ImportReport, name: string): RowTally => {
  const file = report.files.find((one) => one.name === name)
  if (file === undefined) throw new Error(`${name} was not read`)
  return file.rows
}
const counted = (given: Partial<RowTally>): RowTally => ({
  read: 0,
  created: 0,
  merged: 0,
  unchanged: 0,
  waiting: 0,
  rejected: 0,
  ...given
})
const sumOf = ({ created, merged, rejected, unchanged, waiting }: RowTally): number =>
  created + merged + rejected + unchanged + waiting

const everything = () => register.run(everythingStored)

const munich = "Q1726,Munich,Germany,DE,48.1375,11.575,1488202"
const bordeaux = "Q1479,Bordeaux,France,FR,44.84,-0.58,257068"
const wuhan = "Q11746,Wuhan,People's Republic of China,CN,30.5934,114.3046,10607700"
const manchester = "Q18125,Manchester,United Kingdom,GB,53.4794,-2.2453,552000"

describe("an import", () => {
  it("creates what is new, joins what is there, and changes nothing the second time", async () => {
    const files = list([munich, bordeaux, wuhan, manchester], ["Q1726,Q1479", "Q18125,Q11746", "Q1479,Q1726"])
    const first = await run("a list", files)
    expect(of(first, "cities.csv")).toEqual(counted({ read: 4, created: 2, merged: 2 }))
    expect(of(first, "links.csv")).toEqual(counted({ read: 3, created: 1, merged: 2 }))
    expect(first.created).toMatchObject({ cities: 2, twinnings: 1 })

    const before = await everything()
    const second = await run("a list", files)
    expect(of(second, "cities.csv")).toEqual(counted({ read: 4, unchanged: 4 }))
    expect(of(second, "links.csv")).toEqual(counted({ read: 3, unchanged: 3 }))
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
    expect([report.rows.unchanged, report.claims]).toEqual([3, 0])
  })

  it("takes a list whose rejected rows hold what PostgreSQL cannot", async () => {
    const row = (id: string, label: string) =>
      `{"item":"http://www.wikidata.org/entity/${id}","itemLabel":"${label}","sistercity":"http://www.wikidata.org/entity/Q1726","sistercityLabel":"Munich"}`
    const files = [
      file("rows.json", [
        `[${row("Q1479", "Bordeaux")},${row("Q\\u0000", `${"x".repeat(90)}${"😀".repeat(80)}`)},${row("Q\\ud83d", "half")}]`
      ])
    ]
    const { rows } = await run("rows with odd characters", files)
    expect([rows.read, rows.created + rows.merged, rows.waiting + rows.rejected]).toEqual([3, 1, 2])
  })

  it("refuses a second grade for a list on record, and keeps the first where none is given", async () => {
    const again = (grade: { readonly reliability?: "A" | "C" }) =>
      register.run(Imports.use((imports) => imports.run({ title: "a list", files: list([munich], []), grade }, quiet)))
    await expect(again({ reliability: "A" })).rejects.toThrow(/on record with the grade C3, and this import says A3/)
    expect((await again({})).rows.unchanged).toBe(1)
  })

  it("two ids of one city make a twinning between them a self-twinning", async () => {
    const report = await run(
      "a list with Leeds twice",
      list(
        [
          "Q39121,Leeds,United Kingdom,GB,53.8,-1.55,789194",
          "Q774015,City of Leeds,United Kingdom,GB,53.8,-1.55,789194"
        ],
        ["Q39121,Q774015"]
      )
    )
    expect(of(report, "links.csv").rejected).toBe(1)
    expect(report.rejected[0]?.reason).toContain("are one city")
  })
})

const withoutImports = async () => (await everything()).filter(bare)

/** What became of each row, in words that a test can hold against what it expects. */
const fates = async (title: string, files: ReadonlyArray<ImportFile>, options: Partial<ImportRequest> = {}) => {
  const rows: Array<RowReport> = []
  await register.run(Imports.use((imports) => imports.run({ title, files, grade, ...options }, noting(rows))))
  return rows
}
const fate = ({ city, networks, outcome, partner, partners }: RowReport): string =>
  [
    outcome,
    city?.geonames ?? "?",
    ...(partners ?? [partner]).flatMap((one) => one?.geonames ?? []),
    ...(networks ?? [])
  ].join(" ")

describe("a list of names", () => {
  it("becomes twinnings of the places that its names mean, with dates, states and sources", async () => {
    const rows = await fates("Städtepartnerschaften", [
      file("liste.csv", [
        "Stadt;Land;Partnerstadt;Partnerland;Seit;Status;Quelle",
        "Bonn;Deutschland;Oxford;Großbritannien;12. Mai 1947;aktiv;https://www.bonn.de/partner",
        "Bonn;Deutschland;Springfield;USA;1990;aktiv;",
        "Bonn;Deutschland;Tel Aviv;Israel;1999;beendet;",
        "Bonn;Deutschland;;Israel;1999;aktiv;"
      ])
    ])
    expect(rows.map(fate)).toEqual([
      "created 2946447 2640729",
      "waiting 2946447",
      "created 2946447 293397",
      "rejected ?"
    ])
    expect(rows[1]?.partner?.candidates?.length).toBeGreaterThan(1)
    expect(rows[1]?.reason).toContain("several places have that name")
    expect(rows[3]).toMatchObject({ column: "Partnerstadt", line: 5, reason: "the row names no partner" })
    const { body } = await register.get("/api/v1/cities?q=Bonn")
    const { body: bonn } = await register.get(`/api/v1/cities/${body.items[0].id}`)
    expect(bonn.partners.map(({ city }: { city: { name: string } }) => city.name).sort()).toEqual([
      "Oxford",
      "Tel Aviv"
    ])
    const oxford = bonn.partners.find(({ city }: { city: { name: string } }) => city.name === "Oxford")
    const { body: twinning } = await register.get(`/api/v1/twinnings/${oxford.twinning}`)
    expect(twinning.stages).toMatchObject([{ kind: "signed", on: "1947-05-12" }])
    const sources = new Set(twinning.evidence.map(({ source }: { source: { title: string } }) => source.title))
    expect([...sources].sort()).toEqual(["Städtepartnerschaften", "https://www.bonn.de/partner"])
    const telAviv = bonn.partners.find(({ city }: { city: { name: string } }) => city.name === "Tel Aviv")
    const { body: ended } = await register.get(`/api/v1/twinnings/${telAviv.twinning}`)
    expect(ended.stages.map(({ kind }: { kind: string }) => kind)).toContain("ended")
  })

  it("is mapped by a person, and then in the same way without one", async () => {
    const files = [file("odd.csv", ["col1,col2,col3,col4", "Ghent,BE,Melle,DE"])]
    const map = [
      { column: "col1", field: "city" },
      { column: "2", field: "country" },
      { column: "COL3", field: "partner" },
      { column: "col4", field: "partnerCountry" }
    ]
    expect((await fates("odd", files, { map, preview: true })).map(fate)).toEqual(["created 2797656 2872079"])
    expect((await fates("odd", files, { map })).map(fate)).toEqual(["created 2797656 2872079"])
    expect((await fates("odd again", files)).map(fate)).toEqual(["merged 2797656 2872079"])
    await expect(fates("odd", files, { map: [{ column: "col9", field: "city" }] })).rejects.toThrow(
      /no column "col9".*1 col1/
    )
    await expect(fates("odd", files, { map: [{ column: "col1", field: "town" }] })).rejects.toThrow(
      /"town" is no field/
    )
    await expect(fates("odd", files, { map: [{ column: "col3", field: "-" }] })).rejects.toThrow(
      /no column for partner or partnerId/
    )
  })

  it("that names only partners, or only members, is one of the city or network that a person says it is of", async () => {
    const partners = [file("partner.csv", ["Partnerstadt,Land,Jahr", "Oxford,England,1947", "Budapest,Ungarn,1991"])]
    await expect(fates("of Bonn", partners)).rejects.toThrow(/no column for city or cityId.*--set FIELD=VALUE/)
    const rows = await fates("of Bonn", partners, { set: { city: "Bonn", country: "Deutschland" } })
    expect(rows.map(fate)).toEqual(["merged 2946447 2640729", "created 2946447 3054643"])
    const names = [file("names.csv", ["Ort,Land", "Linz,Österreich", "Graz,Österreich"])]
    const twins = await fates("of Bonn, again", names, { set: { city: "Bonn" }, preview: true })
    expect(twins.map(({ kind, partner }) => [kind, partner?.geonames])).toEqual([
      ["twinnings", "2772400"],
      ["twinnings", "2778067"]
    ])
    const members = await fates("members of one", names, { set: { network: "Netz der Donaustädte" } })
    expect(members.map(({ city, networks, outcome }) => [outcome, city?.geonames, networks])).toEqual([
      ["created", "2772400", ["Netz der Donaustädte"]],
      ["created", "2778067", ["Netz der Donaustädte"]]
    ])
  })

  it("is read with what its other rows say of the same name, where they agree", async () => {
    const rows = await fates(
      "alongside",
      [
        file("alongside.csv", [
          "city,country,partner,partnerCountry",
          "Hastings,New Zealand,Guilin,China",
          "Hastings,,Graz,Austria",
          "Cambridge,New Zealand,Guilin,China",
          "Cambridge,United Kingdom,Heidelberg,Germany",
          "Cambridge,,Graz,Austria"
        ])
      ],
      { preview: true }
    )
    expect(rows.map(({ city }) => city?.country)).toEqual(["NZ", "NZ", "NZ", "GB", rows[4]?.city?.country])
    expect([rows[1]?.outcome, rows[4]?.outcome]).toEqual(["created", "waiting"])
  })

  it("that gives a city two ids of which another city holds one takes it for the first, and leaves the other its own", async () => {
    const ids = (rows: ReadonlyArray<RowReport>) => rows.map(({ city }) => city?.city)
    const [one, other] = ids(
      await fates("two", [file("two.csv", ["id,name,country", "Q888001,Alpha,Austria", "Q888002,Beta,Austria"])])
    )
    const rows = await fates("both", [
      file("both.csv", [
        "cityId,city,country,partnerId,partner,partnerCountry",
        "Q888001; Q888002,Alpha,Austria,,Graz,Austria",
        "Q888002,Beta,Austria,,Linz,Austria"
      ])
    ])
    expect(ids(rows)).toEqual([one, other])
  })

  it("of one cell with several partners becomes several twinnings, and those not certain wait alone", async () => {
    const rows = await fates(
      "several",
      [
        file("several.csv", [
          "city,country,partners,partner_country",
          '"Leipzig","Germany","Frankfurt, Kyiv",""',
          '"Leipzig","Germany","Lyon; Bologna; Springfield",""'
        ])
      ],
      { map: [{ column: "partners", field: "partner" }] }
    )
    expect(rows.every(({ outcome }) => outcome === "waiting" || outcome === "created")).toBe(true)
  })

  it("of one cell with several partners takes no id of the row for theirs", async () => {
    const rows = await fates(
      "several, one id",
      [
        file("several.csv", [
          "city,country,partner,partnerId,partnerCountry",
          '"Graz","Austria","Lyon; Bordeaux","Q1479","France"'
        ])
      ],
      { map: [{ column: "partner", field: "partner" }], preview: true }
    )
    const ends = rows[0]?.partners ?? [rows[0]?.partner]
    expect(ends.map((end) => end?.geonames)).toEqual(["2996944", "3031582"])
    expect(new Set(ends.map((end) => end?.city)).size).toBe(2)
  })

  it("of networks makes each once, and keeps the roles of members as claims", async () => {
    const rows = await fates(
      "networks",
      [file("networks.csv", ["network,note", "Ring of Old Bridges 2019,a", "Ring of Old Bridges 2021,b"])],
      { kind: "networks" }
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual(["created", "merged"])
    const members = file("members.csv", ["network,city,country,role", "Ring of Old Bridges,Graz,Austria,presidency"])
    expect((await fates("members with roles", [members])).map(({ outcome }) => outcome)).toEqual(["created"])
    const [claim] = await register.run(
      SqlClient.SqlClient.use(
        (sql) => sql<{ value: string }>`SELECT value FROM claim c JOIN source s ON s.id = c.source_id
          WHERE s.title = 'members with roles' AND attribute = 'role'`
      )
    )
    expect(claim?.value).toBe("presidency")
  })

  it("of members becomes memberships, in networks on record or new, by the matrix and by the list", async () => {
    const rows = await fates(
      "members",
      [
        file("members.csv", [
          "name,country,networks",
          "Ghent,Belgium,Eurocities;A Network of Ours 2022",
          "Melle,Germany,"
        ])
      ],
      { map: [{ column: "networks", field: "network" }] }
    )
    expect(rows.map(fate)).toEqual(["created 2797656 Eurocities A Network of Ours 2022", "rejected ?"])
    const { body } = await register.get("/api/v1/networks?q=of%20Ours")
    expect(body.items.map(({ name, scope }: { name: string; scope?: string }) => [name, scope])).toEqual([
      ["A Network of Ours", undefined]
    ])
    const matrix = await fates("matrix", [
      file("matrix.csv", ["name,country,Eurocities,Second,Third", "Ghent,Belgium,1,0,1", "Melle,Germany,0,0,1"])
    ])
    expect(matrix.map(fate)).toEqual(["created 2797656 Eurocities Third", "created 2872079 Third"])
  })

  it("of activities becomes activities of the twinning, or says which kind it does not know", async () => {
    const rows = await fates("events", [
      file("events.csv", [
        "city,country,partner,partnerCountry,type,title,on,until",
        "Bonn,Germany,Oxford,United Kingdom,Jugendaustausch,A summer together,July 2023,",
        "Bonn,Germany,Oxford,United Kingdom,quarrel,None of that,2023,",
        "Bonn,Germany,Oxford,United Kingdom,visit,Undated,,"
      ])
    ])
    expect(rows.map(({ outcome }) => outcome)).toEqual(["created", "rejected", "rejected"])
    expect(rows[0]?.remarks).toEqual([])
    const strangers = await fates("events of strangers", [
      file("events.csv", [
        "city,country,partner,partnerCountry,type,title,on,until",
        "Graz,Austria,Melle,Germany,visit,A visit,2023,"
      ])
    ])
    expect(strangers[0]?.remarks).toEqual([
      "no twinning of these cities is on record: what they did is shown once one is"
    ])
    expect(rows[1]?.reason).toContain('"quarrel" is no kind of activity')
    expect(rows[2]?.column).toBe("on")
  })
})

describe("ids without a name", () => {
  it("are cities by their ids, named once a list does; those of the gazetteer it names", async () => {
    const links = await fates("ids first", [
      file("links.csv", ["cityId,partnerId", "Q777001,Q777002", "geonames:2643123,Q777002"])
    ])
    expect(links.map(({ city, outcome }) => [outcome, city?.geonames ?? city?.wikidata])).toEqual([
      ["created", "Q777001"],
      ["created", "2643123"]
    ])
    expect(links[0]?.remarks).toEqual([
      "no list names Q777001 yet: it is called by its id until one does",
      "no list names Q777002 yet: it is called by its id until one does"
    ])
    const named = async (q: string) => (await register.get(`/api/v1/cities?q=${q}`)).body.items[0]?.name
    expect(await named("Q777001")).toBe("Q777001")
    await run("names later", [file("names.csv", ["id,name,country", "Q777001,Erste,Austria"])])
    expect(await named("Erste")).toBe("Erste")
    expect(await named("Q777001")).not.toBe("Q777001")
  })

  it("of the list's own are what its table of cities says they are", async () => {
    const rows = await fates("own ids", [
      file("links.csv", ["source,target", "c1,c2", "c1,c9"]),
      file("towns.csv", ["id,name,country", "c1,Ghent,Belgium", "c2,Wels,Austria"])
    ])
    expect(rows.map(({ file, outcome }) => [file, outcome]).slice(2)).toEqual([
      ["links.csv", "created"],
      ["links.csv", "waiting"]
    ])
  })
})

describe("rows that wait", () => {
  const files = [
    file("wait.csv", [
      "city,country,partner,partnerCountry",
      "Graz,Austria,Springfield,United States",
      "Linz,Austria,Springfield,United States",
      "Graz,Austria,Zzyzx Springs,Austria"
    ])
  ]
  const choose = (choice: Parameters<(typeof Imports.Service)["choose"]>[0]) =>
    register.run(Imports.use((imports) => imports.choose(choice, quiet)))

  it("are taken once a person has chosen, for every list from then on; and go with their import", async () => {
    const before = await withoutImports()
    const report = await run("waiting", files)
    expect(report.rows).toMatchObject({ created: 0, waiting: 3 })
    const places = await register.run(Imports.use((imports) => imports.waiting(report.id)))
    expect(places.map(({ rows, text, why }) => [text, rows, why])).toEqual([
      ["Springfield", 2, "homonyms"],
      ["Zzyzx Springs", 1, "no-such-name"]
    ])
    await expect(choose({ name: "Springfield", geonames: "999999999" })).rejects.toThrow(/no place 999999999/)
    await expect(choose({ name: "Nowhere", leaveOut: true })).rejects.toThrow(/No row waits for "Nowhere"/)
    const chosen = await choose({ name: "SPRINGFIELD", country: "United States", geonames: "4250542" })
    expect(chosen.rows).toMatchObject({ read: 2, created: 2, waiting: 0 })
    const later = await fates("later", [
      file("later.csv", ["city,country,partner,partnerCountry", "Wels,Austria,Springfield,United States"])
    ])
    expect(later.map(fate)).toEqual(["created 2761524 4250542"])
    expect(later[0]?.partner?.reasons[0]).toMatchObject({ kind: "alias" })
    const own = await register.run(Imports.use((imports) => imports.takeUnmatched(quiet)))
    expect(own).toMatchObject({ read: 1, created: 1 })
    const again = await run("waiting", files)
    expect([again.claims, again.rows.unchanged]).toEqual([0, 3])
    for (const title of ["later", "waiting"]) {
      const all = await register.run(Imports.use((imports) => imports.list))
      const { id = "" } = all.find((one) => one.title === title && one.undoneAt === undefined) ?? {}
      await register.run(Imports.use((imports) => imports.undo(id, quiet)))
    }
    // What a person chose stays; everything else is as it was.
    const choices = (line: string): boolean => !line.startsWith("place_alias ")
    expect((await withoutImports()).filter(choices)).toEqual(before.filter(choices))
  })

  it("wait once, however often their list comes in, and a new one of the next edition waits as well", async () => {
    const edition = (...lines: ReadonlyArray<string>) => [
      file("editions.csv", ["city,country,partner,partnerCountry,start", ...lines])
    ]
    const waiting = async () =>
      (await register.run(Imports.use((imports) => imports.waiting()))).map(({ rows, text }) => `${rows} ${text}`)
    const before = await waiting()
    const row = "Graz,Austria,Greenville,United States,03/07/1958"
    await run("editions", edition(row, "Graz,Austria,Ljubljana,Slovenia,25/12/1990"))
    expect(await waiting()).toEqual(expect.arrayContaining(["1 Greenville"]))
    await run("editions", edition("Graz,Austria,Ljubljana,Slovenia,25/12/1990", row))
    expect((await waiting()).filter((place) => place.endsWith("Greenville"))).toEqual(["1 Greenville"])
    await run(
      "editions",
      edition("Graz,Austria,Ljubljana,Slovenia,25/12/1990", row, "Graz,Austria,Clinton,United States,1999")
    )
    expect(await waiting()).toEqual(expect.arrayContaining(["1 Greenville", "1 Clinton"]))
    // What its list said of the order of its dates is known to a row that waited.
    await choose({ name: "Greenville", country: "United States", geonames: "4580543" })
    const { body } = await register.get("/api/v1/cities?q=Graz")
    const { body: graz } = await register.get(`/api/v1/cities/${body.items[0].id}`)
    const partner = graz.partners.find(({ city }: { city: { name: string } }) => city.name === "Greenville")
    const { body: twinning } = await register.get(`/api/v1/twinnings/${partner.twinning}`)
    expect(twinning.stages).toMatchObject([{ kind: "signed", on: "1958-07-03" }])
    await choose({ name: "Clinton", leaveOut: true })
    expect(await waiting()).toEqual(before)
  })

  it("of a list's own ids wait under the name that its table of cities gives", async () => {
    const report = await run("own ids that wait", [
      file("towns.csv", ["id,name,country", "t1,Graz,Austria", "t2,Franklin,United States"]),
      file("links.csv", ["source,target", "t1,t2"])
    ])
    expect(report.files.map(({ rows }) => rows.waiting)).toEqual([1, 1])
    const chosen = await choose({ name: "Franklin", country: "United States", geonames: "4623560" })
    expect(chosen.rows).toMatchObject({ read: 2, waiting: 0, rejected: 0 })
    expect(chosen.rows.created).toBeGreaterThan(0)
  })

  it("of two ends that were taken for one place is told, and is not a twinning with itself", async () => {
    const [row] = await fates("twice the same", [
      file("same.csv", ["city,country,partner,partnerCountry", "Stryi,Ukraine,Stryj,Ukraine"])
    ])
    expect([row?.outcome, row?.city?.geonames, row?.partner?.city]).toEqual(["waiting", null, null])
    expect(row?.reason).toContain("were both taken for")
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
        imports.run({ title: "a broken list", files, grade }, (event) =>
          event._tag === "progress" && event.what === "records brought up to date" && ++steps === 1
            ? Effect.die("the power is gone")
            : Effect.void
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
      [file("prose.csv", ["Amount,Share", "1250,0.3", "320,0.7"])],
      [{ name: "cities.csv", bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) }],
      [file("page.csv", ["<!doctype html><html><body>Bad gateway</body></html>"])],
      [file("empty.csv", [])],
      [file("x.json", ['{"head": '])]
    ])
      await expect(run("a broken list", files)).rejects.toMatchObject({
        message: expect.stringMatching(/\w+\.(csv|json)/)
      })
    expect(await everything()).toEqual(before)
  })

  it("two at once create each record once", async () => {
    const reports = await Promise.all([run("twice at once", files), run("twice at once", files)])
    expect(reports.map(({ created }) => created.cities).sort()).toEqual([0, 2])
    expect(
      reports.map((report) => of(report, "links.csv")).map(({ created, unchanged }) => created + unchanged)
    ).toEqual([1, 1])
  })
})

const shared = process.env.PROXENY_SHARED

describe.skipIf(shared === undefined)("real lists", () => {
  const read = async (path: string) => {
    const { filesAt } = await import("../command/readPath.ts")
    return Effect.runPromise(filesAt(`${shared}/${path}`))
  }
  for (const [path, rows] of [
    ["wikidata-2021", 25_496],
    ["wikidata-samples/sparql-results-json-germany-500.json", 500],
    ["wikidata-samples/wdqs-simple-json-germany-2017.json", 5_758]
  ] as const)
    it(`${path}: every row has a fate, and the second time it is "unchanged"`, async () => {
      const { files } = await read(path)
      const first = await run(path, files)
      expect([first.rows.read, sumOf(first.rows), first.rows.rejected]).toEqual([rows, rows, 0])
      const second = await run(path, files)
      expect([second.rows.unchanged, second.claims]).toEqual([rows - first.rows.waiting, 0])
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
