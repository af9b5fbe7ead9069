import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { bytesOf, oneOf } from "../test/arbitraries.ts"
import { asXml, graphToWrite, hurtfulXml } from "../test/graphs.ts"
import { type GraphFile, type GraphToWrite, InvalidGraph, readGraph, toGexf, toGraphMl } from "./index.ts"
import { readXml } from "./xml.ts"

const writers = [
  ["toGexf", "gexf", toGexf],
  ["toGraphMl", "graphml", toGraphMl]
] as const

const finite = (value: number | undefined): number =>
  value === undefined || !Number.isFinite(value) ? Number.NaN : value + 0

const list = (values: Float64Array | undefined, length: number, missing = Number.NaN): ReadonlyArray<number> =>
  values === undefined ? new Array(length).fill(missing) : [...values]

/** What a file must give back of a graph that was written. */
const expected = ({ links, nodes }: GraphToWrite) => {
  const index = new Map(nodes.map(({ id }, at) => [id, at]))
  const weighed = links.some(({ weight }) => weight !== undefined)
  return {
    ids: nodes.map(({ id }) => asXml(id)),
    labels: nodes.map(({ label }) => asXml(label)),
    countries: nodes.map(({ country }) => (country === undefined ? undefined : asXml(country))),
    latitudes: nodes.map(({ latitude }) => finite(latitude)),
    longitudes: nodes.map(({ longitude }) => finite(longitude)),
    x: nodes.map(({ x, y }) => (Number.isNaN(finite(y)) ? Number.NaN : finite(x))),
    y: nodes.map(({ x, y }) => (Number.isNaN(finite(x)) ? Number.NaN : finite(y))),
    attributes: nodes.map(({ attributes, colour }) =>
      [
        ...Object.entries(attributes ?? {}).map(([name, value]) => `${asXml(name)}=${asXml(String(value))}`),
        ...(colour === undefined ? [] : [`colour=${colour.toLowerCase()}`])
      ].sort()
    ),
    pairs: links.flatMap(({ a, b }) => [index.get(a), index.get(b)]),
    weights: weighed ? links.map(({ weight }) => weight ?? 1) : undefined,
    starts: links.map(({ since }) => finite(since)),
    ends: links.map(({ until }) => finite(until)),
    kinds: links.map(({ kind }) => kind)
  }
}

const given = (graph: GraphFile): ReturnType<typeof expected> => ({
  ids: [...graph.ids],
  labels: graph.labels.map((label) => label ?? "(none)"),
  countries: [...graph.countries],
  latitudes: [...graph.latitudes],
  longitudes: [...graph.longitudes],
  x: [...list(graph.positions?.x, graph.ids.length)],
  y: [...list(graph.positions?.y, graph.ids.length)],
  attributes: graph.ids.map((_, node) =>
    [...graph.attributes]
      .flatMap(([name, values]) => {
        const value = values[node]
        return value === undefined ? [] : [`${name}=${name === "colour" ? value.toLowerCase() : value}`]
      })
      .sort()
  ),
  pairs: [...graph.pairs],
  weights: graph.weights === undefined ? undefined : [...graph.weights],
  starts: [...list(graph.years?.start, graph.pairs.length / 2)],
  ends: [...list(graph.years?.end, graph.pairs.length / 2)],
  kinds: [...(graph.kinds ?? new Array(graph.pairs.length / 2).fill(undefined))]
})

/** A graph whose links have further attributes, and what those are, link by link. */
const attributedLinks = Arbitrary.all([
  graphToWrite,
  Arbitrary.array(
    Arbitrary.array(Arbitrary.all([oneOf(["state", "through", "since & until", "State", "label", "武"]), hurtfulXml]), {
      maxLength: 3
    }),
    { minLength: 8, maxLength: 8 }
  )
]).pipe(
  Arbitrary.map(
    ([graph, records]): GraphToWrite => ({
      ...graph,
      links: graph.links.map((link, index) => ({ ...link, attributes: Object.fromEntries(records[index] ?? []) }))
    })
  )
)

