import fc from "fast-check"
import { expect, test } from "vitest"
import { type Difference, differences, type Json } from "./difference.ts"

const key = fc.constantFrom("a", "b", "c")
const json = fc.letrec<{ value: Json; record: Json; list: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: 0, max: 2 }),
    fc.constantFrom("x", "y"),
    tie("record"),
    tie("list")
  ),
  record: fc.dictionary(key, tie("value"), { maxKeys: 3 }) as fc.Arbitrary<Json>,
  list: fc.array(tie("value"), { maxLength: 3 }) as fc.Arbitrary<Json>
})).value

/** Every value that is told, with where it stands: a list of words is one value. */
const told = (value: Json | undefined, path: ReadonlyArray<string> = []): ReadonlyArray<string> => {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) {
    const isWords = value.every((one) => typeof one !== "object" || one === null || Array.isArray(one))
    if (isWords) return [JSON.stringify([path, value])]
    return value.flatMap((one, index) => told(one as Json, [...path, String(index + 1)]))
  }
  if (typeof value !== "object") return [JSON.stringify([path, value])]
  return Object.entries(value).flatMap(([name, one]) => told(one as Json, [...path, name]))
}

/** The value at a path; parts of lists by their place from 1. */
const at = (value: Json | undefined, path: Difference["path"]): Json | undefined =>
  path.reduce<Json | undefined>((one, step) => {
    if (Array.isArray(one)) return one[Number(step) - 1] as Json | undefined
    return typeof one === "object" && one !== null ? (one as { readonly [name: string]: Json })[step] : undefined
  }, value) ?? undefined

test("nothing differs from itself, and what differs is told where it stands", () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(differences(a, a)).toEqual([])
      for (const { after, before, path } of differences(a, b)) {
        expect(at(a, path)).toEqual(before)
        expect(at(b, path)).toEqual(after)
        expect(before).not.toEqual(after)
      }
    })
  )
})

test("where nothing is told, nothing differs", () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      const [here, there] = [told(a).toSorted(), told(b).toSorted()]
      expect(differences(a, b).length === 0).toBe(JSON.stringify(here) === JSON.stringify(there))
    })
  )
})

test("told backwards, before and after change places", () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      const sorted = (list: ReadonlyArray<Difference>) =>
        list.map(({ after, before, path }) => JSON.stringify([path, before, after])).sort()
      const turned = differences(b, a).map(({ after, before, path }) => ({
        path,
        ...(after === undefined ? {} : { before: after }),
        ...(before === undefined ? {} : { after: before })
      }))
      expect(sorted(turned)).toEqual(sorted(differences(a, b)))
    })
  )
})

test("a report whose date was corrected differs in its date alone", () => {
  const report = { value: { on: "2026", benefits: [{ city: "a", kind: "money" }] }, note: null }
  expect(differences(report, { ...report, value: { ...report.value, on: "2026-05" } })).toEqual([
    { path: ["value", "on"], before: "2026", after: "2026-05" }
  ])
  expect(differences(undefined, report)).toEqual([
    { path: ["value", "on"], after: "2026" },
    { path: ["value", "benefits", "1", "city"], after: "a" },
    { path: ["value", "benefits", "1", "kind"], after: "money" }
  ])
})
