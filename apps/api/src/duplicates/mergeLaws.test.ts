import { it as effectIt } from "@effect/vitest"
import type { CityId } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { project } from "../register/projection.ts"
import { write } from "../register/write.ts"
import { batchOf, type Saying, sayings } from "../testing/entangled.ts"
import { testRegister } from "../testing/register.ts"
import { differences, emptied, registerRows, rolledBack } from "../testing/registerRows.ts"
import { cityCalled, record } from "../testing/reports.ts"
import { asMerged } from "./asMerged.ts"
import { merge } from "./merge.ts"
import { undoMerge } from "./undoMerge.ts"

const register = testRegister()
const runs = 40
const timeout = 120_000
beforeAll(() => register.run(emptied))
const quiet = () => Effect.void
const by = { by: "a test" }

const leavingNothing = <A, E>(work: Effect.Effect<A, E, SqlClient.SqlClient>): Promise<A> =>
  register.run(rolledBack(work))

let worlds = 0
const world = (): ((city: number) => CityId) => {
  const own = worlds++
  return (city) => cityCalled(`entangled ${own} ${city}`)
}
const mergeInto = (kept: CityId, merged: CityId) => merge(kept, merged, by, quiet)

describe("a merge", () => {
  effectIt.effect.prop(
    "gives the register that the same sayings give when both cities have been one from the beginning",
    [sayings],
    ([all]) =>
      Effect.promise(async () => {
        const cityOf = world()
        const asOne = (city: number): CityId => cityOf(city === 1 ? 0 : city)
        const merged = await leavingNothing(
          Effect.gen(function* () {
            yield* record(batchOf(all, cityOf, false))
            yield* mergeInto(cityOf(0), cityOf(1))
            return yield* registerRows
          })
        )
        const fromTheBeginning = await leavingNothing(
          Effect.gen(function* () {
            yield* record(batchOf(all, asOne, false))
            return yield* registerRows
          })
        )
        expect(differences(fromTheBeginning, merged, true)).toBe("")
      }),
    { arbitrary: { runs }, timeout }
  )

  effectIt.effect.prop(
    "is undone without a trace, whatever the cities have and whoever claims their ids",
    [sayings],
    ([all]) =>
      Effect.promise(() =>
        leavingNothing(
          Effect.gen(function* () {
            const cityOf = world()
            // In two parts, so that of two cities that claim an id either may have come first.
            for (const part of [all.slice(0, all.length / 2), all.slice(all.length / 2)])
              yield* record(batchOf(part, cityOf, true))
            // A twinning without a claim does not wake the reports that waited for it; a merge does.
            const told = batchOf(all, cityOf, true).claims.flatMap(({ subject }) =>
              subject.kind === "activity" ? [subject] : []
            )
            yield* project(told, quiet)
            const before = yield* registerRows
            const { id } = yield* mergeInto(cityOf(0), cityOf(1))
            expect((yield* registerRows).city).toHaveLength((before.city?.length ?? 0) - 1)
            yield* undoMerge(id, quiet)
            expect(differences(before, yield* registerRows)).toBe("")
          })
        )
      ),
    { arbitrary: { runs }, timeout }
  )

  effectIt.effect.prop(
    "does not let what is said of the merged city bring it back: the same sayings once more change nothing",
    [sayings],
    ([all]) =>
      Effect.promise(() =>
        leavingNothing(
          Effect.gen(function* () {
            const cityOf = world()
            const batch = batchOf(all, cityOf, true)
            yield* record(batch)
            const { id } = yield* mergeInto(cityOf(0), cityOf(1))
            const merged = yield* registerRows
            const { strategies: _, ...rest } = yield* asMerged(batch)
            const written = yield* write({ ...rest, strategies: [] }, quiet)
            expect([...written.claims, ...written.cities, ...written.twinnings]).toEqual([])
            expect(differences(merged, yield* registerRows)).toBe("")
            yield* undoMerge(id, quiet)
          })
        )
      ),
    { arbitrary: { runs }, timeout }
  )

  effectIt.effect.prop(
    "of several is undone in any order that the merges allow, and what is refused says what to undo first",
    [sayings, Arbitrary.array(Arbitrary.schema(Schema.Literals([0, 1, 2])), { minLength: 9, maxLength: 9 })],
    ([all, picks]) =>
      Effect.promise(() =>
        leavingNothing(
          Effect.gen(function* () {
            const cityOf = world()
            yield* record(batchOf(all, cityOf, true))
            const before = yield* registerRows
            const merges = [
              yield* mergeInto(cityOf(0), cityOf(1)),
              yield* mergeInto(cityOf(0), cityOf(2)),
              yield* mergeInto(cityOf(4), cityOf(3))
            ]
            const waiting = merges.map(({ id }) => id)
            let next: string | undefined
            for (const pick of picks) {
              const id = next ?? waiting[pick % waiting.length]
              if (id === undefined) break
              const later = yield* undoMerge(id, quiet).pipe(
                Effect.as(undefined),
                Effect.catchTag("MergeRestsOn", (error) => Effect.succeed(error.later))
              )
              // What it names is a later merge that stands, and is undone next.
              if (later !== undefined) expect(waiting.indexOf(later)).toBeGreaterThan(waiting.indexOf(id))
              else waiting.splice(waiting.indexOf(id), 1)
              next = later
            }
            expect(waiting).toEqual([])
            expect(differences(before, yield* registerRows)).toBe("")
          })
        )
      ),
    { arbitrary: { runs }, timeout }
  )

  it("rests on no other that shares nothing with it but the city that is kept", () =>
    leavingNothing(
      Effect.gen(function* () {
        const cityOf = world()
        const all: ReadonlyArray<Saying> = [
          { what: "twinning", a: 0, b: 3, by: "council", n: 0 },
          { what: "stage", a: 1, b: 3, by: "council", n: 1 },
          { what: "stage", a: 2, b: 3, by: "paper", n: 2 }
        ]
        yield* record(batchOf(all, cityOf, true))
        const before = yield* registerRows
        // The twinning with 3 was there before both: it is joined, and nobody's.
        const first = yield* mergeInto(cityOf(0), cityOf(1))
        const second = yield* mergeInto(cityOf(0), cityOf(2))
        yield* undoMerge(first.id, quiet)
        yield* undoMerge(second.id, quiet)
        expect(differences(before, yield* registerRows)).toBe("")
      })
    ))
})
