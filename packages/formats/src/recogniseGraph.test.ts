import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { bytesOf, file, oneOf } from "../test/arbitraries.ts"
import { type GraphError, type GraphFile, graphFormats, type ReadGraphOptions, readGraph } from "./index.ts"

const read = (text: string, options?: ReadGraphOptions): GraphFile =>
  Result.getOrThrow(readGraph(file("a.txt", text), options))

const failure = (content: string | Uint8Array, options?: ReadGraphOptions): GraphError => {
  const bytes = typeof content === "string" ? bytesOf(content) : content
  const result = readGraph({ name: "a.txt", bytes }, options)
  assert.isTrue(Result.isFailure(result), String(content))
  return (result as Result.Failure<GraphFile, GraphError>).failure
}

/** What became of a text: how many links, and what was remarked, or the kind of failure. */
const outcome = (text: string): string => {
  const result = readGraph(file("a.txt", text))
  if (Result.isFailure(result)) return result.failure._tag
  const { format, read, remarks } = result.success
  return [`${format} ${read.rows}`, ...remarks.map(({ reason }) => reason)].join("; ")
}

const asNames = "line 1 was read as the names of the columns"

describe("a first row", () => {
  it.prop(
    "that names the two sides of one thing is never counted as a link",
    [
      oneOf(["Stadt", "city_", "Ort ", "partner-", "Ville_"]),
      oneOf(["1 2", "a b", "A B", "_1 _2", "_a _b", "_from _to", "_Source _Target"]),
      oneOf([",", ";", "\t"]),
      oneOf(["", "# twins\n"]),
      Arbitrary.array(oneOf(["Paris", "Rome", "17", "Q84", "x9"]), { minLength: 1, maxLength: 6 })
    ],
    ([stem, sides, separator, head, ends]) => {
      const names = sides.split(" ").map((side) => `${stem}${side}`)
      const rows = ends.map((end) => [end, "Bonn"])
      const graph = read(`${head}${[names, ...rows].map((row) => row.join(separator)).join("\n")}\n`)
      assert.deepStrictEqual([graph.format, graph.read.rows], ["link-table", rows.length])
      assert.notInclude(graph.ids, names[0])
    }
  )

  it.prop(
    "of ids that later rows have too is always a link",
    [
      oneOf(["Q", "", "n", "town_", "武"]),
      oneOf(["", "b"]),
      oneOf([",", ";", "\t", " "]),
      oneOf(["", "# c\n"]),
      Arbitrary.array(Arbitrary.all([oneOf(["1", "7", "30"]), oneOf(["2", "88"])]), { minLength: 2, maxLength: 6 })
    ],
    ([before, after, separator, head, links]) => {
      const rows = links.map((link) => link.map((number) => `${before}${number}${after}`).join(separator))
      assert.strictEqual(outcome(`${head}${rows.join("\n")}`), `edge-list ${rows.length}`)
    }
  )

  it.each([
    ["city_1,city_2\nParis,Rome\nRome,Berlin\n", "link-table 2"],
    ["Stadt1;Stadt2;Jahr\nBonn;Oxford;1947\n", `link-table 1; ${asNames}; the column "Jahr" was left unread`],
    ["from_place,to_place\nBonn,Oxford\n", `link-table 1; ${asNames}`],
    ["a_ort,b_ort\nBonn,Oxford\n", `link-table 1; ${asNames}`],
    ["Q1,Q2\nyes,no\n", `link-table 1; ${asNames}`],
    ["# c\nperson friend\n1 2\n2 3", "AmbiguousColumns"],
    ["% c\nperson friend\n1 2\n2 3", "AmbiguousColumns"],
    ["% sym\nperson friend\n1 2\n2 3", "konect 3"],
    ["% 3 3\nperson friend\n1 2\n2 3", "konect 3"],
    ["% sym\nsource target\n1 2", "AmbiguousColumns"],
    ["Stadt1,Land1,Stadt2,Land2\nBonn,DE,Oxford,GB\n", "AmbiguousColumns"],
    ["p1,m7\nParis,Rome\n", "AmbiguousColumns"],
    ["p1,m7\np9,Rome\n", "AmbiguousColumns"],
    ["1 High Street,2 High Street\nBonn,Oxford\n", "AmbiguousColumns"],
    ["node1 node2\nnode3 node4\n", "AmbiguousColumns"],
    ["1 2\nParis Rome\n", "edge-list 2"],
    ["Q84 Q1\n", "edge-list 1"],
    ["p1,m7\np2,m9\n", "edge-list 2"],
    ["city_1,city_2\n", "NoLinks"]
  ])("%j: %s", (text, expected) => {
    assert.strictEqual(outcome(text), expected)
  })

  it("a and b are names in a table, and ends in a list with spaces, unless more is known", () => {
    for (const gap of [" ", "\t"]) assert.strictEqual(outcome(`a${gap}b\nc${gap}d\n`), "AmbiguousColumns")
    for (const gap of [" ", "\t"]) assert.strictEqual(outcome(`a${gap}b\nb${gap}d\n`), "edge-list 2")
    for (const gap of [",", ";"]) assert.strictEqual(outcome(`a${gap}b\nc${gap}d\n`), `link-table 1; ${asNames}`)
    assert.strictEqual(outcome("a\tb\tweight\nc\td\t2\n"), `link-table 1; ${asNames}`)
    assert.strictEqual(outcome("a b weight\nc d 2\n"), "AmbiguousColumns")
    assert.deepStrictEqual(read("a b\nc d\n", { header: true }).remarks, [])
    assert.strictEqual(read("a b\nc d\n", { header: false }).read.rows, 2)
  })

  it("is remarked with its line, where it was guessed to be names and nobody said so", () => {
    const text = "\n\nOrt A,Ort B\nBonn,Oxford\n"
    assert.deepStrictEqual(
      read(text).remarks.map(({ at, reason, text }) => [at.line, text, reason]),
      [[3, "Ort A, Ort B", "line 3 was read as the names of the columns"]]
    )
    assert.deepStrictEqual(read(text, { header: true }).remarks, [])
    assert.deepStrictEqual(read(text, { from: "Ort A", to: "Ort B" }).remarks, [])
    assert.deepStrictEqual(read("source,target\nBonn,Oxford\n").remarks, [])
  })

  it("with five columns is no link, after a comment neither", () => {
    for (const head of ["", "# c\n"]) {
      assert.strictEqual(outcome(`${head}1 2 3 4 5\n6 7 8 9 10\n`), "AmbiguousColumns")
      assert.strictEqual(outcome(`${head}1 2 3 4\n6 7 8 9\n`).split(";")[0], "edge-list 2")
    }
  })

  it("tells cities of one name apart where a table has their countries too", () => {
    for (const names of [
      "from_city,to_city,from_country,to_country",
      "cityA,cityB,countryA,countryB",
      "city_1,city_2,country_1,country_2"
    ])
      assert.deepStrictEqual(read(`${names}\nParis,Rome,FR,IT\nParis,Rome,US,IT\n`).ids, [
        "Paris|FR",
        "Rome|IT",
        "Paris|US"
      ])
  })
})

