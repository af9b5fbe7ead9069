import {
  type Operation,
  type OperationAnswer,
  type OperationKey,
  type OperationRequest,
  operations
} from "@proxeny/client/contract"
import { type Actor, mayDo } from "@proxeny/domain"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import * as Option from "effect/Option"
import * as SqlClient from "effect/sql/SqlClient"
import type { Context, Hono } from "hono"
import { CurrentActor, OpenedChange, openChange } from "../history/change.ts"
import { lockWriters } from "../register/write.ts"
import { Access } from "../users/Access.ts"
import { givenTwice, InputInvalid, isOurs, refuse } from "./bind.ts"
import { type Answered, fingerprint, IdempotencyKeyMissing, isIdempotencyKey, once } from "./once.ts"
import { type Asked, allow, type Doing, found, match, perform, type Registered, understand, whyOf } from "./perform.ts"
import type { Fault } from "./problem.ts"
import { readBody, readJson } from "./readBody.ts"
import { unstorableIn } from "./storable.ts"

export { RecordNotFound } from "./perform.ts"
export type { Asked, Doing }

/** Joins a handler to an operation of the contract. */
export interface Operate<R> {
  <K extends OperationKey, E extends Fault>(
    key: K,
    doing: Doing<K>,
    handle: (
      request: OperationRequest<K>,
      asked: Asked
    ) => Effect.Effect<OperationAnswer<K> | Response, E, R | SqlClient.SqlClient>
  ): void
  /** What is joined so far, by key, for what does many of them at once; the runtime of the app gives them what they need. */
  readonly registered: ReadonlyMap<string, Registered<never>>
}

/** Makes the joint between the operations of the contract and an app. */
export const operator = <R, Unready>(
  app: Hono,
  runtime: ManagedRuntime.ManagedRuntime<R | Access | SqlClient.SqlClient, Unready>
): Operate<R> => {
  const registered = new Map<string, Registered<R>>()
  const operate = (key: OperationKey, doing: Doing<OperationKey>, handle: Registered<R>["handle"]): void => {
    const operation: Operation = operations[key]
    const one: Registered<R> = { key, operation, doing, handle }
    registered.set(key, one)
    const [method = "", path = ""] = key.split(" ")
    app.on(method, path, (c) => {
      return answerOf(
        c,
        runtime.runPromiseExit(
          known(c, one).pipe(
            Effect.tapCause((cause) =>
              isOurs(cause as Cause.Cause<Fault>) ? Effect.logError("a request failed", cause) : Effect.void
            )
          ) as Effect.Effect<Response, Fault, R | Access | SqlClient.SqlClient>
        )
      )
    })
  }
  return Object.assign(operate, { registered }) as unknown as Operate<R>
}

/** Sees who asks, and does what they ask. */
const known = Effect.fnUntraced(function* <R>(c: Context, one: Registered<R>) {
  const access = yield* Access
  const actor = yield* access.actorOf(c.req.raw.headers)
  return yield* Effect.provideService(answering(c, one, actor, yield* access.open), CurrentActor, actor)
})

/** Reads a request, does what it asks in a transaction of its own where it changes something, and answers. */
const answering = Effect.fnUntraced(function* <R>(c: Context, one: Registered<R>, actor: Actor, open: boolean) {
  const { doing, operation } = one
  // Before anything is read of the body: whoever may not, may not for any city.
  yield* Effect.fromResult(mayDo(actor, operation.action, actor.kind === "person" ? actor.cities : [], open))
  const given = Object.entries(c.req.queries())
  const repeated = given.find(([, values]) => values.length > 1)
  if (repeated !== undefined) return yield* givenTwice(repeated[0])
  const bytes =
    operation.bodyType === undefined || doing.streams === true ? new Uint8Array() : yield* readBody(c.req.raw)
  const body = operation.body === undefined ? undefined : yield* readJson(c.req.raw)
  const query = Object.fromEntries(given.map(([name, [value]]) => [name, value]))
  const unstorable = [c.req.param(), query, body].flatMap(unstorableIn)
  if (unstorable.length > 0) return yield* new InputInvalid({ errors: unstorable })
  const request = yield* Effect.fromResult(understand(operation, { param: c.req.param(), query, body }))
  const asked: Asked = { actor, open, raw: c.req.raw, bytes }

  if (operation.change === undefined || doing.byItself === true) {
    yield* allow(one, request, asked)
    const done = yield* perform(one, request, asked)
    return done.answer instanceof Response ? done.answer : send(c, done)
  }
  const { change } = operation
  const key = c.req.header("idempotency-key")
  if (c.req.method === "POST" && !isIdempotencyKey(key)) return yield* new IdempotencyKeyMissing()
  const sql = yield* SqlClient.SqlClient
  const work = Effect.gen(function* () {
    const told = doing.tells === undefined ? {} : yield* found(doing.tells(request))
    const opened = yield* openChange({ what: change, why: whyOf(request), ...told })
    yield* allow(one, request, asked)
    yield* match(one, request, c.req.header("if-match"))
    return yield* Effect.provideService(perform(one, request, asked), OpenedChange, opened)
  })
  const { pathname, search } = new URL(c.req.url)
  const done = yield* sql.withTransaction(
    Effect.andThen(
      lockWriters,
      isIdempotencyKey(key) && c.req.method === "POST"
        ? once(actor, key, fingerprint(`${one.key} ${pathname}${search}`, body, bytes), work)
        : work
    )
  )
  return send(c, done)
})

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
