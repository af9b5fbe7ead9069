import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { readPeopleSettings } from "../users/settings.ts"
import { addressOf, comesFrom, networkOf } from "./peer.ts"

const from = async (proxies: string, peer: string | undefined, forwarded?: string) => {
  const settings = await Effect.runPromise(readPeopleSettings({ PROXENY_PROXIES: proxies }))
  const request = new Request("http://proxeny.example/", {
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded }
  })
  return addressOf(comesFrom(request, peer), settings.proxies)
}

describe("where a request comes from", () => {
  it("is the other end of its connection, whatever a header says", async () => {
    expect(await from("", "203.0.113.9")).toBe("203.0.113.9")
    expect(await from("", "::ffff:203.0.113.9", "198.51.100.1")).toBe("203.0.113.9")
    expect(await from("10.0.0.0/8", "203.0.113.9", "198.51.100.1")).toBe("203.0.113.9")
    expect(await from("10.0.0.0/8", undefined, "198.51.100.1")).toBeUndefined()
  })

  it("is what a trusted proxy says, of which the last that is no proxy counts", async () => {
    const proxies = "10.0.0.0/8, fd00::/8, 192.0.2.1"
    expect(await from(proxies, "10.1.2.3", "198.51.100.1")).toBe("198.51.100.1")
    expect(await from(proxies, "::ffff:10.1.2.3", "1.1.1.1, 198.51.100.1, 10.9.9.9,192.0.2.1")).toBe("198.51.100.1")
    expect(await from(proxies, "fd00::1", "2001:db8::5")).toBe("2001:db8::5")
    expect(await from(proxies, "10.1.2.3", "nonsense")).toBe("10.1.2.3")
    expect(await from(proxies, "10.1.2.3", "1.1.1.1, nonsense")).toBe("10.1.2.3")
    expect(await from(proxies, "10.1.2.3")).toBe("10.1.2.3")
  })

  it("counts as one place for the whole network of a customer", () => {
    expect(networkOf("203.0.113.9")).toBe("203.0.113.9")
    for (const one of ["2001:db8::1", "2001:0DB8:0:0:ffff::2", "2001:db8:0:0:1:2:3:4", "2001:db8::1%eth0"])
      expect([one, networkOf(one)]).toEqual([one, "2001:db8:0:0::/64"])
    expect(networkOf("2001:db8:0:1::1")).not.toBe(networkOf("2001:db8::1"))
    expect(networkOf("::1")).toBe("0:0:0:0::/64")
  })
})
