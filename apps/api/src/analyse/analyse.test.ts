import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { toGexf, toGraphMl } from "@proxeny/formats"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url))
let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "proxeny-analyse-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = (name: string, text: string | Uint8Array): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const analyse = (...arguments_: ReadonlyArray<string>) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [main, "analyse", ...arguments_], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: folder }
  })
  return { status, stderr, stdout }
}
const figures = (...arguments_: ReadonlyArray<string>) => {
  const { status, stderr, stdout } = analyse(...arguments_, "--json")
  expect([status, stderr.replace(/^( |The figures of each).*\n/gm, "")]).toEqual([0, ""])
  return JSON.parse(stdout)
}

// Krackhardt's kite. What is expected of it was computed with networkx 2.8.8.
const links = [
  [0, 1],
  [0, 2],
  [0, 3],
  [0, 5],
  [1, 3],
  [1, 4],
  [1, 6],
  [2, 3],
  [2, 5],
  [3, 4],
  [3, 5],
  [3, 6],
  [4, 6],
  [5, 6],
  [5, 7],
  [6, 7],
  [7, 8],
  [8, 9]
] as const
const names = ["Andre", "Beverley", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"]
const betweenness = [5 / 6, 5 / 6, 0, 11 / 3, 0, 25 / 3, 25 / 3, 14, 8, 0]
const closeness = [9 / 17, 9 / 17, 1 / 2, 3 / 5, 1 / 2, 9 / 14, 9 / 14, 3 / 5, 3 / 7, 9 / 29]
const cores = [3, 3, 3, 3, 3, 3, 3, 2, 1, 1]

const kite = {
  n: 10,
  m: 18,
  triangles: 11,
  components: 1,
  lcc_diameter: 4,
  lcc_radius: 2,
  k_core_max: 3,
  k_core_max_members: names.slice(0, 7),
  bridges: 2,
  articulation_points: 2,
  degree_distribution: { "1": 1, "2": 1, "3": 3, "4": 2, "5": 2, "6": 1 }
}

const graph = {
  nodes: names.map((id) => ({ id, label: id })),
  links: links.map(([a, b]) => ({ a: names[a] ?? "", b: names[b] ?? "" }))
}
const table = (separator: string, header: ReadonlyArray<string>): string =>
  [header, ...links.map(([a, b]) => [names[a], names[b]])].map((row) => `${row.join(separator)}\n`).join("")

describe("proxeny analyse", () => {
  it("says the same of a graph in every format", () => {
    const files = [
      written("out.kite", `% sym unweighted\n${links.map(([a, b]) => `${names[a]} ${names[b]}\n`).join("")}`),
      written("kite.tsv", table("\t", []).trimStart()),
      written("kite.csv", table(",", ["source", "target"])),
      written("kite.gexf", toGexf(graph)),
      written("kite.graphml", toGraphMl(graph))
    ]
    const [first, ...others] = files.map((file) => {
      const { dataset, format, ...all } = figures(file)
      // Nodes come in another order in each, and sums with them: the last digits may differ.
      return JSON.parse(JSON.stringify(all), (_, value) =>
        typeof value === "number" ? Number(value.toPrecision(11)) : value
      )
    })
    expect(first).toMatchObject(kite)
    expect(first.transitivity).toBeCloseTo(11 / 19, 10)
    expect(first.average_local_clustering).toBeCloseTo(0.52, 10)
    expect(first.degree_assortativity).toBeCloseTo(0.15254237288135583, 10)
    expect(first.lcc_mean_distance).toBeCloseTo(89 / 45, 10)
    for (const other of others) expect(other).toEqual(first)
  })

  it("writes the figures of every node", () => {
    const out = join(folder, "nodes.csv")
    figures(written("kite.csv", table(",", ["source", "target"])), "--per-node", out)
    const [header = "", ...rows] = readFileSync(out, "utf8").trimEnd().split("\n")
    const columns = header.split(",")
    const byId = new Map(rows.map((row) => [row.split(",")[0], row.split(",")] as const))
    names.forEach((name, node) => {
      const cell = (column: string): number => Number(byId.get(name)?.[columns.indexOf(column)])
      expect(cell("betweenness")).toBeCloseTo(betweenness[node] ?? -1, 12)
      expect(cell("closeness")).toBeCloseTo(closeness[node] ?? -1, 12)
      expect(cell("core")).toBe(cores[node])
    })
  })

  it("merges what is given twice, drops what is linked to itself, and says so", () => {
    const file = written("messy.csv", "from,to\nA,B\nB,A\nA,B\nC,C\nB,D\n")
    const found = figures(file)
    expect([found.n, found.m]).toEqual([3, 2])
    expect(found.input).toEqual({
      rows: 5,
      distinct_directed_pairs: 4,
      self_loops: 1,
      repeated_rows: 1,
      pairs_given_in_both_directions: 1,
      nodes_without_edge_after_cleaning: ["C"]
    })
    const { stdout } = analyse(file)
    expect(stdout).toContain("5 links read")
    expect(stdout).toContain("2 repeated or given from both sides, 1 of a node with itself, 1 nodes without a link")
  })

  it("knows countries and distances from the columns of both ends, or from a table of the nodes", () => {
    const file = written(
      "places.csv",
      "city1,country1,lat1,lng1,city2,country2,lat2,lng2\nManchester,United Kingdom,53.4667,-2.2333,Wuhan,China,30.5872,114.2881\nWuhan,China,30.5872,114.2881,Duisburg,Germany,51.4322,6.7611\n"
    )
    const nodes = written(
      "nodes-in.csv",
      "id,name,country_iso2,lat,lon\nm,Manchester,United Kingdom,53.4667,-2.2333\nw,Wuhan,China,30.5872,114.2881\nd,Duisburg,Germany,51.4322,6.7611\n"
    )
    const [one, other] = [figures(file), figures(written("ids.csv", "source,target\nm,w\nw,d\n"), "--nodes", nodes)]
    for (const found of [one, other]) {
      expect(found).toMatchObject({ countries: 3, domestic_links: 0, country_graph: { n: 3, m: 2 } })
      // haversine on a sphere of 6,371.0088 km, computed by another program
      expect(found.great_circle_km.min).toBeCloseTo(8488.19378, 4)
      expect(found.great_circle_km.max).toBeCloseTo(8854.253664, 4)
    }
  })

  it("estimates betweenness where it is told to, and says within what", () => {
    const file = written("kite.csv", table(",", ["source", "target"]))
    const found = figures(file, "--exact-up-to", "5")
    expect(found.betweenness_exact).toBe(false)
    expect(found.betweenness_error_share_of_pairs).toBeLessThan(0.01)
    const { id, value } = found.betweenness_unnormalised_top20[0]
    expect(id).toBe("Heather")
    expect(Math.abs(value - 14)).toBeLessThanOrEqual(found.betweenness_error_share_of_pairs * 36)
    expect(analyse(file, "--exact-up-to", "5").stdout).toContain("estimated")
  })

  const refused: ReadonlyArray<readonly [name: string, text: string | Uint8Array, says: RegExp]> = [
    ["empty.csv", "", /empty\.csv is empty/],
    ["one-end.tsv", "Andre\tBeverley\nBeverley\tCarol\nCarol\n", /line 3/],
    ["weight.txt", "% sym posweighted\nAndre Carol 1\nCarol Diane NaN\n", /line 3.*NaN/],
    ["nowhere.gexf", toGexf(graph).replace('target="Jane"', 'target="Zoe"'), /Zoe/],
    ["broken.graphml", toGraphMl(graph).slice(0, -20), /broken\.graphml/],
    ["list.json", '{"cities": []}', /JSON/],
    ["picture.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), /image/],
    ["page.html", "<!doctype html><html><body>404</body></html>", /web page/],
    ["no-links.csv", "source,target\n", /no link/]
  ]
  it.each(refused)("refuses %s in words, without a figure", (name, text, says) => {
    const { status, stderr, stdout } = analyse(written(name, text), "--json")
    expect([status, stdout]).toEqual([1, ""])
    expect(stderr).toMatch(/^proxeny: /)
    expect(stderr).toMatch(says)
  })

  it("says what is wrong with what it was told", () => {
    const file = written("kite.csv", table(",", ["source", "target"]))
    expect(analyse("/dev/zero").stderr).toContain("is larger than 512 MiB")
    expect(analyse(folder).stderr).toContain("is a folder")
    expect(analyse(join(folder, "absent.csv")).stderr).toContain("is not there")
    expect(analyse(file, "--seeds", "0").status).not.toBe(0)
    expect(analyse(file, "--from", "city").stderr).toMatch(/city|to/)
    const { status, stderr, stdout } = analyse(file, "--per-node", join(folder, "absent", "nodes.csv"))
    expect([status, stdout.includes("18 links read")]).toEqual([1, true])
    expect(stderr).toContain("The figures are above, but")
  })
})
