import { assert, describe, it } from "@effect/vitest"
import type { City } from "../city/City.ts"
import { cityFrom } from "../evidence/cityFrom.ts"
import { stagesFrom } from "../twinning/fromClaims.ts"
import * as world from "./world.ts"

const texts = (names: City["names"] | readonly []): ReadonlyArray<string> => names.map(({ text }) => text).sort()

describe("the fixed world", () => {
  it("has no two records of one id", () => {
    for (const records of [
      world.cities,
      world.twinnings,
      world.sources,
      world.claims,
      world.networks,
      world.memberships
    ]) {
      const ids = records.map(({ id }) => id)
      assert.strictEqual(new Set(ids).size, ids.length)
    }
  })

  it("speaks only of what is in it", () => {
    const ids = new Set<string>([...world.cities, ...world.twinnings, ...world.networks].map(({ id }) => id))
    const sources = new Set<string>(world.sources.map(({ id }) => id))
    for (const { source, subject } of world.claims) assert.isTrue(ids.has(subject.id) && sources.has(source))
    for (const { cities } of world.twinnings) for (const city of cities) assert.isTrue(ids.has(city))
    for (const { member, network, through } of world.memberships)
      for (const id of [network, through ?? network, member.kind === "city" ? member.city : member.network])
        assert.isTrue(ids.has(id))
  })

  it("its cities and stages follow from its claims", () => {
    const policy = { kind: "most-reliable" } as const
    for (const city of world.cities) {
      const view = cityFrom(
        city.id,
        world.evidence.filter(({ claim }) => claim.subject.id === city.id),
        policy
      )
      assert.deepStrictEqual(texts(view?.names ?? []), texts(city.names))
    }
    for (const { id, stages } of world.twinnings) {
      const said = stagesFrom(
        world.evidence.filter(({ claim }) => claim.subject.id === id),
        policy
      )
      assert.deepStrictEqual(
        said.map(({ kind, on }) => [kind, on]),
        stages.map(({ kind, on }) => [kind, on])
      )
    }
  })
})
