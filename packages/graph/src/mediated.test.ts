import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { fromMemberships } from "./Affiliations.ts"
import { interlocking } from "./interlocking.ts"
import { type Mediated, mediated } from "./mediated.ts"

const whole = (maximum: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum })))

const [members, groups] = [5, 7]

/** Memberships with weights in eighths, groups in groups, circles among them, and memberships that name another group. */
const given = Arbitrary.map(
  Arbitrary.all([
    Arbitrary.array(Arbitrary.all([whole(members - 1), whole(groups - 1), whole(8)]), { maxLength: 10 }),
    Arbitrary.array(Arbitrary.all([whole(groups - 1), whole(groups - 1)]), { maxLength: 12 }),
    Arbitrary.array(Arbitrary.all([whole(members - 1), whole(groups - 1), whole(groups - 1)]), { maxLength: 3 })
  ]),
  ([memberships, parents, through]) => ({
    direct: memberships,
    affiliations: fromMemberships(
      members,
      groups,
      memberships.flatMap((row) => row.slice(0, 2)),
      memberships.map(([, , eighths]) => eighths / 8)
    ),
    parents: parents.flat(),
    through: through.filter(([, group, first]) => group !== first)
  })
)

type Given = typeof given extends Arbitrary.Arbitrary<infer A> ? A : never

/** Steps from group to group along parents, by repeated relaxation. */
const stepsBetween = (parents: ReadonlyArray<number>): ReadonlyArray<ReadonlyArray<number>> => {
  const steps = Array.from({ length: groups }, (_, a) =>
    Array.from({ length: groups }, (_, b) => (a === b ? 0 : Infinity))
  )
  for (let round = 0; round < groups; round++)
    for (let i = 0; i < parents.length; i += 2)
      for (const row of steps)
        row[parents[i + 1] as number] = Math.min(
          row[parents[i + 1] as number] as number,
          (row[parents[i] as number] as number) + 1
        )
  return steps
}

/** The ways of a member to a group, each as steps, first intermediary and weight before it is lowered. */
const waysOf = ({ affiliations, parents, through }: Given, member: number, group: number) => {
  const steps = stepsBetween(parents)
  const ways: Array<{ readonly steps: number; readonly first: number; readonly weight: number }> = []
  const { groupsOf, memberOffsets, weights } = affiliations
  for (let i = memberOffsets[member] as number; i < (memberOffsets[member + 1] as number); i++) {
    const first = groupsOf[i] as number
    ways.push({ steps: steps[first]?.[group] as number, first, weight: weights[i] as number })
  }
  for (const [one, reached, first] of through)
    if (one === member && first !== group)
      ways.push({ steps: 1 + (steps[reached]?.[group] as number), first, weight: 1 })
  return ways.filter((way) => way.steps < Infinity)
}

const rowsOf = ({ affiliations: { groupsOf, memberOffsets, weights }, ...rest }: Mediated, member: number) =>
  Array.from(groupsOf.subarray(memberOffsets[member], memberOffsets[member + 1]), (group, k) => {
    const i = (memberOffsets[member] as number) + k
    return {
      group,
      steps: rest.steps[i] as number,
      mediatedSteps: rest.mediatedSteps[i] as number,
      weight: weights[i] as number,
      firsts: [...rest.intermediaries.subarray(rest.intermediaryOffsets[i], rest.intermediaryOffsets[i + 1])]
    }
  })

describe("mediated, laws", () => {
  it.prop("finds the fewest steps, by which groups, and the heaviest way", [given], ([one]) => {
    const found = mediated(one.affiliations, one.parents, { through: one.through.flat(), perStep: 0.5 })
    for (let member = 0; member < members; member++) {
      const expected = Array.from({ length: groups }, (_, group) => ({ group, ways: waysOf(one, member, group) }))
        .filter(({ ways }) => ways.length > 0)
        .map(({ group, ways }) => {
          const others = ways.filter((way) => way.steps > 0)
          const fewest = Math.min(...others.map((way) => way.steps))
          return {
            group,
            steps: Math.min(...ways.map((way) => way.steps)),
            mediatedSteps: others.length === 0 ? 0 : fewest,
            weight: Math.max(...ways.map((way) => way.weight * 0.5 ** way.steps)),
            firsts: [...new Set(others.filter((way) => way.steps === fewest).map((way) => way.first))].sort()
          }
        })
      expect(rowsOf(found, member)).toEqual(expected)
    }
  })

  it.prop("counts each member of a group as direct, mediated or both", [given], ([one]) => {
    const found = mediated(one.affiliations, one.parents, { through: one.through.flat() })
    const { groupOffsets } = found.affiliations
    for (let group = 0; group < groups; group++) {
      const counts = { direct: 0, mediated: 0, both: 0 }
      for (let member = 0; member < members; member++) {
        const ways = waysOf(one, member, group)
        const direct = ways.some((way) => way.steps === 0)
        const other = ways.some((way) => way.steps > 0)
        if (direct || other) counts[direct ? (other ? "both" : "direct") : "mediated"]++
      }
      const { both, direct, mediated: only } = found
      expect({ direct: direct[group], mediated: only[group], both: both[group] }).toEqual(counts)
      expect(counts.direct + counts.mediated + counts.both).toBe(
        (groupOffsets[group + 1] as number) - (groupOffsets[group] as number)
      )
    }
  })

  it.prop("lists the groups that reach each other", [given], ([{ affiliations, parents }]) => {
    const steps = stepsBetween(parents)
    const circles = steps
      .map((row, a) => row.flatMap((there, b) => (there + (steps[b]?.[a] as number) < Infinity ? [b] : [])))
      .filter((circle, a) => circle.length > 1 && circle[0] === a)
    expect(mediated(affiliations, parents).circles.map((circle) => [...circle])).toEqual(circles)
  })

  it.prop("without groups in groups changes nothing", [given], ([{ affiliations }]) => {
    const found = mediated(affiliations, [], { perStep: 0 })
    expect(found.affiliations).toEqual(affiliations)
    expect(found.steps.every((step) => step === 0)).toBe(true)
    expect(found.intermediaries.length).toBe(0)
  })
})

