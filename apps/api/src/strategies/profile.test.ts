import { type ClaimId, PartialDate, type StrategyProfileId } from "@proxeny/domain"
import { describe, expect, it } from "vitest"
import { answersHeld, claimsOfProfile, type ProfileRow, profileAsOf } from "./profile.ts"

const row = (id: string, asOf: string, profile: ProfileRow["profile"] = {}): ProfileRow => ({
  id: id as StrategyProfileId,
  as_of: PartialDate.make(asOf),
  profile
})
const said = <A>(value: A, ...claims: readonly [string, ...Array<string>]) => ({
  value,
  evidence: claims as never as readonly [ClaimId, ...Array<ClaimId>]
})

describe("the profile that counts", () => {
  const rows = [row("a", "2015"), row("b", "2019-06"), row("c", "2021-03-01")]

  it("is the latest of those whose day is over", () => {
    const counts = (asOf: string) => profileAsOf(rows, asOf)?.id
    expect(["2015-12-30", "2015-12-31", "2019-06-29", "2019-06-30", "2021-02-28", "2021-03-01"].map(counts)).toEqual([
      undefined,
      "a",
      "a",
      "b",
      "b",
      "c"
    ])
    expect(profileAsOf([...rows].reverse(), "2030-01-01")?.id).toBe("c")
  })

  it("is the one of the more precise date where two end on one day, then the one of the smaller id", () => {
    const same = [row("y", "2019"), row("z", "2019-12-31"), row("x", "2019")]
    expect(profileAsOf(same, "2020-01-01")?.id).toBe("z")
    expect(profileAsOf([row("y", "2019"), row("x", "2019")], "2020-01-01")?.id).toBe("x")
  })
})

describe("the answers of a profile", () => {
  const profile = row("a", "2019", {
    strategy: said("explicit", "1", "2"),
    jointProjects: said(true, "3"),
    notApplicable: [said("trade", "4") as never, said("team", "5") as never]
  })

  it("rest on claims, those that a question does not apply too", () => {
    expect([...claimsOfProfile(profile)].sort()).toEqual(["1", "2", "3", "4", "5"])
  })

  it("hold as long as one of their claims does, and cite no other", () => {
    expect(answersHeld(profile, new Set(["2", "5"]))).toEqual({
      asOf: "2019",
      strategy: said("explicit", "2"),
      notApplicable: [said("team", "5")]
    })
    expect(answersHeld(row("b", "2019", { jointProjects: said(true, "3") }), new Set())).toEqual({ asOf: "2019" })
  })
})
