import { readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { bytesOf } from "../test/arbitraries.ts"
import { type GraphFile, type NamedBytes, type ReadGraphOptions, readGraph, toGexf, toGraphMl } from "./index.ts"
import { readTable } from "./table.ts"

/** Where the published data sets lie; they are not part of this repository, and these tests are skipped without them. */
const shared = process.env.PROXENY_SHARED ?? ""

const open = (path: string): NamedBytes => ({ name: basename(path), bytes: readFileSync(join(shared, path)) })
const read = (path: string, options?: ReadGraphOptions): GraphFile => Result.getOrThrow(readGraph(open(path), options))

/** What was counted of the same file by other programs. */
interface Oracle {
  readonly n: number
  readonly m: number
  readonly input: {
    readonly rows: number
    readonly distinct_directed_pairs: number
    readonly self_loops: number
    readonly repeated_rows: number
    readonly pairs_given_in_both_directions: number
    readonly nodes_without_edge_after_cleaning: ReadonlyArray<string>
  }
}

const agrees = (graph: GraphFile, name: string): void => {
  const { input, m, n }: Oracle = JSON.parse(readFileSync(join(shared, "oracles", `${name}.json`), "utf8"))
  assert.deepStrictEqual(
    [graph.read, graph.read.rows - graph.read.repeated, graph.ids.length],
    [
      {
        rows: input.rows,
        selfLoops: input.self_loops,
        repeated: input.repeated_rows,
        reversed: input.pairs_given_in_both_directions,
        nodesWithoutLink: input.nodes_without_edge_after_cleaning.length
      },
      input.distinct_directed_pairs,
      n
    ]
  )
  const simple = new Set<string>()
  for (let i = 0; i < graph.pairs.length; i += 2) {
    const [a, b] = [graph.pairs[i] as number, graph.pairs[i + 1] as number]
    if (a !== b) simple.add(`${Math.min(a, b)},${Math.max(a, b)}`)
  }
  assert.strictEqual(simple.size, m)
}

const linksOf = (graph: GraphFile): ReadonlyArray<string> =>
  Array.from({ length: graph.pairs.length / 2 }, (_, link) =>
    [0, 1].map((end) => graph.ids[graph.pairs[link * 2 + end] as number]).join(" ")
  )

describe.skipIf(shared === "")("the published graphs (skipped unless PROXENY_SHARED names their folder)", () => {
  it("wikidata-2021: the counts of other programs, the links of the lines, what cities.csv knows", () => {
    const graph = read("wikidata-2021/links.csv", { nodes: open("wikidata-2021/cities.csv") })
    assert.strictEqual(graph.format, "link-table")
    agrees(graph, "wikidata-2021")
    const lines = readFileSync(join(shared, "wikidata-2021/links.csv"), "utf8").trim().split(/\r?\n/).slice(1)
    assert.deepStrictEqual(
      linksOf(graph),
      lines.map((line) => line.replace(",", " "))
    )
    assert.deepStrictEqual(
      [graph.labels, graph.countries].map((column) => column.filter((text) => text === undefined).length),
      [0, 0]
    )
    assert.isFalse([...graph.latitudes, ...graph.longitudes].some(Number.isNaN))
    assert.strictEqual(graph.countries.filter((country) => country?.length !== 2).length, 8)
  })

  it("wikidata-2021: the same graph as GEXF, with its places", () => {
    const graph = read("wikidata-2021/sister_cities.gexf")
    assert.deepStrictEqual([graph.format, graph.directed], ["gexf", false])
    agrees(graph, "wikidata-2021")
    const table = read("wikidata-2021/links.csv", { nodes: open("wikidata-2021/cities.csv") })
    assert.deepStrictEqual(linksOf(graph), linksOf(table))
    const at = new Map(table.ids.map((id, node) => [id, node]))
    for (const [node, id] of graph.ids.entries()) {
      const other = at.get(id) as number
      assert.deepStrictEqual(
        [graph.labels[node], graph.latitudes[node], graph.longitudes[node]],
        [table.labels[other], table.latitudes[other], table.longitudes[other]]
      )
    }
    assert.deepStrictEqual([...graph.attributes.keys()], ["degree", "pop"])
  })

  it("wikidata-2016: the counts of other programs, without names of columns", () => {
    const graph = read("wikidata-2016/relations.tsv")
    assert.strictEqual(graph.format, "edge-list")
    agrees(graph, "wikidata-2016")
  })

  it("wikipedia-2026: the counts of other programs, city and country together", () => {
    const graph = read("wikipedia-2026/twin_cities.csv")
    assert.strictEqual(graph.format, "link-table")
    agrees(graph, "wikipedia-2026")
    const nodes = readFileSync(join(shared, "oracles/wikipedia-2026-nodes.csv"), "utf8")
    const keys = Result.getOrThrow(readTable("nodes.csv", nodes)).rows.map(({ fields }) => fields[0])
    assert.deepStrictEqual(new Set(graph.ids), new Set(keys))
  })

  it("konect-2017: 20,573 links, none twice", () => {
    const graph = read("konect-2017/out.twin")
    assert.deepStrictEqual([graph.format, graph.directed, graph.ids.length], ["konect", false, 14_274])
    assert.deepStrictEqual(graph.read, { rows: 20_573, selfLoops: 0, repeated: 0, reversed: 0, nodesWithoutLink: 0 })
  })

  it("wikidata-2021: written in either format and read again, the same", () => {
    const graph = read("wikidata-2021/sister_cities.gexf")
    const world = {
      nodes: graph.ids.map((id, node) => ({
        id,
        label: graph.labels[node] ?? "",
        country: graph.countries[node] ?? "",
        latitude: graph.latitudes[node] ?? Number.NaN,
        longitude: graph.longitudes[node] ?? Number.NaN,
        attributes: Object.fromEntries([...graph.attributes].map(([name, values]) => [name, Number(values[node])]))
      })),
      links: linksOf(graph).map((link) => ({ a: link.split(" ")[0] ?? "", b: link.split(" ")[1] ?? "" }))
    }
    for (const [format, write] of [
      ["gexf", toGexf],
      ["graphml", toGraphMl]
    ] as const)
      assert.deepStrictEqual(Result.getOrThrow(readGraph({ name: "a", bytes: bytesOf(write(world)) })), {
        ...graph,
        format
      })
  }, 60_000)
})
