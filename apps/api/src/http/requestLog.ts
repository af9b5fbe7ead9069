import type { MiddlewareHandler } from "hono"

/** Takes lines of the log. */
export type WriteLog = (text: string) => void

/**
 * Writes a line of JSON for each request: when, what, how it was answered, how long it took.
 *
 * **Details**: the path without its query, since people search for names; nothing of headers, bodies and who asks. Lines are
 * written together, as one, when there is nothing else to do.
 */
export const requestLog = (write: WriteLog): MiddlewareHandler => {
  let waiting = ""
  const flush = () => {
    const text = waiting
    waiting = ""
    write(text)
  }
  return async (c, next) => {
    const begin = performance.now()
    await next()
    const line = {
      at: new Date().toISOString(),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round((performance.now() - begin) * 10) / 10
    }
    if (waiting === "") setImmediate(flush)
    waiting += `${JSON.stringify(line)}\n`
  }
}

/** What every answer of the API says to browsers: it is data, it is shown nowhere else, and it is for whoever asked. */
const headers: ReadonlyArray<readonly [string, string]> = [
  ["x-content-type-options", "nosniff"],
  ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
  ["referrer-policy", "no-referrer"],
  ["cross-origin-resource-policy", "same-origin"],
  ["vary", "cookie, authorization, accept-encoding"]
]

/** Puts the headers on every answer that all of them have, and keeps answers out of caches that are shared. */
export const answerHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers: own } = c.res
  for (const [name, value] of headers) own.set(name, value)
  if (!own.has("cache-control")) own.set("cache-control", "private, no-cache")
}
