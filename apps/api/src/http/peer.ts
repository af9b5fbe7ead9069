import { type BlockList, isIP } from "node:net"

/** Who is at the other end of the connection that a request came by. */
const peers = new WeakMap<Request, string>()

/** Remembers the address at the other end, as the server saw it. */
export const comesFrom = (request: Request, address: string | undefined): Request => {
  if (address !== undefined) peers.set(request, address)
  return request
}

const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, "")

const isOneOf = (addresses: BlockList, address: string): boolean => {
  const version = isIP(address)
  return version !== 0 && addresses.check(address, version === 6 ? "ipv6" : "ipv4")
}

/**
 * The address that a request comes from; undefined where that is not known, as in a test without a server.
 *
 * **Details**: what `X-Forwarded-For` says is taken only from a proxy that is trusted: the last address in it that is not one of
 * the proxies. Anybody can write the header.
 */
export const addressOf = (request: Request, proxies: BlockList): string | undefined => {
  const peer = peers.get(request)
  if (peer === undefined) return undefined
  let address = plain(peer)
  const forwarded = (request.headers.get("x-forwarded-for") ?? "").split(",").map(plain).reverse()
  for (const before of forwarded) {
    if (!isOneOf(proxies, address) || isIP(before) === 0) break
    address = before
  }
  return address
}

/** The part of an address that one customer has: all of an IPv4 address, the first 64 bits of an IPv6 one. */
export const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address
  const [before = "", after] = address.toLowerCase().replace(/%.*/, "").split("::")
  const head = before === "" ? [] : before.split(":")
  const tail = after === undefined || after === "" ? [] : after.split(":")
  const groups =
    after === undefined ? head : [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill("0"), ...tail]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`
}
