import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { TestClock } from "effect/testing"
import { AnswerRefused, beginningOf, retryAfterOf } from "./AnswerRefused.ts"
import { ConnectionFailed } from "./exchange.ts"
import type { RemoteError } from "./openRemote.ts"
import { UrlRefused } from "./remoteUrl.ts"
import { HostUnknown } from "./resolvePublic.ts"
import { type RetryPolicy, retrying } from "./retrying.ts"

const int = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

const url = "https://lists.test/"
const cut = new ConnectionFailed({ url, why: "the connection was cut", passing: true })
const busy = (status: number, retryAfter?: number) =>
  new AnswerRefused({ url, status, text: "", ...(retryAfter === undefined ? {} : { retryAfter }) })

/** Fails as told, once for each fault, then succeeds; gives when it was asked, and how it ended. */
const attempts = (faults: ReadonlyArray<RemoteError>, policy: Partial<RetryPolicy>, seed: number | string) =>
  Effect.gen(function* () {
    const times: Array<number> = []
    const running = yield* Effect.forkChild(
      Effect.gen(function* () {
        const fault = faults[times.length]
        times.push(yield* Clock.currentTimeMillis)
        return fault === undefined ? "the list" : yield* Effect.fail(fault)
      }).pipe((attempt) => retrying(attempt, policy), Random.withSeed(seed), Effect.result)
    )
    yield* TestClock.adjust("1 day")
    const result = yield* Fiber.join(running)
    return { result, waits: times.slice(1).map((time, index) => time - (times[index] ?? 0)) }
  })

describe("retrying", () => {
  it.effect.prop(
    "waits twice as long each time, a fifth more or less, never less than it is asked to, and not too often",
    [
      Arbitrary.array(int(-1, 40), { maxLength: 8 }),
      int(1, 6),
      int(1, 5_000),
      Arbitrary.schema(Schema.Literals([429, 503])),
      int(0, 1_000)
    ],
    ([asked, tries, first, status, seed]) =>
      Effect.gen(function* () {
        const faults = asked.map((seconds) => (seconds < 0 ? cut : busy(status, seconds)))
        const policy = { tries, first, longest: 60_000 }
        const { result, waits } = yield* attempts(faults, policy, seed)
        assert.strictEqual(Result.isSuccess(result), faults.length < tries)
        assert.lengthOf(waits, Math.min(faults.length, tries - 1))
        for (const [index, wait] of waits.entries()) {
          const least = Math.max(0, asked[index] ?? 0) * 1000
          assert.isAtLeast(wait, Math.max(least, Math.min(60_000, Math.floor(first * 2 ** index * 0.8))))
          assert.isAtMost(wait, Math.max(least, Math.min(60_000, Math.ceil(first * 2 ** index * 1.2))))
        }
        assert.deepStrictEqual((yield* attempts(faults, policy, seed)).waits, waits)
      })
  )

  it.effect("waits at random: two that begin together do not come back together", () =>
    Effect.gen(function* () {
      const one = yield* attempts([cut, cut, cut], {}, "one")
      const other = yield* attempts([cut, cut, cut], {}, "other")
      assert.notDeepEqual(one.waits, other.waits)
    })
  )

  it.effect("does not ask again where that cannot help", () =>
    Effect.gen(function* () {
      for (const fault of [
        busy(404),
        busy(500),
        busy(429, 301),
        new UrlRefused({ url, reason: "", remedy: "" }),
        new HostUnknown({ host: "nowhere.test", why: "ENOTFOUND", passing: false }),
        new ConnectionFailed({ url, why: "the certificate has expired", passing: false })
      ]) {
        const { result, waits } = yield* attempts([fault], {}, 1)
        assert.deepStrictEqual(result, Result.fail(fault))
        assert.lengthOf(waits, 0)
      }
    })
  )

  it.effect("tells before it waits", () =>
    Effect.gen(function* () {
      const told: Array<string> = []
      const onWait: RetryPolicy["onWait"] = (error, millis) =>
        Effect.sync(() => void told.push(`${error._tag} ${millis}`))
      yield* attempts([busy(429, 7)], { onWait }, 1)
      assert.deepStrictEqual(told, ["AnswerRefused 7000"])
      told.length = 0
      // Not before what is not asked again: what cannot pass, and the last time.
      yield* attempts([new UrlRefused({ url, reason: "", remedy: "" })], { onWait }, 1)
      yield* attempts([busy(404)], { onWait }, 1)
      yield* attempts([busy(429, 7), busy(429, 7)], { onWait, tries: 2 }, 1)
      assert.deepStrictEqual(told, ["AnswerRefused 7000"])
    })
  )
})

describe("retryAfterOf", () => {
  const now = Date.UTC(2026, 0, 31, 23, 59, 50)
  it.each([
    ["120", 120],
    [" 0 ", 0],
    ["Sun, 01 Feb 2026 00:00:00 GMT", 10],
    ["Sat, 31 Jan 2026 00:00:00 GMT", 0],
    ["", undefined],
    ["soon", undefined],
    ["-5", undefined],
    ["1.5", undefined],
    ["2026-02-01", undefined],
    ["Sun, 99 Feb 2026", undefined]
  ])("reads %o", (header, seconds) => {
    assert.strictEqual(retryAfterOf(header, now), seconds)
  })
})

describe("beginningOf", () => {
  const signs = Arbitrary.array(
    Arbitrary.schema(Schema.Literals(["a", "<", ">", "\0", "\n", "𝄞", "\ud800", " ", "<html>"]))
  )
  it.prop("is one line of well-formed text, and short", [signs], ([parts]) => {
    const beginning = beginningOf(parts.join("").repeat(20))
    assert.isTrue(beginning.isWellFormed() && [...beginning].length <= 201)
    assert.notMatch(beginning, /[\0\n]/)
  })
})
