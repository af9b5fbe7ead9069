import { PgTypes } from "@effect/sql-pg"
import {
  FieldError,
  type OperationAnswer,
  type Recorded,
  type RubricBody,
  type RubricKind
} from "@proxeny/client/contract"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { versionOf } from "../history/version.ts"
import { RecordNotFound } from "../http/operate.ts"
import { rubricKinds } from "./kinds.ts"

/** A rubric breaks the rules of its kind; `errors` names each place. */
export class RubricFaulty extends Schema.TaggedError<RubricFaulty>()("RubricFaulty", {
  errors: Schema.Array(FieldError)
}) {
  override get message(): string {
    return "the rubric cannot be scored with: put right what errors names"
  }
}

export class RubricInUse extends Schema.TaggedError<RubricInUse>()("RubricInUse", { name: Schema.String }) {
  override get message(): string {
    return `scores are made with "${this.name}": say first which rubric takes its place, with /api/v1/rubrics/:id/use or /api/v1/rubrics/default/use`
  }
}

export class RubricOfAnotherKind extends Schema.TaggedError<RubricOfAnotherKind>()("RubricOfAnotherKind", {
  is: Schema.String,
  given: Schema.String
}) {
  override get message(): string {
    return `this rubric is one for ${this.is}, and what was sent is one for ${this.given}: a rubric of another kind is another rubric`
  }
}

type View = OperationAnswer<"GET /api/v1/rubrics/:id">
type Summary = OperationAnswer<"POST /api/v1/rubrics/:id/use">
type Given = Pick<typeof RubricBody.Type, "kind" | "name" | "rubric">

interface Row {
  readonly id: string
  readonly kind: RubricKind
  readonly name: string
  readonly rubric: View["rubric"]
  readonly in_use: boolean
  readonly version: number
}

const viewOf = ({ id, in_use, kind, name, rubric, version }: Row): View =>
  ({ id, kind, name, inUse: in_use, version, rubric }) as View

const summaryOf = ({ rubric, ...view }: View): Summary => ({
  ...view,
  rubric: { id: rubric.id, version: rubric.version }
})

/** The rubric that comes with Proxeny, which is in use where no other is. */
const defaultOf = (kind: RubricKind, inUse: boolean): View =>
  ({ kind, name: rubricKinds[kind].name, inUse, version: 0, rubric: rubricKinds[kind].default }) as View

/** Refuses a rubric that breaks a rule of its kind, with every fault. */
const checked = ({ kind, rubric }: Given): Effect.Effect<void, RubricFaulty> =>
  Result.match(
    rubricKinds[kind].read(rubric) as Result.Result<unknown, ReadonlyArray<{ path: string; detail: string }>>,
    {
      onSuccess: () => Effect.void,
      onFailure: (faults) =>
        Effect.fail(
          new RubricFaulty({
            errors: faults.map(({ detail, path }) => ({ path: `rubric.${path}`, message: detail, rule: "other" }))
          })
        )
    }
  )

/** The rubrics of an installation: what scores can be made with, and what they are made with. */
export class Rubrics extends Context.Service<
  Rubrics,
  {
    list(kind?: RubricKind): Effect.Effect<{ readonly items: ReadonlyArray<Summary> }, SqlError>
    /** The rubric of a kind that comes with Proxeny. */
    standard(kind: RubricKind): Effect.Effect<View, SqlError>
    byId(id: string): Effect.Effect<View, RecordNotFound | SqlError>
    create(given: Given): Effect.Effect<Recorded, RubricFaulty | SqlError>
    change(
      id: string,
      given: Given
    ): Effect.Effect<Recorded, RubricFaulty | RubricOfAnotherKind | RecordNotFound | SqlError>
    remove(id: string): Effect.Effect<Recorded, RubricInUse | RecordNotFound | SqlError>
    use(id: string): Effect.Effect<Summary, RecordNotFound | SqlError>
    useStandard(kind: RubricKind): Effect.Effect<Summary, SqlError>
  }
