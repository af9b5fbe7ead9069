import { describe, expect, it } from "@effect/vitest"
import { Claim } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { loadGazetteer } from "../gazetteer/load.ts"
import { referencePlaces } from "../places/fromGazetteer.ts"
import { publicSources } from "../publicSources.ts"
import { reference } from "../reference.ts"
import { sources } from "../sources.ts"
import { smallestGroup } from "./compute.ts"
import { summary } from "./report.ts"
import { reproduce } from "./reproduce.ts"
import type { Register } from "./View.ts"

const facts = reproduce(reference)
const verdicts = (register: Register): ReadonlyMap<string, string> =>
  new Map(reproduce(register).map(({ id, verdict }) => [id, verdict]))
const verdictOf = (claims: ReadonlyArray<Claim>, id: string) => verdicts({ ...reference, claims }).get(id)
const without = (...ids: ReadonlyArray<string>) => reference.claims.filter(({ id }) => !ids.includes(id))

/** The same claim with another value of the same kind. */
const altered = (claim: Claim): Claim => {
  const { value } = claim
  const other = (part: unknown): Schema.Json =>
    typeof part === "boolean"
      ? !part
      : typeof part === "number"
        ? part + 1
        : typeof part === "string"
          ? "something else"
          : Array.isArray(part)
            ? part.slice(1)
            : Object.fromEntries(Object.entries(part as object).map(([key, inner]) => [key, other(inner)]))
  return new Claim({ ...claim, value: other(value) })
}

/** Claims as a database may give them back: plain objects, keys and rows in another order. */
const reread = (claims: ReadonlyArray<Claim>): ReadonlyArray<Claim> => {
  const turned = (value: Schema.Json): Schema.Json =>
    value === null || typeof value !== "object"
      ? value
      : Array.isArray(value)
        ? value.map(turned)
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, turned(part)])
          )
  return JSON.parse(JSON.stringify([...claims].reverse().map((claim) => ({ ...claim, value: turned(claim.value) }))))
}

describe("the facts of the documents", () => {
  it("are reproduced, contradicted or out of reach, and none fails", () => {
    expect(facts.filter(({ verdict }) => verdict === "failed")).toEqual([])
    expect(summary(facts)).toEqual({ reproduced: 121, conflict: 13, "not-reproducible": 13, failed: 0 })
  })

  it("have ids of their own", () => {
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
  })

  it("show both sides of a contradiction, each with its claims", () => {
    for (const { id, sides, verdict } of facts) {
      expect([id, sides.length >= 2]).toEqual([id, verdict === "conflict"])
      for (const { claims } of sides) expect([id, claims.length > 0]).toEqual([id, true])
    }
  })

  it("say why they are contradicted or out of reach", () => {
    for (const { reason, verdict } of facts) expect(reason === "").toBe(verdict === "reproduced")
  })

  it("rest on claims that are there", () => {
    const known = new Set<string>(reference.claims.map(({ id }) => id))
    for (const { evidence } of facts) for (const { claim } of evidence) expect(known).toContain(claim)
  })
})

describe("laws", () => {
  const withEvidence = facts.filter(({ verdict }) => verdict !== "not-reproducible")

  it.each(withEvidence.map((fact) => [fact.id, fact] as const))("%s fails without one of its claims", (id, fact) => {
    expect(fact.evidence.some(({ claim }) => verdictOf(without(claim), id) === "failed")).toBe(true)
  })

  it.each(withEvidence.map((fact) => [fact.id, fact] as const))(
    "%s fails with one of its claims altered",
    (id, fact) => {
      const held = new Set<string>(fact.evidence.map(({ claim }) => claim))
      const fails = reference.claims
        .filter((claim) => held.has(claim.id))
        .some((one) => {
          const claims = reference.claims.map((claim) => (claim === one ? altered(claim) : claim))
          return verdictOf(claims, id) === "failed"
        })
      expect(fails).toBe(true)
    }
  )

  it("no fact is found in an empty register", () => {
    const empty = { ...reference, claims: [] }
    for (const { section, verdict } of reproduce(empty))
      expect(verdict).toBe(section === "not-reproducible" ? "not-reproducible" : "failed")
  })

  const someClaims = Schema.Array(
    Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: reference.claims.length - 1 }))
  )

  it.prop("whatever claims are lost, a verdict stays or turns to failed, with a reason", [someClaims], ([lost]) => {
    const rest = reproduce({ ...reference, claims: reference.claims.filter((_, k) => !lost.includes(k)) })
    for (const [k, { reason, verdict }] of rest.entries()) {
      expect([facts[k]?.verdict, "failed"]).toContain(verdict)
      if (verdict === "failed") expect(reason).not.toBe("")
    }
  })

  it.prop("the order of claims does not matter", [someClaims], ([first]) => {
    const chosen = new Set(first)
    const claims = [
      ...reference.claims.filter((_, k) => chosen.has(k)),
      ...reference.claims.filter((_, k) => !chosen.has(k))
    ]
    expect(verdicts({ ...reference, claims })).toEqual(verdicts(reference))
  })

  it("claims that went through a database yield the same", async () => {
    const claims = reread([...reference.claims, ...referencePlaces(await loadGazetteer())])
    const again = reproduce({ ...reference, claims })
    expect(again.map(({ found, id, verdict }) => ({ id, verdict, found }))).toEqual(
      facts.map(({ found, id, verdict }) => ({ id, verdict, found }))
    )
  })

  it("claims of other sources change nothing", () => {
    const other = reference.claims.map((claim) => new Claim({ ...altered(claim), source: sources.overview.id }))
    const stranger = other.map((claim) => ({
      ...claim,
      source: "00000000-0000-5000-8000-000000000000" as typeof claim.source
    }))
    expect(verdicts({ ...reference, claims: [...reference.claims, ...(stranger as ReadonlyArray<Claim>)] })).toEqual(
      verdicts(reference)
    )
  })

  it("nor do the public pages of the reference", () => {
    const pages = new Set<string>(Object.values(publicSources).map(({ id }) => id))
    const claims = reference.claims.filter(({ source }) => !pages.has(source))
    expect(claims.length).toBeLessThan(reference.claims.length)
    expect(reproduce({ ...reference, claims })).toEqual(facts)
  })

  it("values from a figure would end its verdict", () => {
    const [claim] = reference.claims
    if (claim === undefined) throw new Error("no claims")
    const read = new Claim({ ...claim, locator: "figure 3, bar 1" })
    expect(verdictOf([...reference.claims, read], "figure-3")).toBe("failed")
  })
})

describe("the smallest group with given shares", () => {
  it.each([
    [[46, 36], 28],
    [[50], 2],
    [[33, 67], 3],
    [[100], 1],
    [[25, 20], 20]
  ])("%j: %i", (shares, size) => {
    expect(smallestGroup(shares)).toBe(size)
  })
})
