import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { file, oneOf } from "../test/arbitraries.ts"
import { GraphBuilder } from "./GraphBuilder.ts"
import { type GraphError, type GraphFile, readGraph } from "./index.ts"

const readXml = (text: string): Result.Result<GraphFile, GraphError> => readGraph(file("a.xml", text))
const read = (text: string): GraphFile => Result.getOrThrow(readXml(text))

const graphml = (keys: string, nodes: string): string =>
  `<graphml>${keys}<graph>${nodes}<edge source="0" target="1"/></graph></graphml>`

const repeated = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join("\n")

describe("attributes of nodes", () => {
  it.prop(
    "are what a node gives, blank or not, else the default",
    [
      Arbitrary.array(oneOf(["absent", "blank", "5"]), { minLength: 2, maxLength: 6 }),
      oneOf(["absent", "7"]),
      oneOf(["pop", "country"])
    ],
    ([values, fallback, name]) => {
      const key = `<key id="k" for="node" attr.name="${name}">${fallback === "absent" ? "" : `<default>${fallback}</default>`}</key>`
      const text = (value: string): string => (value === "blank" ? "" : value)
      const graph = read(
        graphml(
          key,
          repeated(values.length, (node) => {
            const value = values[node] ?? ""
            return `<node id="${node}">${value === "absent" ? "" : `<data key="k">${text(value)}</data>`}</node>`
          })
        )
      )
      const none = values.map(() => undefined)
      assert.deepStrictEqual(
        name === "country" ? graph.countries : (graph.attributes.get(name) ?? none),
        values.map((value) => {
          const said = value === "absent" ? (fallback === "absent" ? undefined : fallback) : text(value)
          // A blank country is one that nobody knows.
          return name === "country" && said === "" ? undefined : said
        })
      )
    }
  )

  it("keeps the first of what comes more than once for a node", () => {
    const builder = new GraphBuilder()
    for (const [node, text] of [
      [1, "first"],
      [0, ""],
      [1, "second"],
      [0, "second"]
    ] as const)
      builder.attribute(node, "n", text)
    builder.attributeOfOthers("n", "others")
    builder.attributeOfOthers("n", "later")
    const finished = builder.finish({ format: "gexf", directed: undefined, ids: ["a", "b", "c"], remarks: [] })
    assert.deepStrictEqual(finished.attributes.get("n"), ["", "first", "others"])
  })

  it("remarks once on an attribute of links that only has a default", () => {
    const key = '<key id="k" for="edge" attr.name="note"><default>x</default></key>'
    assert.deepStrictEqual(
      read(graphml(key, '<node id="0"/><node id="1"/>')).remarks.map(({ text }) => text),
      ['the attribute "note" of edges']
    )
  })

  it("refuses those that would make a reader do far more than its file says", () => {
    const keys = (count: number, fallback: string): string =>
      repeated(count, (index) => `<key id="k${index}" for="node" attr.name="n${index}">${fallback}</key>`)
    const nodes = (count: number, data = ""): string => repeated(count, (node) => `<node id="${node}">${data}</node>`)
    const last = repeated(4_000, (index) => `<data key="k${index}">1</data>`)
    for (const text of [
      graphml(keys(4_000, "<default>v</default>"), nodes(20_000)),
      // Values of the last node alone leave as many blanks.
      graphml(keys(4_000, ""), `${nodes(20_000)}<node id="last">${last}</node>`)
    ]) {
      const result = readXml(text)
      assert.isTrue(Result.isFailure(result) && result.failure._tag === "UnsafeXml")
      if (Result.isFailure(result))
        assert.match(
          result.failure.message,
          /line 4000, column \d+ ends the declarations of 4000 attributes for 2000[01] nodes, which would have 80000000 values/
        )
    }
    const many = read(graphml(keys(4_000, "<default>v</default>"), nodes(20)))
    assert.deepStrictEqual([many.attributes.size, many.attributes.get("n3999")?.[19]], [4_000, "v"])
  })

  it("gives no element the defaults of attributes without a meaning", () => {
    const put = GraphBuilder.prototype.attribute
    let puts = 0
    GraphBuilder.prototype.attribute = function (...args) {
      puts++
      put.apply(this, args)
    }
    try {
      const keys = repeated(
        50,
        (index) => `<key id="k${index}" for="node" attr.name="n${index}"><default>v</default></key>`
      )
      read(
        graphml(
          keys,
          repeated(50, (node) => `<node id="${node}"/>`)
        )
      )
    } finally {
      GraphBuilder.prototype.attribute = put
    }
    assert.strictEqual(puts, 0)
  })
})
