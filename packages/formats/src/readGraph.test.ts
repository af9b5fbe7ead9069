import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { csv, file, hurtful, oneOf } from "../test/arbitraries.ts"
import { type GraphError, type GraphFile, type ReadGraphOptions, readGraph } from "./index.ts"

const read = (text: string, options?: ReadGraphOptions): GraphFile =>
  Result.getOrThrow(readGraph(file("a.txt", text), options))

const failure = (text: string | Uint8Array, options?: ReadGraphOptions): GraphError => {
  const result = readGraph(typeof text === "string" ? file("a.txt", text) : { name: "a.txt", bytes: text }, options)
  assert.isTrue(Result.isFailure(result))
  return (result as Result.Failure<GraphFile, GraphError>).failure
}

const faults = (text: string, options?: ReadGraphOptions): ReadonlyArray<string> => {
  const error = failure(text, options)
  assert.strictEqual(error._tag, "FaultyGraph")
  return error._tag === "FaultyGraph"
    ? error.faults.map(({ column, kind, line }) => `${kind} ${line}${column === undefined ? "" : `:${column}`}`)
    : []
}

const years = (values: Float64Array | undefined): ReadonlyArray<number | undefined> =>
  [...(values ?? [])].map((year) => (Number.isNaN(year) ? undefined : year))

/** Links between nodes named by numbers, by words, and by words with spaces in them. */
const token = oneOf(["1", "2", "10", "007", "Q84", "Xi'an1", "a-b9", "武9"])
const links = Arbitrary.array(Arbitrary.all([token, token, oneOf(["1", "0.5", "-2", "1e3"])]), {
  minLength: 1,
  maxLength: 12
})
const cell = hurtful.pipe(Arbitrary.map((text) => `n${text.trim().replaceAll("|", "/")}n`))

