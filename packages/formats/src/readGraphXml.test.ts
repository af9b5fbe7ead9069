import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { file, oneOf } from "../test/arbitraries.ts"
import { hurtfulXml } from "../test/graphs.ts"
import { type GraphError, type GraphFile, readGraph } from "./index.ts"

const read = (text: string): GraphFile => Result.getOrThrow(readGraph(file("a.xml", text)))

const failure = (text: string): GraphError => {
  const result = readGraph(file("a.xml", text))
  assert.isTrue(Result.isFailure(result))
  return (result as Result.Failure<GraphFile, GraphError>).failure
}

const faults = (text: string): ReadonlyArray<string> => {
  const error = failure(text)
  return error._tag === "FaultyGraph"
    ? error.faults.map(({ column, kind, line }) => `${kind} ${line}${column === undefined ? "" : `:${column}`}`)
    : [error._tag]
}

const known = (values: Float64Array | undefined): ReadonlyArray<number | undefined> =>
  [...(values ?? [])].map((value) => (Number.isNaN(value) ? undefined : value))

const gexf = (inner: string, graph = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph ${graph}>\n${inner}</graph></gexf>`

const graphml = (inner: string, keys = ""): string =>
  `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<graph edgedefault="undirected">\n${inner}</graph></graphml>`

const two = '<nodes><node id="a" label="A"/><node id="b" label="B"/></nodes>'

describe("GEXF", () => {
  it("reads 1.1: values that are for an id, slices, defaults", () => {
    const graph = read(
      `<gexf xmlns="http://www.gexf.net/1.1draft" version="1.1"><graph defaultedgetype="directed" timeformat="date">
       <attributes class="node"><attribute id="0" title="Country" type="string"><default>DE</default></attribute>
       <attribute id="1" title="lat" type="float"/><attribute id="2" title="lng" type="float"/></attributes>
       <attributes class="edge"><attribute id="0" title="weight" type="float"><default>2</default></attribute></attributes>
       <nodes><node id="a" label="A"><attvalues><attvalue id="0" value="GB"/><attvalue id="1" value="51.5"/></attvalues></node>
       <node id="b" label="B"><attvalues><attvalue id="2" value="NaN"/></attvalues></node></nodes>
       <edges><edge id="0" source="a" target="b"><slices><slice start="1958-07-03" end="1970-01-01"/><slice start="1980-01-01" end="1999-12-31"/></slices></edge>
       <edge id="1" source="b" target="a" weight="7" start="1990-02-01"><attvalues><attvalue id="0" value="3"/></attvalues></edge></edges></graph></gexf>`
    )
    assert.strictEqual(graph.directed, true)
    assert.deepStrictEqual(graph.countries, ["GB", "DE"])
    assert.deepStrictEqual(known(graph.latitudes), [51.5, undefined])
    assert.deepStrictEqual([...(graph.weights ?? [])], [2, 7])
    assert.deepStrictEqual(
      [known(graph.years?.start), known(graph.years?.end)],
      [
        [1958, 1990],
        [1999, undefined]
      ]
    )
    assert.deepStrictEqual([graph.read.reversed, [...graph.pairs]], [1, [0, 1, 1, 0]])
  })

  it("reads 1.3: positions, colours, kinds, spells that are open, times that are no years", () => {
    const graph = read(
      gexf(
        `<nodes><node id="a" label="A"><viz:position x="1" y="-2.5" z="0"/><viz:color r="255" g="0" b="16" a="0.5"/></node>
        <node id="b"><viz:color hex="#AABBCC"/></node></nodes>
        <edges><edge source="a" target="b" kind="twinning"><spells><spell start="1980"/><spell start="1970" end="1975"/></spells></edge>
        <edge source="a" target="b" type="directed" start="1262304000000" end="INF"/></edges>`
      )
    )
    assert.deepStrictEqual(
      [known(graph.positions?.x), known(graph.positions?.y)],
      [
        [1, undefined],
        [-2.5, undefined]
      ]
    )
    assert.deepStrictEqual(graph.attributes.get("colour"), ["#ff0010", "#aabbcc"])
    assert.deepStrictEqual(graph.kinds, ["twinning", undefined])
    assert.deepStrictEqual(
      [known(graph.years?.start), graph.labels],
      [
        [1970, undefined],
        ["A", undefined]
      ]
    )
    assert.deepStrictEqual(known(graph.years?.end), [undefined, undefined])
    assert.deepStrictEqual([graph.directed, graph.read.repeated], [undefined, 1])
    assert.deepStrictEqual(
      graph.remarks.map(({ reason }) => reason),
      ["a time that is no year was left unread, once"]
    )
  })

  it("takes the whole span of several spells, in whatever order they stand", () => {
    const spells = [
      '<spell start="1970" end="1999"/>',
      '<spell start="1980" end="1985"/>',
      '<spell start="1960" end="1965"/>'
    ]
    for (const order of [spells, [...spells].reverse(), [spells[1], spells[0], spells[2]]]) {
      const graph = read(
        gexf(`${two}<edges><edge source="a" target="b"><spells>${order.join("")}</spells></edge></edges>`)
      )
      assert.deepStrictEqual([known(graph.years?.start), known(graph.years?.end)], [[1960], [1999]])
    }
  })

  it("reads nodes inside nodes, and edges in front of their nodes", () => {
    const graph = read(
      gexf(
        '<edges><edge source="c" target="b"/></edges><nodes><node id="a"><nodes><node id="b"/></nodes></node><node id="c"/></nodes>'
      )
    )
    assert.deepStrictEqual(graph.ids, ["c", "b", "a"])
    assert.strictEqual(graph.read.nodesWithoutLink, 1)
  })

  it("refuses it with a fault, and says where each is", () => {
    const lines = [
      '<nodes><node id="a"/>',
      '  <node id="a"/><node/>',
      "<node",
      '  id="b"/><node id="b"/></nodes>',
      '<edges><edge source="a" target="z"/> <edge source="y" target="b"/>',
      '<edge source="a"/><edge target="b"/><edge/>',
      '<edge source="a" target="b" weight="NaN"/><edge source="a" target="b" start="May"/>',
      "</edges>"
    ]
    assert.deepStrictEqual(faults(gexf(lines.join("\n"))), [
      "duplicate-node 4:3",
      "missing-id 4:17",
      "duplicate-node 6:11",
      "undeclared-node 7:8",
      "undeclared-node 7:38",
      "one-end 8:1",
      "one-end 8:19",
      "one-end 8:37",
      "not-a-number 9:1",
      "not-a-year 9:43"
    ])
    const error = failure(gexf(`${two}<edges><edge source="a" target="z"/></edges>`))
    assert.include(
      error.message,
      'line 3, column 71: the edge leads to "z", and no node has that id; declare the node, or take the edge out'
    )
  })

  it("refuses a place that is on no globe", () => {
    const attributes =
      '<attributes class="node"><attribute id="0" title="latitude"/><attribute id="1" title="x"/></attributes>'
    const nodes = (value: string) =>
      gexf(
        `${attributes}<nodes><node id="a"><attvalues><attvalue for="0" value="${value}"/><attvalue for="1" value="x"/></attvalues></node><node id="b"/></nodes><edges><edge source="a" target="b"/></edges>`
      )
    assert.deepStrictEqual(
      ["91", "north", "-90.5"].flatMap((value) => faults(nodes(value)).map((fault) => fault.split(" ")[0])),
      ["out-of-range", "not-a-number", "out-of-range"]
    )
    assert.deepStrictEqual([read(nodes(" 90 ")).latitudes[0], read(nodes("")).latitudes[0]], [90, Number.NaN])
  })

  it("says that there is no link, or none between two nodes", () => {
    assert.strictEqual(
      failure(gexf('<nodes><node id="a"/></nodes><edges><edge source="a" target="a"/></edges>')).message,
      "a.xml was read as GEXF and gives 1 node and no link between two different nodes (the 1 link given leads from a node to itself); export the graph with its links"
    )
    assert.strictEqual(
      failure(gexf(two)).message,
      "a.xml was read as GEXF and gives 2 nodes and no link between two different nodes; export the graph with its links"
    )
  })
})

describe("GraphML", () => {
  it("reads keys with defaults, nested graphs, directions, and passes over ports", () => {
    const graph = read(
      graphml(
        `<node id="a"><port name="p"><data key="n">port</data></port><data key="n">A</data><data key="c"><![CDATA[GB & NI]]></data>
         <graph edgedefault="directed"><node id="b"/><edge source="b" target="a"/></graph></node>
         <node id="c"><data key="z">free</data></node>
         <edge source="a" target="c" directed="true" sourceport="p"><data key="w"> 2 </data><data key="s">1980</data></edge>`,
        `<key id="n" for="node" attr.name="name" attr.type="string"/>
         <key id="c" for="node" attr.name="country" attr.type="string"><default>DE</default></key>
         <key id="w" for="edge" attr.name="weight" attr.type="double"><default>3</default></key>
         <key id="s" for="all" attr.name="since" attr.type="int"/><key id="g" for="graph" attr.name="country"><default>XX</default></key>`
      )
    )
    assert.deepStrictEqual(
      [graph.ids, graph.labels, graph.countries],
      [
        ["a", "b", "c"],
        ["A", undefined, undefined],
        ["GB & NI", "DE", "DE"]
      ]
    )
    assert.deepStrictEqual(
      [[...graph.pairs], [...(graph.weights ?? [])], known(graph.years?.start)],
      [
        [1, 0, 0, 2],
        [3, 2],
        [undefined, 1980]
      ]
    )
    assert.deepStrictEqual([...graph.attributes], [["z", [undefined, undefined, "free"]]])
    assert.strictEqual(graph.directed, true)
  })

  it("labels a node by label before name, and else by what yEd draws on it", () => {
    const yEd = (label: string) =>
      `<data key="d"><y:ShapeNode><y:Geometry x="1"/><y:NodeLabel a="b"> ${label} <y:Model/></y:NodeLabel></y:ShapeNode></data>`
    const graph = read(
      graphml(
        `<node id="a"><data key="n">name</data><data key="l">label</data>${yEd("drawn")}</node><node id="b">${yEd("drawn")}</node><edge source="a" target="b"/>`,
        '<key id="n" for="node" attr.name="name"/><key id="l" for="node" attr.name="Label"/><key id="d" for="node" yfiles.type="nodegraphics"/>'
      )
    )
    assert.deepStrictEqual(graph.labels, ["label", "drawn"])
    assert.deepStrictEqual(graph.attributes.get("name"), ["name", undefined])
  })

  it("refuses edges between any number of nodes", () => {
    const error = failure(graphml('<node id="a"/>\n<hyperedge><endpoint node="a"/></hyperedge>'))
    assert.strictEqual(error._tag, "Hypergraph")
    assert.include(error.message, "on line 3, column 1")
  })

  it("refuses it with a fault, and says where each is", () => {
    assert.deepStrictEqual(
      faults(
        graphml(
          '<node id="a"/><node id="a"/>\n<edge source="a" target="q"/>\n<edge source="a" target="a"><data key="weight">x</data></edge>'
        )
      ),
      ["duplicate-node 2:15", "undeclared-node 3:1", "not-a-number 4:29"]
    )
  })

  it("remarks on more than one graph", () => {
    const text = graphml('<node id="a"/><node id="b"/><edge source="a" target="b"/>').replace(
      "</graphml>",
      '<graph><node id="c"/></graph></graphml>'
    )
    assert.deepStrictEqual(
      read(text).remarks.map(({ text }) => text),
      ["the border between the 2 graphs of the file"]
    )
  })
})

describe("XML", () => {
  it("says where it is not well-formed", () => {
    const error = failure("<gexf>\n  <graph>\n   <nodes></graph></gexf>")
    assert.strictEqual(
      error.message,
      "a.xml is not well-formed XML: line 3, column 19: unexpected close tag; export the graph again, whole"
    )
    for (const text of [
      "<gexf><graph>",
      "<gexf a=b></gexf>",
      "<gexf>&nbsp;</gexf>",
      "<gexf/><gexf/>",
      "<",
      "<gexf>&#0;</gexf>"
    ])
      assert.strictEqual(failure(text)._tag, "NotXml", text)
  })

  it("declares no entities, so that none can grow", () => {
    const bomb = '<!DOCTYPE gexf [<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const error = failure(`${bomb}<gexf><graph><nodes><node id="a" label="&b;"/></nodes></graph></gexf>`)
    assert.strictEqual(error._tag, "UnsafeXml")
    assert.include(error.message, "line 2, column 41 declares entities of its own")
    const external = '<!DOCTYPE graphml SYSTEM "file:///etc/passwd">'
    assert.deepStrictEqual(read(external + graphml('<node id="a"/><node id="b"/><edge source="a" target="b"/>')).ids, [
      "a",
      "b"
    ])
  })

  it("bounds how deep elements nest: 100 and no more", () => {
    const nested = (levels: number): string =>
      `<graphml><graph><node id="a"/><node id="b"/><edge source="a" target="b"/>${"<desc>".repeat(levels - 2)}${"</desc>".repeat(levels - 2)}</graph></graphml>`
    assert.deepStrictEqual(read(nested(100)).ids, ["a", "b"])
    assert.strictEqual(failure(nested(101))._tag, "UnsafeXml")
    assert.strictEqual(failure(gexf("<nodes><node id='a'>".repeat(5000)))._tag, "UnsafeXml")
  })

  it("reads UTF-8 alone, whatever a file says that it is", () => {
    const text = (encoding: string, label: string) =>
      gexf(
        `<nodes><node id="a" label="${label}"/><node id="b" label="b"/></nodes><edges><edge source="a" target="b"/></edges>`
      ).replace("UTF-8", encoding)
    assert.include(failure(text("ISO-8859-1", "é")).message, "it says that it is ISO-8859-1, and only UTF-8 is read")
    assert.deepStrictEqual(read(text("ISO-8859-1", "e")).labels, ["e", "b"])
    assert.deepStrictEqual(read(text("utf-8", "é")).labels, ["é", "b"])
  })

  it.prop(
    "reads a file of many pieces as one of few",
    [oneOf(["a", "é", "武", "𝄞"]), oneOf(["0", "1", "2", "3"])],
    ([sign, shift]) => {
      const label = " ".repeat(Number(shift)) + sign.repeat(70_000)
      const graph = read(
        gexf(
          `<nodes><node id="a" label="${label}"/><node id="b" label="b"/></nodes><edges><edge source="a" target="b"/></edges>`
        )
      )
      assert.isTrue(graph.labels[0] === label)
    },
    { arbitrary: { runs: 16 } }
  )

  it.prop(
    "never throws",
    [
      hurtfulXml,
      Arbitrary.array(
        oneOf([
          "<nodes>",
          '<node id="a">',
          "</node>",
          "</nodes>",
          "<edges>",
          '<edge source="a" target="a"/>',
          "</edges>",
          "<data key='x'>",
          "</data>",
          "<default>",
          "</default>",
          "<spell/>",
          "<attvalue/>",
          "<attribute/>",
          "<key/>",
          "text"
        ]),
        { maxLength: 12 }
      ),
      oneOf(["gexf", "graphml"])
    ],
    ([text, parts, root]) => {
      const result = readGraph(file("a", `<${root}><graph>${parts.join("")}${text}</graph></${root}>`))
      if (Result.isFailure(result)) assert.isAbove(result.failure.message.length, 20)
    },
    { arbitrary: { runs: 1000 } }
  )
})