/** The attributes of links beside the fields as an XML reader sees them, by their declared names. */
const edgeAttributes = (xml: string): ReadonlyArray<ReadonlyArray<string>> => {
  const names = new Map<string, string>()
  const edges: Array<Array<string>> = []
  let inEdges = false
  let inEdge = false
  let key: string | undefined
  let text = ""
  const keep = (id: string, value: string) => {
    const name = names.get(id) ?? `undeclared ${id}`
    if (!["kind", "since", "until", "weight"].includes(name)) edges.at(-1)?.push(`${name}=${value}`)
  }
  const read = readXml<never>(
    { name: "a.xml", bytes: bytesOf(xml) },
    {
      open: ({ attributes, name }) => {
        if (name === "attributes") inEdges = attributes.class === "edge"
        else if (name === "attribute" && inEdges) names.set(attributes.id ?? "", attributes.title ?? "")
        else if (name === "key" && attributes.for === "edge")
          names.set(attributes.id ?? "", attributes["attr.name"] ?? "")
        else if (name === "edge") {
          inEdge = true
          edges.push([])
        } else if (name === "attvalue" && inEdge) keep(attributes.for ?? "", attributes.value ?? "")
        else if (name === "data" && inEdge) {
          key = attributes.key
          text = ""
        }
        return undefined
      },
      text: (more) => {
        text += more
      },
      close: (name) => {
        if (name === "edge") inEdge = false
        if (name === "data" && key !== undefined) {
          keep(key, text)
          key = undefined
        }
      }
    }
  )
  Result.getOrThrow(read)
  return edges.map((values) => values.sort())
}

