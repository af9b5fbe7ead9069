import { createHash } from "node:crypto"
import { PgTypes } from "@effect/sql-pg"
import {
  type Operation,
  type OperationAnswer,
  type OperationKey,
  type OperationRequest,
  operations,
  type RecordRef
} from "@proxeny/client/contract"
import { type Actor, mayDo } from "@proxeny/domain"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { Context, Hono } from "hono"
import { CurrentActor, openChange } from "../history/change.ts"
import { citiesOf } from "../history/citiesOf.ts"
import { stateOf } from "../history/stateOf.ts"
import { versionOf } from "../history/version.ts"
import { Access } from "../users/Access.ts"
import { decode, InputInvalid, isOurs, refuse } from "./bind.ts"
import type { Fault } from "./problem.ts"
import { readBody, readJson } from "./readBody.ts"

/** A POST that changes something came without the key that makes it safe to send again. */
export class IdempotencyKeyMissing extends Schema.TaggedError<IdempotencyKeyMissing>()("IdempotencyKeyMissing", {}) {
  override get message(): string {
    return "send a header Idempotency-Key with 8 to 200 letters, digits or hyphens, a new one for each thing that is to be done: then the request can be sent again without doing it twice"
  }
}

/** A key stands for one request. */
export class IdempotencyKeyReused extends Schema.TaggedError<IdempotencyKeyReused>()("IdempotencyKeyReused", {
  key: Schema.String
}) {
  override get message(): string {
    return `the key ${this.key} was sent before with another request: take a new key for each thing that is to be done`
  }
}

export class IfMatchMissing extends Schema.TaggedError<IfMatchMissing>()("IfMatchMissing", {}) {
  override get message(): string {
    return "send a header If-Match with the ETag of the record as you read it, so that nobody's change is overwritten unseen"
  }
}

/** Somebody else changed the record since it was read; `current` is what it is now. */
export class ChangedMeanwhile extends Schema.TaggedError<ChangedMeanwhile>()("ChangedMeanwhile", {
  version: Schema.Int,
  current: Schema.Unknown
}) {
  override get message(): string {
    return `the record was changed since it was read: it stands at "${this.version}" now, as in current; look at it, and send the change again with that If-Match`
  }
}

export class RecordNotFound extends Schema.TaggedError<RecordNotFound>()("RecordNotFound", {
  kind: Schema.String,
  id: Schema.String
}) {
  override get message(): string {
    return `there is no ${this.kind} ${this.id}: look at its list`
  }
}

/** How an operation of the contract is done. */
export interface Doing<K extends OperationKey> {
  /** The records that it touches: their cities decide whether an editor may. */
  readonly touches?: (request: OperationRequest<K>) => ReadonlyArray<RecordRef>
  /** The record that the caller must have read, for `If-Match`. */
  readonly changes?: (request: OperationRequest<K>) => RecordRef
  /** Whether the handler opens changes and transactions itself, and sees to what is asked twice. */
  readonly byItself?: true
}

/** What a handler may want to know beside the request: who asks, and the request as it came. */
export interface Asked {
  readonly actor: Actor
  readonly raw: globalThis.Request
  /** The bytes that come, where the body is no JSON. */
  readonly bytes: Uint8Array
}

/** Joins a handler to an operation of the contract. */
export type Operate<R> = <K extends OperationKey, E extends Fault>(
  key: K,
  doing: Doing<K>,
  handle: (
    request: OperationRequest<K>,
    asked: Asked
  ) => Effect.Effect<OperationAnswer<K> | Response, E, R | SqlClient.SqlClient>
) => void

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url")

/** Who a request counts for, where keys of two people may be the same text. */
const nameOf = (actor: Actor): string =>
  actor.kind === "person" ? `person:${actor.id}` : actor.kind === "anyone" ? "anyone" : `installation:${actor.name}`

/** Days after which a key is forgotten. */
const keptDays = 7

/** An answer as it goes out. */
interface Answered {
  readonly status: number
  readonly answer: unknown
}

/** Does something once for each key, and answers the same to whoever sends it again. Inside a transaction of writers. */
const once = Effect.fnUntraced(function* <E, R>(
  actor: Actor,
  key: string,
  request: string,
  work: Effect.Effect<Answered, E, R>
) {
  const sql = yield* SqlClient.SqlClient
  const who = nameOf(actor)
  const [before] = yield* sql<{ request: string; status: number; answer: unknown }>`
    SELECT request, status, answer FROM answered WHERE actor = ${who} AND key = ${key}`
  if (before !== undefined) {
    if (before.request !== request) return yield* new IdempotencyKeyReused({ key })
    return { status: before.status, answer: before.answer }
  }
  const done = yield* work
  yield* sql`DELETE FROM answered WHERE at < now() - make_interval(days => ${keptDays})`
  yield* sql`INSERT INTO answered (actor, key, request, status, answer)
    VALUES (${who}, ${key}, ${request}, ${done.status}, ${PgTypes.jsonb(done.answer)})`
  return done
})

/** Whether a header names the version, among others or as `*`. */
const names = (ifMatch: string, version: number): boolean =>
  ifMatch.trim() === "*" ||
  ifMatch.split(",").some((tag) => /^\s*"(\d+)(-\d+)?"\s*$/.exec(tag)?.[1] === String(version))