describe("readGraph", () => {
  it.prop(
    "gives the links of an edge list as they stand, whatever stands between and around them",
    [
      links,
      oneOf([" ", "\t", "  ", ",", ";"]),
      oneOf(["% sym\n", "# FromNodeId\tToNodeId\n\n", ""]),
      oneOf(["\n", "\r\n", "\r"]),
      oneOf(["2", "3"])
    ],
    ([links, gap, head, newline, width]) => {
      const between = head.startsWith("%") && (gap === "," || gap === ";") ? " " : gap
      const rows = [...links, ["two", "nodes", "1"] as const].map((link) => link.slice(0, Number(width)))
      const graph = read(
        (head + rows.map((row) => row.join(between)).join("\n")).replaceAll("\n", newline),
        head.startsWith("%") ? {} : { header: false }
      )
      assert.strictEqual(graph.format, head.startsWith("%") ? "konect" : "edge-list")
      const ends = rows.flatMap((row) => row.slice(0, 2))
      assert.deepStrictEqual(
        [...graph.pairs].map((node) => graph.ids[node]),
        ends
      )
      assert.deepStrictEqual([...graph.ids], [...new Set(ends)])
      assert.deepStrictEqual(
        graph.weights === undefined ? undefined : [...graph.weights],
        width === "3" ? rows.map(([, , weight]) => Number(weight)) : undefined
      )
      assert.strictEqual(graph.read.rows, rows.length)
    }
  )

  it.prop(
    "gives the links of a table, and joins what two columns say of an end",
    [Arbitrary.array(Arbitrary.all([cell, cell, cell, cell]), { minLength: 1, maxLength: 6 }), oneOf(["\n", "\r\n"])],
    ([some, newline]) => {
      const rows = [...some, ["two", "different", "nodes", "linked"]]
      const spaced = (text: string): string => text.replace(/\n/g, newline)
      const graph = read(
        csv([["city1", "country1", "city2", "country2"], ...rows.map((row) => row.map(spaced))], newline)
      )
      assert.strictEqual(graph.format, "link-table")
      const ends = rows.flatMap(([a, b, c, d]) => [`${a}|${b}`, `${c}|${d}`]).map(spaced)
      assert.deepStrictEqual(
        [...graph.pairs].map((node) => graph.ids[node]),
        ends
      )
      assert.deepStrictEqual(
        graph.ids.map((id, node) => `${graph.labels[node]}|${graph.countries[node]}` === id),
        graph.ids.map(() => true)
      )
    }
  )

  it.prop(
    "never throws",
    [hurtful, hurtful, oneOf(["", "source,target\n", "<", "<gexf>", "% sym\n", '"'])],
    ([a, b, head]) => {
      const result = readGraph(file("a", `${head}${a}\n${b}\n${a}`))
      if (Result.isFailure(result)) assert.isAbove(result.failure.message.length, 20)
    }
  )

  it("reads weights and times of KONECT, and remarks that the file is shorter than it says", () => {
    const graph = read("% asym posweighted\n% 3 4 4\n1 2 5 0\n2\t3 0.5 1262304000\n")
    assert.strictEqual(graph.directed, true)
    assert.deepStrictEqual([...(graph.weights ?? [])], [5, 0.5])
    assert.deepStrictEqual(years(graph.years?.start), [1970, 2010])
    assert.deepStrictEqual(
      graph.remarks.map(({ at, reason }) => [at.line, reason]),
      [[2, "the file announces 3 links and has 2: it may be cut short"]]
    )
    assert.strictEqual(read("% sym\n1 2\n").directed, false)
    assert.deepStrictEqual(
      [...(read("% sym\n1 2 4116239147591224733413\n").weights ?? [])],
      [Number("4116239147591224733413")]
    )
    assert.deepStrictEqual(
      read("% sym\n1 2 1 7\n").remarks.map(({ text }) => text),
      ["column 4"]
    )
  })

  it("refuses a KONECT list of two sides, whose numbers would meet", () => {
    assert.include(failure("% bip unweighted\n1 1\n").message, "between two sides (bip)")
  })

  it("reads names with spaces between tabs", () => {
    assert.deepStrictEqual(read("# twins\nNew York\tLondon, ON\n", { header: false }).ids, ["New York", "London, ON"])
  })

  it("reads what a table says of nodes and links, and remarks on what differs", () => {
    const graph = read(
      "from;to;from_label;from_country;from_lat;from_lon;weight;since;until;kind;note\n" +
        "a;b;A;GB;1.5;-2;3;1980-01-18;;twinning;x\n" +
        "a;c;Ä;GB;;;;;1999;;\n"
    )
    assert.deepStrictEqual(
      [graph.ids, graph.labels, graph.countries],
      [
        ["a", "b", "c"],
        ["A", undefined, undefined],
        ["GB", undefined, undefined]
      ]
    )
    assert.deepStrictEqual([...graph.latitudes], [1.5, Number.NaN, Number.NaN])
    assert.deepStrictEqual([...graph.longitudes], [-2, Number.NaN, Number.NaN])
    assert.deepStrictEqual([...(graph.weights ?? [])], [3, 1])
    assert.deepStrictEqual(
      [years(graph.years?.start), years(graph.years?.end)],
      [
        [1980, undefined],
        [undefined, 1999]
      ]
    )
    assert.deepStrictEqual(graph.kinds, ["twinning", undefined])
    assert.deepStrictEqual(
      graph.remarks.map(({ text, reason }) => `${text}: ${reason}`),
      [
        'note: the column "note" was left unread',
        "a: 1 node is described in more than one way, this one among them; what comes first was taken"
      ]
    )
  })

  it("takes the columns that the caller names", () => {
    const graph = read("Stadt,Land,Partner,Partnerland\nBonn,DE,Oxford,GB\n", {
      from: "Stadt,Land",
      to: "partner, partnerland"
    })
    assert.deepStrictEqual(graph.ids, ["Bonn|DE", "Oxford|GB"])
    assert.deepStrictEqual(graph.labels, ["Bonn", "Oxford"])
  })

  it("knows a first line that is a link by its ids, or because an end comes again", () => {
    for (const text of ["Q1,Q2\nQ3,Q4\n", "# x\n1 2\n", "Bonn,Oxford\nOxford,Leiden\n", "Leiden\tBonn\nBonn\tOxford"])
      assert.strictEqual(read(text).format, "edge-list", text)
    assert.strictEqual(read("Bonn,Oxford\n", { header: false }).format, "edge-list")
    assert.deepStrictEqual(read("a,b\nx,y\n").ids, ["x", "y"])
    assert.deepStrictEqual(read("a,b\nb,c\n", { header: true }).ids, ["b", "c"])
  })

  it("says which columns it found where nobody can tell which are the ends", () => {
    const message = (text: string, options?: ReadGraphOptions): string => failure(text, options).message
    assert.strictEqual(
      message("\n\nStadt,Partner\nBonn,Oxford\n"),
      'a.txt begins on line 3 with "Stadt", "Partner", and nothing says whether they name columns or are a link; name the columns of the two ends (options.from and options.to), or say whether that line names the columns or is a link already (options.header: true or false)'
    )
    assert.include(message("a,b\nb,c\n"), "these are both names of columns and like the ends of links further down")
    assert.include(
      message("source,target,from,to\n1,2,3,4\n"),
      "source and target, from and to could each be the two ends"
    )
    assert.include(
      message("id,name,country,lat,lon\n1,2,3,4,5\n"),
      "no two of them are known to name the two ends of a link"
    )
    assert.include(message("x,y\n1,2\n", { from: "x" }), "only the first end of a link is named")
    assert.include(message("x,y\n1,2\n", { from: "x", to: "X" }), "link every node to itself")
    assert.strictEqual(
      message("source,weight\n1,2\n"),
      "a.txt has the columns source, weight, and lacks target; expected are source, target, in any order: name them so in the first line"
    )
    assert.include(message("x,y\n1,2\n", { from: "x", to: "z" }), "lacks z")
    assert.include(message("x,x,z\n1,2,3\n", { from: "x", to: "z" }), "gives x twice")
  })

  it("refuses an edge list with a fault, and says where each is", () => {
    assert.deepStrictEqual(faults("% sym\n1 2 1\n3\n1 2\n1 2 NaN\n1 2 1e999\n1 2 3 4\n1 2 0x10\n"), [
      "one-end 3",
      "row-form 4",
      "not-a-number 5:5",
      "not-a-number 6:5",
      "row-form 7",
      "not-a-number 8:5"
    ])
    assert.deepStrictEqual(faults("Q1\tQ2\n\tQ3\n  \tQ3\nQ1\t\n"), ["one-end 2", "one-end 3", "one-end 4"])
    assert.deepStrictEqual(faults("% sym\n1 2 1 1 1\n"), ["row-form 2"], "five columns")
    assert.strictEqual(
      failure("1 2\n3\n").message,
      "a.txt has 1 fault, and nothing of it was taken, because a figure of part of a graph would be wrong:\nline 2: the line gives one end of a link; write both ends of every link on one line"
    )
  })

  it("lists ten faults and counts all", () => {
    const error = failure(`1 2\n${"x\n".repeat(25)}`)
    assert.isTrue(error._tag === "FaultyGraph" && error.count === 25 && error.faults.length === 10)
    assert.include(error.message, "and 15 more")
  })

  it("refuses a table with a fault, and says where each is", () => {
    const head = "source,target,source_lat,source_lon,weight,since\n"
    assert.deepStrictEqual(
      faults(`${head}a,,,,,\na,b,91,,,\na,b,,-181,,\na,b,north,,,\na,b,,,many,\na,b,,,,May\na,b\n"a"x,b,,,,\n`),
      [
        "one-end 2",
        "out-of-range 3:5",
        "out-of-range 4:6",
        "not-a-number 5:5",
        "not-a-number 6:7",
        "not-a-year 7:8",
        "row-form 8",
        "quotation-mark 9"
      ]
    )
    assert.deepStrictEqual(faults("city1,country1,city2,country2\na|b,c,d,e\n"), ["ambiguous-id 2:1"])
  })

  it("refuses what is no graph, by name", () => {
    const found = (text: string | Uint8Array): string => {
      const error = failure(text)
      return error._tag === "NotAGraph" ? error.found : error._tag
    }
    assert.deepStrictEqual(
      [
        '{"a": 1}',
        "[]",
        "<!DOCTYPE html><html>",
        "<HTML><p>",
        "<svg xmlns='x'/>",
        "graph [ node [ id 1 ] ]",
        "digraph { a -> b }",
        "*Vertices 2",
        "hello",
        Uint8Array.of(0x50, 0x4b, 3, 4),
        Uint8Array.of(0x1f, 0x8b, 8),
        Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
        Uint8Array.of(0x31, 0x20, 0, 0x31),
        Uint8Array.of(0xff, 0xfe, 0x31, 0),
        Uint8Array.of(0x31, 0x20, 0xca),
        "",
        " \n\n",
        "\ufeff",
        "% sym\n",
        "source,target\n",
        '"a,b'
      ].map(found),
      [
        "JSON",
        "JSON",
        "a web page (HTML)",
        "a web page (HTML)",
        "XML whose outermost element is svg",
        "a graph in GML",
        "a graph of Graphviz",
        "a network of Pajek",
        'text whose first line gives no two ends of a link ("hello")',
        "a ZIP archive or a workbook of a spreadsheet",
        "a file compressed by gzip: unpack it first",
        "an image (PNG)",
        "characters that no text has",
        "NotUtf8",
        "NotUtf8",
        "EmptyFile",
        "EmptyFile",
        "EmptyFile",
        "NoLinks",
        "NoLinks",
        "UnclosedQuote"
      ]
    )
  })

  it("passes over a byte order mark", () => {
    assert.deepStrictEqual(read("\ufeffsource,target\na,b\n").ids, ["a", "b"])
  })
})

