import type { Operation, OperationKey, OperationRequest, RecordRef } from "@proxeny/client/contract"
import { type Actor, mayDo } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as SqlClient from "effect/sql/SqlClient"
import type { ChangeTold } from "../history/change.ts"
import { citiesOf, officeKinds } from "../history/citiesOf.ts"
import { stateOf } from "../history/stateOf.ts"
import { stateShown } from "../history/stateShown.ts"
import { versionOf } from "../history/version.ts"
import { decode, InputInvalid } from "./bind.ts"
import type { Answered } from "./once.ts"
import type { Fault } from "./problem.ts"

/** @public Part of the error type of what this file exports. */
export class IfMatchMissing extends Schema.TaggedError<IfMatchMissing>()("IfMatchMissing", {}) {
  override get message(): string {
    return "send a header If-Match with the ETag of the record as you read it, so that nobody's change is overwritten unseen"
  }
}

/** Somebody else changed the record since it was read; `current` is what it is now. @public Part of the error type of what this file exports. */
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

/** A body names a record that is not there. @public Part of the error type of what this file exports. */
export class NamedNotFound extends Schema.TaggedError<NamedNotFound>()("NamedNotFound", {
  kind: Schema.String,
  id: Schema.String
}) {
  override get message(): string {
    return `the ${this.kind} ${this.id}, which the body names, is not on record: enter it first, or correct the id`
  }
}

/** What is known at once, or has to be looked up. */
type Found<A> = A | Effect.Effect<A, Fault, SqlClient.SqlClient>

/** How an operation of the contract is done. */
export interface Doing<K extends OperationKey> {
  /** The records that it touches: their cities decide whether an editor may, who needs to keep one of them. */
  readonly touches?: (request: OperationRequest<K>) => Found<ReadonlyArray<RecordRef>>
  /** Records that it touches besides, each of which the editor must be allowed to by itself. */
  readonly touchesEach?: (request: OperationRequest<K>) => Found<ReadonlyArray<RecordRef>>
  /** Says who may, in the place of `touches`, where cities alone do not tell. */
  readonly allows?: (
    request: OperationRequest<K>,
    asked: Pick<Asked, "actor" | "open">
  ) => Effect.Effect<void, Fault, SqlClient.SqlClient>
  /** The record that the caller must have read, for `If-Match`. */
  readonly changes?: (request: OperationRequest<K>) => Found<RecordRef>
  /** What else the history tells of the change: which one it takes back, and the import that it is about. */
  readonly tells?: (request: OperationRequest<K>) => Found<Pick<ChangeTold, "undoes" | "importId">>
  /** Whether the handler reads the bytes that come itself, as they come, and not before. */
  readonly streams?: true
  /** Whether the handler opens changes and transactions itself, and sees to what is asked twice. */
  readonly byItself?: true
}

/** What a handler may want to know beside the request: who asks, and the request as it came. */
export interface Asked {
  readonly actor: Actor
  /** Whether somebody who is not signed in may read. */
  readonly open: boolean
  readonly raw: globalThis.Request
  /** The bytes that come, where the body is no JSON. */
  readonly bytes: Uint8Array
}

/** An operation with its handler, whatever its key is. */
export interface Registered<R> {
  readonly key: string
  readonly operation: Operation
  readonly doing: Doing<OperationKey>
  readonly handle: (request: never, asked: Asked) => Effect.Effect<unknown, Fault, R | SqlClient.SqlClient>
}

/** A request to an operation, once everything in it is understood. */
export type Understood = OperationRequest<OperationKey>

