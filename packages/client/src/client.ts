import type { Hono } from "hono"
import { type ClientRequestOptions, hc } from "hono/client"
import type { Answer, Endpoint, Param, Path, Query } from "./contract/endpoints.ts"
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
  return {
    routes: hc<Hono<object, ApiSchema, "/">>(root, options),
    get: async (path, input, init) => {
      const rest = new URLSearchParams()
      let url = `${root}${path}`
      for (const [key, value] of Object.entries(input ?? {})) {
        if (value === undefined) continue
        const slot = `:${key}`
        if (url.includes(slot)) url = url.replace(slot, encodeURIComponent(String(value)))
        else rest.set(key, String(value))
      }
      const target = rest.size === 0 ? url : `${url}?${rest}`
      const response = await fetcher(target, {
        headers: { accept: "application/json", ...(options?.headers as Record<string, string> | undefined) },
        ...(init?.signal === undefined ? {} : { signal: init.signal })
      }).catch((cause: unknown) => {
        if (init?.signal?.aborted === true) throw cause
        throw new Unreachable(root, "did not answer")
      })
      const body: unknown = await response.json().catch(() => undefined)
      if (response.ok && body !== undefined) return body as never
      if (isProblem(body)) throw new ApiProblem(body)
      throw new Unreachable(target, `answered ${response.status} without the JSON of an API`)
    }
  }
}