describe("readGraph with a table of nodes", () => {
  const nodes = (text: string): ReadGraphOptions => ({ nodes: file("cities.csv", text) })

  it("adds what it knows, and nodes that no link names last", () => {
    const graph = read(
      "source,target\nQ2,Q1\nQ1,Q9\n",
      nodes(
        "id,name,country,country_iso2,lat,lon,population\nQ1,Bonn,Germany,DE,50.7,7.1,5\nQ2,Hargeisa,Somaliland,,9.6,,\nQ3,Alone,,,,,\n"
      )
    )
    assert.deepStrictEqual(graph.ids, ["Q2", "Q1", "Q9", "Q3"])
    assert.deepStrictEqual(graph.labels, ["Hargeisa", "Bonn", undefined, "Alone"])
    assert.deepStrictEqual(graph.countries, ["Somaliland", "DE", undefined, undefined])
    assert.deepStrictEqual([...graph.latitudes], [9.6, 50.7, Number.NaN, Number.NaN])
    assert.deepStrictEqual([...graph.longitudes], [Number.NaN, 7.1, Number.NaN, Number.NaN])
    assert.strictEqual(graph.read.nodesWithoutLink, 1)
    assert.deepStrictEqual(
      graph.remarks.map(({ text, reason }) => `${text}: ${reason}`),
      ['population: the column "population" was left unread', "Q9: 1 node of the graph has no row here, this one first"]
    )
  })

  it("lets stand what the graph says itself", () => {
    const graph = read("city_a,city_b,lat_a\nBonn,Oxford,50\n", nodes("id,name,lat\nBonn,Bonna,1\nOxford,,2\n"))
    assert.deepStrictEqual(
      [graph.labels, [...graph.latitudes]],
      [
        ["Bonn", "Oxford"],
        [50, 2]
      ]
    )
  })

  it("refuses it with a fault, and says where each is", () => {
    const rows = "id,name,lat\nQ1,A,1\nQ1,B,2\n,C,3\nQ2,D,99\nQ3\n"
    assert.deepStrictEqual(faults("Q1 Q2\n", nodes(rows)), [
      "duplicate-node 3",
      "missing-id 4",
      "out-of-range 5:6",
      "row-form 6"
    ])
    assert.include(
      failure("Q1 Q2\n", nodes("name,lat\nA,1\n")).message,
      "cities.csv has the columns name, lat, and lacks id"
    )
    assert.strictEqual(failure("Q1 Q2\n", nodes(" "))._tag, "EmptyFile")
  })
})
