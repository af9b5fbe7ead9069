import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { hurtful } from "../test/arbitraries.ts"
import { type JsonNode, readJson } from "./json.ts"

const plain = ({ value }: JsonNode): unknown =>
  Array.isArray(value)
    ? (value as ReadonlyArray<JsonNode>).map(plain)
    : value instanceof Map
      ? Object.fromEntries([...(value as ReadonlyMap<string, JsonNode>)].map(([name, node]) => [name, plain(node)]))
      : value

const parse = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const every = (node: JsonNode): ReadonlyArray<JsonNode> => [
  node,
  ...(Array.isArray(node.value)
    ? (node.value as ReadonlyArray<JsonNode>).flatMap(every)
    : node.value instanceof Map
      ? [...(node.value as ReadonlyMap<string, JsonNode>).values()].flatMap(every)
      : [])
]

/** Text near JSON: brackets, quotation marks, numbers and slips, in any order. */
const nearly = Arbitrary.array(
  Arbitrary.schema(
    Schema.Literals([
      "[",
      "]",
      "{",
      "}",
      ":",
      ",",
      '"a"',
      '"',
      "\\",
      "\\u00e9",
      "\\u00g",
      '"\\u00g1"',
      '"\\x"',
      "-",
      "0",
      "12",
      ".5",
      "e+3",
      "\u001f",
      "\u007f",
      '"\u0019"',
      "true",
      "nul",
      "\ufeff"
    ])
  ),
  { maxLength: 10 }
).pipe(Arbitrary.map((parts) => parts.join("")))

const where = (text: string): string =>
  Result.match(readJson("answer.json", text), {
    onSuccess: () => "read",
    onFailure: ({ column, expected, found, line }) => `${line}:${column} ${found}, not ${expected}`
  })

describe("readJson", () => {
  it.prop("reads what JSON.parse reads", [Schema.Json, hurtful], ([json, text]) => {
    for (const indent of [0, 2]) {
      const written = JSON.stringify([json, text, { [text]: json }], null, indent)
      assert.deepStrictEqual(plain(Result.getOrThrow(readJson("answer.json", written))), JSON.parse(written))
    }
  })

  it.prop(
    "accepts and refuses what JSON.parse does",
    [nearly],
    ([text]) => {
      const read = readJson("answer.json", text)
      const expected = parse(text)
      assert.strictEqual(Result.isSuccess(read), expected !== undefined, text)
      if (Result.isSuccess(read)) assert.deepStrictEqual(plain(read.success), expected?.value)
    },
    { arbitrary: { runs: 3000 } }
  )

  it.prop("knows where each value stands", [Schema.Json], ([json]) => {
    const written = JSON.stringify([json], null, 1)
    for (const node of every(Result.getOrThrow(readJson("answer.json", written))))
      assert.deepStrictEqual(JSON.parse(written.slice(node.at, node.end)), plain(node))
  })

  it("points at the first character that is wrong", () => {
    assert.strictEqual(where('[{"item": "Q64",\n  "itemLabel": Berlin}]'), '2:16 "B", not a value')
    assert.strictEqual(where('[{"item":"Q64"}\n{"item":"Q84"}]'), '2:1 "{", not a comma or "]"')
    assert.strictEqual(where('[{"item":"Q64"'), '1:15 the end of the file, not a comma or "}"')
    assert.strictEqual(where('["Q64\n"]'), '1:6 "\\n", not a character of a text (line breaks are written \\n)')
    assert.strictEqual(where("[1] 2"), '1:5 "2", not the end of the file')
    assert.strictEqual(where("<!doctype html>"), '1:1 "<", not a value')
  })

  it("refuses nesting that would exhaust the stack", () => {
    assert.include(where("[".repeat(1_000_000)), "1:202 ")
  })

  it("keeps a name that objects give a meaning", () => {
    const node = Result.getOrThrow(readJson("answer.json", '{"__proto__": 1}'))
    assert.deepStrictEqual([...(node.value as ReadonlyMap<string, JsonNode>).keys()], ["__proto__"])
  })
})
