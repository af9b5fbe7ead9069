import { isIP } from "node:net"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** An address that is not asked at all. */
export class UrlRefused extends Schema.TaggedError<UrlRefused>()("UrlRefused", {
  url: Schema.String,
  reason: Schema.String,
  remedy: Schema.String
}) {
  override get message(): string {
    return `${this.url} is not fetched: ${this.reason}; ${this.remedy}`
  }
}

/** An address as it may be shown: what follows the question mark can be a secret, and is often long. */
export const shown = (url: URL): string => `${url.origin}${url.pathname}${url.search === "" ? "" : "?…"}`

/** The host of an address without the brackets of IPv6 and without the dot of a full name. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "")

/** The port of an address, that of its scheme where it names none. */
const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80))

const check = (url: URL): Result.Result<URL, UrlRefused> => {
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return Result.fail(
      new UrlRefused({
        url: `${url.protocol}…`,
        reason: "only http and https are fetched",
        remedy: "download the file in another way and import it"
      })
    )
  if (url.username !== "" || url.password !== "")
    return Result.fail(
      new UrlRefused({
        url: shown(url),
        reason: "it holds a user name or a password, which would end up in logs",
        remedy: "leave them out, or download the file yourself and import it"
      })
    )
  return Result.succeed(url)
}

/** Reads the address of a list; what stands behind # is left out. */
export const remoteUrl = (text: string): Result.Result<URL, UrlRefused> => {
  const url = URL.parse(text.trim())
  if (url === null)
    return Result.fail(
      new UrlRefused({
        // Text that cannot be read may hold a password anywhere.
        url: "The address",
        reason: "it is not one that can be read",
        remedy: "write it as https://example.org/list.csv"
      })
    )
  url.hash = ""
  return check(url)
}

/** Where a redirect leads: an address of the same rules, and never from https back to http. */
export const redirectedTo = (from: URL, location: string): Result.Result<URL, UrlRefused> => {
  const url = URL.parse(location, from.href)
  if (url === null)
    return Result.fail(
      new UrlRefused({
        url: shown(from),
        reason: "it redirects to an address that cannot be read",
        remedy: "ask whoever keeps the page for the right address"
      })
    )
  url.hash = ""
  if (from.protocol === "https:" && url.protocol === "http:")
    return Result.fail(
      new UrlRefused({
        url: shown(url),
        reason: `${shown(from)} redirects to it from https to http, where anybody on the way can change the list`,
        remedy: "look for an address of the list with https"
      })
    )
  return check(url)
}

/** Hosts that may be asked wherever they are: `host` for any port, `host:port` for one. */
export type AllowedHosts = ReadonlySet<string>

/** Whether an address is on the list of hosts that may be asked. */
export const isAllowed = (allowed: AllowedHosts, url: URL): boolean => {
  const host = hostOf(url)
  return allowed.has(host) || allowed.has(`${isIP(host) === 6 ? `[${host}]` : host}:${portOf(url)}`)
}

const entry = /^(?<host>\[[0-9a-f:.]+\]|[^\s:/?#@[\]*\\]+)(?::(?<port>\d{1,5}))?$/i

/**
 * Reads one host of the list: a name or an address, with a port or without; undefined where it is none.
 *
 * **Details**: written as `isAllowed` looks it up, so that `Intranet.Example.` and `intranet.example` are one.
 */
export const allowedHost = (text: string): string | undefined => {
  const { host, port } = entry.exec(isIP(text) === 6 ? `[${text}]` : text)?.groups ?? {}
  const url = host === undefined ? null : URL.parse(`http://${host}/`)
  if (url === null || Number(port ?? 1) > 65_535 || Number(port ?? 1) === 0) return undefined
  const name = hostOf(url)
  if (port === undefined) return name
  return `${isIP(name) === 6 ? `[${name}]` : name}:${Number(port)}`
}
