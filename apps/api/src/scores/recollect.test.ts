import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { openChange } from "../history/change.ts"
import { CurrentRecollection, type Recollection, recalled } from "../register/recalled.ts"
import { testRegister } from "../testing/register.ts"
import { makeRecollection } from "./recollect.ts"

const register = testRegister()

/** A change as every write makes it, which touches one city. */
const changes = (city: string) =>
  SqlClient.SqlClient.use((sql) =>
    sql.withTransaction(
      Effect.gen(function* () {
        yield* openChange({ what: "a test" })
        yield* sql`UPDATE claim SET note = coalesce(note, '') || '.' WHERE subject_kind = 'city' AND subject_id = ${city}`
        yield* sql`UPDATE register SET version = version + 1`
      })
    )
  )

/** Something that the history does not tell of. */
const untold = SqlClient.SqlClient.use((sql) => sql`UPDATE register SET version = version + 1`)

const twoCities = SqlClient.SqlClient.use((sql) =>
  Effect.map(sql<{ id: string }>`SELECT id FROM city ORDER BY id LIMIT 2`, ([one, other]) => {
    if (one === undefined || other === undefined) throw new Error("two cities are needed")
    return [one.id, other.id] as const
  })
)

/** Reads the time of reading for some ids, and tells which were read. */
const reader = () => {
  let times = 0
  const asked: Array<ReadonlyArray<string>> = []
  const read = (still: Recollection | undefined, ids: ReadonlyArray<string>, what = "time") =>
    Effect.provideService(
      recalled(what, ids, (wanted) => {
        asked.push(wanted)
        return Effect.sync(() => new Map(wanted.filter((id) => id !== "nothing").map((id) => [id, ++times] as const)))
      }),
      CurrentRecollection,
      still
    )
  return { asked, read }
}

describe("what a thread still knows", () => {
  it("is what it read, but for what was touched since", () =>
    register.run(
      Effect.gen(function* () {
        const [one, other] = yield* twoCities
        const recollection = makeRecollection()
        const { asked, read } = reader()
        const ask = (...ids: ReadonlyArray<string>) => Effect.flatMap(recollection, (still) => read(still, ids))
        expect([...(yield* ask(one, other, one, "nothing"))]).toEqual([
          [one, 1],
          [other, 2]
        ])
        expect((yield* ask(other, one, "nothing")).size).toBe(2)
        expect(asked).toEqual([[one, other, "nothing"]])
        yield* changes(one)
        expect([...(yield* ask(one, other))]).toEqual([
          [other, 2],
          [one, 3]
        ])
        yield* untold
        expect((yield* ask(other)).get(other)).toBe(4)
        expect(asked.slice(1)).toEqual([[one], [other]])
      })
    ))

  it("is nothing that was read for a state from before", () =>
    register.run(
      Effect.gen(function* () {
        const [one] = yield* twoCities
        const recollection = makeRecollection()
        const { read } = reader()
        const before = yield* recollection
        yield* changes(one)
        const after = yield* recollection
        expect((yield* read(before, [one])).get(one)).toBe(1)
        expect((yield* read(after, [one])).get(one)).toBe(2)
        expect((yield* read(after, [one])).get(one)).toBe(2)
      })
    ))

  it("is nothing that was read before another state was reached, though the first is reached again", () =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const recollection = makeRecollection()
        const { read } = reader()
        const first = yield* recollection
        yield* untold
        yield* recollection
        // As where the reading of a state comes late, or a backup was restored.
        yield* sql`UPDATE register SET version = version - 1`
        const again = yield* recollection
        expect((yield* read(first, ["a"])).get("a")).toBe(1)
        expect((yield* read(again, ["a"])).get("a")).toBe(2)
        expect((yield* read(first, ["a"])).get("a")).toBe(3)
      })
    ))

  it("is as much as there is room for: what was read last", () =>
    register.run(
      Effect.gen(function* () {
        const recollection = makeRecollection({ things: 2, records: 3 })
        const { asked, read } = reader()
        const still = yield* recollection
        for (const id of ["a", "b", "c", "d"]) yield* read(still, [id])
        yield* read(still, ["b", "c", "d"])
        expect(asked.length).toBe(4)
        yield* read(still, ["a"])
        expect(asked.length).toBe(5)
        // As many things as there is room for, too: those that were asked for last.
        yield* read(still, ["a"], "another")
        yield* read(still, ["a"])
        yield* read(still, ["a"], "a third")
        yield* read(still, ["a"])
        expect(asked.length).toBe(7)
        yield* read(still, ["a"], "another")
        expect(asked.length).toBe(8)
      })
    ))

  it("is nothing where nobody sees to it that it is still true", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const { asked, read } = reader()
        yield* read(undefined, ["a"])
        yield* read(undefined, ["a"])
        expect(asked).toEqual([["a"], ["a"]])
      })
    ))
})
