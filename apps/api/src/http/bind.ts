import type { Answer, Path } from "@proxeny/client"
import { type Endpoint, endpoints, FieldError } from "@proxeny/client/contract"
import { anyone, issuesOf, mayDo } from "@proxeny/domain"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as SqlClient from "effect/sql/SqlClient"
import type { Context, Hono } from "hono"
import type { ContentfulStatusCode } from "hono/utils/http-status"
import { CurrentActor } from "../history/change.ts"
import { versionOf } from "../history/version.ts"
import { atOnce } from "../sql/atOnce.ts"
import { present } from "../sql/rows.ts"
import { Access } from "../users/Access.ts"
import { isHeld, shownAt, tagOf } from "./etag.ts"
import { keeper, type Made } from "./keeper.ts"
import { type Fault, problemOf } from "./problem.ts"
import { about, restsOn } from "./restsOn.ts"
import { packedFrom, type Written } from "./Written.ts"

/** @public Part of the error type of what this file exports. */
export class InputInvalid extends Schema.TaggedError<InputInvalid>()("InputInvalid", {
  errors: Schema.Array(FieldError)
}) {
  override get message(): string {
    return this.errors.map(({ message, path }) => `${path}: ${message}`).join("; ")
  }
}

type Decoded<P extends Path, Part extends "query" | "param"> =
  Endpoint<P> extends { readonly [K in Part]: infer S extends Schema.Constraint } ? S["Type"] : object

/** What a handler is given: the checked parts of the path and the query. */
export type Request<P extends Path> = Decoded<P, "param"> & Decoded<P, "query">

/** A parameter that is given several times, of which none can be told to be the one that is meant. */
export const givenTwice = (path: string): InputInvalid =>
  new InputInvalid({ errors: [{ path, message: "is given more than once: give it once", rule: "twice" }] })

/** Reads a part of a request by its schema, and says of every value that does not fit where it stands and what it breaks. */
export const decode = (schema: Schema.Constraint | undefined, input: object): Result.Result<object, InputInvalid> => {
  // A struct without fields lets everything through, so that "takes nothing" is said apart.
  if (schema === undefined)
    return Object.keys(input).length === 0
      ? Result.succeed({})
      : Result.fail(
          new InputInvalid({
            errors: Object.keys(input).map((path) => ({ path, message: "is not known here", rule: "unknown" }))
          })
        )
  return Result.mapError(
    Schema.decodeUnknownResult(schema as Schema.Codec<object>)(input, { errors: "all", onExcessProperty: "error" }),
    (error) => new InputInvalid({ errors: issuesOf(error, "request") })
  )
}

/** Answers with problem+json. */
export const refuse = (c: Context, fault: Fault): Response => {
  const problem = problemOf(fault, new URL(c.req.url).pathname)
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    "content-type": "application/problem+json",
    ...(fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) })
  })
}

/** Whether a failure is no answer to the request but a fault of the service, which belongs into the log. */
export const isOurs = (cause: Cause.Cause<Fault>): boolean =>
  Cause.hasDies(cause) || Option.getOrUndefined(Cause.findErrorOption(cause))?._tag === "SqlError"

/**
 * Lets a handler read on behalf of whoever asks, where they may read at all.
 *
 * **Gotchas**: a generator function that is made for one request leaves the map of its generators in old space, and with it all that
 * it encloses until the next large collection. What every request goes through is made once (decision 021).
 */
const asReader = Effect.fnUntraced(function* <A, E, R>(headers: Headers, handler: Effect.Effect<A, E, R>) {
  const access = yield* Access
  const open = yield* access.open
  // Most readers are strangers, and of a stranger there is nothing to look up.
  const known = headers.has("cookie") || headers.has("authorization") || headers.has("x-api-key")
  const actor = known ? yield* access.actorOf(headers) : anyone
  yield* Effect.fromResult(mayDo(actor, "register.read", [], open))
  return yield* Effect.provideService(handler, CurrentActor, actor)
})

/** Whether somebody takes gzip as gladly as anything; where that is not said outright, it is left to what comes after. */
const acceptsGzip = (acceptEncoding: string | undefined): boolean =>
  /(?:^|,)\s*gzip\s*(?:$|,|;\s*q=1(?:\.0+)?\s*(?:$|,))/i.test(acceptEncoding ?? "")

/** Joins a handler to a path of the contract. */
export type Bind<R> = <P extends Path, E extends Fault>(
  path: P,
  handle: (request: Request<P>) => Effect.Effect<Answer<P> | Written<Answer<P>>, E, R>,
  contentType?: string
) => void