/** Reads the parts of a request by their schemas; what is wrong with any of them is told at once. */
export const understand = (
  { body, param, query }: Operation,
  given: { readonly param: object; readonly query: object; readonly body: unknown }
): Result.Result<Understood, InputInvalid> => {
  const parts = [
    decode(param, given.param),
    decode(query, given.query),
    body === undefined ? Result.succeed(undefined) : decode(body, given.body as object)
  ] as const
  const errors = parts.flatMap((part) => (Result.isFailure(part) ? part.failure.errors : []))
  if (errors.length > 0) return Result.fail(new InputInvalid({ errors }))
  const [params, queries, decoded] = parts.map((part) => (Result.isSuccess(part) ? part.success : undefined))
  return Result.succeed({ ...params, ...queries, body: decoded } as Understood)
}

/** Why a change is made, as its body or its query says. */
export const whyOf = (request: Understood): string | undefined => {
  const body = request.body as { readonly why?: string; readonly reason?: string } | undefined
  return body?.why ?? body?.reason ?? (request as { readonly why?: string }).why
}

export const found = <A>(what: Found<A>): Effect.Effect<A, Fault, SqlClient.SqlClient> =>
  Effect.isEffect(what) ? what : Effect.succeed(what)

const isPrivate = ({ kind }: RecordRef): boolean => (officeKinds as ReadonlyArray<string>).includes(kind)

/** Whether somebody may touch some records; of records that are open, says where one is not there. */
const touching = Effect.fnUntraced(function* (
  { actor, open }: Pick<Asked, "actor" | "open">,
  { action, param }: Operation,
  records: ReadonlyArray<RecordRef>
) {
  const cities = yield* citiesOf(records)
  const may = mayDo(actor, action, cities, open)
  if (Result.isFailure(may) && may.failure._tag === "NotAllowed" && may.failure.why === "cities")
    for (const record of records.filter((one) => !isPrivate(one))) {
      const { claims, row } = yield* stateOf(record)
      if (row === undefined && claims.length === 0)
        return yield* param === undefined ? new NamedNotFound(record) : new RecordNotFound(record)
    }
  yield* Effect.fromResult(may)
})

/** Whether whoever asks may do this to the records that it touches. */
export const allow = Effect.fnUntraced(function* <R>(
  { doing, operation }: Registered<R>,
  request: Understood,
  asked: Asked
) {
  if (doing.allows !== undefined) return yield* doing.allows(request, asked)
  const each = doing.touchesEach === undefined ? undefined : yield* found(doing.touchesEach(request))
  for (const record of each ?? []) yield* touching(asked, operation, [record])
  if (doing.touches === undefined && each !== undefined) return
  const records = doing.touches === undefined ? [] : yield* found(doing.touches(request))
  yield* touching(asked, operation, records)
})

/** Whether a header names the version, among others or as `*`. What follows the hyphen tells bodies apart, not versions. */
const names = (ifMatch: string, version: number): boolean =>
  ifMatch.trim() === "*" ||
  ifMatch.split(",").some((tag) => /^\s*(?:W\/)?"(\d+)(?:-[^"]*)?"\s*$/.exec(tag)?.[1] === String(version))

/** Whether the record that it changes is as the caller read it. */
export const match = Effect.fnUntraced(function* <R>(
  { doing, operation }: Registered<R>,
  request: Understood,
  ifMatch: string | undefined
) {
  if (operation.ifMatch === true && ifMatch === undefined) return yield* new IfMatchMissing()
  if (ifMatch === undefined || doing.changes === undefined) return
  const record = yield* found(doing.changes(request))
  const version = yield* versionOf(record)
  if (names(ifMatch, version)) return
  const current = yield* stateOf(record)
  // "0" is the tag of what is not there: of a record that is stated for the first time, or anew.
  if (current.row === undefined && current.claims.length === 0)
    return names(ifMatch, 0) ? undefined : yield* new RecordNotFound(record)
  return yield* new ChangedMeanwhile({ version, current: yield* stateShown(current) })
})

/** Does what is asked, and gives the answer with its status. */
export const perform = <R>({ handle, operation }: Registered<R>, request: Understood, asked: Asked) =>
  Effect.map(
    Effect.suspend(() => handle(request as never, asked)),
    (answer): Answered => ({ status: operation.status, answer: answer ?? null })
  )