>()("@proxeny/api/Rubrics") {
  static readonly layer = Layer.effect(
    Rubrics,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const recorded = (id: string) =>
        Effect.map(
          Effect.provideService(versionOf({ kind: "rubric", id }), SqlClient.SqlClient, sql),
          (version): Recorded => ({ record: { kind: "rubric", id }, version })
        )
      /** What is kept of scores was made with another rubric. */
      const scoresChanged = sql`UPDATE register SET version = version + 1`

      const rows = (where: ReturnType<typeof sql.and>) => sql<Row>`
        SELECT id, kind, name, rubric, in_use, coalesce(
          (SELECT max(change_id) FROM change_row WHERE subject_kind = 'rubric' AND subject_id = rubric.id), 0)::int AS version
        FROM rubric WHERE ${where} ORDER BY kind, lower(name), id`
      const found = Effect.fnUntraced(function* (id: string) {
        const [row] = yield* rows(sql`id = ${id}`)
        return row ?? (yield* new RecordNotFound({ kind: "rubric", id }))
      })

      const standard = Effect.fn("Rubrics.standard")(function* (kind: RubricKind) {
        const [other] = yield* sql`SELECT 1 FROM rubric WHERE kind = ${kind} AND in_use`
        return defaultOf(kind, other === undefined)
      })

      const list = Effect.fn("Rubrics.list")(function* (kind?: RubricKind) {
        const own = yield* rows(kind === undefined ? sql`true` : sql`kind = ${kind}`)
        const kinds = kind === undefined ? (Object.keys(rubricKinds) as ReadonlyArray<RubricKind>) : [kind]
        return {
          items: kinds.flatMap((one) => {
            const those = own.filter((row) => row.kind === one)
            return [defaultOf(one, !those.some(({ in_use }) => in_use)), ...those.map(viewOf)].map(summaryOf)
          })
        }
      })

      const create = Effect.fn("Rubrics.create")(function* (given: Given) {
        yield* checked(given)
        const [made] = yield* sql<{ id: string }>`
          INSERT INTO rubric (kind, name, rubric) VALUES (${given.kind}, ${given.name}, ${PgTypes.jsonb(given.rubric)})
          RETURNING id`
        return yield* recorded(made?.id ?? "")
      })

      const change = Effect.fn("Rubrics.change")(function* (id: string, given: Given) {
        const { in_use, kind } = yield* found(id)
        if (kind !== given.kind) return yield* new RubricOfAnotherKind({ is: kind, given: given.kind })
        yield* checked(given)
        yield* sql`UPDATE rubric SET name = ${given.name}, rubric = ${PgTypes.jsonb(given.rubric)} WHERE id = ${id}`
        if (in_use) yield* scoresChanged
        return yield* recorded(id)
      })

      const remove = Effect.fn("Rubrics.remove")(function* (id: string) {
        const { in_use, name } = yield* found(id)
        if (in_use) return yield* new RubricInUse({ name })
        yield* sql`DELETE FROM rubric WHERE id = ${id}`
        return yield* recorded(id)
      })

      const use = Effect.fn("Rubrics.use")(function* (id: string) {
        const { in_use, kind } = yield* found(id)
        if (!in_use) {
          yield* sql`UPDATE rubric SET in_use = false WHERE kind = ${kind} AND in_use`
          yield* sql`UPDATE rubric SET in_use = true WHERE id = ${id}`
          yield* scoresChanged
        }
        return summaryOf(viewOf(yield* found(id)))
      })

      const useStandard = Effect.fn("Rubrics.useStandard")(function* (kind: RubricKind) {
        const out = yield* sql`UPDATE rubric SET in_use = false WHERE kind = ${kind} AND in_use RETURNING id`
        if (out.length > 0) yield* scoresChanged
        return summaryOf(defaultOf(kind, true))
      })

      return Rubrics.of({
        list,
        standard,
        byId: (id) => Effect.map(found(id), viewOf),
        create,
        change,
        remove,
        use,
        useStandard
      })
    })
  )
}
