import { BlockList } from "node:net"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { whyNotPublic } from "./addresses.ts"

// The registries of IANA as Node compares them: another reading of the same rule.
// Two lists, since one list takes an IPv4 address for the IPv6 address that stands for it.
const [listed4, listed6] = [new BlockList(), new BlockList()]
const subnets4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`.split(/\s+/)
const subnets6 = `::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 3fff::/20`.split(/\s+/)
const part = (subnet: string): [string, number] => {
  const [address = "", bits = ""] = subnet.split("/")
  return [address, Number(bits)]
}
for (const subnet of subnets4) listed4.addSubnet(...part(subnet), "ipv4")
for (const subnet of subnets6) listed6.addSubnet(...part(subnet), "ipv6")

const int = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const dotted = (number: number): string => [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join(".")
const numberOf = (address: string): number => address.split(".").reduce((sum, one) => sum * 256 + Number(one), 0)

/** First and last of each range, and the neighbours outside. */
const borders4 = subnets4.flatMap((subnet) => {
  const [address, bits] = part(subnet)
  const first = numberOf(address)
  return [first - 1, first, first + 2 ** (32 - bits) - 1, first + 2 ** (32 - bits)].filter((n) => n >= 0 && n < 2 ** 32)
})

const group = int(0, 0xffff)
const written = (groups: ReadonlyArray<number>): ReadonlyArray<string> => {
  const full = groups.map((one) => one.toString(16).padStart(4, "0")).join(":")
  return [full, full.toUpperCase(), new URL(`http://[${full}]`).hostname.slice(1, -1), `${full}%eth0`]
}
const starts = [
  0, 1, 0x63, 0x64, 0x65, 0x1fff, 0x2000, 0x2001, 0x2002, 0x2003, 0x2606, 0x3ffe, 0x3fff, 0x4000, 0xfbff, 0xfc00,
  0xfd00, 0xfe80, 0xfebf, 0xfec0, 0xff02
]
const seconds = [0, 1, 0x1ff, 0x200, 0xdb7, 0xdb8, 0xdb9, 0xfff, 0x1000]

describe("whyNotPublic", () => {
  it.prop("refuses of IPv4 what the registry does not give out", [int(0, 2 ** 32 - 1)], ([number]) => {
    assert.strictEqual(whyNotPublic(dotted(number)) !== undefined, listed4.check(dotted(number)))
  })

  it("is exact at the borders", () => {
    for (const number of borders4)
      assert.strictEqual(whyNotPublic(dotted(number)) !== undefined, listed4.check(dotted(number)), dotted(number))
  })

  it.prop(
    "refuses of IPv6 what the registry does not give out, however it is written",
    [Arbitrary.array(group, { minLength: 8, maxLength: 8 }), int(0, starts.length), int(0, seconds.length)],
    ([random, start, second]) => {
      const groups = random.with(0, starts[start] ?? random[0] ?? 0).with(1, seconds[second] ?? random[1] ?? 0)
      for (const address of written(groups))
        assert.strictEqual(
          whyNotPublic(address) !== undefined,
          listed6.check(address.split("%")[0] ?? "", "ipv6"),
          address
        )
    }
  )

  it.prop(
    "judges what stands for an IPv4 address by that address",
    [int(0, 2 ** 32 - 1), int(0, 200)],
    ([any, border]) => {
      const address = dotted(borders4[border] ?? any)
      const hex = `${Math.floor(numberOf(address) / 65_536).toString(16)}:${(numberOf(address) % 65_536).toString(16)}`
      for (const same of [`::ffff:${address}`, `::FFFF:${hex}`, `64:ff9b::${hex}`, `64:ff9b::${address}`])
        assert.strictEqual(whyNotPublic(same), whyNotPublic(address), same)
    }
  )

  it.each(["", "localhost", "1.2.3", "010.0.0.1", "1.2.3.4.5", "::g", "1::2::3", "127.1", "0x7f000001"])(
    "takes %o for no address",
    (text) => {
      assert.strictEqual(whyNotPublic(text), "no address")
    }
  )

  it.each([
    ["fd00::1", "an address of a private network"],
    ["fe80::1%eth0", "a link-local address"],
    ["ff02::1", "a multicast address"],
    ["::1", "this machine itself"],
    ["::", "an unspecified address"],
    ["169.254.169.254", "a link-local address"],
    ["::ffff:10.0.0.1", "an address of a private network"]
  ])("says what %s is", (address, what) => {
    assert.strictEqual(whyNotPublic(address), what)
  })

  it.each(["8.8.8.8", "91.198.174.192", "2620:0:862:ed1a::1", "::ffff:91.198.174.192"])("lets %s pass", (address) => {
    assert.isUndefined(whyNotPublic(address))
  })
})
