import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import { oneOf } from "../../test/arbitraries.ts"
import { asXml, graphToWrite, hurtfulXml } from "../../test/graphs.ts"
import { failureOf, wholeList } from "../../test/lists/listFiles.ts"
import { type GraphToWrite, type LinkToWrite, toGexf, toGraphMl } from "../index.ts"

const writers = [
  ["gexf", toGexf],
  ["graphml", toGraphMl]
] as const

/** A graph whose nodes are cities and networks, and whose links say something of themselves. */
const given = Arbitrary.all([
  graphToWrite,
  Arbitrary.array(oneOf(["city", "city", "network", ""]), { minLength: 5, maxLength: 5 }),
  Arbitrary.array(Arbitrary.all([oneOf(["state", "through", "武", "city"]), hurtfulXml]), {
    minLength: 8,
    maxLength: 8
  })
]).pipe(
  Arbitrary.map(
    ([graph, kinds, texts]): GraphToWrite => ({
      ...graph,
      nodes: graph.nodes.map((node, index) => ({
        ...node,
        attributes: { pop: index * 1000, ...(kinds[index] === "" ? {} : { kind: kinds[index] as string }) }
      })),
      links: graph.links.map((link, index) => {
        const [name, text] = texts[index] ?? ["", ""]
        return name === "" || text === "" ? link : { ...link, attributes: { [name]: text } }
      })
    })
  )
)

const number = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? "" : String(value + 0)
const year = (value: number | undefined): string => (value === undefined ? "" : String(value).padStart(4, "0"))

const filled = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""))

/** What the rows of a graph must say, in the words of the fields. */
const expected = ({ links, nodes }: GraphToWrite) => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const nodeOf = (id: string) => byId.get(id) as GraphToWrite["nodes"][number]
  const city = (id: string) => {
    const { country, label, latitude, longitude } = nodeOf(id)
    return {
      city: asXml(label),
      country: asXml(country ?? ""),
      latitude: number(latitude),
      longitude: number(longitude)
    }
  }
  const isNetwork = (id: string): boolean => nodeOf(id).attributes?.kind === "network"
  const link = ({ a, attributes = {}, b, kind, since, until }: LinkToWrite): readonly [string, object] => {
    const status = asXml(attributes.state ?? "")
    if (kind !== "membership" && !isNetwork(a) && !isNetwork(b)) {
      const partner = city(b)
      return [
        "twinnings",
        {
          ...city(a),
          partner: partner.city,
          partnerCountry: partner.country,
          partnerLatitude: partner.latitude,
          partnerLongitude: partner.longitude,
          start: year(since),
          end: year(until),
          status
        }
      ]
    }
    const [member, network] = isNetwork(a) && !isNetwork(b) ? [b, a] : [a, b]
    return [
      "memberships",
      {
        ...(isNetwork(member) ? { member: city(member).city } : city(member)),
        network: city(network).city,
        since: year(since),
        until: year(until),
        through: asXml(attributes.through ?? ""),
        status
      }
    ]
  }
  return [
    ...nodes.map(({ attributes, id, label }): readonly [string, object] =>
      isNetwork(id)
        ? ["networks", { network: asXml(label), population: String(attributes?.pop) }]
        : ["cities", { ...city(id), population: String(attributes?.pop) }]
    ),
    ...links.map(link)
  ].map(([kind, fields]) => [kind, filled(fields)])
}

