import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { type CityId, ClaimId, deriveId, TwinningId } from "../base/identity.ts"
import { CountryCode } from "../city/City.ts"
import type { Policy } from "../evidence/resolve.ts"
import { arbitrary, world } from "../testing/index.ts"
import { leftOut, type RecordedTwinning, type TwinsInCountry, twinningExists } from "./contradictions.ts"
import { pairOf, twinningIdOf } from "./Twinning.ts"

const claim = (key: string): ClaimId => ClaimId.make(deriveId("claim", key))
const [china, britain] = [CountryCode.make("CN"), CountryCode.make("GB")]

/** The last digit of an id decides its country; one in three is unknown. */
const countryOf = (city: CityId): CountryCode | undefined =>
  [china, britain, undefined][Number.parseInt(city.slice(-1), 16) % 3]

const recorded: Arbitrary.Arbitrary<RecordedTwinning> = Arbitrary.all([arbitrary.cityId, arbitrary.cityId]).pipe(
  Arbitrary.filterMap(([a, b]) =>
    Result.map(pairOf(a, b), (cities) => ({ id: twinningIdOf(cities), cities, evidence: [claim("e")] }))
  )
)
const list: Arbitrary.Arbitrary<TwinsInCountry> = Arbitrary.all([
  arbitrary.cityId,
  arbitrary.oneOf(["CN", "GB"]),
  Arbitrary.array(arbitrary.cityId, { maxLength: 3 })
]).pipe(
  Arbitrary.map(([city, country, partners]) => ({
    claim: claim("l"),
    city,
    country: CountryCode.make(country),
    partners
  }))
)

const twinnings = Arbitrary.array(recorded, { maxLength: 8 })

describe("leftOut", () => {
  it.prop(
    "is what the definition says, list by list",
    [Arbitrary.array(list, { maxLength: 3 }), twinnings],
    ([lists, twinnings]) => {
      const expected = lists.flatMap((list) =>
        twinnings.flatMap((twinning) =>
          twinning.cities.flatMap((city, index) => {
            const partner = twinning.cities[1 - index]
            return city === list.city &&
              partner !== undefined &&
              countryOf(partner) === list.country &&
              !list.partners.includes(partner)
              ? [{ city, partner, twinning: twinning.id, list: list.claim, evidence: twinning.evidence }]
              : []
          })
        )
      )
      assert.deepStrictEqual(leftOut(lists, twinnings, countryOf), expected)
    }
  )

  it.prop("a list that names everything leaves nothing out", [list, twinnings], ([list, twinnings]) => {
    const partners = twinnings.flatMap(({ cities }) => cities)
    assert.deepStrictEqual(leftOut([{ ...list, partners }], twinnings, countryOf), [])
  })

  it("finds Wuhan, which a table of Manchester's twins in China leaves out", () => {
    const { claim, source: _ } = world.listWithoutWuhan
    const twinnings = world.twinnings.map(({ cities, id }): RecordedTwinning => ({ id, cities, evidence: [] }))
    const country = new Map(world.cities.map((city) => [city.id, city.country]))
    const [found, ...others] = leftOut(
      [{ claim: claim.id, city: world.manchester.id, country: china, partners: [] }],
      twinnings,
      (city) => country.get(city)
    )
    assert.strictEqual(others.length, 0)
    assert.deepInclude(found, { city: world.manchester.id, partner: world.wuhan.id, list: claim.id })
  })
})

describe("twinningExists", () => {
  const { claim: about } = world.conflicting.exists[0]
  const id = TwinningId.make(about.subject.id)
  const other = world.twinnings.find((one) => one.id !== id) ?? assert.fail()
  const policy: Policy = { kind: "most-reliable" }
  const decided = (twinning: TwinningId, holds: "list" | "twinning") =>
    ({ twinning, list: claim("l"), holds, reason: "the city hall says so" }) as const

  it("follows the claims, and the claim that a person holds to be right", () => {
    for (const { claim } of world.conflicting.exists)
      assert.strictEqual(
        twinningExists(id, world.evidence, policy, [{ kind: "pinned", claim: claim.id, reason: "a letter" }]),
        claim.value
      )
    assert.isTrue(twinningExists(other.id, world.evidence, policy))
  })

  it("follows a list that a person holds to be right, about the twinning that it leaves out and no other", () => {
    const all = [decided(other.id, "list")]
    assert.isFalse(twinningExists(other.id, world.evidence, policy, [], all))
    assert.strictEqual(twinningExists(id, world.evidence, policy, [], all), twinningExists(id, world.evidence, policy))
    assert.isTrue(twinningExists(other.id, world.evidence, policy, [], [decided(other.id, "twinning")]))
  })
})
