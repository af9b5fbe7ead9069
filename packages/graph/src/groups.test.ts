import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { type Links, sparse } from "../test/arbitraries.ts"
import { fromPairs } from "./Csr.ts"
import { InvalidLabels } from "./checks.ts"
import { groupAssortativity, linksBetweenGroups } from "./groups.ts"

const labelled = Arbitrary.flatMap(sparse, (links) =>
  Arbitrary.map(
    Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: -1, maximum: 4 }))), {
      minLength: links.nodes,
      maxLength: links.nodes
    }),
    (labels): Links & { readonly labels: ReadonlyArray<number> } => ({ ...links, labels })
  )
)

/** The links once each, as the graph has them. */
const linksOf = ({ pairs }: Links): ReadonlyArray<readonly [number, number]> => {
  const found = new Set<string>()
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [pairs[i] as number, pairs[i + 1] as number]
    if (a !== b) found.add(`${Math.min(a, b)},${Math.max(a, b)}`)
  }
  return [...found].map((one) => one.split(",").map(Number) as unknown as readonly [number, number])
}

describe("links between groups, laws", () => {
  it.prop("are counted as the list of links has them, in order", [labelled], ([given]) => {
    const { links, pairs, unknown } = linksBetweenGroups(fromPairs(given.nodes, given.pairs), given.labels)
    const counted = new Map<string, number>()
    let open = 0
    for (const ends of linksOf(given)) {
      const [a = -1, b = -1] = ends.map((end) => given.labels[end] as number).sort((x, y) => x - y)
      if (a < 0) open++
      else counted.set(`${a},${b}`, (counted.get(`${a},${b}`) ?? 0) + 1)
    }
    expect(unknown).toBe(open)
    const found = Array.from(links, (count, i) => [`${pairs[2 * i]},${pairs[2 * i + 1]}`, count] as const)
    expect(found).toEqual([...counted].sort(([a], [b]) => (a < b ? -1 : 1)))
  })

  it.prop("stay within groups as often as the definition says", [labelled], ([given]) => {
    const known = linksOf(given).filter((ends) => ends.every((end) => (given.labels[end] as number) >= 0))
    const groupsOf = known.map((ends) => ends.map((end) => given.labels[end] as number))
    const share = (group: number): number => groupsOf.flat().filter((one) => one === group).length / (2 * known.length)
    const chance = [0, 1, 2, 3, 4].reduce((sum, group) => sum + share(group) ** 2, 0)
    const within = groupsOf.filter(([a, b]) => a === b).length / known.length
    const found = groupAssortativity(fromPairs(given.nodes, given.pairs), given.labels)
    if (new Set(groupsOf.flat()).size < 2) expect(found).toBeUndefined()
    else expect(found).toBeCloseTo((within - chance) / (1 - chance), 10)
  })
})

describe("links between groups", () => {
  it("are what one counts by hand", () => {
    // Two countries of two cities each; a link at home, three across, one to a city of unknown country.
    const graph = fromPairs(5, [0, 1, 0, 2, 1, 2, 1, 3, 3, 4])
    const { links, pairs, unknown } = linksBetweenGroups(graph, [0, 0, 7, 7, -1])
    expect([[...pairs], [...links], unknown]).toEqual([[0, 0, 0, 7], [1, 3], 1])
    // e = ¼; ends: 5 of 8 and 3 of 8, so chance is (25 + 9)/64.
    expect(groupAssortativity(graph, [0, 0, 7, 7, -1])).toBeCloseTo((1 / 4 - 34 / 64) / (1 - 34 / 64), 12)
  })

  it("says what is wrong with a label", () => {
    const graph = fromPairs(2, [0, 1])
    expect(() => linksBetweenGroups(graph, [0])).toThrow(new InvalidLabels("there are 2 nodes and 1 labels"))
    for (const label of [-2, 0.5, Number.NaN, 2 ** 26])
      expect(() => groupAssortativity(graph, [0, label])).toThrow(
        new InvalidLabels(`labels[1] must be a whole number in -1..67108863, -1 where it is not known, not ${label}`, 1)
      )
  })
})
