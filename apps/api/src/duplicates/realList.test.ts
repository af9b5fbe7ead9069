import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { filesAt } from "../command/readPath.ts"
import { Imports } from "../imports/Imports.ts"
import { testRegister } from "../testing/register.ts"
import { differences, registerRows } from "../testing/registerRows.ts"
import { Duplicates } from "./Duplicates.ts"

const shared = process.env.PROXENY_SHARED
const quiet = () => Effect.void

describe.skipIf(shared === undefined)("wikidata-2021 (skipped unless PROXENY_SHARED names its folder)", () => {
  const register = testRegister()
  const use = <A, E>(work: (duplicates: Duplicates["Service"]) => Effect.Effect<A, E>): Promise<A> =>
    register.run(Effect.provide(Duplicates.use(work), Duplicates.layer))
  const bringIn = async () => {
    const { files } = await Effect.runPromise(filesAt(`${shared}/wikidata-2021`))
    const lists = files.filter(({ name }) => name.endsWith(".csv"))
    return register.run(
      Imports.use((imports) => imports.run({ files: lists, title: "wikidata-2021", grade: {} }, quiet))
    )
  }

  it("has cities that are one place twice near the top, and places of one name far below or not at all", async () => {
    await bringIn()
    const { items } = await use((one) => one.list({ limit: 10_000 }))
    const scores = new Map(
      items.map(({ cities, score }) => [
        cities
          .flatMap(({ identifiers }) =>
            identifiers.flatMap(({ scheme, value }) => (scheme === "wikidata" ? [value] : []))
          )
          .sort()
          .join(" "),
        score
      ])
    )
    const score = (...ids: ReadonlyArray<string>): number =>
      Math.max(
        0,
        ...[...scores].flatMap(([key, value]) => (ids.every((id) => key.split(" ").includes(id)) ? [value] : []))
      )
    // Of the documents' own cities Amsterdam and Leeds are one from the beginning: both items are theirs.
    const city = (given: string) => use((one) => one.city(given))
    expect(await city("Q727")).toBe(await city("Q9899"))
    expect(await city("Q39121")).toBe(await city("Q774015"))
    const onePlace = [
      ["Q34370", "Q2680952"],
      ["Q1490", "Q7473516"]
    ]
    const twoPlaces = [
      ["Q239870", "Q16567"],
      ["Q1020595", "Q1016933"],
      ["Q153609", "Q15273"]
    ]
    const [worst, best] = [
      Math.min(...onePlace.map((ids) => score(...ids))),
      Math.max(...twoPlaces.map((ids) => score(...ids)))
    ]
    expect(worst).toBeGreaterThan(0.9)
    expect(best).toBeLessThan(0.1)
  })

  it("brought in again after a merge says nothing new, and undone the register is as it was", async () => {
    const before = await register.run(registerRows)
    const city = (given: string) => use((one) => one.city(given))
    const merges: Array<string> = []
    for (const [kept, merged] of [
      ["Q34370", "Q2680952"],
      ["Q1490", "Q7473516"]
    ] as const) {
      const ids = [await city(kept), await city(merged)] as const
      merges.push((await use((one) => one.merge(...ids, { by: "a test" }, quiet))).id)
      expect(await city(merged)).toBe(await city(kept))
    }
    const merged = await register.run(registerRows)
    await bringIn()
    expect(differences(merged, await register.run(registerRows))).toBe("")
    for (const id of merges) await use((one) => one.undoMerge(id, quiet))
    expect(differences(before, await register.run(registerRows))).toBe("")
  })
})
