import type { LookupAddress } from "node:dns"
import { lookup } from "node:dns/promises"
import { isIP } from "node:net"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { whyNotPublic } from "./addresses.ts"
import { type AllowedHosts, hostOf, isAllowed, shown, UrlRefused } from "./remoteUrl.ts"

/** The name of a host leads to no address. */
export class HostUnknown extends Schema.TaggedError<HostUnknown>()("HostUnknown", {
  host: Schema.String,
  why: Schema.String,
  /** Whether it may be otherwise in a moment. */
  passing: Schema.Boolean
}) {
  override get message(): string {
    return this.passing
      ? `${this.host} cannot be looked up (${this.why}): check the connection to the internet, and try again`
      : `There is no host ${this.host} (${this.why}): check the address`
  }
}

/** Looks up the addresses of a host. */
export type Resolve = (host: string) => Promise<ReadonlyArray<LookupAddress>>

/** The look-up of the system, /etc/hosts included. */
export const resolveBySystem: Resolve = (host) => lookup(host, { all: true })

const lookUp = (host: string, resolve: Resolve, longest: number) =>
  Effect.tryPromise({
    try: () => resolve(host),
    catch: (cause) => {
      const code = (cause as { readonly code?: string } | null)?.code ?? String(cause)
      return new HostUnknown({ host, why: code, passing: code !== "ENOTFOUND" && code !== "ENODATA" })
    }
  }).pipe(
    Effect.timeoutOrElse({
      duration: longest,
      orElse: () => Effect.fail(new HostUnknown({ host, why: `no answer in ${longest / 1000} s`, passing: true }))
    })
  )

/**
 * The addresses of the host of a URL, once each of them has been found to be public.
 *
 * **Details**: one address that is not public refuses the whole, since it is not known to which of them a connection
 * goes. A host that the settings allow may be anywhere.
 *
 * **Gotchas**: connect to these addresses and look up no second time: the second answer can be another.
 */
export const resolvePublic = (
  url: URL,
  allowed: AllowedHosts,
  resolve: Resolve,
  longest: number
): Effect.Effect<ReadonlyArray<LookupAddress>, UrlRefused | HostUnknown> =>
  Effect.gen(function* () {
    const host = hostOf(url)
    const family = isIP(host)
    const addresses = family === 0 ? yield* lookUp(host, resolve, longest) : [{ address: host, family }]
    if (addresses.length === 0) return yield* new HostUnknown({ host, why: "no address", passing: false })
    if (isAllowed(allowed, url)) return addresses
    for (const { address } of addresses) {
      const what = whyNotPublic(address)
      if (what !== undefined)
        return yield* new UrlRefused({
          url: shown(url),
          reason: `${host} ${family === 0 ? `has the address ${address}, which ` : ""}is ${what}, not one of the public internet`,
          remedy: "check the address; where it is meant, whoever runs Proxeny names the host in PROXENY_ALLOW_HOSTS"
        })
    }
    return addresses
  })
