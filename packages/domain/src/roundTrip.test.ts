import { assert, describe, it } from "@effect/vitest"
import type * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import {
  Agreement,
  City,
  CityNetwork,
  Claim,
  Membership,
  PartialDate,
  Policy,
  Source,
  Stage,
  StrategyProfile,
  Twinning
} from "./index.ts"
import { arbitrary } from "./testing/index.ts"

/** Encodes, sends as text, decodes: the same value, of the same class. */
const survives = <A, I>(name: string, schema: Schema.Codec<A, I>, values: Arbitrary.Arbitrary<A>): void => {
  it.prop(`${name} survives being sent as JSON`, [values], ([value]) => {
    const sent = JSON.stringify(Schema.encodeSync(schema)(value))
    const back = Schema.decodeUnknownSync(schema, { onExcessProperty: "error" })(JSON.parse(sent))
    assert.deepStrictEqual(back, value)
    assert.strictEqual(Object.getPrototypeOf(back), Object.getPrototypeOf(value))
  })
}

describe("encode and decode", () => {
  survives("City", City, arbitrary.city)
  survives("Source", Source, arbitrary.source)
  survives("Claim", Claim, arbitrary.claim)
  survives("Twinning", Twinning, arbitrary.twinning)
  survives("Agreement", Agreement, arbitrary.agreement)
  survives("CityNetwork", CityNetwork, arbitrary.network)
  survives("Membership", Membership, arbitrary.membership)
  survives("StrategyProfile", StrategyProfile, arbitrary.strategyProfile)
  survives("Stage", Stage, arbitrary.stage)
  survives("PartialDate", PartialDate, arbitrary.partialDate)

  it.prop("Policy survives being sent as JSON", [Policy], ([policy]) => {
    assert.deepStrictEqual(Schema.decodeUnknownSync(Policy)(JSON.parse(JSON.stringify(policy))), policy)
  })

  it.prop("a field that is not known is refused where nothing may get lost", [arbitrary.city], ([city]) => {
    const encoded = { ...Schema.encodeSync(City)(city), mayor: "Andy Burnham" }
    assert.isTrue(Result.isFailure(Schema.decodeUnknownResult(City, { onExcessProperty: "error" })(encoded)))
  })
})