describe.each(writers)("%s", (_, format, write) => {
  it.prop(
    "what is written and read again is the same graph, whatever its texts hold",
    [graphToWrite],
    ([graph]) => {
      const text = write(graph)
      assert.isTrue(text.isWellFormed())
      const read = Result.getOrThrow(readGraph({ name: `a.${format}`, bytes: bytesOf(text) }))
      assert.strictEqual(read.format, format)
      assert.strictEqual(read.directed, false)
      assert.deepStrictEqual(read.remarks, [])
      assert.deepStrictEqual(given(read), expected(graph))
    },
    { arbitrary: { runs: 500 } }
  )

  it.prop(
    "further attributes of links stand in the file under their names, and change nothing else of the graph",
    [attributedLinks],
    ([graph]) => {
      const text = write(graph)
      assert.deepStrictEqual(
        edgeAttributes(text),
        graph.links.map(({ attributes = {} }) =>
          Object.entries(attributes)
            .map(([name, value]) => `${name}=${asXml(value)}`)
            .sort()
        )
      )
      const read = Result.getOrThrow(readGraph({ name: `a.${format}`, bytes: bytesOf(text) }))
      assert.deepStrictEqual(given(read), expected(graph))
    },
    { arbitrary: { runs: 300 } }
  )

  it("refuses what is no graph, and says where", () => {
    const node = { id: "a", label: "A" }
    const refusal = (graph: GraphToWrite): string => {
      try {
        write(graph)
        return "written"
      } catch (error) {
        assert.instanceOf(error, InvalidGraph)
        return error.message
      }
    }
    assert.strictEqual(refusal({ nodes: [node, node], links: [] }), 'nodes[1].id is "a", which an earlier node has')
    assert.strictEqual(
      refusal({
        nodes: [
          { ...node, id: "\u0001" },
          { ...node, id: "\u0002" }
        ],
        links: []
      }),
      'nodes[1].id is "\ufffd", which an earlier node has'
    )
    assert.strictEqual(
      refusal({ nodes: [{ ...node, id: "" }], links: [] }),
      "nodes[0].id is empty, and every node needs an id"
    )
    assert.strictEqual(
      refusal({ nodes: [node], links: [{ a: "a", b: "z" }] }),
      'links[0].b is "z", and no node has that id'
    )
    assert.strictEqual(
      refusal({ nodes: [node], links: [{ a: "a", b: "a", since: 1980.5 }] }),
      "links[0].since is 1980.5, which is no year"
    )
    assert.strictEqual(
      refusal({ nodes: [{ ...node, attributes: { Country: "GB" } }], links: [] }),
      'nodes[0].attributes has "Country", which is a field of the node: write it there'
    )
    assert.strictEqual(
      refusal({ nodes: [node], links: [{ a: "a", b: "a", attributes: { Since: "1958" } }] }),
      'links[0].attributes has "Since", which is a field of the link: write it there'
    )
    assert.strictEqual(
      refusal({ nodes: [{ ...node, attributes: { "a\u0001": 1, "a\u0002": 1 } }], links: [] }),
      'nodes[0].attributes has "a\\u0002", which cannot be told from another name: choose another'
    )
    assert.strictEqual(
      refusal({ nodes: [{ ...node, colour: "red" }], links: [] }),
      'nodes[0].colour is "red", and a colour is #rrggbb'
    )
    assert.strictEqual(
      refusal({
        nodes: [node],
        links: [
          { id: "l", a: "a", b: "a" },
          { id: "l", a: "a", b: "a" }
        ]
      }),
      'links[1].id is "l", which an earlier link has'
    )
    assert.strictEqual(refusal({ nodes: [], links: [] }), "written")
  })

  it("types an attribute by all that its values are", () => {
    const text = write({
      nodes: [
        { id: "a", label: "A", attributes: { whole: 1, part: 1, mixed: 1, flag: true, none: Number.NaN } },
        { id: "b", label: "B", attributes: { whole: 2, part: 0.5, mixed: "x", flag: false } }
      ],
      links: []
    })
    const types = [...text.matchAll(/(?:title|attr\.name)="(whole|part|mixed|flag|none)" (?:attr\.)?type="(\w+)"/g)]
    assert.deepStrictEqual(
      types.map(([, name, type]) => `${name} ${type}`),
      ["whole long", "part double", "mixed string", "flag boolean"]
    )
  })

  it("weighs every link or none, because readers disagree on what a missing weight is", () => {
    const nodes = [{ id: "a", label: "A" }]
    const weights = (links: GraphToWrite["links"]): ReadonlyArray<string | undefined> =>
      [...write({ nodes, links }).matchAll(/(?: weight="|<data key="weight">)([\d.]+)/g)].map(([, weight]) => weight)
    assert.deepStrictEqual(
      weights([
        { a: "a", b: "a", weight: 2.5 },
        { a: "a", b: "a" }
      ]),
      ["2.5", "1"]
    )
    assert.deepStrictEqual(weights([{ a: "a", b: "a" }]), [])
  })

  it("gives every link an id of its own, beside those that are given", () => {
    const link = { a: "a", b: "b" }
    const text = write({
      nodes: [
        { id: "a", label: "A" },
        { id: "b", label: "B" }
      ],
      links: [{ ...link, id: "1" }, link, { ...link, id: "1_" }]
    })
    assert.deepStrictEqual(
      [...text.matchAll(/<edge id="(\w+)"/g)].map(([, id]) => id),
      ["1", "1__", "1_"]
    )
  })
})

describe("toGexf", () => {
  it("says whose it is and when it changed, and that its times are years where it has any", () => {
    const nodes = [{ id: "a", label: "A" }]
    const text = toGexf({
      nodes,
      links: [{ a: "a", b: "a", since: 1958 }],
      lastModified: "2026-11-29",
      description: "A & B"
    })
    assert.include(
      text,
      '<meta lastmodifieddate="2026-11-29"><creator>Proxeny</creator><description>A &amp; B</description></meta>'
    )
    assert.include(text, 'mode="dynamic" timeformat="double"')
    assert.include(toGexf({ nodes, links: [{ a: "a", b: "a" }] }), 'mode="static">')
  })
})

/** All that a module imports, and what those import. */
const reach = (module: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(module)) return seen
  seen.add(module)
  if (!module.startsWith("./")) return seen
  const source = readFileSync(new URL(module, import.meta.url), "utf8")
  for (const [, from = ""] of source.matchAll(/^(?:import|export)(?! type).*? from "([^"]+)"/gms)) reach(from, seen)
  return seen
}

describe("the modules that write", () => {
  it("need no parser: a page that loads them to save a file loads nothing else", () => {
    for (const module of ["./toGexf.ts", "./toGraphMl.ts"])
      assert.deepStrictEqual([...reach(module)].sort(), ["./GraphToWrite.ts", module, "./xmlText.ts"].sort())
    assert.isTrue(reach("./readGraph.ts").has("saxes"))
  })
})
