import { it as effectIt } from "@effect/vitest"
import type { RecordRef } from "@proxeny/client/contract"
import type { Subject } from "@proxeny/domain"
import { sources } from "@proxeny/reference"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect } from "vitest"
import { project } from "../register/projection.ts"
import { write } from "../register/write.ts"
import { batchOf, type Saying } from "../testing/entangled.ts"
import { quiet } from "../testing/lists.ts"
import { testRegister } from "../testing/register.ts"
import { differences, emptied, type RegisterRows, registerRows, rolledBack } from "../testing/registerRows.ts"
import { done, type Step, steps, world } from "../testing/steps.ts"
import { openChange } from "./change.ts"
import { shownOf } from "./shown.ts"
import { claimsAt, stateOf } from "./stateOf.ts"
import { undoChange } from "./undo.ts"

const register = testRegister()
beforeAll(() => register.run(emptied))
const timeout = 240_000
const runs = 25

/** The last change, and the register with every record in it as they stand after it. */
interface Snapshot {
  readonly change: number
  readonly rows: RegisterRows
  readonly states: ReadonlyMap<string, string>
}

const recordsThere = SqlClient.SqlClient.use(
  (sql) => sql<RecordRef>`
    SELECT DISTINCT subject_kind AS kind, subject_id AS id FROM claim
    UNION SELECT 'city', id FROM city UNION SELECT 'twinning', id FROM twinning UNION SELECT 'agreement', id FROM agreement
    UNION SELECT 'membership', id FROM membership UNION SELECT 'strategy', id FROM strategy_profile
    UNION SELECT 'source', id FROM source UNION SELECT 'network', id FROM network UNION SELECT 'decision', id FROM decision`
)

/** A record as it stands, or stood, with what is shown of it, as text. */
const stateAsText = Effect.fnUntraced(function* (record: RecordRef, change?: number) {
  const shown = yield* shownOf(record, yield* claimsAt(record, change), change)
  return JSON.stringify({ ...(yield* stateOf(record, change)), shown })
})

const snapshot = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const [last] = yield* sql<{ id: number }>`SELECT coalesce(max(id), 0)::int AS id FROM change`
  const states = new Map<string, string>()
  for (const record of yield* recordsThere) states.set(`${record.kind} ${record.id}`, yield* stateAsText(record))
  return { change: last?.id ?? 0, rows: yield* registerRows, states } satisfies Snapshot
})

/** Makes what follows from claims anew, so that it does not tell in which order they came. */
const settled = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const records = yield* recordsThere
  yield* project(records.filter(({ kind }) => kind !== "decision") as ReadonlyArray<Subject>, quiet)
  // A twinning that came without a claim is there until somebody asks what follows from its claims.
  yield* sql`UPDATE twinning SET exists = false WHERE claims = 0`
})

/** Does every step, and gives the register before each and after the last. */
const played = Effect.fnUntraced(function* (
  all: ReadonlyArray<Step>,
  kinds: (saying: Saying) => boolean,
  settle: Effect.Effect<void, unknown, SqlClient.SqlClient>
) {
  const cityOf = world()
  yield* openChange({ what: "the beginning" })
  const nothing = batchOf([], cityOf, true)
  // Every register has the gazetteer among its sources, and an import undone leaves it there.
  yield* write({ ...nothing, sources: [...nothing.sources, sources.geonames] }, quiet)
  yield* settle
  const snapshots = [yield* snapshot]
  for (const step of all) {
    yield* done(step, kinds, cityOf)
    yield* settle
    snapshots.push(yield* snapshot)
  }
  return snapshots
})

const leavingNothing = <A, E>(work: Effect.Effect<A, E, SqlClient.SqlClient>): Promise<A> =>
  register.run(rolledBack(work))
const everything = () => true
/** What does not depend on what came first: no id that two cities claim, no twinning of which nothing is claimed. */
const plain = ({ what }: Saying): boolean =>
  [
    "name",
    "country",
    "population",
    "coordinates",
    "twinning",
    "stage",
    "membership",
    "strategy",
    "twins-in-country",
    "group"
  ].includes(what)

describe("the history", () => {
  effectIt.effect.prop(
    "gives every record back as it was after any change",
    [steps],
    ([all]) =>
      Effect.promise(() =>
        leavingNothing(
          Effect.gen(function* () {
            const snapshots = yield* played(all, everything, Effect.void)
            const known = new Set(snapshots.flatMap(({ states }) => [...states.keys()]))
            for (const { change, states } of snapshots)
              for (const one of known) {
                const [kind, id] = one.split(" ") as [RecordRef["kind"], string]
                const then = yield* stateAsText({ kind, id }, change)
                const was = states.get(one)
                if (was !== undefined) expect(then).toBe(was)
                // A record that was not there then has neither row nor claims, whatever became of it.
                else expect(JSON.parse(then)).toMatchObject({ claims: [], shown: {} })
                if (was === undefined) expect(JSON.parse(then).row).toBeUndefined()
              }
          })
        )
      ),
    { arbitrary: { runs }, timeout }
  )

  for (const [which, kinds, settle] of [
    ["everything that may be said", everything, settled],
    ["what does not depend on what came first, left as the undo leaves it", plain, Effect.void]
  ] as const)
    effectIt.effect.prop(
      `is undone in reverse, and done again: ${which}`,
      [steps],
      ([all]) =>
        Effect.promise(() =>
          leavingNothing(
            Effect.gen(function* () {
              const sql = yield* SqlClient.SqlClient
              const snapshots = yield* played(all, kinds, settle)
              const changes = yield* sql<{ id: number }>`
                SELECT id::int AS id FROM change WHERE id > ${snapshots[0]?.change ?? 0} ORDER BY id DESC`
              const undone: Array<{ readonly change: number; readonly after: RegisterRows }> = []
              const rowsAt = (change: number) => snapshots.findLast((one) => one.change <= change)?.rows ?? {}
              for (const { id } of changes) {
                const told = yield* Effect.result(undoChange(id))
                if (told._tag === "Failure") {
                  // A step that found nothing to do left a change without a row.
                  expect(told.failure.message).toMatch(/it left every record as it was/)
                  continue
                }
                undone.push({ change: told.success.change, after: rowsAt(id) })
                yield* settle
                expect(differences(rowsAt(id - 1), yield* registerRows)).toBe("")
              }
              for (const { after, change } of undone.toReversed()) {
                yield* undoChange(change)
                yield* settle
                expect(differences(after, yield* registerRows)).toBe("")
              }
            })
          )
        ),
      { arbitrary: { runs }, timeout }
    )
})
