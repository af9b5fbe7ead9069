import * as Effect from "effect/Effect"
import { beforeAll, describe, expect, it } from "vitest"
import { type AnalysedFile, analyseFile } from "./analyseFile.ts"
import { analysisCsv, analysisJson } from "./analysisJson.ts"
import { analysisReport } from "./analysisReport.ts"

// A triangle A B C with a tail D E, and a pair apart. Every figure below is worked out by hand.
const table = `city1,country1,city2,country2
A,GB,B,GB
B,GB,C,CN
C,CN,A,GB
C,CN,D,CN
D,CN,E,PL
Far,GB,Away,GB
`
let found: AnalysedFile
beforeAll(async () => {
  found = await Effect.runPromise(
    analyseFile({ name: "tail.csv", bytes: new TextEncoder().encode(table) }, { seeds: 3 })
  )
})

const labelsOf = (ranking: ReadonlyArray<{ readonly label: string }>): ReadonlyArray<string> =>
  ranking.map(({ label }) => label)

describe("the figures of a file as JSON", () => {
  it("give the mean distance without and with the distance of a node to itself", () => {
    // of the ten pairs of the largest component five are linked, three at two links, two at three: 17 in all
    const json = analysisJson(found)
    expect(json.lcc_distance_histogram_ordered_pairs).toEqual({ "0": 5, "1": 10, "2": 6, "3": 4 })
    expect(json.lcc_mean_distance).toBeCloseTo(17 / 10, 14)
    expect(json.lcc_mean_distance_including_zero_self_distances).toBeCloseTo(34 / 25, 14)
  })

  it("give pairs of countries, and those of two countries apart", () => {
    const json = analysisJson(found)
    expect(json).toMatchObject({ countries: 3, country_pairs_distinct: 4, domestic_links: 3 })
    expect(json.country_pair_top30).toEqual([
      { a: "CN", b: "GB", links: 2 },
      { a: "GB", b: "GB", links: 2 },
      { a: "CN", b: "CN", links: 1 },
      { a: "CN", b: "PL", links: 1 }
    ])
    expect(json.country_pair_international_top30).toEqual([
      { a: "CN", b: "GB", links: 2 },
      { a: "CN", b: "PL", links: 1 }
    ])
  })

  it("rank by closeness and eigenvector within the largest component alone", () => {
    // the pair apart is as close as can be, 1, and would lead
    const json = analysisJson(found)
    expect(json.lcc_closeness_top20.map(({ label, value }) => [label, value])).toEqual([
      ["C", 4 / 5],
      ["D", 4 / 6],
      ["A", 4 / 7],
      ["B", 4 / 7],
      ["E", 4 / 9]
    ])
    expect(new Set(labelsOf(json.lcc_eigenvector_centrality_unit_2norm_top20))).toEqual(
      new Set(["A", "B", "C", "D", "E"])
    )
    expect(labelsOf(json.degree_top20)).toEqual(["C", "A", "B", "D", "E", "Far", "Away"])
  })

  it("count each bridge once, and give a factor that makes betweenness a share of all pairs", () => {
    const json = analysisJson(found)
    expect([json.bridges, json.articulation_points]).toEqual([3, 2])
    expect(json.betweenness_unnormalised_top20).toEqual([
      { id: "C|CN", label: "C", value: 4 },
      { id: "D|CN", label: "D", value: 3 }
    ])
    // 15 pairs of others
    expect(json.betweenness_normalisation_factor).toBeCloseTo(1 / 15, 15)
  })

  it("give the lowest, the highest and the mean modularity of all divisions", () => {
    expect(analysisJson(found).leiden.seeds).toBe(3)
    const modularities = Float64Array.from([0.25, 0.5, 0.125, 0.25])
    const communities = { ...found.analysis.communities, modularity: 0.5, modularities }
    expect(analysisJson({ ...found, analysis: { ...found.analysis, communities } }).leiden).toMatchObject({
      seeds: 4,
      modularity_min: 0.125,
      modularity_max: 0.5,
      modularity_mean: 0.28125
    })
  })
})

describe("the figures of each node as CSV", () => {
  it("quote what would else end a cell or a row", () => {
    const labels = ["A, the first", 'B "the second"', "C\nthe third", "D\rthe fourth", "E", "plain", undefined]
    const csv = analysisCsv({ ...found, read: { ...found.read, labels } })
    // read as RFC 4180 says: a quoted cell goes on to the quote that is not doubled
    const cells = [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n\r]*))([,\n])/g)].map(
      ([, quoted, plain = "", after]) => [quoted?.replaceAll('""', '"') ?? plain, after] as const
    )
    expect(cells.length).toBe(8 * 12)
    const rows = Array.from({ length: 8 }, (_, row) => cells.slice(12 * row, 12 * row + 12))
    for (const row of rows) expect(row.map(([, after]) => after).join("")).toBe(`${",".repeat(11)}\n`)
    expect(rows.slice(1).map(([, label]) => label?.[0])).toEqual(labels.map((label) => label ?? ""))
    expect(rows[1]?.slice(2, 6).map(([cell]) => cell)).toEqual(["2", "0", "2", "1"])
  })
})

describe("the figures of a file as a report", () => {
  const lineOf = (report: ReadonlyArray<string>, what: string): string =>
    report.find((line) => line.startsWith(`  ${what} `)) ?? expect.fail(`no line of ${what}`)

  it("counts each bridge once, and words shares in per cent", () => {
    const report = analysisReport(found)
    expect(lineOf(report, "links on which a connection hangs")).toMatch(/ 3$/)
    expect(lineOf(report, "nodes on which one hangs")).toMatch(/ 2$/)
    // 6 of 21 pairs; 5 of 7 nodes; 3 of 6 corners closed
    expect(lineOf(report, "share of all pairs that is linked")).toMatch(/ 28\.6 %$/)
    expect(lineOf(report, "components")).toMatch(/ 2 {3}the largest has 5 nodes, 71\.4 %$/)
    expect(lineOf(report, "triangles")).toMatch(/ 1 {3}50 % of those that could be$/)
    // C is between 4 of 15 pairs, D between 3
    const from = report.indexOf("Between others most often (share of all pairs)")
    expect(report.slice(from + 1, from + 3)).toEqual(["   1      26.7 %  C (CN)", "   2        20 %  D (CN)"])
  })
})
