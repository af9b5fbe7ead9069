import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeEach, describe, expect, it } from "vitest"
import { actingRegister, steward } from "../testing/acting.ts"
import { grade, list, quiet } from "../testing/lists.ts"
import { differences, emptied, registerRows } from "../testing/registerRows.ts"
import { Imports } from "./Imports.ts"

const register = actingRegister()
const munich = "Q1726,Munich,Germany,DE,48.1375,11.575,1488202"
const bordeaux = "Q1479,Bordeaux,France,FR,44.84,-0.58,257068"
const rows = () => register.run(registerRows)

interface Held {
  readonly id: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly attribute: string
  readonly value: unknown
  readonly source: string
  readonly locator: string
  readonly import: string | null
}
/** What an import said of twinnings. */
const claims = (): Promise<ReadonlyArray<Held>> =>
  register.run(
    SqlClient.SqlClient.use(
      (sql) => sql<Held>`
        SELECT id, jsonb_build_object('kind', subject_kind, 'id', subject_id) AS subject, attribute, value, source_id AS source,
          locator, import_id AS import
        FROM claim WHERE subject_kind = 'twinning' ORDER BY id`
    )
  )
const undoImport = (id: string | null) => register.run(Imports.use((all) => all.undo(id ?? "", quiet)))
const asStated = ({ attribute, locator, source, subject, value }: Held) => ({
  subject,
  attribute,
  value,
  said: { source, locator }
})
/** Says by hand what is on record, as it is on record. */
const sayAgain = async (said: ReadonlyArray<Held>) => {
  const body = { claims: said.map(asStated) }
  const { body: answer, status, text } = await register.ask(steward, "POST", "/api/v1/claims", { body })
  expect(status, text).toBe(201)
  expect(answer.claims).toEqual(said.map(({ id }) => id))
}
const last = async (): Promise<number> =>
  (await register.ask(steward, "GET", "/api/v1/history?limit=1")).body.items[0].id
const undo = (change: number) => register.ask(steward, "POST", `/api/v1/history/${change}/undo`, { body: {} })

beforeEach(async () => {
  await register.run(emptied)
  await register.run(
    Imports.use((all) => all.run({ title: "a list", files: list([munich, bordeaux], ["Q1726,Q1479"]), grade }, quiet))
  )
})

describe("what an import has said and a person says by hand", () => {
  it("stays with its records where the import is undone, and goes with it where nobody has said it", async () => {
    const said = await claims()
    expect(said.length).toBeGreaterThan(0)
    const kept = said.slice(0, 1)
    await sayAgain(kept)
    expect((await claims()).map((one) => one.import === null)).toEqual(said.map((one) => kept.includes(one)))
    await undoImport(said[0]?.import ?? null)
    expect((await claims()).map(({ id }) => id)).toEqual(kept.map(({ id }) => id))
    const { twinning, city, source } = await rows()
    expect([twinning?.length, city?.length]).toEqual([1, 2])
    expect(source?.some((row) => row.includes(kept[0]?.source ?? "none"))).toBe(true)
    for (const partner of ["Munich", "Bordeaux"])
      expect((await register.get(`/api/v1/cities?q=${partner}`)).body.items).toMatchObject([{ name: partner }])

    await register.run(emptied)
    await register.run(
      Imports.use((all) => all.run({ title: "a list", files: list([munich, bordeaux], ["Q1726,Q1479"]), grade }, quiet))
    )
    await undoImport((await claims())[0]?.import ?? null)
    expect([(await claims()).length, (await rows()).twinning?.length]).toEqual([0, 0])
  })

  it("is the import's again where the saying by hand is undone", async () => {
    const said = await claims()
    const before = await rows()
    await sayAgain(said)
    const change = await last()
    expect(differences(before, await rows())).not.toBe("")
    expect((await undo(change)).status).toBe(201)
    expect(differences(before, await rows())).toBe("")
    expect(await claims()).toEqual(said)
    await undoImport(said[0]?.import ?? null)
    expect(await claims()).toEqual([])
  })

  it("is said by hand once: said again it changes nothing, not even the version of the register", async () => {
    const said = await claims()
    await sayAgain(said)
    const version = () =>
      register.run(
        Effect.map(
          SqlClient.SqlClient.use((sql) => sql<{ version: number }>`SELECT version::int FROM register`),
          ([row]) => row?.version
        )
      )
    const before = [await version(), await rows()]
    await sayAgain(said)
    expect([await version(), await rows()]).toEqual(before)
  })

  it("is not given back to an import that was undone since", async () => {
    const said = await claims()
    await sayAgain(said)
    const change = await last()
    await undoImport(said[0]?.import ?? null)
    const before = await rows()
    const refused = await undo(change)
    expect([refused.status, refused.body.type]).toEqual([409, "/problems/undo-refused"])
    expect(refused.body.detail).toContain("import")
    expect(differences(before, await rows())).toBe("")
  })
})