/** The pages about one record that can be made before anybody asks for them. */
export interface PagesAhead<R = unknown> {
  /** Makes a page for whoever asks for it next; gives false where there is no more room for it. */
  readonly make: (path: keyof typeof about, id: string) => Effect.Effect<boolean, Fault, R | SqlClient.SqlClient>
  /** Learns how the register stands, and drops the pages that are no longer true. */
  readonly arrive: Effect.Effect<void, Fault, SqlClient.SqlClient>
  /** Whether a page of a day (YYYY-MM-DD) is there, as things stood when that was learnt last. */
  readonly isThere: (path: keyof typeof about, id: string, day: string) => boolean
}

interface Binder<R> {
  readonly bind: Bind<R>
  readonly pages: PagesAhead<R>
}

/**
 * Makes the joint between the contract and an app: it checks and translates, the services decide.
 *
 * **Details**: pages that are made ahead take up to `roomAhead` bytes.
 */
export const binder = <R, Unready>(
  app: Hono,
  runtime: ManagedRuntime.ManagedRuntime<R | Access | SqlClient.SqlClient, Unready>,
  roomAhead = 0
): Binder<R> => {
  const { arrive, isKept, keep, keepAhead } = keeper(roomAhead)
  type Making = (id: string) => Effect.Effect<Made<object>, Fault, R | SqlClient.SqlClient>
  const makings = new Map<string, Making>()
  const pathOf = (path: string, id: string): string => path.replace(":id", id)
  const pages: PagesAhead<R> = {
    arrive,
    isThere: (path, id, day) => isKept(pathOf(path, id), day),
    make: (path, id) => {
      const making = makings.get(path)
      return making === undefined ? Effect.succeed(false) : keepAhead(pathOf(path, id), making(id))
    }
  }
  const bind: Bind<R> = (path, handle, contentType = "application/json") => {
    const endpoint = endpoints[path]
    const param = "param" in endpoint ? endpoint.param : undefined
    const query = "query" in endpoint ? endpoint.query : undefined
    /** Makes an answer, and tells what it rests on. */
    const making = (read: { readonly id?: string }) => {
      const kind = shownAt[path]
      const { id } = read
      // First, so that a write in the meantime makes the tag too old, and never too new.
      const versioned = kind === undefined || id === undefined ? Effect.succeed(undefined) : versionOf({ kind, id })
      // First, too: who becomes a partner in the meantime touches the city.
      return Effect.flatMap(atOnce([versioned, restsOn(path, id)]), ([version, cities]) =>
        Effect.map(
          handle(read as never),
          (answer): Made<object> => ({ answer: answer as object, ...present({ version, restsOn: cities }) })
        )
      )
    }
    if (path in about) makings.set(path, (id) => making({ id }))
    app.get(path, async (c) => {
      const given = Object.entries(c.req.queries())
      const repeated = given.find(([, values]) => values.length > 1)
      if (repeated !== undefined) return refuse(c, givenTwice(repeated[0]))
      const request = Result.all([
        decode(param, c.req.param()),
        decode(query, Object.fromEntries(given.map(([key, [value]]) => [key, value])))
      ])
      if (Result.isFailure(request)) return refuse(c, request.failure)
      const read = Object.assign({}, ...request.success) as { readonly id?: string }
      const { pathname, search } = new URL(c.req.url)
      const exit = await runtime.runPromiseExit(
        asReader(
          c.req.raw.headers,
          keep(
            pathname + search,
            Effect.suspend(() => making(read))
          )
        ).pipe(Effect.tapCause((cause) => (isOurs(cause) ? Effect.logError("a request failed", cause) : Effect.void)))
      )
      if (Exit.isSuccess(exit)) {
        const { answer, version } = exit.value
        const etag = tagOf(answer.told, version)
        // Kept, and asked about every time: what stands on record changes with any write.
        const headers = { etag, "cache-control": "no-cache" }
        if (isHeld(c.req.header("if-none-match"), etag)) return c.body(null, 304, headers)
        const own = { ...headers, "content-type": contentType }
        // Told its length, what comes after lets it be: to pack a short answer takes longer than to make it.
        const bytes = answer.length < packedFrom ? Buffer.byteLength(answer.json) : packedFrom
        if (bytes < packedFrom) return c.body(answer.json, 200, { ...own, "content-length": String(bytes) })
        if (!acceptsGzip(c.req.header("accept-encoding"))) return c.body(answer.json, 200, own)
        // Other bytes than those that the tag was made of: it says no more than that they mean the same.
        const weak = etag.startsWith("W/") ? etag : `W/${etag}`
        return c.body(await answer.gzip, 200, { ...own, etag: weak, "content-encoding": "gzip" })
      }
      const fault: Option.Option<Fault> = Cause.findErrorOption(exit.cause as Cause.Cause<Fault>)
      return refuse(
        c,
        Option.getOrElse(fault, () => ({ _tag: "Defect", message: "" }))
      )
    })
  }
  return { bind, pages }
}
