import type { OperationRequest } from "@proxeny/client/contract"
import type { FieldRule } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { InputInvalid } from "../http/bind.ts"
import type { Operate } from "../http/operate.ts"
import { type Asked, allow, match, perform, type Registered, type Understood, understand } from "../http/perform.ts"
import type { Fault } from "../http/problem.ts"

type Bulk = OperationRequest<"POST /api/v1/bulk">["body"]
type Item = Bulk["operations"][number]

/** A registered operation with the pattern of its path. */
interface Route {
  readonly one: Registered<never>
  readonly method: string
  readonly pattern: RegExp
}

/** The operations that can be one of many: writes in JSON that need no transaction and no change of their own. */
const routesOf = (registered: Operate<never>["registered"]): ReadonlyArray<Route> =>
  [...registered.values()].flatMap((one): ReadonlyArray<Route> => {
    const { doing, key, operation } = one
    const [method = "", path = ""] = key.split(" ")
    const alone = doing.byItself === true || doing.tells !== undefined || path === "/api/v1/bulk"
    if (alone || operation.change === undefined || operation.bodyType !== undefined) return []
    return [{ one, method, pattern: new RegExp(`^${path.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`) }]
  })

/** One of many operations, understood: what it does, to what, and as what it was read. */
interface Step {
  readonly one: Registered<never>
  readonly request: Understood
  readonly ifMatch: string | undefined
}

const invalid = (path: string, message: string, rule: FieldRule): InputInvalid =>
  new InputInvalid({ errors: [{ path, message, rule }] })

const decoded = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

const understood = (routes: ReadonlyArray<Route>, item: Item): Result.Result<Step, InputInvalid> => {
  const url = new URL(item.path, "http://localhost")
  const found = routes.flatMap(({ method, one, pattern }) => {
    const groups = method === item.method ? pattern.exec(url.pathname) : null
    return groups === null ? [] : [{ one, given: { ...groups.groups } }]
  })[0]
  if (found === undefined)
    return Result.fail(
      invalid(
        "path",
        `${item.method} ${url.pathname} is no write that can be one of many: see /docs for every path`,
        "other"
      )
    )
  const { given, one } = found
  const param = Object.fromEntries(Object.entries(given).map(([name, part]) => [name, decoded(part) ?? ""]))
  if (typeof item.body === "object" && item.body !== null && "why" in item.body)
    return Result.fail(invalid("body.why", "many writes are one change: say why beside operations", "unknown"))
  if (one.operation.body === undefined && item.body !== undefined)
    return Result.fail(invalid("body", "this operation takes no body", "unknown"))
  return Result.map(
    understand(one.operation, { param, query: Object.fromEntries(url.searchParams), body: item.body ?? {} }),
    (request): Step => ({ one, request, ifMatch: item.ifMatch })
  )
}

/** What went wrong in one of many operations, with its place among them. */
const at = (index: number, fault: Fault): Fault => ({
  ...fault,
  _tag: fault._tag,
  message: `operation ${index + 1}: ${fault.message}; nothing was changed by any of them`,
  errors: (fault.errors ?? [{ path: "", message: fault.message, rule: "other" }]).map((one) => ({
    ...one,
    path: one.path === "" ? `operations.${index}` : `operations.${index}.${one.path}`
  }))
})

/**
 * Makes many writes as one change: each by its own handler, with its own permission, or none of them.
 *
 * **Details**: every `ifMatch` is about the record as it was before the first of them. The first fault ends it; what cannot be
 * understood at all is told of every operation at once.
 */
export const bulk = Effect.fn("records.bulk")(function* (
  registered: Operate<never>["registered"],
  { operations }: Bulk,
  asked: Asked
) {
  const routes = routesOf(registered)
  const read = operations.map((item) => understood(routes, item))
  const errors = read.flatMap((one, index) => (Result.isFailure(one) ? (at(index, one.failure).errors ?? []) : []))
  if (errors.length > 0) return yield* new InputInvalid({ errors })
  const steps = read.flatMap((one) => (Result.isSuccess(one) ? [one.success] : []))
  const placed = <A, R>(index: number, work: Effect.Effect<A, Fault, R>) =>
    Effect.mapError(work, (fault) => at(index, fault))
  for (const [index, { ifMatch, one, request }] of steps.entries())
    if (one.operation.ifMatch === true)
      yield* placed(index, Effect.andThen(allow(one, request, asked), match(one, request, ifMatch)))
  const results: Array<{ readonly status: number; readonly answer: never }> = []
  for (const [index, { one, request }] of steps.entries()) {
    const done = yield* placed(index, Effect.andThen(allow(one, request, asked), perform(one, request, asked)))
    results.push({ status: done.status, answer: done.answer as never })
  }
  return { results }
})
