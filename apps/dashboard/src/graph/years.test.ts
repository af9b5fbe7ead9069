import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { SceneLink } from "./Scene.ts"
import { beginnings, shownIn, shownNodes, standingIn } from "./years.ts"

const date = fc
  .tuple(fc.integer({ min: 1900, max: 2030 }), fc.constantFrom("", "-05", "-11-30"))
  .map(([year, rest]) => `${year}${rest}`)
const link = fc.record({ since: fc.option(date, { nil: undefined }), until: fc.option(date, { nil: undefined }) }).map(
  ({ since, until }, id = 0): SceneLink => ({
    id: String(id),
    a: 0,
    b: 1,
    kind: "twinning",
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until })
  })
)
const links = fc.array(link, { maxLength: 60 })
const year = fc.option(fc.integer({ min: 1890, max: 2040 }), { nil: undefined })

describe("a year", () => {
  test("puts every link into one standing, and shows those in force and, where asked for, the undated", () => {
    fc.assert(
      fc.property(links, year, fc.boolean(), (all, at, undated) => {
        const { links: shown, standings } = shownIn(all, at, undated)
        const counted = Object.values(standings).reduce((sum, count) => sum + count, 0)
        expect(counted).toBe(all.length)
        expect(shown.length).toBe(standings["in-force"] + (undated ? standings.undated : 0))
        expect(new Set(shown).size).toBe(shown.length)
      })
    )
  })

  test("never shows an undated link unless it is asked for, nor one that begins later", () => {
    fc.assert(
      fc.property(links, year, (all, at) => {
        for (const index of shownIn(all, at, false).links) {
          const { since } = all[index] ?? {}
          expect(since).toBeDefined()
          if (at !== undefined) expect(Number(since?.slice(0, 4))).toBeLessThanOrEqual(at)
        }
      })
    )
  })

  test("only adds links as it goes on, where none ends", () => {
    fc.assert(
      fc.property(links, fc.integer({ min: 1890, max: 2039 }), (all, at) => {
        const endless = all.map(({ until: _until, ...rest }) => rest)
        const before = new Set(shownIn(endless, at, false).links)
        const after = new Set(shownIn(endless, at + 1, false).links)
        expect([...before].filter((index) => !after.has(index))).toEqual([])
      })
    )
  })

  test("includes the first and the last year of a link", () => {
    const one = { since: "1986-09-16", until: "1999-03" }
    expect([1985, 1986, 1999, 2000].map((at) => standingIn(one, at))).toEqual([
      "not-yet",
      "in-force",
      "in-force",
      "ended"
    ])
    expect(standingIn({}, 1990)).toBe("undated")
    expect(standingIn({ until: "1989" }, 1990)).toBe("ended")
  })
})

test("the beginnings of all dated links are counted, year by year without a gap", () => {
  fc.assert(
    fc.property(links, (all) => {
      const years = beginnings(all)
      expect(years.reduce((sum, one) => sum + one.links, 0)).toBe(all.filter(({ since }) => since !== undefined).length)
      years.slice(1).forEach((one, index) => {
        expect(one.year).toBe((years[index]?.year ?? 0) + 1)
      })
    })
  )
  expect(beginnings([])).toEqual([])
})

test("a city without a shown link is not shown, but for the one in the middle", () => {
  const node = (id: string) => ({ id, kind: "city" as const, name: id, weight: 1 })
  const scene = {
    nodes: [node("a"), node("b"), node("c"), node("d")],
    links: [
      { id: "1", a: 0, b: 1, kind: "twinning" as const, since: "1980" },
      { id: "2", a: 1, b: 2, kind: "twinning" as const, since: "1990" }
    ]
  }
  expect([...shownNodes(scene, [0], new Set(["d"]))].toSorted()).toEqual([0, 1, 3])
})