describe("a graph as a list", () => {
  for (const [format, write] of writers) {
    it.effect.prop(`what was written as ${format} comes back, whatever its texts hold`, [given], ([graph]) =>
      Effect.promise(async () => {
        const { faults, fields, kinds, open } = await wholeList(write(graph))
        assert.deepStrictEqual([open.format, faults], [format, []])
        assert.deepStrictEqual<ReadonlyArray<unknown>>(
          fields.map((one, row) => [kinds[row], one]),
          expected(graph)
        )
      })
    )

    it(`${format}: ids of Wikidata are ids of cities, years are dates, and what is missing is blank`, async () => {
      const graph: GraphToWrite = {
        nodes: [
          { id: "Q2971", label: "Paderborn", attributes: { inhabitants: 150000 } },
          { id: "Q1476", label: "Le Mans" },
          { id: "net", label: "Hansa", attributes: { kind: "network" } }
        ],
        links: [
          { a: "Q1476", b: "Q2971", since: 836, kind: "twinning", attributes: { state: "signed", through: "" } },
          { a: "net", b: "Q2971", since: 1980, until: 1999, kind: "membership", attributes: { through: "net" } }
        ]
      }
      const { fields, kinds } = await wholeList(write(graph))
      assert.deepStrictEqual(kinds, ["cities", "cities", "networks", "twinnings", "memberships"])
      assert.deepStrictEqual(fields, [
        { city: "Paderborn", cityId: "Q2971", population: "150000" },
        { city: "Le Mans", cityId: "Q1476" },
        { network: "Hansa" },
        { city: "Le Mans", cityId: "Q1476", partner: "Paderborn", partnerId: "Q2971", start: "0836", status: "signed" },
        { city: "Paderborn", cityId: "Q2971", network: "Hansa", since: "1980", until: "1999", through: "Hansa" }
      ])
    })

    it(`${format}: cities without a link are a list as well, and many rows come in batches`, async () => {
      const nodes = Array.from({ length: 2500 }, (_, index) => ({ id: `n${index}`, label: `City ${index}` }))
      const { fields, open } = await wholeList(write({ nodes, links: [] }))
      assert.deepStrictEqual(
        fields.map(({ city }) => city),
        nodes.map(({ label }) => label)
      )
      assert.strictEqual(open.summary().rows, 2500)
    })
  }

  it("an attribute of links has its default where a link gives none", async () => {
    const { fields } = await wholeList(
      '<graphml><key id="s" for="edge" attr.name="status"><default>active</default></key><graph><node id="a"/><node id="b"/><edge source="a" target="b"/><edge source="b" target="a"><data key="s">ended</data></edge></graph></graphml>'
    )
    assert.deepStrictEqual(
      fields.slice(2).map(({ city, status }) => [city, status]),
      [
        ["a", "active"],
        ["b", "ended"]
      ]
    )
  })

  it("an attribute kind is a column where it says more than city or network", async () => {
    const graph = (kind: string): GraphToWrite => ({
      nodes: [
        { id: "a", label: "Genoa", attributes: { kind } },
        { id: "b", label: "Hansa", attributes: { kind: "Network" } },
        { id: "c", label: "Ghent", attributes: {} }
      ],
      links: []
    })
    for (const [, write] of writers) {
      const port = await wholeList(write(graph("port")))
      const at = port.open.header.names.indexOf("kind (2)")
      assert.deepStrictEqual(
        port.rows.map(({ cells }) => [cells[0], cells[at]]),
        [
          ["city", "port"],
          ["network", "Network"],
          ["city", ""]
        ]
      )
      const city = await wholeList(write(graph(" City")))
      assert.deepStrictEqual(
        city.open.header.names.filter((name) => name.startsWith("kind")),
        ["kind"]
      )
    }
  })

  it("is recognised behind a declaration, a comment and a prefix, and refused where it is broken", async () => {
    const text =
      '\uFEFF<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE graphml>\n<g:graphml xmlns:g="g"><g:graph><g:node id="a"/></g:graph></g:graphml>'
    assert.strictEqual((await wholeList(text)).open.format, "graphml")
    const cases: ReadonlyArray<readonly [string, string, string]> = [
      ["<gexf><graph>", "NotXml", "line 1"],
      [
        '<gexf><graph><nodes><node id="a"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>',
        "FaultyGraph",
        '"b"'
      ],
      ["<graphml><graph><hyperedge/></graph></graphml>", "Hypergraph", "line 1"],
      ["<gexf><graph>\u0000</graph></gexf>", "NotAGraph", "characters that no text has"]
    ]
    for (const [text, tag, part] of cases) {
      const [found, message] = await failureOf(text)
      assert.strictEqual(found, tag, text)
      assert.include(message, part)
    }
    const large = `<gexf>${" ".repeat(200_000)}</gexf>`
    const [tag, message] = await failureOf(large, { limits: { unpacked: 100_000 } })
    // How large it is, is not known: the rest was not read.
    assert.deepStrictEqual(
      [tag, message],
      [
        "TableTooLarge",
        "list was refused: the size in bytes is more than 100000, the most that is read; split the table"
      ]
    )
  })
})
