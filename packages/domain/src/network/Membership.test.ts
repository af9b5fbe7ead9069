import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { NetworkId } from "../base/identity.ts"
import { arbitrary, world } from "../testing/index.ts"
import { networkIdOf } from "./CityNetwork.ts"
import { Membership, membershipIdOf } from "./Membership.ts"

const decodes = (fields: unknown): boolean => Result.isSuccess(Schema.decodeUnknownResult(Membership)(fields))

describe("Membership", () => {
  it.prop(
    "a network is no member of itself, and is not reached through itself",
    [arbitrary.membership],
    ([membership]) => {
      const encoded = Schema.encodeSync(Membership)(membership)
      assert.isTrue(decodes(encoded))
      assert.isFalse(decodes({ ...encoded, member: { kind: "network", network: membership.network } }))
      assert.isFalse(decodes({ ...encoded, through: membership.network }))
    }
  )

  it.prop("is direct exactly where nobody stands between", [arbitrary.membership], ([membership]) => {
    assert.strictEqual(membership.direct, !("through" in membership) || membership.through === undefined)
  })

  it("says what is wrong", () => {
    const base = { id: world.memberships[0]?.id, network: world.uclg.id, roles: [] }
    const read = (fields: object) => () => Schema.decodeUnknownSync(Membership)({ ...base, ...fields })
    assert.throws(
      read({ member: { kind: "network", network: world.uclg.id } }),
      /a network cannot be a member of itself/
    )
    assert.throws(
      read({ member: { kind: "city", city: world.wuhan.id }, through: world.uclg.id }),
      /a member cannot reach a network through that same network/
    )
  })
})

describe("membershipIdOf", () => {
  it.prop("is one per member, network and intermediary", [arbitrary.membership], ([{ member, network, through }]) => {
    // Ids that are not among those given, by construction: a generated one may be one of them by chance.
    const used = [network, through, member.kind === "city" ? member.city : member.network]
    const other = ["0", "1", "2", "3"]
      .map((digit) => `${digit}${network.slice(1)}`)
      .find((id) => !used.some((one) => one === id))
    if (other === undefined) throw new Error("four candidates, three ids")
    const id = membershipIdOf(network, member, through)
    assert.strictEqual(id, membershipIdOf(network, { ...member }, through))
    const others = [
      membershipIdOf(NetworkId.make(other), member, through),
      membershipIdOf(network, member, NetworkId.make(other)),
      membershipIdOf(network, { kind: "network", network: NetworkId.make(other) }, through)
    ]
    assert.isFalse(others.includes(id))
  })
})

describe("CityNetwork", () => {
  it.prop("is called by its short name where it has one", [arbitrary.network], ([network]) => {
    assert.strictEqual(network.label, network.shortName ?? network.name)
  })

  it("has an id that follows from its key", () => {
    assert.strictEqual(networkIdOf("uclg"), world.uclg.id)
    assert.notStrictEqual(networkIdOf("uclg"), networkIdOf("lga"))
  })
})
