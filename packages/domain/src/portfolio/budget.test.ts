import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { deriveId, NetworkId, TwinningId } from "../base/identity.ts"
import { twinningFactors } from "../factors/twinningFactors.ts"
import { arbitrary, scored, world } from "../testing/index.ts"
import { type StandingKind, standing } from "../twinning/standing.ts"
import { budgetScenario } from "./budget.ts"
import type { ReviewInput } from "./ReviewInput.ts"
import { reviewTwinning } from "./review.ts"

const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

const { asOf, twinning } = scored
const record = { id: twinning.id, cities: twinning.cities, stages: [], activities: [] }
const factors = twinningFactors(record, { asOf })
const quiet = standing({ ...record, watches: [] }, { asOf })

interface Known {
  readonly standing: StandingKind
  readonly topics?: number
  readonly networks?: number
  readonly cost?: number
  readonly currency?: string
}
const given = (key: string | number, { cost, currency = "GBP", networks, standing, topics }: Known): ReviewInput => ({
  twinning: TwinningId.make(deriveId("twinning", String(key))),
  partner: world.wuhan.id,
  standing: { ...quiet, standing },
  factors,
  ...(topics === undefined ? {} : { topics: { count: topics, evidence: [] } }),
  ...(cost === undefined ? {} : { cost: { amount: cost, currency, evidence: [] } }),
  ...(networks === undefined
    ? {}
    : {
        sharedNetworks: Array.from({ length: networks }, (_, i) => NetworkId.make(deriveId("network", String(i))))
      })
})

/** A portfolio of a few twinnings, their costs in pence; below 0 is unknown. */
const portfolio = Arbitrary.array(
  Arbitrary.all({
    standing: arbitrary.oneOf(["active", "active", "cooling", "latent", "suspended", "ended", "unknown"]),
    topics: integer(-1, 1),
    networks: integer(-1, 2),
    cost: Arbitrary.all([arbitrary.oneOf([0, 110, 300, 500]), integer(-60, 400)]).pipe(
      Arbitrary.map(([pounds, pence]) => (pence < 0 ? -1 : pounds + (pence > 200 ? 0 : pence)))
    ),
    currency: arbitrary.oneOf(["GBP", "GBP", "GBP", "CNY"])
  }),
  { maxLength: 9 }
).pipe(
  Arbitrary.map((all) =>
    all.map(({ cost, currency, networks, standing, topics }, i) =>
      given(i, {
        standing,
        currency,
        ...(topics < 0 ? {} : { topics }),
        ...(networks < 0 ? {} : { networks }),
        ...(cost < 0 ? {} : { cost: cost / 100 })
      })
    )
  )
)
const pence = (amount: number): number => Math.round(amount * 100)
const pounds = (amount: number) => ({ amount, currency: "GBP" })
/** One in two is what one or two of them cost. */
const amount = Arbitrary.all([
  integer(0, 3000),
  arbitrary.oneOf([0, 110, 300, 410, 500, 800]),
  arbitrary.oneOf([true, false])
]).pipe(Arbitrary.map(([any, some, one]) => (one ? some : any) / 100))
/** To the penny what all of it costs. */
const enough = (inputs: ReadonlyArray<ReviewInput>) =>
  pounds(
    inputs.reduce(
      (sum, { cost }) => sum + (cost === undefined || cost.currency !== "GBP" ? 0 : pence(cost.amount)),
      0
    ) / 100
  )
const keepsCosting: ReadonlyArray<string | undefined> = ["renew", "deepen", "refocus"]
const inputOf = (inputs: ReadonlyArray<ReviewInput>, id: TwinningId): ReviewInput => {
  const found = inputs.find(({ twinning }) => twinning === id)
  if (found === undefined) throw new Error(`${id} is in no portfolio`)
  return found
}

