import { pairOf, twinningIdOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { refuseUnlessEmpty } from "../exports/emptyRegister.ts"
import { Imports } from "../imports/Imports.ts"
import { actingRegister, somebody, steward } from "../testing/acting.ts"
import { grade, list, quiet } from "../testing/lists.ts"

const register = actingRegister()

const munich = "Q1726,Munich,Germany,DE,48.1375,11.575,1488202"
const bordeaux = "Q1479,Bordeaux,France,FR,44.84,-0.58,257068"

describe("what an office keeps about what a list brought", () => {
  it("outlives the list, and so does the twinning that it is about, as one that is not claimed", async () => {
    const files = list([munich, bordeaux], ["Q1726,Q1479"])
    await register.run(Imports.use((imports) => imports.run({ title: "a list", files, grade }, quiet)))
    const idOf = async (name: string) => (await register.get(`/api/v1/cities?q=${name}`)).body.items[0].id
    const [a, b] = [await idOf("Munich"), await idOf("Bordeaux")]
    const about = { kind: "twinning", id: twinningIdOf(Result.getOrThrow(pairOf(a, b))) }
    const made = await register.ask(steward, "POST", "/api/v1/notes", { body: { about, text: "ours" } })
    expect(made.status).toBe(201)

    const [brought] = await register.run(Imports.use((imports) => imports.list))
    const undone = await register.run(Imports.use((imports) => imports.undo(brought?.id ?? "", quiet)))
    expect(undone).toMatchObject({ twinnings: 0, cities: 0 })
    const editor = somebody("editor", [a])
    const { body } = await register.ask(editor, "GET", `/api/v1/notes?city=${a}`)
    expect(body.items).toMatchObject([{ text: "ours", about }])
    expect(body.items[0].cities.map(({ id }: { id: string }) => id).sort()).toEqual([a, b].sort())
    expect((await register.get(`/api/v1/twinnings?city=${a}`)).body.total).toBe(0)
    expect(
      (await register.ask(editor, "DELETE", `/api/v1/notes/${made.body.record.id}`, { ifMatch: "*" })).status
    ).toBe(200)
  })

  it("keeps an archive from taking the place of the register", async () => {
    const [city] = (await register.get("/api/v1/cities")).body.items
    const body = { about: { kind: "city", id: city.id }, text: "ours" }
    await register.ask(steward, "POST", "/api/v1/notes", { body })
    const refused = await register.run(Effect.flip(refuseUnlessEmpty))
    expect(refused).toMatchObject({ _tag: "RegisterNotEmpty", found: { notes: 1 } })
    expect(refused.message).toContain("1 notes")
  })
})