describe("mediated", () => {
  // 0 UCLG, 1 the Local Government Association, 2 the German association, 3 CEMR; 1 and 2 are in 3, and all in UCLG
  const parents = [1, 3, 2, 3, 3, 0, 1, 0, 2, 0]

  it("of cities in associations, one of which is in the world organisation by itself too", () => {
    // 0 Manchester in the LGA and UCLG, 1 Leeds in the LGA, 2 Essen in the German association
    const given = fromMemberships(3, 4, [0, 1, 0, 0, 1, 1, 2, 2])
    const found = mediated(given, parents, { perStep: 0.5 })
    expect(rowsOf(found, 0)).toEqual([
      { group: 0, steps: 0, mediatedSteps: 1, weight: 1, firsts: [1] },
      { group: 1, steps: 0, mediatedSteps: 0, weight: 1, firsts: [] },
      { group: 3, steps: 1, mediatedSteps: 1, weight: 0.5, firsts: [1] }
    ])
    expect([...found.direct]).toEqual([0, 2, 1, 0])
    expect([...found.mediated]).toEqual([2, 0, 0, 3])
    expect([...found.both]).toEqual([1, 0, 0, 0])
    // UCLG: 1·(2 − 1); the LGA: 1·1; CEMR: 0.5·(1.5 − 0.5)
    expect(interlocking(found.affiliations)[0]).toBe(1 + 1 + 0.5)
    expect(found.circles).toEqual([])
  })

  it("of a membership that names its intermediary, without making other memberships", () => {
    // Essen belongs to CEMR through the German association, which is a member of nothing here.
    const given = fromMemberships(2, 4, [0, 2])
    const found = mediated(given, [3, 0], { through: [1, 3, 2], perStep: 0.5 })
    expect(rowsOf(found, 0).map(({ group }) => group)).toEqual([2])
    expect(rowsOf(found, 1)).toEqual([
      { group: 0, steps: 2, mediatedSteps: 2, weight: 0.25, firsts: [2] },
      { group: 3, steps: 1, mediatedSteps: 1, weight: 0.5, firsts: [2] }
    ])
  })

  it("names an intermediary once that is met by several ways as short", () => {
    // Essen is in the German association, and said to be in CEMR and in UCLG through it, both of which are in group 1.
    const given = fromMemberships(1, 4, [0, 2])
    const found = mediated(given, [2, 3, 3, 1, 0, 1], { through: [0, 3, 2, 0, 0, 2] })
    expect(rowsOf(found, 0).map(({ firsts, group, mediatedSteps }) => [group, mediatedSteps, ...firsts])).toEqual([
      [0, 1, 2],
      [1, 2, 2],
      [2, 0],
      [3, 1, 2]
    ])
  })

  it("survives circles, and groups that belong to themselves", () => {
    const found = mediated(fromMemberships(1, 4, [0, 0]), [0, 1, 1, 2, 2, 0, 3, 3])
    expect(rowsOf(found, 0).map(({ firsts, group, steps }) => [group, steps, ...firsts])).toEqual([
      [0, 0],
      [1, 1, 0],
      [2, 2, 0]
    ])
    expect([...found.direct]).toEqual([1, 0, 0, 0])
    expect(found.circles).toEqual([Uint32Array.of(0, 1, 2)])
  })

  it("says what is wrong, and where", () => {
    const given = fromMemberships(2, 3, [])
    const fault = (parents: ReadonlyArray<number>, options?: Parameters<typeof mediated>[2]): unknown => {
      try {
        mediated(given, parents, options)
      } catch (error) {
        const { _tag, message, position } = error as Error & { readonly _tag: string; readonly position?: number }
        return [_tag, message, position]
      }
      return undefined
    }
    expect(fault([0, 3])).toMatchObject(["InvalidPairs", expect.stringContaining("pairs[1]"), 1])
    expect(fault([0])).toMatchObject(["InvalidPairs", expect.stringContaining("odd: 1"), undefined])
    expect(fault([], { through: [0, 1] })).toEqual([
      "InvalidPairs",
      "through must hold three values a membership, and its length is 2",
      undefined
    ])
    expect(fault([], { through: [0, 1, 2, 2, 0, 1] })).toEqual([
      "InvalidPairs",
      "through[3] must be the index of one of 2 members, not 2",
      3
    ])
    expect(fault([], { through: [0, 1, 0.5] })).toMatchObject([
      "InvalidPairs",
      "through[2] must be the index of one of 3 groups, not 0.5",
      2
    ])
    expect(fault([], { through: [0, 1, 1] })).toMatchObject(["InvalidPairs", expect.stringContaining("itself"), 2])
    for (const perStep of [-0.1, 1.1, Number.NaN])
      expect(fault([], { perStep })).toEqual(["InvalidWeight", `perStep must be in 0..1, not ${perStep}`, undefined])
  })
})
