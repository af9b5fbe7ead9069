import type { Hono } from "hono"
import { type ClientRequestOptions, hc } from "hono/client"
import type { Answer, Endpoint, Param, Path, Query } from "./contract/endpoints.ts"
import type {
  OperationAnswer,
  OperationBody,
  OperationKey,
  OperationParam,
  OperationQuery,
  operations
} from "./contract/operations/index.ts"
import type { Problem } from "./contract/shapes.ts"

type Input<P extends Path> = (Endpoint<P> extends { readonly param: unknown } ? { param: Param<P> } : object) &
  (Endpoint<P> extends { readonly query: unknown } ? { query: Query<P> } : object)

/** The contract in the form that Hono's client reads. */
type ApiSchema = {
  [P in Path]: { $get: { input: Input<P>; output: Answer<P>; outputFormat: "json"; status: 200 } }
}

/** Hono's own client over the contract: `routes.api.v1.cities.$get({ query: { q: "武汉" } })`. */
type Routes = ReturnType<typeof hc<Hono<object, ApiSchema, "/">>>

/** The API answered with an error. `problem` is what it said (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem"
  readonly problem: typeof Problem.Encoded
  constructor(problem: typeof Problem.Encoded) {
    super(problem.detail)
    this.problem = problem
  }
}

/** The API did not answer, or not as an API does. */
export class Unreachable extends Error {
  override readonly name = "Unreachable"
  readonly url: string
  constructor(url: string, what: string) {
    super(`${url} ${what}: check that Proxeny runs there, and the address`)
    this.url = url
  }
}

type Needed<Name extends string, Value> = [Value] extends [undefined]
  ? object
  : object extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value }

/**
 * What an operation is sent: what stands in its path, its query and its body, as far as it has them.
 *
 * **Details**: `ifMatch` is the ETag of the record as it was read, or its version; `idempotencyKey` is made where it is
 * absent: name it to be able to send the same request again after a broken connection. A body that is no JSON is `bytes`.
 */
export type Sending<K extends OperationKey> = Needed<"param", OperationParam<K>> &
  Needed<"query", OperationQuery<K>> &
  Needed<"body", OperationBody<K>> & {
    readonly ifMatch?: string | number
    readonly idempotencyKey?: string
    readonly bytes?: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
    readonly signal?: AbortSignal
  }

/** What an operation answers: JSON, read; a file, such as a document or an export, as its bytes. */
type Got<K extends OperationKey> = (typeof operations)[K] extends { readonly answerType: unknown }
  ? Blob
  : OperationAnswer<K>

/** An answer with the ETag of the record that it is about, for the next change to it. */
export interface Sent<K extends OperationKey> {
  readonly answer: Got<K>
  readonly etag?: string
}

export interface ProxenyClient {
  /**
   * Reads one endpoint.
   *
   * **Errors**: rejects with {@link ApiProblem} where the API says no, {@link Unreachable} where nobody answers.
   */
  get<P extends Path>(
    path: P,
    input?: Partial<Param<P>> & Query<P>,
    init?: { readonly signal?: AbortSignal }
  ): Promise<Answer<P>>
  /**
   * Asks for an operation, such as `POST /api/v1/activities`: a write, or a read that depends on who asks.
   *
   * **Errors**: as `get`. A problem with status 412 holds what the record is now in `problem.current`.
   */
  send<K extends OperationKey>(key: K, sending: Sending<K>): Promise<Sent<K>>
  /** Every route with Hono's typed client, for whom the bare response matters. */
  readonly routes: Routes
}

const isProblem = (body: unknown): body is typeof Problem.Encoded =>
  typeof body === "object" && body !== null && "status" in body && "title" in body && "detail" in body

/**
 * Makes a client of a Proxeny API.
 *
 * **Details**: `base` is the address without `/api`, such as `http://127.0.0.1:4747`; `fetch` and headers can be
 * replaced through the options of Hono's client.
 */
