import * as Schema from "effect/Schema"
import type { MiddlewareHandler } from "hono"
import { refuse } from "../http/bind.ts"
import { keyIn } from "./Access.ts"

/**
 * A page of somewhere else had a browser send this.
 *
 * @public Part of the error type of what this file exports.
 */
export class OriginRefused extends Schema.TaggedError<OriginRefused>()("OriginRefused", { origin: Schema.String }) {
  override get message(): string {
    return `this came from ${this.origin}, and only pages of this installation may do this: open it at its own address, which PROXENY_URL names where it is behind a proxy; programs send an API key`
  }
}

const safe = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * Why a request that changes something may have been sent by a page of somewhere else; undefined where it was not.
 *
 * **Details**: browsers say where a page is from in `Origin`, and in `Sec-Fetch-Site` how that stands to where it asks. With a
 * cookie one of them must be there. A key in a header is sent by nobody who does not know it. `url` is the public address,
 * where it was set; otherwise the host that the request names counts, to which a cookie belongs as well.
 */
export const foreignOrigin = (request: Request, url: string | undefined): string | undefined => {
  if (safe.has(request.method) || keyIn(request.headers) !== undefined) return undefined
  const origin = request.headers.get("origin")
  const site = request.headers.get("sec-fetch-site")
  if (origin !== null) {
    const host = URL.canParse(origin) ? new URL(origin).host : ""
    const same = url === undefined ? host !== "" && host === hostOf(request) : origin === url
    return same ? undefined : origin.slice(0, 200)
  }
  if (site !== null) return site === "same-origin" ? undefined : `a page of another site (${site.slice(0, 40)})`
  return request.headers.has("cookie") ? "nowhere: there is no header Origin" : undefined
}

const hostOf = (request: Request): string => request.headers.get("host")?.toLowerCase() ?? new URL(request.url).host

/** Refuses what pages of other sites have a browser send. */
export const sameOrigin =
  (publicUrl: () => Promise<string | undefined>): MiddlewareHandler =>
  async (c, next) => {
    if (safe.has(c.req.method)) return next()
    const origin = foreignOrigin(c.req.raw, await publicUrl())
    return origin === undefined ? next() : refuse(c, new OriginRefused({ origin }))
  }