describe("what stands between the columns", () => {
  it("is the comma on a tie", () => {
    assert.deepStrictEqual(read("x;y,z\n", { header: false }).ids, ["x;y", "z"])
  })

  it("may follow the last column, with nothing behind it", () => {
    const graph = read("1,2,,\n3,4,\n5,6\n")
    assert.deepStrictEqual([graph.ids, graph.weights], [["1", "2", "3", "4", "5", "6"], undefined])
    assert.deepStrictEqual([...(read("1,2,7,\n3,4,8\n").weights ?? [])], [7, 8])
  })
})

describe("numbers of an edge list", () => {
  it("are times from 10,000 on", () => {
    assert.isUndefined(read("% sym\n1 2 1 9999\n").years)
    assert.deepStrictEqual([...(read("% sym\n1 2 1 10000\n").years?.start ?? [])], [1970])
    assert.deepStrictEqual([...(read("% sym\n1 2 1 -10000\n").years?.start ?? [])], [1969])
  })

  // Added up digit by digit, a double can go wrong from the 17th on.
  it.each(["33971371797913717", "991139713391117993", "999999999999999", "9007199254740993"])(
    "are those that their digits say: %s",
    (digits) => {
      assert.strictEqual(read(`% sym\n1 2 ${digits}\n`).weights?.[0], Number(digits))
    }
  )
})

describe("messages", () => {
  it("quote the first line as it stands, and say what a caller can do", () => {
    const { message } = failure("# c\nPerson Friend\n1 2\n")
    assert.include(message, 'a.txt begins on line 2 with "Person", "Friend", and nothing says')
    assert.include(message, "(options.from and options.to)")
    assert.include(message, "(options.header: true or false)")
    assert.include(failure("Ort,Von,X,Y,Z\n1,2,3,4,5\n").message, 'with "Ort", "Von", "X", "Y", "Z", and no two')
    assert.include(failure("Source,Weight\n1,2\n").message, "has the columns Source, Weight, and lacks target")
    const wide = Array.from({ length: 30 }, (_, column) => `C ${column}`).join(",")
    assert.include(failure(`${wide}\n`).message, '"C 10", "C 11" and 18 more, and no two')
  })

  it("call formats by their labels", () => {
    const labels: ReadonlyArray<string> = graphFormats.map(({ label }) => label)
    for (const [text, label] of [
      ["% sym unweighted\n", "KONECT"],
      ["# c\n", "Edge list"],
      ["source,target\n", "Table of links (CSV)"],
      ["<gexf/>", "GEXF"],
      ["<graphml/>", "GraphML"]
    ] as const) {
      assert.include(labels, label)
      assert.include(failure(text).message, `a.txt was read as ${label} and gives 0 nodes and no link`)
    }
  })

  it("say that links lead from nodes to themselves only", () => {
    const error = failure("1 1\n2 2\n2 2\n")
    assert.strictEqual(
      error.message,
      "a.txt was read as Edge list and gives 2 nodes and no link between two different nodes (the 3 links given lead from a node to itself); export the graph with its links"
    )
    assert.strictEqual(failure("source,target\na,a\n")._tag, "NoLinks")
    assert.strictEqual(read("1 1\n1 2\n").read.selfLoops, 1)
  })

  it("count one field as one", () => {
    assert.include(failure("source,target\na,b\na\n").message, "the row has 1 field where the first line has 2")
  })

  it.each(["1,2\n3,4\n", "北京,东京\n上海,大阪\n"])("name UTF-16 without a byte order mark: %j", (text) => {
    const little = Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]))
    const big = Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255]))
    for (const bytes of [little, big])
      assert.include(failure(bytes).message, "a.txt holds text in UTF-16: save it as UTF-8")
    assert.include(failure(Uint8Array.of(1, 0, 0, 1, 0, 0, 7)).message, "characters that no text has")
    assert.include(failure(bytesOf(`${"1 2\n".repeat(100)}\0\n3 \0`)).message, "characters that no text has")
  })
})
