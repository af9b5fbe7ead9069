import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { fromPairs } from "./Csr.ts"
import { difference, InvalidIds, type Snapshot } from "./difference.ts"

interface Given {
  readonly ids: ReadonlyArray<string>
  readonly pairs: ReadonlyArray<number>
}

const whole = (maximum: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum })))

/** Some of twelve nodes in any order, and links between them. */
const given: Arbitrary.Arbitrary<Given> = Arbitrary.map(
  Arbitrary.all([
    Arbitrary.array(Arbitrary.all([whole(1), whole(1000)]), { minLength: 12, maxLength: 12 }),
    Arbitrary.array(Arbitrary.all([whole(999), whole(999)]), { maxLength: 40 })
  ]),
  ([nodes, links]) => {
    const ids = nodes
      .map(([is, key], node) => ({ is, key, id: `Q${node}` }))
      .filter(({ is }) => is === 1)
      .sort((a, b) => a.key - b.key)
      .map(({ id }) => id)
    return { ids, pairs: ids.length === 0 ? [] : links.flat().map((node) => node % ids.length) }
  }
)

const of = ({ ids, pairs }: Given): Snapshot => ({ ids, graph: fromPairs(ids.length, pairs) })

const named = (ids: ReadonlyArray<string>, pairs: ArrayLike<number>): Array<string> => {
  const found = new Set<string>()
  for (let i = 0; i < pairs.length; i += 2)
    if (pairs[i] !== pairs[i + 1])
      found.add([ids[pairs[i] as number] as string, ids[pairs[i + 1] as number] as string].sort().join("–"))
  return [...found].sort()
}

/** Whether links stand as promised: each once, `a < b`, ascending. */
const inOrder = (pairs: Uint32Array): boolean => {
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [pairs[i] as number, pairs[i + 1] as number]
    if (a >= b) return false
    if (i > 0) {
      const [before, last] = [pairs[i - 2] as number, pairs[i - 1] as number]
      if (a < before || (a === before && b <= last)) return false
    }
  }
  return true
}

describe("difference, laws", () => {
  it.prop("is what sets of names say", [given, given], ([before, after]) => {
    const found = difference(of(before), of(after))
    const [was, is] = [named(before.ids, before.pairs), named(after.ids, after.pairs)]
    const whole = (ids: ReadonlyArray<string>) => (link: string) => link.split("–").every((id) => ids.includes(id))
    const wasWhole = was.filter(whole(after.ids))
    const isWhole = is.filter(whole(before.ids))
    expect(named(after.ids, found.links.kept)).toEqual(is.filter((link) => was.includes(link)))
    expect(named(before.ids, found.links.gone)).toEqual(wasWhole.filter((link) => !is.includes(link)))
    expect(named(after.ids, found.links.new)).toEqual(isWhole.filter((link) => !was.includes(link)))
    expect(named(before.ids, found.links.goneWithNode)).toEqual(was.filter((link) => !wasWhole.includes(link)))
    expect(named(after.ids, found.links.newWithNode)).toEqual(is.filter((link) => !isWhole.includes(link)))
    const places = (ids: ReadonlyArray<string>, holds: (id: string) => boolean) =>
      ids.flatMap((id, node) => (holds(id) ? [node] : []))
    expect([...found.nodes.kept]).toEqual(places(after.ids, (id) => before.ids.includes(id)))
    expect([...found.nodes.gone]).toEqual(places(before.ids, (id) => !after.ids.includes(id)))
    expect([...found.nodes.new]).toEqual(places(after.ids, (id) => !before.ids.includes(id)))
    for (const links of Object.values(found.links)) expect(inOrder(links)).toBe(true)
    const either = new Set([...wasWhole, ...isWhole]).size
    expect(found.jaccard).toBe(either === 0 ? undefined : found.links.kept.length / 2 / either)
  })

  it.prop("the other way round, what is gone is new", [given, given], ([before, after]) => {
    const [there, back] = [difference(of(before), of(after)), difference(of(after), of(before))]
    expect(back.links.gone).toEqual(there.links.new)
    expect(back.links.newWithNode).toEqual(there.links.goneWithNode)
    expect(back.nodes.gone).toEqual(there.nodes.new)
    expect(back.jaccard).toBe(there.jaccard)
  })

  it.prop("from itself keeps everything", [given], ([one]) => {
    const { jaccard, links, nodes } = difference(of(one), of(one))
    expect(links.kept.length / 2).toBe(of(one).graph.links)
    expect(nodes.kept.length).toBe(one.ids.length)
    for (const none of [links.gone, links.new, links.goneWithNode, links.newWithNode, nodes.gone, nodes.new])
      expect(none.length).toBe(0)
    expect(jaccard).toBe(links.kept.length === 0 ? undefined : 1)
  })
})

describe("difference", () => {
  it("tells apart a link that is gone and one whose end is gone", () => {
    const before = { ids: ["Wuhan", "Duisburg", "Essen", "Zabrze"], graph: fromPairs(4, [0, 1, 2, 3, 1, 2]) }
    const after = { ids: ["Duisburg", "Wuhan", "Zabrze", "Kyiv"], graph: fromPairs(4, [0, 1, 2, 3, 1, 2]) }
    const { jaccard, links, nodes } = difference(before, after)
    // Wuhan–Duisburg stays; Essen is gone and took two links; Kyiv came with one; Wuhan–Zabrze is new.
    expect([...links.kept]).toEqual([0, 1])
    expect([...links.gone]).toEqual([])
    expect([...links.new]).toEqual([1, 2])
    expect([...links.goneWithNode]).toEqual([1, 2, 2, 3])
    expect([...links.newWithNode]).toEqual([2, 3])
    expect([...nodes.gone, ...nodes.new]).toEqual([2, 3])
    expect(jaccard).toBe(0.5)
  })

  it("takes numbers as ids, and tells them from texts", () => {
    const graph = fromPairs(2, [0, 1])
    expect(difference({ ids: [7, 8], graph }, { ids: [8, 7], graph }).jaccard).toBe(1)
    expect(difference({ ids: [7, 8], graph }, { ids: ["7", "8"], graph }).nodes.kept.length).toBe(0)
  })

  it("says what is wrong, and where", () => {
    const graph = fromPairs(3, [])
    const good = { ids: ["a", "b", "c"], graph }
    const fault = (before: Snapshot, after: Snapshot): unknown => {
      try {
        difference(before, after)
      } catch (error) {
        const { _tag, message, position } = error as InvalidIds
        return { _tag, message, position }
      }
      return undefined
    }
    expect(fault(good, { ids: ["a"], graph })).toEqual({
      _tag: "InvalidIds",
      message: "the graph after has 3 nodes, and there are 1 ids",
      position: undefined
    })
    expect(fault({ ids: ["a", "b", "a"], graph }, good)).toEqual({
      _tag: "InvalidIds",
      message: "ids[2] before is a, which is already that of 0",
      position: 2
    })
    expect(new InvalidIds("")).toBeInstanceOf(RangeError)
  })
})
