import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { hurtful, oneOf } from "../../test/arbitraries.ts"
import { JsonParts } from "./JsonParts.ts"

const sizes = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 }))), {
  minLength: 1,
  maxLength: 4
})

/** Objects that hold what could be taken for the end of something. */
const objects = Arbitrary.array(
  Arbitrary.all([hurtful, hurtful, oneOf(["", "}", "]}", '"features":[{', "\\"])]).pipe(
    Arbitrary.map(([a, b, c]) => ({ [a]: b, list: [{ features: [c] }, [[]], {}], results: { bindings: [{}] } }))
  ),
  { maxLength: 5 }
)

const inPieces = (text: string, sizes: ReadonlyArray<number>): ReadonlyArray<string> => {
  const pieces: Array<string> = []
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    pieces.push(text.slice(at, at + size))
    at += size
  }
  return pieces
}

const read = (text: string, path: ReadonlyArray<string> | undefined, sizes: ReadonlyArray<number>, limit = 1e6) => {
  const parts = new JsonParts(path, limit)
  const elements = [...inPieces(text, sizes).flatMap((piece) => parts.read(piece)), ...parts.rest()]
  return { parts, elements, values: () => elements.map((one) => JSON.parse(one.text)) }
}

describe("JsonParts", () => {
  it.prop(
    "finds every element of a list that a path leads to, however the text is cut",
    [objects, sizes],
    ([objects, sizes]) => {
      const decoys = {
        bindings: [1, { a: 2 }],
        head: { bindings: [{ no: 1 }], results: [] },
        note: '"results":{"bindings":[{'
      }
      for (const space of [undefined, 1]) {
        const text = JSON.stringify(
          { ...decoys, results: { head: [{}], distinct: true, bindings: objects } },
          null,
          space
        )
        const { parts, values } = read(text, ["results", "bindings"], sizes)
        assert.deepStrictEqual(values(), [...objects])
        assert.deepStrictEqual([parts.found, parts.ended], [true, true])
      }
    }
  )

  it.prop(
    "finds the members of an object, the elements of the text's own list, and values in a row",
    [objects, sizes],
    ([objects, sizes]) => {
      const members = Object.fromEntries(objects.map((one, index) => [`Q${index}`, one]))
      assert.deepStrictEqual(read(JSON.stringify({ entities: members }), ["entities"], sizes).values(), [...objects])
      assert.deepStrictEqual(read(JSON.stringify(objects), [], sizes).values(), [...objects])
      const row = objects.map((one) => JSON.stringify(one, null, 1)).join("\n")
      assert.deepStrictEqual(read(row, undefined, sizes).values(), [...objects])
    }
  )

  it.prop(
    "tells the line on which each begins, as the line breaks before it count",
    [objects, sizes],
    ([objects, sizes]) => {
      const text = JSON.stringify({ features: objects }, null, 1)
      const { elements } = read(text, ["features"], sizes)
      let from = text.indexOf("[") + 1
      for (const { line, text: element } of elements) {
        const at = text.indexOf(element, from)
        assert.strictEqual(line, text.slice(0, at).split("\n").length)
        from = at + element.length
      }
    }
  )

  it.prop(
    "loses nothing of a text that breaks off: what came before is whole, the rest is told",
    [objects, sizes],
    ([objects, sizes]) => {
      const text = JSON.stringify({ features: objects })
      for (let end = '{"features":['.length; end < text.length - 1; end += 3) {
        const { elements } = read(text.slice(0, end), ["features"], sizes)
        assert.isTrue(elements.at(-1)?.truncated)
        assert.deepStrictEqual(
          elements.slice(0, -1).map((one) => JSON.parse(one.text)),
          objects.slice(0, elements.length - 1)
        )
      }
    }
  )

  it.prop(
    "begins again with every answer, and tells what stands between them, however the text is cut",
    [
      Arbitrary.array(
        Arbitrary.all([
          objects,
          oneOf(["\n", " ", "", "\n,\n"]),
          oneOf(["", "", '{"features": 1}\n', "Timeout\n\tat x\n", '"features"\n'])
        ]),
        { maxLength: 4 }
      ),
      sizes
    ],
    ([answers, sizes]) => {
      for (const [path, around] of [
        [["features"], (list: string) => `{"n": 1, "features": ${list}, "m": [{}]}`],
        [["entities", "all"], (list: string) => `{"entities": {"all": ${list}}, "all": {}}`],
        [[], (list: string) => list]
      ] as const) {
        const text = answers
          .map(([list, after, other]) => `${around(JSON.stringify(list))}${after}${other && `\n${other}`}`)
          .join("")
          .trimEnd()
        const { elements, parts } = read(text, path, sizes)
        assert.deepStrictEqual(
          elements.filter(({ other }) => other === undefined).map((one) => JSON.parse(one.text)),
          answers.flatMap(([list]) => list)
        )
        const others = answers.flatMap(([, , other]) => (other === "" ? [] : [other.split("\n")[0]]))
        assert.deepStrictEqual(
          elements.filter(({ other }) => other).map((one) => one.text),
          others
        )
        assert.isFalse(parts.found && !parts.ended)
      }
    }
  )

  it("tells what stands where an element should, what is too long, and which path it did not find", () => {
    const { elements } = read('{"features": [\n5, "York",\n{"a": 1}, null]}', ["features"], [7])
    assert.deepStrictEqual(
      elements.map(({ line, text }) => [line, text.slice(0, 4)]),
      [
        [2, "5"],
        [2, '"Yor'],
        [3, '{"a"'],
        [3, "null"]
      ]
    )
    const long = read(`[{"a": "${"x".repeat(100)}"}, {"b": 1}]`, [], [9], 50)
    assert.deepStrictEqual(
      long.elements.map(({ tooLong }) => tooLong),
      [true, undefined]
    )
    const open = read('[{"a": 1}]\n{"features": [{"b', [], [4]).elements
    assert.deepStrictEqual(
      open.map(({ line, truncated }) => [line, truncated]),
      [
        [1, undefined],
        [2, true]
      ]
    )
    const passed = '{"a": {"x": {}}, "c": {"b": [{"no": 1}]}, "a": {"b": [{"yes": 1}]}}'
    assert.deepStrictEqual(read(passed, ["a", "b"], [5]).values(), [{ yes: 1 }])
    assert.isFalse(read('{"a": {"features": [{}]}, "b": ["features"], "features": 1}', ["features"], [3]).parts.found)
  })
})
