import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { nothing } from "../register/Batch.ts"
import { grade, list, quiet } from "../testing/lists.ts"
import { testRegister } from "../testing/register.ts"
import { council, record, said, twinningOf } from "../testing/reports.ts"
import type { ImportFile } from "./ImportFile.ts"
import { Imports } from "./Imports.ts"

const register = testRegister()
const run = (title: string, files: ReadonlyArray<ImportFile>) =>
  register.run(Imports.use((imports) => imports.run({ title, files, grade }, quiet)))
const imports = () => register.run(Imports.use((all) => all.list))
const undo = (id: string) => register.run(Imports.use((all) => all.undo(id, quiet)))
const idOf = async (title: string): Promise<string> => {
  const found = (await imports()).find((one) => one.title === title)
  if (found === undefined) throw new Error(`${title} was not imported`)
  return found.id
}

/** Everything that an import writes to, as text; who brought a claim is no part of it. */
const everything = () =>
  register.run(
    SqlClient.SqlClient.use((sql) =>
      Effect.forEach(
        [
          "source",
          "claim",
          "city",
          "city_name",
          "city_identifier",
          "twinning",
          "twinning_stage",
          "membership",
          "conflict"
        ],
        (table) =>
          Effect.map(
            sql<{ all: string | null; rows: number }>`
              SELECT md5(string_agg((to_jsonb(row) - 'import_id' - 'recorded_at' - 'change_id')::text, '' ORDER BY (to_jsonb(row) - 'import_id' - 'recorded_at' - 'change_id')::text)) AS all,
                count(*)::int AS rows FROM ${sql(table)} row`,
            ([row]) => `${table}: ${row?.rows} ${row?.all}`
          )
      )
    )
  )

const munich = "Q1726,Munich,Germany,DE,48.1375,11.575,1488202"
const bordeaux = "Q1479,Bordeaux,France,FR,44.84,-0.58,257068"
const wuhan = "Q11746,Wuhan,People's Republic of China,CN,30.5934,114.3046,10607700"
const manchester = "Q18125,Manchester,United Kingdom,GB,53.4794,-2.2453,552000"
const cityNamed = async (name: string): Promise<string | undefined> =>
  (await register.get(`/api/v1/cities?q=${name}`)).body.items.find((one: { name: string }) => one.name === name)?.id

describe("an import undone", () => {
  it("leaves everything as it was, and stays listed", async () => {
    const before = await everything()
    await run("a list", list([munich, bordeaux, wuhan, manchester], ["Q1726,Q1479", "Q18125,Q11746"]))
    expect(await everything()).not.toEqual(before)
    const id = await idOf("a list")
    const undone = await undo(id)
    expect(undone).toMatchObject({ id, title: "a list", cities: 2, twinnings: 1, networks: 0, memberships: 0 })
    expect(await everything()).toEqual(before)
    const [listed] = await imports()
    expect(listed).toMatchObject({ id, title: "a list", claims: 0, undoneAt: expect.stringMatching(/^\d{4}-.*Z$/) })
    await expect(undo(id)).rejects.toThrow(/was undone on .* already/)
    await expect(undo("00000000-0000-4000-8000-000000000000")).rejects.toThrow(/There is no import/)
    await expect(undo("a list")).rejects.toThrow(/There is no import a list/)
  })

  it("can be imported again, as if for the first time", async () => {
    const files = list([munich, bordeaux], ["Q1726,Q1479"])
    const before = await everything()
    const first = await run("twice", files)
    const after = await everything()
    await undo(await idOf("twice"))
    const second = await run("twice", files)
    expect([second.rows, second.created]).toEqual([first.rows, first.created])
    expect(await everything()).toEqual(after)
    await undo(await idOf("twice"))
    expect(await everything()).toEqual(before)
  })

  it("takes nothing from what another list says of the same cities, in whichever order they are undone", async () => {
    const before = await everything()
    const one = () => run("one", list([munich, bordeaux], ["Q1726,Q1479"]))
    const other = () => run("other", list([munich, bordeaux, wuhan], ["Q1479,Q1726", "Q1726,Q11746"]))
    await other()
    const alone = await everything()
    await undo(await idOf("other"))
    for (const [first, second] of [
      [one, other],
      [other, one]
    ] as const) {
      await first()
      await second()
      await undo(await idOf("one"))
      expect(await everything()).toEqual(alone)
      await undo(await idOf("other"))
      expect(await everything()).toEqual(before)
    }
  })

  it("keeps a city that a person has since twinned, with its name, and what a person said", async () => {
    const before = await everything()
    await run("touched", list([munich, bordeaux], ["Q1726,Q1479"]))
    const [a, b] = [await cityNamed("Munich"), await cityNamed("Wuhan")]
    const twinning = twinningOf(a as never, b as never)
    await register.run(
      record({
        ...nothing,
        sources: [council],
        twinnings: [twinning],
        claims: [said(council, { kind: "twinning", id: twinning.id }, "exists", true)]
      })
    )
    expect(await undo(await idOf("touched"))).toMatchObject({ cities: 1, twinnings: 1 })
    expect(await cityNamed("Munich")).toBe(a)
    expect(await cityNamed("Bordeaux")).toBeUndefined()
    const { body } = await register.get(`/api/v1/twinnings/${twinning.id}`)
    expect(body.cities.map(({ name }: { name: string }) => name).sort()).toEqual(["Munich", "Wuhan"])
    expect(await everything()).not.toEqual(before)
  })

  it("is refused while a later edition of the list rests on it", async () => {
    await run("editions", list([bordeaux, munich], []))
    const first = await idOf("editions")
    await run("editions", list([bordeaux, munich, wuhan], ["Q1479,Q11746"]))
    const before = await everything()
    await expect(undo(first)).rejects.toThrow(/imported again later .* undo the later one first/)
    expect(await everything()).toEqual(before)
    await undo(await idOf("editions"))
    await undo(first)
    expect(await cityNamed("Bordeaux")).toBeUndefined()
  })

  it("leaves nothing half done when it fails half-way", async () => {
    await run("kept", list([bordeaux], []))
    const before = await everything()
    const id = await idOf("kept")
    const broken = register.run(Imports.use((all) => all.undo(id, () => Effect.die("the power is gone"))))
    await expect(broken).rejects.toThrow("the power is gone")
    expect(await everything()).toEqual(before)
    await undo(id)
  })
})
