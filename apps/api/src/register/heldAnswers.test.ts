import { it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { describe, expect } from "vitest"
import { Written } from "../http/Written.ts"
import { makeHeldAnswers } from "./heldAnswers.ts"

const answer = (text: string) => ({ answer: new Written<string>(text) })
/** Room for two answers of 100 characters: each takes some besides its text. */
const roomForTwo = 1_300

/** Room in which somebody has asked for a state. */
const asked = (state: number) => {
  const held = makeHeldAnswers(roomForTwo)
  held.get(state, "")
  return held
}

const keys = ["a", "b", "c", "d"]

/** What is done with answers, one after the other. */
const doings = Arbitrary.array(
  Arbitrary.all({
    what: Arbitrary.schema(Schema.Literals(["put", "put", "put what rests on all", "touch", "touch", "forget all"])),
    key: Arbitrary.schema(Schema.Literals(keys)),
    cities: Arbitrary.map(Arbitrary.schema(Schema.Literals(["", "x", "y", "z", "xy", "yz"])), (all) => [...all])
  }),
  { minLength: 20, maxLength: 30 }
)

describe("answers held", () => {
  it("are those of the state that was asked for last", () => {
    const held = asked(1)
    held.put(1, "a", answer("old"))
    expect(held.get(1, "a")?.answer.json).toBe("old")
    expect(held.get(2, "a")).toBeUndefined()
    held.put(2, "b", answer("new"))
    // Made slowly, of what was: it must not take the place of what is.
    held.put(1, "b", answer("late"))
    expect([held.get(2, "a"), held.get(2, "b")?.answer.json]).toEqual([undefined, "new"])
  })

  it("are forgotten where the number falls, as after a backup was restored, and when it comes again", () => {
    const held = asked(2)
    held.put(2, "a", answer("of what was there"))
    expect(held.get(1, "a")).toBeUndefined()
    held.put(1, "a", answer("of the backup"))
    expect(held.get(1, "a")?.answer.json).toBe("of the backup")
    expect(held.get(2, "a")).toBeUndefined()
  })

  it("make way in the order in which they were asked for last", () => {
    const held = asked(1)
    const text = "x".repeat(100)
    held.put(1, "a", answer(text))
    held.put(1, "b", answer(text))
    held.get(1, "a")
    held.put(1, "c", answer(text))
    expect(["a", "b", "c"].map((key) => held.get(1, key) !== undefined)).toEqual([true, false, true])
    // What is larger than the room is not held, and drives nothing out.
    held.put(1, "large", answer("x".repeat(2_000)))
    expect(["a", "c", "large"].map((key) => held.get(1, key) !== undefined)).toEqual([true, true, false])
    // What an answer rests on takes room, too.
    held.put(1, "resting", { ...answer(text), restsOn: Array.from({ length: 40 }, (_, city) => String(city)) })
    expect(held.get(1, "resting")).toBeUndefined()
  })

  it("go on to another state with what rests on cities that are not touched, and with nothing else", () => {
    const held = asked(1)
    const about = (...restsOn: ReadonlyArray<string>) => ({ ...answer("x"), restsOn })
    held.put(1, "all", answer("x"))
    held.put(1, "a, b", about("a", "b"))
    held.move(2, new Set(["c"]))
    expect(["all", "a, b"].map((key) => held.get(2, key) !== undefined)).toEqual([false, true])
    held.move(3, new Set(["c", "b"]))
    expect(held.get(3, "a, b")).toBeUndefined()
    held.put(3, "a", about("a"))
    held.clear(4)
    expect(held.get(4, "a")).toBeUndefined()
  })

  it("keep count when one is held anew", () => {
    const held = asked(1)
    for (let i = 0; i < 50; i++) held.put(1, "a", answer("x".repeat(100)))
    held.put(1, "b", answer("x".repeat(100)))
    expect(["a", "b"].map((key) => held.get(1, key) !== undefined)).toEqual([true, true])
  })

  it("let nothing make way where what came first stays", () => {
    const held = makeHeldAnswers(roomForTwo, true)
    held.clear(1)
    const text = "x".repeat(100)
    expect(["a", "b", "c"].map((key) => held.put(1, key, answer(text)))).toEqual([true, true, false])
    // In its own place there is room for what is held already, and where it goes for another.
    expect(held.put(1, "b", answer(text))).toBe(true)
    expect(["a", "b", "c"].map(held.has)).toEqual([true, true, false])
    held.put(1, "a", { ...answer(text), restsOn: ["city"] })
    held.move(2, new Set(["city"]))
    expect([held.has("a"), held.has("b"), held.put(2, "c", answer(text))]).toEqual([false, false, true])
  })

  it.effect.prop(
    "are those that were put last of every key, but for what rests on what was touched since",
    [doings],
    ([all]) =>
      Effect.sync(() => {
        for (const isFirstHeld of [false, true]) {
          const held = makeHeldAnswers(2 ** 20, isFirstHeld)
          const expected = new Map<string, { readonly text: string; readonly restsOn?: ReadonlyArray<string> }>()
          let state = 0
          held.clear(state)
          all.forEach(({ cities, key, what }, at) => {
            if (what === "put") {
              const text = `text ${at}`
              expected.set(key, { text, restsOn: cities })
              held.put(state, key, { ...answer(text), restsOn: cities })
            } else if (what === "put what rests on all") {
              const text = `text ${at}`
              expected.set(key, { text })
              held.put(state, key, answer(text))
            } else if (what === "touch") {
              held.move(++state, new Set(cities))
              for (const [known, { restsOn }] of expected)
                if (restsOn === undefined || restsOn.some((city) => cities.includes(city))) expected.delete(known)
            } else {
              held.clear(++state)
              expected.clear()
            }
            for (const known of keys) {
              expect(held.get(state, known)?.answer.json).toBe(expected.get(known)?.text)
              expect(held.has(known)).toBe(expected.has(known))
            }
          })
        }
      }),
    { arbitrary: { runs: 500 } }
  )
})
