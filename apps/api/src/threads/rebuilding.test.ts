import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { rebuilding } from "./rebuilding.ts"

class Built extends Context.Service<Built, number>()("@proxeny/api/test/Built") {}

describe("services that are built again where that failed", () => {
  it("are built by whoever comes next, and then no more", async () => {
    let times = 0
    const run = rebuilding(
      Layer.effect(
        Built,
        Effect.suspend(() => (++times <= 2 ? Effect.fail(`away ${times}`) : Effect.succeed(times)))
      )
    )
    const ask = () => run(Effect.service(Built))
    // Both who ask at once hear of the same failure, and one more is built for them.
    const [one, other] = await Promise.allSettled([ask(), ask()])
    expect([one.status, other.status, times]).toEqual(["rejected", "rejected", 1])
    await expect(ask()).rejects.toThrow("away 2")
    expect([await ask(), await ask(), times]).toEqual([3, 3, 3])
    await expect(run(Effect.fail("not so"))).rejects.toThrow("not so")
    expect([await ask(), times]).toEqual([3, 3])
  })
})
