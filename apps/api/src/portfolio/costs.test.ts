import type { Actor } from "@proxeny/domain"
import { beforeAll, describe, expect, it } from "vitest"
import { actingRegister } from "../testing/acting.ts"
import { elsewhere, here, ours, people, theirs, there, threeTowns } from "../testing/office.ts"
import { council, paper, record, said } from "../testing/reports.ts"

const register = actingRegister()
const claimed = (twinning: string, amount: number, from: string, source = council) =>
  said(
    source,
    { kind: "twinning", id: twinning },
    "yearly-cost",
    { amount, currency: "EUR" },
    { period: { from } as never }
  )
const claims = [claimed(ours, 700, "2019"), claimed(theirs, 800, "2019")]

beforeAll(async () => {
  await register.run(threeTowns)
  await register.run(record({ claims: [...claims, claimed(theirs, 650, "2018", paper)] }))
})

const portfolio = async (actor: Actor, city: string, query = "asOf=2024-06-30&cap=1000&currency=EUR") =>
  (await register.ask(actor, "GET", `/api/v1/cities/${city}/portfolio?${query}`)).body
const costsIn = (answer: { twinnings: ReadonlyArray<{ twinning: string; cost?: { amount: number } }> }) =>
  Object.fromEntries(
    answer.twinnings.flatMap(({ cost, twinning }) => (cost === undefined ? [] : [[twinning, cost.amount]]))
  )

describe("what a twinning costs", () => {
  it("is known to the offices of its cities, whoever asked before", async () => {
    const known: ReadonlyArray<readonly [keyof typeof people, object]> = [
      ["steward", { [ours]: 700, [theirs]: 800 }],
      ["anyone", {}],
      ["partner", { [ours]: 700, [theirs]: 800 }],
      ["editor", { [ours]: 700 }],
      ["otherEditor", { [theirs]: 800 }],
      ["viewer", { [ours]: 700 }],
      ["cityless", {}],
      ["admin", { [ours]: 700, [theirs]: 800 }]
    ]
    for (const order of [known, known.toReversed()])
      for (const [name, costs] of order) {
        const answer = await portfolio(people[name], there)
        expect([name, costsIn(answer)]).toEqual([name, costs])
        const shown = answer.claims.filter((claim: { attribute: string }) => claim.attribute === "yearly-cost")
        expect([name, shown.length]).toEqual([name, Object.keys(costs).length])
        expect(
          answer.twinnings
            .flatMap((line: { cost?: { evidence: ReadonlyArray<string> } }) => line.cost?.evidence ?? [])
            .sort()
        ).toEqual(shown.map(({ id }: { id: string }) => id))
        expect(answer.scenario.lines.filter((line: { cost?: number }) => line.cost !== undefined).length).toBe(
          Object.keys(costs).length
        )
      }
  })

  it("is what its office entered, before what sources say, up to the year asked for", async () => {
    const enter = async (year: number, amount: number, currency = "EUR") =>
      (
        await register.ask(people.editor, "POST", "/api/v1/costs", {
          body: { about: { kind: "twinning", id: ours }, year, money: { amount, currency } }
        })
      ).body.record.id
    const before = await portfolio(people.editor, here)
    expect(before.twinnings[0].cost).toEqual({ amount: 700, currency: "EUR", evidence: [claims[0]?.id] })
    const [travel, gifts] = [await enter(2023, 400.1), await enter(2023, 50.2)]
    await enter(2025, 9)
    const { cost } = (await portfolio(people.editor, here)).twinnings[0]
    expect(cost).toEqual({ year: 2023, amount: 450.3, currency: "EUR", evidence: [], costs: [travel, gifts].sort() })
    expect((await portfolio(people.editor, here, "asOf=2025-01-01")).twinnings[0].cost.amount).toBe(9)
    expect((await portfolio(people.editor, here, "asOf=2022-12-31")).twinnings[0].cost.amount).toBe(700)
    const { scenario } = await portfolio(people.editor, here, "asOf=2024-06-30&cap=400&currency=EUR")
    expect(scenario.lines[0].cost).toBe(450.3)
    expect(costsIn(await portfolio(people.anyone, here))).toEqual({})
    expect(costsIn(await portfolio(people.otherEditor, here))).toEqual({})
    expect(costsIn(await portfolio(people.otherEditor, elsewhere))).toEqual({ [theirs]: 800 })
  })
})

describe("what sources say of costs", () => {
  it("is counted and listed for those alone who may know it", async () => {
    const twinning = async (actor: Actor) => (await register.ask(actor, "GET", `/api/v1/twinnings/${ours}`)).body
    const attributes = (answer: { evidence: ReadonlyArray<{ attribute: string }> }) =>
      answer.evidence.map((one) => one.attribute)
    expect(attributes(await twinning(people.editor))).toEqual(["exists", "yearly-cost"])
    for (const actor of [people.anyone, people.otherEditor, people.cityless]) {
      const answer = await twinning(actor)
      expect(attributes(answer)).toEqual(["exists"])
      expect([answer.claims, answer.sources]).toEqual([1, 1])
    }
    const listed = async (actor: Actor) => {
      const path = `/api/v1/sources/${council.id}/claims?limit=3`
      const ids: Array<string> = []
      let total = 0
      for (let next: string | undefined = ""; next !== undefined; ) {
        const { body } = await register.ask(actor, "GET", `${path}${next === "" ? "" : `&cursor=${next}`}`)
        ids.push(
          ...body.items
            .filter((one: { attribute: string }) => one.attribute === "yearly-cost")
            .map((one: { id: string }) => one.id)
        )
        total = body.total
        next = body.next
      }
      return [total, ids.sort()]
    }
    const { claims: open } = (await register.ask(people.anyone, "GET", `/api/v1/sources/${council.id}`)).body
    expect(await listed(people.anyone)).toEqual([open, []])
    expect(await listed(people.cityless)).toEqual([open, []])
    expect(await listed(people.viewer)).toEqual([open + 1, [claims[0]?.id]])
    expect(await listed(people.otherEditor)).toEqual([open + 1, [claims[1]?.id]])
    expect(await listed(people.steward)).toEqual([open + 2, claims.map(({ id }) => id).sort()])
    // A source that tells nothing but costs is none of the twinning, for nobody.
    for (const actor of [people.anyone, people.steward]) {
      expect((await register.ask(actor, "GET", `/api/v1/twinnings?source=${paper.id}`)).body.total).toBe(0)
      const source = (await register.ask(actor, "GET", `/api/v1/sources/${paper.id}`)).body
      expect([source.claims, source.cities, source.twinnings]).toEqual([0, 0, 0])
    }
    const statistics = async (actor: Actor) => (await register.ask(actor, "GET", "/api/v1/statistics")).body.claims
    expect(await statistics(people.steward)).toBe(await statistics(people.anyone))
  })
})
