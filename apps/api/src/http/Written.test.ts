import * as zlib from "node:zlib"
import { it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { describe, expect, vi } from "vitest"
import { packedFrom, packedOf, Written } from "./Written.ts"

vi.mock("node:zlib", { spy: true })

/** Texts in any script, some of them long enough to be sent packed. */
const texts = Arbitrary.map(
  Arbitrary.all({
    part: Arbitrary.schema(Schema.String),
    times: Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 400 })))
  }),
  ({ part, times }) => JSON.stringify(part.repeat(times))
)

describe("an answer that is written", () => {
  it.effect.prop(
    "is the same whether it came packed, was packed later, or is no text yet",
    [texts],
    ([json]) =>
      Effect.promise(async () => {
        const about = { isLasting: true }
        const plain = new Written<object>(json, about)
        for (const one of [plain, new Written<object>(packedOf(json), about), await plain.asPacked()]) {
          expect(one.json).toBe(json)
          expect(zlib.gunzipSync(await one.gzip).toString()).toBe(json)
          expect([one.told, one.length, one.isLasting]).toEqual([plain.told, json.length, true])
        }
      }),
    { arbitrary: { runs: 200 } }
  )

  it("is unpacked once for those who do not take it packed, and ask again", () => {
    const json = JSON.stringify("x".repeat(5_000))
    const one = new Written<string>(packedOf(json))
    vi.mocked(zlib.gunzipSync).mockClear()
    expect([one.json, one.json]).toEqual([json, json])
    expect(zlib.gunzipSync).toHaveBeenCalledTimes(1)
  })

  it("tells once which records it names", () => {
    const one = new Written<string>("{}", { named: ["a"] })
    expect([one.takeNamed(), one.takeNamed()]).toEqual([["a"], undefined])
  })

  it("takes the room of its packed bytes alone, where it is long enough to be sent so", async () => {
    const [short, long] = [JSON.stringify("x".repeat(packedFrom - 3)), JSON.stringify("x".repeat(100_000))]
    expect((await new Written<string>(short).asPacked()).room).toBe(short.length)
    const packed = await new Written<string>(long).asPacked()
    const bytes = await packed.gzip
    expect([packed.room, bytes.buffer.byteLength]).toEqual([bytes.byteLength, bytes.byteLength])
    expect(packed.room).toBeLessThan(1_000)
  })
})