/** Makes the joint between the operations of the contract and an app. */
export const operator =
  <R, Unready>(
    app: Hono,
    runtime: ManagedRuntime.ManagedRuntime<R | Access | SqlClient.SqlClient, Unready>
  ): Operate<R> =>
  (key, doing, handle) => {
    const operation: Operation = operations[key]
    const [method = "", path = ""] = (key as string).split(" ")
    const needsKey = method === "POST" && operation.change !== undefined && doing.byItself !== true
    app.on(method, path, async (c) => {
      const program = Effect.gen(function* () {
        const access = yield* Access
        const actor = yield* access.actorOf(c.req.raw.headers)
        return yield* Effect.provideService(asking(actor, yield* access.open), CurrentActor, actor)
      })
      /** Everything there is to it, for whoever asks. */
      const asking = Effect.fnUntraced(function* (actor: Actor, open: boolean) {
        // Before anything is read of the body: whoever may not, may not for any city.
        yield* Effect.fromResult(mayDo(actor, operation.action, actor.kind === "person" ? actor.cities : [], open))
        const given = Object.entries(c.req.queries())
        const repeated = given.find(([, values]) => values.length > 1)
        if (repeated !== undefined)
          return yield* new InputInvalid({
            errors: [{ path: repeated[0], message: "is given more than once: give it once" }]
          })
        const bytes = operation.bodyType === undefined ? new Uint8Array() : yield* readBody(c.req.raw)
        const body = operation.body === undefined ? undefined : yield* readJson(c.req.raw)
        const parts = yield* Effect.fromResult(
          Result.all([
            decode(operation.param, c.req.param()),
            decode(operation.query, Object.fromEntries(given.map(([name, [value]]) => [name, value]))),
            operation.body === undefined ? Result.succeed(undefined) : decode(operation.body, body as object)
          ])
        )
        const [param, query, decoded] = parts
        const request = { ...param, ...query, body: decoded } as OperationRequest<typeof key>
        const allowed = Effect.flatMap(citiesOf(doing.touches?.(request) ?? []), (cities) =>
          Effect.fromResult(mayDo(actor, operation.action, cities, open))
        )
        const work = Effect.suspend(() => handle(request, { actor, raw: c.req.raw, bytes })) as Effect.Effect<
          unknown,
          Fault,
          R | SqlClient.SqlClient
        >
        const answered = (answer: unknown): Answered => ({ status: operation.status, answer: answer ?? null })
        if (operation.change === undefined || doing.byItself === true) {
          yield* allowed
          const answer = yield* work
          return answer instanceof Response ? answer : send(c, answered(answer))
        }
        const { change } = operation
        const idempotencyKey = c.req.header("idempotency-key")
        if (needsKey && (idempotencyKey === undefined || !/^[\w-]{8,200}$/.test(idempotencyKey)))
          return yield* new IdempotencyKeyMissing()
        const ifMatch = c.req.header("if-match")
        if (operation.ifMatch === true && ifMatch === undefined) return yield* new IfMatchMissing()
        const sql = yield* SqlClient.SqlClient
        const done = yield* sql.withTransaction(
          Effect.gen(function* () {
            yield* openChange({ what: change, why: (decoded as { readonly why?: string } | undefined)?.why })
            yield* allowed
            const written = Effect.gen(function* () {
              if (ifMatch !== undefined && doing.changes !== undefined) {
                const record = doing.changes(request)
                const version = yield* versionOf(record)
                if (!names(ifMatch, version))
                  return yield* new ChangedMeanwhile({ version, current: yield* stateOf(record) })
              }
              return answered(yield* work)
            })
            if (!needsKey || idempotencyKey === undefined) return yield* written
            const asked = `${key} ${new URL(c.req.url).pathname} ${JSON.stringify(body ?? null)}`
            return yield* once(actor, idempotencyKey, sha256(asked), written)
          })
        )
        return send(c, done)
      })
      return answerOf(
        c,
        runtime.runPromiseExit(
          program.pipe(
            Effect.tapCause((cause) =>
              isOurs(cause as Cause.Cause<Fault>) ? Effect.logError("a request failed", cause) : Effect.void
            )
          ) as Effect.Effect<Response, Fault, R | Access | SqlClient.SqlClient>
        )
      )
    })
  }

const send = (c: Context, { answer, status }: Answered): Response => {
  if (status === 204) return c.body(null, 204, { "cache-control": "no-store" })
  const version = (answer as { readonly version?: number } | null)?.version
  return c.body(JSON.stringify(answer), status as 200, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...(version === undefined ? {} : { etag: `"${version}"` })
  })
}

const answerOf = async (c: Context, running: Promise<Exit.Exit<Response, unknown>>): Promise<Response> => {
  const exit = await running
  if (Exit.isSuccess(exit)) return exit.value
  const fault = Cause.findErrorOption(exit.cause as Cause.Cause<Fault>)
  return refuse(
    c,
    Option.getOrElse(fault, () => ({ _tag: "Defect", message: "" }))
  )
}
