import { describe, expect, it } from "@effect/vitest"
import { activitiesFrom, Claim, conflictsIn, PartialDate, tensionsFrom } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { cityNamed } from "./places/cities.ts"
import { reference } from "./reference.ts"
import { documents, sources } from "./sources.ts"

const { cities, claims, memberships, networks, strategies, twinnings } = reference

const evidence = claims.map((claim) => ({
  claim,
  source: reference.sources.find(({ id }) => id === claim.source) ?? sources.report
}))

describe("the reference", () => {
  it("gives every record and every claim an id of its own", () => {
    const ids = [reference.sources, cities, twinnings, networks, memberships, strategies, claims].flatMap((records) =>
      records.map(({ id }) => id as string)
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("speaks of nothing that it does not hold", () => {
    const held: Readonly<Record<string, ReadonlySet<string>>> = {
      city: new Set(cities.map(({ id }) => id)),
      twinning: new Set(twinnings.map(({ id }) => id)),
      network: new Set(networks.map(({ id }) => id)),
      membership: new Set(memberships.map(({ id }) => id)),
      strategy: new Set(strategies.map(({ id }) => id)),
      agreement: new Set(reference.agreements.map(({ id }) => id)),
      activity: new Set(activitiesFrom(evidence).map(({ id }) => id)),
      tension: new Set(tensionsFrom(evidence).map(({ id }) => id)),
      source: new Set(reference.sources.map(({ id }) => id))
    }
    for (const { source, subject } of claims) {
      if (subject.kind !== "group") expect(held[subject.kind]).toContain(subject.id)
      expect(held.source).toContain(source)
    }
    for (const { twinning } of reference.agreements) expect(held.twinning).toContain(twinning)
    for (const { cities: pair } of twinnings) for (const id of pair) expect(held.city).toContain(id)
    for (const { member, network, through } of memberships) {
      expect(held.network).toContain(network)
      expect(held[member.kind]).toContain(member.kind === "city" ? member.city : member.network)
      if (through !== undefined) expect(held.network).toContain(through)
    }
  })

  it("states each twinning, membership and city at least once", () => {
    const stated = new Set(claims.map(({ subject }) => subject.id as string))
    for (const { id } of [...twinnings, ...memberships, ...cities, ...networks, ...strategies, ...reference.agreements])
      expect(stated).toContain(id)
  })

  it("gives every group a label", () => {
    const labelled = claims.flatMap(({ attribute, subject }) => (attribute === "label" ? [subject.id] : []))
    const groups = claims.flatMap(({ subject }) => (subject.kind === "group" ? [subject.id] : []))
    expect(new Set(labelled)).toEqual(new Set(groups))
  })

  it("cites documents by line, table or paragraph", () => {
    const ids = new Set<string>(documents.map(({ id }) => id))
    for (const { locator, source } of claims)
      if (ids.has(source))
        expect(locator).toMatch(/^(table [123], )?l\.\d+([–,] ?\d+)*( and \d+(–\d+)?)?$|^paragraphs? \d/)
  })

  it("rests every stage and every answer of a strategy on claims that it holds", () => {
    const known = new Set<string>(claims.map(({ id }) => id))
    const cited = [
      ...twinnings.flatMap(({ stages }) => stages.flatMap((stage) => stage.evidence)),
      ...strategies.flatMap(({ officesAbroad, strategy, team }) =>
        [officesAbroad, strategy, team].flatMap((answer) => answer?.evidence ?? [])
      )
    ]
    expect(cited.length).toBeGreaterThan(0)
    for (const id of cited) expect(known).toContain(id)
  })

  it("survives JSON", () => {
    const decode = Schema.decodeUnknownSync(Schema.Array(Claim))
    expect(decode(JSON.parse(JSON.stringify(claims)))).toEqual(claims)
  })

  it("knows that Coventry and Stalingrad signed in 1944 or 1947 and suspended in 2022", () => {
    const twinning = twinnings.find(({ cities: pair }) => pair.includes(cityNamed("Coventry")))
    expect(twinning?.stages.map(({ kind, on }) => [kind, on])).toEqual([
      ["signed", PartialDate.make("1944")],
      ["suspended", PartialDate.make("2022-03")]
    ])
    expect(twinning?.stages[0]?.evidence).toHaveLength(2)
  })

  it("contradicts itself in these attributes only, as far as values tell", () => {
    const attributes = conflictsIn(evidence, { kind: "most-reliable" }).map(({ attribute }) => attribute)
    expect(attributes.sort()).toEqual([
      "lessons",
      "offices-in-country",
      "part-in-big-networks",
      "policy-body",
      "stage",
      "typical-twin-count"
    ])
  })
})
