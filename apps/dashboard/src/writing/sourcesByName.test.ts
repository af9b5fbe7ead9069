import fc from "fast-check"
import { expect, test } from "vitest"
import { sourcesByName } from "./sourcesByName.ts"

const sources = [
  { title: "The diplomacy of cities", shortName: "S1" },
  { title: "Städtepartnerschaften seit 1987", publisher: "Deutscher Städtetag" },
  { title: "武汉市对外友好城市名录" },
  { title: "S1 and what came of it" }
]

const titles = (typed: string) => sourcesByName(sources, typed, 10).map(({ title }) => title)

test.each([
  ["", 4],
  ["s1", 2],
  ["stadte 1987", 1],
  ["STÄDTETAG", 1],
  ["武汉", 1],
  ["nothing like it", 0]
])("%s finds %d", (typed, found) => expect(titles(typed)).toHaveLength(found))

test("the short name counts first", () => {
  expect(sourcesByName([...sources].reverse(), "s1", 10)[0]?.shortName).toBe("S1")
})

test("nothing is found that is not there, nor twice, nor more than asked for", () => {
  const source = fc.record({ title: fc.string(), shortName: fc.string() })
  fc.assert(
    fc.property(fc.array(source), fc.string(), fc.nat(5), (list, typed, most) => {
      const found = sourcesByName(list, typed, most)
      expect(found.length).toBeLessThanOrEqual(most)
      expect(new Set(found).size).toBe(found.length)
      for (const one of found) expect(list).toContain(one)
      for (const one of list) expect(sourcesByName(list, one.title, list.length)).toContain(one)
    })
  )
})
