import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"

/** Draws a whole number from 0 up to below a bound. */
export type Draw = (below: number) => number

const texts = [
  "7b0d2f3e-9f0a-5c57-8c1e-3a6f5d2b9e10",
  "00000000-0000-5000-8000-000000000001",
  "1986-09-16",
  "2001",
  "2023-02-30",
  "GB",
  "CN",
  "GBP",
  "de",
  "12",
  "1250.5",
  "300000",
  "9999999999999999",
  "Q18125",
  "GBMNC",
  "plain words",
  "signed-on",
  "name@city.example",
  "https://www.example.org",
  "a-long-password",
  "x".repeat(24),
  "x".repeat(5_001),
  "agreement.pdf",
  "folder/agreement.pdf",
  ".agreement.pdf",
  "agreement.xyz",
  "\u200bagreement.pdf",
  `${"友".repeat(80)}.pdf`,
  "with \u0000 in it",
  "turning \u202e round",
  "/api/v1/activities",
  "",
  " "
]
const numbers = [0, 1, 2, 4, 1.5, -1, 53.4, 400, 2020, 1_000_000, 3e15]
const junk: ReadonlyArray<Schema.Json> = [null, true, false, "junk", "", 1.5, -7, [], ["junk"], {}, { junk: 1 }]

const fitting = new Map<SchemaAST.AST, ReadonlyArray<Schema.Json>>()

/** Of some values those that a schema takes, if it takes any. */
const takenOf = (ast: SchemaAST.AST, values: ReadonlyArray<Schema.Json>): ReadonlyArray<Schema.Json> => {
  const known = fitting.get(ast)
  if (known !== undefined) return known
  const decode = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast as never))
  const taken = values.filter((value) => Result.isSuccess(decode(value)))
  fitting.set(ast, taken)
  return taken
}

/**
 * A value that a schema almost takes: each part of it mostly fits, and sometimes is another, too much, or not there.
 *
 * **When to use**: to meet every fault that a schema can find, also those that it finds only in what fits otherwise.
 */
export const almost = (ast: SchemaAST.AST, draw: Draw, depth = 0): Schema.Json => {
  const one = <A>(values: ReadonlyArray<A>): A => values[draw(values.length)] as A
  const leaf = (values: ReadonlyArray<Schema.Json>): Schema.Json => {
    const taken = draw(4) === 0 ? [] : takenOf(ast, values)
    return one(taken.length === 0 ? values : taken)
  }
  if (draw(25) === 0) return one(junk)
  const sent = ast.encoding?.at(-1)?.to
  if (sent !== undefined) return sent._tag === "Objects" ? almost(sent, draw, depth) : leaf(texts)
  switch (ast._tag) {
    case "Literal":
      return ast.literal as Schema.Json
    case "Union":
      return almost(one(ast.types), draw, depth)
    case "Suspend":
      return almost(ast.thunk(), draw, depth)
    case "String":
      return leaf(texts)
    case "Number":
      return leaf(numbers)
    case "Boolean":
      return draw(2) === 0
    case "Arrays": {
      const rest = ast.rest[0]
      const many = draw(20) === 0
      const more = rest === undefined ? Number(many) : many && depth < 2 ? 600 : draw(3)
      const item = rest === undefined ? 1 : almost(rest, draw, depth + 1)
      return [
        ...ast.elements.slice(0, draw(15) === 0 ? 1 : undefined).map((element) => almost(element, draw, depth + 1)),
        ...Array.from({ length: more }, () =>
          rest === undefined || many || draw(3) === 0 ? item : almost(rest, draw, depth + 1)
        )
      ]
    }
    case "Objects":
      return Object.fromEntries([
        ...ast.propertySignatures.flatMap(({ name, type }) => {
          const optional = type.context?.isOptional === true
          return draw(optional ? 2 : 25) === 0 ? [] : [[String(name), almost(type, draw, depth + 1)] as const]
        }),
        ...(draw(25) === 0 ? [["contry", "GB"] as const] : [])
      ])
    default:
      return one(junk)
  }
}
