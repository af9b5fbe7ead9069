import type { Shapes } from "@proxeny/client"
import { formatCount } from "../i18n/format.ts"
import { r } from "../i18n/rules.ts"
import { listed, wordFor } from "../i18n/words.ts"
import type { ValueError } from "./failure.ts"

type Rule = Shapes.FieldRule
type Value = NonNullable<Shapes.FieldError["values"]>[number]

/** Up to how many things that can be chosen are named: more of them stand in the list of the field. */
const mostNamed = 8

/** A value among the words: years and small bounds stand as they are. */
const shown = (value: Value): string =>
  typeof value === "number" && Math.abs(value) >= 10_000 ? formatCount(value) : String(value)

const every = (values: ReadonlyArray<Value>): ReadonlyArray<string> =>
  values.length === 0 ? [] : [listed(values.map(shown))]

const few = (values: ReadonlyArray<Value>): ReadonlyArray<string> => (values.length > mostNamed ? [] : every(values))

const recordOf = (kind: Value | undefined): string => {
  const words = r().records
  return Object.hasOwn(words, String(kind)) ? words[kind as keyof typeof words] : words.record
}

/** How the values of a rule stand in its sentence, where they are no single bounds. */
const said: Partial<Readonly<Record<Rule, (values: ReadonlyArray<Value>) => ReadonlyArray<string>>>> = {
  type: (values) => every(values.map((kind) => wordFor(r().kinds, shown(kind)))),
  "not-on-record": ([kind]) => [recordOf(kind)],
  "one-of": few,
  pattern: few,
  date: every,
  "exactly-one": every,
  "file-ending": every
}

/** What is wrong with a value in the language of the interface, else as the service words it. */
export const sentenceOf = ({ message, rule, values = [] }: ValueError): string => {
  const sentences: Readonly<Record<string, string | ((...parts: ReadonlyArray<string>) => string)>> = r().sentences
  const sentence = rule !== undefined && Object.hasOwn(sentences, rule) ? sentences[rule] : undefined
  if (rule === undefined || sentence === undefined) return message
  if (typeof sentence === "string") return sentence
  const parts = said[rule]?.(values) ?? values.map(shown)
  // A service that leaves out what the sentence needs has said it in its own words.
  return parts.length < sentence.length ? message : sentence(...parts)
}

/** Several things that are wrong, one sentence after the other, or parted where they are no sentences. */
export const inARow = (found: ReadonlyArray<string>): string =>
  found.length === 0
    ? ""
    : found.reduce((before, next) =>
        /。$/.test(before) ? before + next : `${before}${/[.?!]$/.test(before) ? " " : "; "}${next}`
      )
