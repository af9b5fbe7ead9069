import { it as effectIt } from "@effect/vitest"
import { type Actor, type CityId, cityIdOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { CurrentActor } from "../history/change.ts"
import { somebody } from "../testing/acting.ts"
import { bare, everything, file, grade, noting, quiet } from "../testing/lists.ts"
import { testRegister } from "../testing/register.ts"
import { emptied, type RegisterRows, registerRows } from "../testing/registerRows.ts"
import type { ImportFile } from "./ImportFile.ts"
import type { RowReport } from "./ImportReport.ts"
import { Imports } from "./Imports.ts"
import type { ImportRequest } from "./runImport.ts"

const register = testRegister()

const idOf = (value: string): CityId => cityIdOf({ scheme: "wikidata", value })

/** Cities on record, of which the editor keeps the first, and cities that no list has named yet. */
const onRecord = ["Q901", "Q902", "Q903"] as const
const own = idOf("Q901")
const editor = somebody("editor", [own])
const steward = somebody("steward")

const cityLine = (id: string, population = 1000) => `${id},City ${id},Germany,50,${id.slice(-1)},${population}`
const citiesOf = (lines: ReadonlyArray<string>): ImportFile =>
  file("cities.csv", ["id,name,country,lat,lon,population", ...lines])
const linksOf = (lines: ReadonlyArray<string>): ImportFile => file("links.csv", ["source,target", ...lines])
const membersOf = (lines: ReadonlyArray<string>): ImportFile => file("members.csv", ["network,cityId", ...lines])

const run = (actor: Actor, title: string, files: ReadonlyArray<ImportFile>, options: Partial<ImportRequest> = {}) =>
  Effect.gen(function* () {
    const rows: Array<RowReport> = []
    const report = yield* Imports.use((imports) =>
      imports.run({ title, files, grade: {}, ...options }, noting(rows))
    ).pipe(Effect.provideService(CurrentActor, actor))
    return { rows, report }
  })
const asked = (...given: Parameters<typeof run>) => register.run(run(...given))
const rows = () => register.run(registerRows)

beforeAll(async () => {
  await register.run(emptied)
  await asked(steward, "a base", [
    citiesOf(onRecord.map((id) => cityLine(id))),
    linksOf(["Q902,Q903"]),
    membersOf(["A Network,Q902", "A Network,Q903"])
  ])
})

type Row = Readonly<Record<string, unknown>>
type Rows = Readonly<Record<string, ReadonlyArray<Row>>>

/** The rows of one register that are not in another. */
const beyond = (one: RegisterRows, other: RegisterRows): Rows =>
  Object.fromEntries(
    Object.entries(one).map(([table, all]) => {
      const known = new Set(other[table])
      return [table, all.filter((row) => !known.has(row)).map((row) => JSON.parse(row) as Row)]
    })
  )

const read = (all: ReadonlyArray<string> | undefined): ReadonlyArray<Row> =>
  (all ?? []).map((row) => JSON.parse(row) as Row)

/** The parties of every record of a register, by its id. */
const partiesIn = (register: RegisterRows): ReadonlyMap<unknown, ReadonlyArray<unknown>> =>
  new Map<unknown, ReadonlyArray<unknown>>([
    ...read(register.city).map(({ id }) => [id, [id]] as const),
    ...read(register.twinning).map(({ city_a, city_b, id }) => [id, [city_a, city_b]] as const),
    ...read(register.membership).map(({ city_id, id }) => [id, [city_id]] as const)
  ])

/** What somebody's import changed of what is not theirs: rows that are of no city of theirs, and of none that is new. */
const touched = (before: RegisterRows, after: RegisterRows, mine: CityId): ReadonlyArray<string> => {
  const parties = new Map([...partiesIn(after), ...partiesIn(before)])
  const known = new Set(read(before.city).map(({ id }) => id))
  const cityOf = (row: Row): ReadonlyArray<unknown> => {
    const id = row.subject_id ?? row.city_id ?? row.twinning_id ?? row.id
    const activity = (row.value as Row | undefined)?.twinning
    return parties.get(activity ?? id) ?? (row.city_id === undefined ? [] : [row.city_id])
  }
  const theirs = (table: string, row: Row): boolean => {
    if (table === "source") return false
    const cities = cityOf(row)
    if (table === "conflict" && row.twinning_id !== null && (parties.get(row.twinning_id) ?? []).includes(mine))
      return false
    const ofCity = ["city", "city_name", "city_identifier"].includes(table) || row.subject_kind === "city"
    return !(cities.includes(mine) || (ofCity && cities.length > 0 && cities.every((city) => !known.has(city))))
  }
  return [beyond(before, after), beyond(after, before)].flatMap((changed) =>
    Object.entries(changed).flatMap(([table, all]) =>
      all.filter((row) => theirs(table, row)).map((row) => `${table} ${JSON.stringify(row)}`)
    )
  )
}

const Id = Schema.Literals(["Q901", "Q902", "Q903", "Q904", "Q905"])
const Lines = Schema.Struct({
  cities: Schema.Array(Schema.Struct({ id: Id, population: Schema.Literals([1000, 2000]) })),
  links: Schema.Array(Schema.Struct({ a: Id, b: Id })),
  members: Schema.Array(Schema.Struct({ network: Schema.Literals(["A Network", "Another"]), id: Id }))
})
const filesOf = ({ cities, links, members }: typeof Lines.Type): ReadonlyArray<ImportFile> => [
  citiesOf(cities.map(({ id, population }) => cityLine(id, population))),
  linksOf(links.map(({ a, b }) => `${a},${b}`)),
  membersOf(members.map(({ id, network }) => `${network},${id}`))
]
let lists = 0

describe("an import by an editor", () => {
  effectIt.effect.prop(
    "changes nothing of the cities of others, does what its preview says, and can be taken back",
    [Lines],
    ([lines]) =>
      Effect.promise(async () => {
        const [title, files] = [`list ${lists++}`, filesOf(lines)]
        const before = await rows()
        const all = await register.run(everything)
        const seen = await asked(editor, title, files, { preview: true })
        expect(await register.run(everything)).toEqual(all)
        const done = await asked(editor, title, files)
        expect(done.rows).toEqual(seen.rows)
        expect({ ...done.report, id: undefined, preview: true }).toEqual({ ...seen.report, id: undefined })
        expect(touched(before, await rows(), own)).toEqual([])
        // What it was refused once it is refused again; what it brought is on record.
        const again = await asked(editor, title, files)
        expect([again.report.claims, again.report.rows.created, again.report.rows.merged]).toEqual([0, 0, 0])
        expect(again.report.rows.rejected).toBe(done.report.rows.rejected)
        if (done.report.id !== undefined)
          await register.run(
            Imports.use((imports) => imports.undo(done.report.id ?? "", quiet)).pipe(
              Effect.provideService(CurrentActor, editor)
            )
          )
        expect((await register.run(everything)).filter(bare)).toEqual(all.filter(bare))
      }),
    { arbitrary: { runs: 40 } }
  )

  it("says of each row why it is refused, and what to do", async () => {
    const { rows: told } = await asked(
      editor,
      "refused",
      [
        citiesOf([cityLine("Q902", 5000), cityLine("Q904"), cityLine("Q901", 7000)]),
        linksOf(["Q902,Q903", "Q901,Q902", "Q904,Q905", "Q903,Q901"]),
        membersOf(["A Network,Q902", "A Network,Q901", "Another,Q901"]),
        file("networks.csv", ["network", "A Network", "A Third"])
      ],
      { preview: true }
    )
    expect(
      told.map(({ file: name, outcome, reason }) => [name, outcome, outcome === "rejected" ? reason : ""])
    ).toEqual([
      [
        "cities.csv",
        "rejected",
        "the city is on record, and is none of the cities that you keep: the row says something else of it"
      ],
      ["cities.csv", "created", ""],
      ["cities.csv", "merged", ""],
      ["networks.csv", "rejected", "A Network is a network, and stewards keep what is said of networks"],
      ["networks.csv", "rejected", "A Third is a network, and stewards keep what is said of networks"],
      ["links.csv", "rejected", "neither Q902 nor Q903 is one of the cities that you keep"],
      ["links.csv", "created", ""],
      ["links.csv", "rejected", "neither Q904 nor Q905 is one of the cities that you keep"],
      ["links.csv", "created", ""],
      ["members.csv", "rejected", "Q902 is none of the cities that you keep"],
      ["members.csv", "created", ""],
      ["members.csv", "rejected", "Another: there is no such network on record, and stewards record networks"]
    ])
    for (const row of told) if (row.outcome === "rejected") expect(row.remedy).toMatch(/leave|ask/)
  })

  it("of rows that are all about the editor's cities and new ones is what it would be if a steward ran it", async () => {
    const files = [
      citiesOf([cityLine("Q901", 7000), cityLine("Q906")]),
      file("twins.csv", [
        "cityId,partnerId,partner,partnerCountry,partnerPopulation",
        "Q901,Q906,City Q906,Germany,4321",
        "Q901,Q907,City Q907,Germany,1234"
      ])
    ]
    const [mine, theirs] = [
      await asked(editor, "all mine", files, { preview: true }),
      await asked(steward, "all mine", files, { preview: true })
    ]
    expect(mine).toEqual(theirs)
    // What it says of a city in one file, it may go on to say in the next, though by then the city is on record.
    expect((await asked(editor, "all mine", files)).report.claims).toBe(theirs.report.claims)
  })

  it("does not say of a partner on record how large it is or where it lies, and tells that it does not", async () => {
    const files = [
      file("twins.csv", [
        "cityId,partnerId,partner,partnerCountry,partnerPopulation",
        "Q901,Q902,City Q902,Germany,9999"
      ])
    ]
    const before = await rows()
    const { report, rows: told } = await asked(editor, "partners", files)
    expect(told[0]).toMatchObject({
      outcome: "created",
      remarks: [
        expect.stringMatching(/what the row says of City Q902 beside the name is left to whoever keeps that city/)
      ]
    })
    expect(touched(before, await rows(), own)).toEqual([])
    const population = register.run(
      SqlClient.SqlClient.use(
        (sql) => sql<{ population: bigint }>`SELECT population FROM city WHERE id = ${idOf("Q902")}`
      )
    )
    expect(await population).toMatchObject([{ population: 1000n }])
    const undo = (actor: Actor) =>
      register.run(
        Imports.use((imports) => imports.undo(report.id ?? "", quiet)).pipe(Effect.provideService(CurrentActor, actor))
      )
    await expect(undo(somebody("editor", [idOf("Q902")], "another"))).rejects.toThrow(/is not yours/)
    await undo(editor)
  })

  it("of a list that is new leaves how far it can be relied on to others", async () => {
    const graded = (actor: Actor, title: string) => asked(actor, title, [linksOf(["Q901,Q902"])], { grade })
    await expect(graded(editor, "a list that calls itself good")).rejects.toThrow(/is for a steward to say/)
    const { report } = await asked(editor, "a list", [linksOf(["Q901,Q902"])])
    const stored = await register.run(
      SqlClient.SqlClient.use((sql) => sql`SELECT reliability, credibility FROM source WHERE id = ${report.source.id}`)
    )
    expect(stored).toEqual([{ reliability: "F", credibility: 6 }])
    await asked(steward, "a steward's list", [linksOf(["Q901,Q902"])], { grade: { reliability: "B" } })
    expect((await asked(editor, "a steward's list", [linksOf(["Q901,Q903"])])).report.rows.created).toBe(1)
  })
})
