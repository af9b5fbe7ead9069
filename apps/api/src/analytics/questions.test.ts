import { describe, expect, it } from "vitest"
import { cityRowOf, handMade, knownOf, networkRowOf } from "../testing/handMade.ts"
import { networkGraph, networksOfCity } from "./networkQuestions.ts"
import { around, cityInGraph, graphPart } from "./questions.ts"

const namesOf = (cities: ReadonlyArray<{ readonly name: string }>): ReadonlyArray<string> =>
  cities.map(({ name }) => name)

describe("the cities with most twins", () => {
  // Much has 4 twins, Some 3, Few 2, Least 1: named in the order that is not asked for
  const known = knownOf(
    handMade({
      twinnings: [
        ["Centre", "Least"],
        ["Centre", "Few"],
        ["Few", "End"],
        ["Centre", "Some"],
        ["Some", "End"],
        ["Some", "Other end"],
        ["Centre", "Much"],
        ["Much", "End"],
        ["Much", "Other end"],
        ["Much", "Third end"],
        ["Far", "Away"]
      ],
      networks: { Rivers: ["Least", "Few", "Some", "Much"] }
    })
  )

  it("come first around a city, at each distance", () => {
    const { cities, links } = around(known, cityRowOf("Centre"), { links: 2, limit: 100 })
    expect(namesOf(cities)).toEqual(["Centre", "Much", "Some", "Few", "Least", "End", "Other end", "Third end"])
    expect(links).toEqual([0, 1, 1, 1, 1, 2, 2, 2])
  })

  it("come first in the whole graph and in a network, and are what a limit leaves", () => {
    // of equals the one that is named first
    expect(namesOf(graphPart(known, { community: undefined, limit: 4 }).cities)).toEqual([
      "Centre",
      "Much",
      "End",
      "Some"
    ])
    expect(namesOf(networkGraph(known, networkRowOf("Rivers"), 3).cities)).toEqual(["Much", "Some", "Few"])
  })

  it("of a cut part still say how many cities and twinnings there are in all", () => {
    const cut = around(known, cityRowOf("Centre"), { links: 1, limit: 2 })
    expect([cut.cities.length, cut.twinnings.length]).toEqual([2, 1])
    expect(cut.total).toEqual({ cities: 5, twinnings: 4 })
    const wider = around(known, cityRowOf("Centre"), { links: 2, limit: 2 })
    expect(wider.total).toEqual({ cities: 8, twinnings: 10 })
    const all = graphPart(known, { community: undefined, limit: 2 })
    expect([all.cities.length, all.twinnings.length, all.total]).toEqual([2, 1, { cities: 10, twinnings: 11 }])
  })

  it("of a community count its own twinnings, however many are given", () => {
    const at = known.snapshot.nodeOf.get(cityRowOf("Far").id) ?? -1
    const community = known.analysed?.analysis.graph.communities.labels[at]
    for (const limit of [1, 100]) {
      const found = graphPart(known, { community, limit })
      expect([found.cities.length, found.total]).toEqual([Math.min(limit, 2), { cities: 2, twinnings: 1 }])
    }
  })
})

describe("cousins of a city", () => {
  it("are counted by the twins that they have in common", () => {
    // Hub is a common twin of many, and weighs little by other measures; Near has two, Well three in common
    const known = knownOf(
      handMade({
        twinnings: [
          ["City", "Quiet"],
          ["City", "Hub"],
          ["City", "Port"],
          ["City", "Station"],
          ["Well", "Hub"],
          ["Well", "Port"],
          ["Well", "Station"],
          ["Near", "Quiet"],
          ["Near", "Hub"],
          ...Array.from({ length: 9 }, (_, i): [string, string] => ["Port", `Town ${i}`]),
          ...Array.from({ length: 9 }, (_, i): [string, string] => ["Station", `Village ${i}`]),
          ...Array.from({ length: 9 }, (_, i): [string, string] => ["Hub", `Place ${i}`]),
          // Well has many twins of its own: as a share of all it has less in common than Near
          ...Array.from({ length: 9 }, (_, i): [string, string] => ["Well", `Farm ${i}`])
        ]
      })
    )
    const { cousins } = cityInGraph(known, cityRowOf("City"))
    expect(cousins.slice(0, 2).map(({ city, shared }) => [city.name, shared])).toEqual([
      ["Well", 3],
      ["Near", 2]
    ])
    expect(cousins.length).toBe(10)
    for (const { shared } of cousins.slice(2)) expect(shared).toBe(1)
  })
})

describe("the networks of a city", () => {
  const known = knownOf(
    handMade({
      twinnings: [["Here", "Elsewhere"]],
      networks: {
        Rivers: ["Here", "Upstream", "Downstream", "Mouth"],
        Bridges: ["Here", "Downstream", ["Mouth", "Association"]]
      },
      parents: [
        ["Rivers", "Waters"],
        ["Waters", "World"],
        ["Association", "Union"],
        ["Union", "Planet"],
        ["Lakes", "Waters"]
      ]
    })
  )

  it("show as many cities as are wanted with itself, and say how many share one", () => {
    const sharing = ["Here", "Downstream", "Mouth", "Upstream"]
    for (const limit of [1, 2, 4, 100]) {
      const { cities, total } = networksOfCity(known, cityRowOf("Here"), limit)
      expect(namesOf(cities)).toEqual(sharing.slice(0, limit))
      expect(total.cities).toBe(4)
    }
  })

  it("show every network above, however far, also above an intermediary", () => {
    expect(new Set(namesOf(networksOfCity(known, cityRowOf("Mouth"), 10).networks))).toEqual(
      new Set(["Rivers", "Bridges", "Waters", "World", "Association", "Union", "Planet"])
    )
    const { belonging, networks, total } = networkGraph(known, networkRowOf("Rivers"), 10)
    expect(namesOf(networks)).toEqual(["Rivers", "Waters", "World"])
    expect(total.networks).toBe(3)
    expect(belonging).toEqual([
      { member: 0, network: 1 },
      { member: 1, network: 2 }
    ])
    expect(new Set(namesOf(networkGraph(known, networkRowOf("Bridges"), 10).networks))).toEqual(
      new Set(["Bridges", "Association", "Union", "Planet"])
    )
    // those below are the direct ones
    expect(new Set(namesOf(networkGraph(known, networkRowOf("World"), 10).networks))).toEqual(
      new Set(["World", "Waters"])
    )
  })
})
