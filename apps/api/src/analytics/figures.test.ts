import { describe, expect, it } from "vitest"
import { analysedHere, cityRowOf, handMade, knownOf } from "../testing/handMade.ts"
import { figuresView, topView } from "./figures.ts"
import { cityInGraph } from "./questions.ts"

// A triangle with a tail of two, and a pair apart: the two links of the tail and that of the pair are bridges.
const snapshot = handMade({
  twinnings: [
    ["A", "B"],
    ["B", "C"],
    ["C", "A"],
    ["C", "D"],
    ["D", "E"],
    ["Far", "Away"]
  ],
  networks: { Rivers: ["A", "Far"] },
  countries: { A: "GB" }
})

describe("the figures of the register", () => {
  it("count each bridge once", () => {
    const found = figuresView(analysedHere(snapshot))
    expect([found.bridges, found.cutPoints]).toEqual([3, 2])
    expect(found.core).toEqual({ k: 2, cities: 3 })
    expect(found.components).toBe(2)
    // each pair of the five cities once: five linked, three at two links, two at three
    expect(found.largest.distances).toEqual([
      { links: 1, pairs: 5 },
      { links: 2, pairs: 3 },
      { links: 3, pairs: 2 }
    ])
    expect(found.domesticTwinnings).toBe(4)
  })

  it("rank by closeness and eigenvector within the largest component alone", () => {
    const top = topView(analysedHere(snapshot), 20)
    // from C the four others are 5 links away, from D 6, from A and B 7 each, from E 9
    expect(top.closeness.map(({ city, value }) => [city.name, value])).toEqual([
      ["C", 4 / 5],
      ["D", 4 / 6],
      ["A", 4 / 7],
      ["B", 4 / 7],
      ["E", 4 / 9]
    ])
    expect(new Set(top.eigenvector.map(({ city }) => city.name))).toEqual(new Set(["A", "B", "C", "D", "E"]))
    expect(top.twins.map(({ city }) => city.name)).toEqual(["C", "A", "B", "D", "E", "Far", "Away"])
    const { ranks } = cityInGraph(knownOf(snapshot), cityRowOf("Far"))
    expect(new Set(ranks?.map(({ measure }) => measure))).toEqual(new Set(["twins", "pagerank", "interlocking"]))
  })
})
