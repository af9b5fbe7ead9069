import * as Arbitrary from "effect/Arbitrary"
import type { GraphToWrite, LinkToWrite, NodeToWrite } from "../src/index.ts"
import { oneOf } from "./arbitraries.ts"

/** Text made of what hurts XML: its own signs, white space, what it cannot write, several planes. */
export const hurtfulXml: Arbitrary.Arbitrary<string> = Arbitrary.array(
  oneOf([
    "<",
    ">",
    "&",
    '"',
    "'",
    "]]>",
    "&amp;",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "a",
    "é",
    "武",
    "𝄞",
    "\u0000",
    "\u000b",
    "\u001f",
    "\u0085",
    "\u2028",
    "\ufffe",
    "\uffff",
    "\ud834",
    "\udd1e",
    "\ufffd"
  ]),
  { maxLength: 8 }
).pipe(Arbitrary.map((parts) => parts.join("")))

const numbers = oneOf(["", "0", "-0", "0.1", "-12.5", "90", "1e-7", "NaN", "Infinity"])
const years = oneOf(["", "", "836", "1980", "1999", "2026", "0"])

const optional = <K extends string>(key: K, text: string): { readonly [key in K]?: number } =>
  (text === "" ? {} : { [key]: Number(text) }) as { readonly [key in K]?: number }

const value = (text: string): string | number | boolean =>
  text === "true" ? true : /^[\d.-]+$/.test(text) ? Number(text) : text

const node = Arbitrary.all([
  hurtfulXml,
  hurtfulXml,
  numbers,
  numbers,
  oneOf(["", "#ff8000", "#00a0FF"]),
  Arbitrary.array(
    Arbitrary.all([
      oneOf(["kind", "community", "Name", "pop & more", "__proto__x", "lat"]),
      oneOf(["7", "0.5", "-3", "true", "city", "", " x\n"])
    ]),
    { maxLength: 4 }
  )
])

const link = Arbitrary.all([
  oneOf(["0", "1", "2", "3"]),
  oneOf(["0", "1", "2", "3"]),
  years,
  years,
  oneOf(["", "twinning", "membership"]),
  oneOf(["", "", "1", "2.5"]),
  oneOf(["", "", "", "given"])
])

/** A graph of two to five nodes with distinct ids, and links between them, of which one at least is no self-loop. */
export const graphToWrite: Arbitrary.Arbitrary<GraphToWrite> = Arbitrary.all([
  Arbitrary.array(node, { minLength: 2, maxLength: 5 }),
  link,
  Arbitrary.array(link, { maxLength: 7 })
]).pipe(
  Arbitrary.map(([nodes, [, , ...between], more]) => {
    const links = [["0", "1", ...between] as const, ...more]
    const written = nodes.map(
      ([id, label, x, y, colour, attributes], index): NodeToWrite => ({
        id: `${index}${id}`,
        label,
        ...(label === "" ? {} : { country: label }),
        ...optional("latitude", x),
        ...optional("longitude", y),
        ...(x === "" || y === "" ? {} : { x: Number(x), y: Number(y) }),
        ...(colour === "" ? {} : { colour }),
        attributes: Object.fromEntries(attributes.map(([name, text]) => [name, value(text)]))
      })
    )
    const id = (text: string): string => (written[Number(text) % written.length] as NodeToWrite).id
    return {
      nodes: written,
      links: links.map(
        ([a, b, since, until, kind, weight, name], index): LinkToWrite => ({
          a: id(a),
          b: id(b),
          ...optional("since", since),
          ...optional("until", until),
          ...optional("weight", weight),
          ...(kind === "" ? {} : { kind: kind as "twinning" | "membership" }),
          ...(name === "" ? {} : { id: String(index + 1) })
        })
      )
    }
  })
)

/** A text as XML gives it back: the replacement character for what it cannot hold. */
export const asXml = (text: string): string =>
  [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      const fits =
        code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code < 0xfffe)
      return fits || code > 0xffff ? character : "\ufffd"
    })
    .join("")
