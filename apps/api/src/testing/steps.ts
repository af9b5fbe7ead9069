import type { CityId, Subject } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { decide, reopen } from "../decisions/decide.ts"
import { merge } from "../duplicates/merge.ts"
import { openChange } from "../history/change.ts"
import { runImport } from "../imports/runImport.ts"
import { removeUnsaid } from "../records/removeUnsaid.ts"
import { project } from "../register/projection.ts"
import { write } from "../register/write.ts"
import { batchOf, type Saying, sayings } from "./entangled.ts"
import { grade, list, quiet } from "./lists.ts"
import { cityCalled } from "./reports.ts"

const int = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
/** What people and lists do to a small world, one change after the other. */
export const steps = Arbitrary.array(
  Arbitrary.all({
    what: Arbitrary.schema(
      Schema.Literals([
        "write",
        "write",
        "write",
        "withdraw",
        "by hand",
        "decide",
        "decide",
        "reopen",
        "merge",
        "import"
      ])
    ),
    sayings,
    pick: int(0, 1_000)
  }),
  { minLength: 1, maxLength: 8 }
)
export type Step = typeof steps extends Arbitrary.Arbitrary<ReadonlyArray<infer One>> ? One : never

let worlds = 0
/** Cities of a world that no other has met. */
export const world = (): ((city: number) => CityId) => {
  const own = worlds++
  return (city) => cityCalled(`world ${own} ${city}`)
}

/** One of the rows of a query, whichever a number says. */
const picked = Effect.fnUntraced(function* <Row extends object>(query: string, pick: number) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql.unsafe<Row>(query)
  return rows[pick % Math.max(rows.length, 1)]
})

/** What somebody does, as a change of its own. */
export const done = Effect.fnUntraced(function* (
  step: Step,
  kinds: (saying: Saying) => boolean,
  cityOf: (city: number) => CityId
) {
  const sql = yield* SqlClient.SqlClient
  const { pick, what } = step
  if (what === "merge") {
    const two = yield* sql<{ id: CityId }>`SELECT id FROM city WHERE id IN (${cityOf(0)}, ${cityOf(1)}) ORDER BY id`
    const [one, other] = pick % 2 === 0 ? two : two.toReversed()
    if (one !== undefined && other !== undefined) yield* merge(one.id, other.id, { by: "a test" }, quiet)
    return
  }
  if (what === "import") {
    const place = (n: number) => `Q${n},Town ${n},Norway,NO,${60 + n},10,${1000 * n}`
    const files = list([place(1), place(2), place(3 + (pick % 2))], ["Q1,Q2"])
    yield* runImport({ title: `A list ${pick % 2}`, files, grade }, quiet)
    return
  }
  yield* openChange({ what: "a test" })
  if (what === "write") yield* write(batchOf(step.sayings.filter(kinds), cityOf, true), quiet)
  if (what === "withdraw" || what === "by hand") {
    const claim = yield* picked<Subject & { claim: string }>(
      "SELECT id AS claim, subject_kind AS kind, subject_id AS id FROM claim ORDER BY id",
      pick
    )
    if (claim === undefined) return
    if (what === "withdraw")
      // As people withdraw: with the record where nobody else says anything of it, and not where a city would lose its name.
      return yield* sql
        .withTransaction(
          Effect.gen(function* () {
            yield* sql`DELETE FROM claim WHERE id = ${claim.claim}`
            yield* project([claim], quiet)
            yield* removeUnsaid([claim])
          })
        )
        .pipe(Effect.catchTag("NamelessCity", () => Effect.void))
    else {
      yield* sql`UPDATE claim SET note = ${`by hand ${pick}`} WHERE id = ${claim.claim}`
      yield* sql`UPDATE agreement SET title = ${`by hand ${pick}`}`
      yield* sql`UPDATE membership SET roles = '{host}', period_until = '1999'`
      yield* sql`UPDATE source SET reliability = 'E' WHERE title = 'The paper'`
    }
    const all = yield* sql<Subject>`SELECT DISTINCT subject_kind AS kind, subject_id AS id FROM claim`
    yield* project(all, quiet)
  }
  if (what === "decide") {
    const one = yield* picked<{
      kind: string
      subject_kind: Subject["kind"]
      subject_id: string
      attribute: string
      facet: string
      list_claim: string
      twinning_id: string
    }>(
      "SELECT * FROM conflict WHERE decision_id IS NULL ORDER BY kind, subject_id, attribute, facet, list_claim, twinning_id",
      pick
    )
    if (one === undefined) return
    const subject: Subject = { kind: one.subject_kind, id: one.subject_id }
    const claims = yield* sql<{ id: string }>`
      SELECT id FROM claim WHERE subject_id = ${subject.id} AND attribute = ${one.attribute} ORDER BY id`
    const decided =
      one.kind === "values"
        ? {
            kind: "values" as const,
            subject,
            attribute: one.attribute,
            claim: claims[pick % claims.length]?.id,
            reason: "so"
          }
        : {
            kind: "left-out" as const,
            subject,
            list: one.list_claim,
            twinning: one.twinning_id,
            holds: pick % 2 === 0 ? ("list" as const) : ("twinning" as const),
            reason: "so"
          }
    // A claim that contradicts none, of another part of the attribute, is refused.
    yield* Effect.catchTag(decide(decided as never), "NothingToDecide", () => Effect.void)
  }
  if (what === "reopen") {
    const one = yield* picked<{ id: string }>("SELECT id FROM decision ORDER BY id", pick)
    if (one !== undefined) yield* reopen(one.id)
  }
})