export const createProxenyClient = (base: string, options?: ClientRequestOptions): ProxenyClient => {
  const root = base.replace(/\/+$/, "")
  const fetcher = (options?.fetch ?? globalThis.fetch) as typeof globalThis.fetch
  const given = async (): Promise<Record<string, string>> => {
    const headers = options?.headers
    return ((typeof headers === "function" ? await headers() : headers) ?? {}) as Record<string, string>
  }
  /** The address of a path with what stands in it, and the rest as its query. */
  const addressOf = (path: string, param: object, query: object): string => {
    let url = `${root}${path}`
    for (const [key, value] of Object.entries(param))
      url = url.replace(new RegExp(`:${key}(?=/|$)`), () => encodeURIComponent(String(value)))
    const rest = new URLSearchParams()
    for (const [key, value] of Object.entries(query)) if (value !== undefined) rest.set(key, String(value))
    return rest.size === 0 ? url : `${url}?${rest}`
  }
  const ask = async (target: string, init: RequestInit): Promise<Response> =>
    fetcher(target, init).catch((cause: unknown) => {
      if (init.signal?.aborted === true) throw cause
      throw new Unreachable(root, "did not answer")
    })
  const refused = (target: string, status: number, body: unknown): Error =>
    isProblem(body) ? new ApiProblem(body) : new Unreachable(target, `answered ${status} without the JSON of an API`)
  return {
    send: async (key, sending) => {
      const [method = "", path = ""] = (key as string).split(" ")
      const { body, bytes, idempotencyKey, ifMatch, param, query, signal } = sending as Sending<never> & {
        readonly param?: object
        readonly query?: object
        readonly body?: unknown
      }
      const target = addressOf(path, param ?? {}, query ?? {})
      const content = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
      const response = await ask(target, {
        method,
        headers: {
          accept: "application/json",
          ...(content === undefined
            ? {}
            : { "content-type": bytes === undefined ? "application/json" : "application/octet-stream" }),
          ...(method === "POST" ? { "idempotency-key": idempotencyKey ?? globalThis.crypto.randomUUID() } : {}),
          ...(ifMatch === undefined ? {} : { "if-match": typeof ifMatch === "number" ? `"${ifMatch}"` : ifMatch }),
          ...(await given())
        },
        ...(content === undefined ? {} : { body: content as NonNullable<RequestInit["body"]>, duplex: "half" }),
        ...(signal === undefined ? {} : { signal })
      })
      const type = response.headers.get("content-type") ?? ""
      const isFile = /^attachment/.test(response.headers.get("content-disposition") ?? "") || !/[/+]json/.test(type)
      const etag = response.headers.get("etag")
      const tagged = etag === null ? {} : { etag }
      if (response.ok && isFile) {
        const file = await response.blob()
        return { answer: (type === "" && file.size === 0 ? undefined : file) as never, ...tagged }
      }
      const answer: unknown = isFile ? undefined : await response.json().catch(() => undefined)
      if (!response.ok) throw refused(target, response.status, answer)
      if (answer === undefined) throw new Unreachable(target, `answered ${response.status} with half an answer`)
      return { answer: answer as never, ...tagged }
    },
    routes: hc<Hono<object, ApiSchema, "/">>(root, options),
    get: async (path, input, init) => {
      const all = Object.entries(input ?? {}).filter(([, value]) => value !== undefined)
      const inPath = (key: string) => new RegExp(`:${key}(?=/|$)`).test(path)
      const target = addressOf(
        path,
        Object.fromEntries(all.filter(([key]) => inPath(key))),
        Object.fromEntries(all.filter(([key]) => !inPath(key)))
      )
      const response = await ask(target, {
        headers: { accept: "application/json", ...(await given()) },
        ...(init?.signal === undefined ? {} : { signal: init.signal })
      })
      const body: unknown = await response.json().catch(() => undefined)
      if (response.ok && body !== undefined) return body as never
      throw refused(target, response.status, body)
    }
  }
}
