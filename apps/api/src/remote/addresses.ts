import { isIP } from "node:net"

/** The bytes of an IPv4 address, as one number. */
const numberOf = (address: string): number => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0)

/**
 * IPv4 addresses that are not of the public internet (IANA IPv4 Special-Purpose Address Registry, RFC 6890 and later):
 * the first address, how many leading bits it shares with the others, and what they are.
 */
const notPublic: ReadonlyArray<readonly [first: number, bits: number, what: string]> = (
  [
    ["0.0.0.0", 8, "an unspecified address"],
    ["10.0.0.0", 8, "an address of a private network"],
    ["100.64.0.0", 10, "an address of a provider's inner network"],
    ["127.0.0.0", 8, "this machine itself"],
    ["169.254.0.0", 16, "a link-local address"],
    ["172.16.0.0", 12, "an address of a private network"],
    ["192.0.0.0", 24, "an address reserved for protocols"],
    ["192.0.2.0", 24, "an address for documentation"],
    ["192.88.99.0", 24, "a relay into IPv6"],
    ["192.168.0.0", 16, "an address of a private network"],
    ["198.18.0.0", 15, "an address for measurements"],
    ["198.51.100.0", 24, "an address for documentation"],
    ["203.0.113.0", 24, "an address for documentation"],
    ["224.0.0.0", 4, "a multicast address"],
    ["240.0.0.0", 4, "a reserved address"]
  ] as const
).map(([first, bits, what]) => [numberOf(first), bits, what])

const whyNot4 = (address: number): string | undefined => {
  for (const [first, bits, what] of notPublic) {
    const size = 2 ** (32 - bits)
    if (address >= first && address < first + size) return what
  }
  return undefined
}

/** The eight groups of an IPv6 address that `isIP` has accepted. */
const groupsOf = (address: string): ReadonlyArray<number> => {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)
  const v4 = dotted === null ? 0 : numberOf(dotted[2] as string)
  const text =
    dotted === null ? address : `${dotted[1]}${Math.floor(v4 / 65_536).toString(16)}:${(v4 % 65_536).toString(16)}`
  const [left = "", right] = text.split("::")
  const read = (side: string): Array<number> =>
    side === "" ? [] : side.split(":").map((group) => Number.parseInt(group, 16))
  const [before, after] = [read(left), read(right ?? "")]
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
}

const whyNot6 = (groups: ReadonlyArray<number>): string | undefined => {
  const [a = 0, b = 0] = groups
  const embedded = (groups[6] ?? 0) * 65_536 + (groups[7] ?? 0)
  const leading = (count: number): boolean => groups.slice(0, count).every((group) => group === 0)
  // What stands for an IPv4 address is as public as that address: IPv4-mapped, and the translation of RFC 6052.
  if (leading(5) && groups[5] === 0xffff) return whyNot4(embedded)
  if (a === 0x64 && b === 0xff9b && groups.slice(2, 6).every((group) => group === 0)) return whyNot4(embedded)
  if (leading(7)) {
    if (groups[7] === 0) return "an unspecified address"
    if (groups[7] === 1) return "this machine itself"
  }
  if (a >> 8 === 0xff) return "a multicast address"
  if (a >> 9 === 0x7e) return "an address of a private network"
  if (a >> 6 === 0x3fa) return "a link-local address"
  // Of the rest only 2000::/3 has been given out.
  if (a >> 13 !== 1) return "a reserved address"
  if (a === 0x2001 && b < 0x200) return "an address reserved for protocols"
  if (a === 0x2001 && b === 0xdb8) return "an address for documentation"
  if (a === 0x2002) return "a relay into IPv4"
  if (a === 0x3fff && b < 0x1000) return "an address for documentation"
  return undefined
}

/**
 * Says why an address is not one of the public internet, or nothing where it is.
 *
 * **When to use**: before a connection to an address that somebody else has chosen: a page must not make the server
 * ask its own network.
 *
 * **Details**: what is not known to be public counts as not public, text that is no address included.
 */
export const whyNotPublic = (address: string): string | undefined => {
  const [bare = ""] = address.split("%")
  const kind = isIP(bare)
  if (kind === 4) return whyNot4(numberOf(bare))
  return kind === 6 ? whyNot6(groupsOf(bare)) : "no address"
}