describe("a review under a cap", () => {
  it.prop(
    "each line in its turn: paid where it fits into what is left, over the cap where it does not",
    [portfolio, amount],
    ([inputs, amount]) => {
      let left = pence(amount)
      for (const { because, cost = Number.NaN, left: after } of budgetScenario(inputs, pounds(amount)).lines) {
        if (because === "paid") {
          assert.isAtMost(pence(cost), left)
          left -= pence(cost)
        } else if (because === "over-cap") assert.isAbove(pence(cost), left)
        assert.strictEqual(after, left / 100)
      }
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop("what is spent is what is paid, and never more than the cap", [portfolio, amount], ([inputs, amount]) => {
    const { cap, lines, spent } = budgetScenario(inputs, pounds(amount))
    const paid = lines.filter(({ because }) => because === "paid")
    assert.deepStrictEqual(cap, pounds(amount))
    assert.isAtMost(spent, amount)
    assert.strictEqual(spent, paid.reduce((sum, { cost = 0 }) => sum + pence(cost), 0) / 100)
  })

  it.prop("a cap of nothing pays nothing that costs", [portfolio], ([inputs]) => {
    const { lines, spent } = budgetScenario(inputs, pounds(0))
    assert.strictEqual(spent, 0)
    for (const { because, cost } of lines) if (because === "paid") assert.strictEqual(cost, 0)
  })

  it.prop("a cap that is just enough, or more than enough, changes no recommendation", [portfolio], ([inputs]) => {
    for (const cap of [enough(inputs), pounds(1e300)]) {
      const { lines, spent } = budgetScenario(inputs, cap)
      for (const { action, because, recommended } of lines) {
        assert.notStrictEqual(because, "over-cap")
        assert.strictEqual(action, recommended)
      }
      assert.strictEqual(spent, budgetScenario(inputs, pounds(1e6)).spent)
    }
  })

  it.prop("says of each twinning why", [portfolio, amount], ([inputs, amount]) => {
    for (const { action, because, recommended, twinning } of budgetScenario(inputs, pounds(amount)).lines) {
      const input = inputOf(inputs, twinning)
      const { cost } = input
      assert.strictEqual(recommended, reviewTwinning(input).recommend)
      const expected =
        recommended === undefined
          ? ["nothing-recommended"]
          : !keepsCosting.includes(recommended)
            ? ["free"]
            : cost === undefined
              ? ["cost-unknown"]
              : cost.currency === "GBP"
                ? ["paid", "over-cap"]
                : ["other-currency"]
      assert.include(expected, because)
      if (because !== "over-cap") assert.strictEqual(action, recommended)
      else
        assert.strictEqual(action, (input.sharedNetworks ?? []).length > 0 ? "move-into-network" : "let-rest", because)
    }
  })

  it.prop("a cost unknown or in another currency is outside the sum", [portfolio, amount], ([inputs, amount]) => {
    const scenario = budgetScenario(inputs, pounds(amount))
    const outside = scenario.lines.filter(({ because }) => because === "cost-unknown" || because === "other-currency")
    assert.deepStrictEqual(
      scenario.unpriced,
      outside.map(({ twinning }) => twinning)
    )
    const priced = inputs.filter(({ twinning }) => !scenario.unpriced.includes(twinning))
    const without = budgetScenario(priced, pounds(amount))
    assert.strictEqual(without.spent, scenario.spent)
    for (const { action, twinning } of without.lines)
      assert.strictEqual(scenario.lines.find((line) => line.twinning === twinning)?.action, action)
  })

  it.prop("takes each twinning once, the strongest first, of equals the cheaper", [portfolio, amount], (all) => {
    const [inputs, amount] = all
    const { lines } = budgetScenario(inputs, pounds(amount))
    assert.sameMembers(
      lines.map(({ twinning }) => twinning),
      inputs.map(({ twinning }) => twinning)
    )
    const taken = lines.map(({ rank, twinning }, i) => {
      assert.strictEqual(rank, i + 1)
      const input = inputOf(inputs, twinning)
      const { recommend, support } = reviewTwinning(input)
      return { strength: recommend === undefined ? -1 : (support[0]?.weight ?? 0), cost: input.cost }
    })
    for (const [i, { cost, strength }] of taken.entries()) {
      const before = taken[i - 1]
      if (before === undefined) continue
      assert.isAtMost(strength, before.strength)
      if (strength === before.strength && cost?.currency === "GBP" && before.cost?.currency === "GBP")
        assert.isAtMost(before.cost.amount, cost.amount)
    }
  })

  it.prop("does not see the order given", [portfolio, amount, integer(0, 8)], ([inputs, amount, by]) => {
    const at = by % (inputs.length || 1)
    const turned = [...inputs.slice(at), ...inputs.slice(0, at)].reverse()
    assert.deepStrictEqual(budgetScenario(turned, pounds(amount)), budgetScenario(inputs, pounds(amount)))
  })

  it("by example", () => {
    const inputs = {
      // Two for a topic to be named.
      dear: given("dear", { standing: "active", topics: 0, cost: 9 }),
      cheap: given("cheap", { standing: "active", topics: 0, cost: 4, networks: 1 }),
      // One for an active partner, whose topic is named.
      fits: given("fits", { standing: "active", topics: 1, cost: 1 }),
      abroad: given("abroad", { standing: "active", topics: 1, cost: 1, currency: "CNY" }),
      nobodyKnows: given("nobody knows", { standing: "active", topics: 1 }),
      // To let rest costs nothing, whatever the twinning costs today.
      latent: given("latent", { standing: "latent", networks: 0, cost: 50 }),
      silent: given("silent", { standing: "unknown", cost: 1 })
    }
    const outcome = (amount: number) => {
      const { lines, spent, unpriced } = budgetScenario(Object.values(inputs), pounds(amount))
      const of = ({ twinning }: ReviewInput): string => {
        const line = lines.find((one) => one.twinning === twinning)
        return `${line?.because} ${line?.action}`
      }
      assert.deepStrictEqual([...unpriced].sort(), [inputs.abroad.twinning, inputs.nobodyKnows.twinning].sort())
      const { abroad, cheap, dear, fits, latent, nobodyKnows, silent } = inputs
      return {
        spent,
        dear: of(dear),
        cheap: of(cheap),
        fits: of(fits),
        abroad: of(abroad),
        nobodyKnows: of(nobodyKnows),
        latent: of(latent),
        silent: of(silent)
      }
    }
    // 6: the cheap one of the two first, 4; the dear one does not fit into 2, the next one does: 4 + 1.
    assert.deepStrictEqual(outcome(6), {
      spent: 5,
      dear: "over-cap let-rest",
      cheap: "paid refocus",
      fits: "paid renew",
      abroad: "other-currency renew",
      nobodyKnows: "cost-unknown renew",
      latent: "free let-rest",
      silent: "nothing-recommended undefined"
    })
    assert.strictEqual(outcome(3).cheap, "over-cap move-into-network")
    // 4: the cheap one takes all of it, and nothing is left for a weaker one.
    assert.strictEqual(outcome(4).cheap, "paid refocus")
    assert.strictEqual(outcome(4).fits, "over-cap let-rest")
    assert.strictEqual(outcome(14).spent, 14)
  })
})
