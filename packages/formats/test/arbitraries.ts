import type { CountryCode } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import type { CountryLookup, NamedBytes } from "../src/index.ts"

/** One of a few values. */
export const oneOf = <const A extends string>(values: ReadonlyArray<A>) => Arbitrary.schema(Schema.Literals(values))

/** Text made of what hurts: quotation marks, separators, line breaks, several scripts and planes. */
export const hurtful: Arbitrary.Arbitrary<string> = Arbitrary.array(
  oneOf(['"', ",", ";", "\t", "\n", " ", "a", "é", "ł", "武", "汉", "𝄞", "’", "=", "\u2028", "\u00a0", "\uFFFD", "\\"]),
  { maxLength: 12 }
).pipe(Arbitrary.map((parts) => parts.join("")))

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export const file = (name: string, text: string): NamedBytes => ({ name, bytes: bytesOf(text) })

/** A lookup that knows three countries, one of them under two names. */
export const lookup: CountryLookup = {
  countryOf: (printed) =>
    (({ China: "CN", "United Kingdom": "GB", England: "GB", Germany: "DE" }) as Record<string, string>)[printed] as
      | CountryCode
      | undefined,
  isCountry: (code) => ["CN", "GB", "DE"].includes(code)
}

/** A row of cities.csv, good or bad: few ids, so that they meet. */
export const cityRow: Arbitrary.Arbitrary<ReadonlyArray<string>> = Arbitrary.all([
  oneOf(["Q1", "Q2", "Q3", "Q4", "Q5", "", "Q0", "q7", "http://Q8"]),
  oneOf(["Wuhan", "武汉", "", "Q3", 'Say "hi", then\nleave', "x".repeat(201)]),
  oneOf(["China", "England", "Kingdom of Romania", ""]),
  oneOf(["CN", "GB", "", "ZZ", "gb", "GBR"]),
  oneOf(["30.58", "", "999", "north", "-0", "0x10", "1e1"]),
  oneOf(["114.3", "", "181", "-180", "Infinity"]),
  oneOf(["8896900", "", "-5", "1.5", "1e999", "many", "007"])
]).pipe(
  Arbitrary.flatMap((fields) =>
    oneOf(["", "", "", "short", "long"]).pipe(Arbitrary.map((form) => ragged(fields, form)))
  )
)

/** A row of cities.csv that is always taken. */
export const goodCityRow: Arbitrary.Arbitrary<ReadonlyArray<string>> = Arbitrary.all([
  oneOf(["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9"]),
  hurtful.pipe(Arbitrary.map((text) => `n${text}n`)),
  hurtful,
  oneOf(["CN", "GB", ""]),
  oneOf(["30.58", "-0.5", "90", "-0"]),
  oneOf(["114.3", "-180", "180"]),
  oneOf(["8896900", ""])
])

/** A row of links.csv, good or bad. */
export const linkRow: Arbitrary.Arbitrary<ReadonlyArray<string>> = Arbitrary.all([
  oneOf(["Q1", "Q2", "Q3", "Q4", "Q5", "", "Q77"]),
  oneOf(["Q1", "Q2", "Q3", "Q4", "Q5", "x"]),
  oneOf(["", "", "", "short", "long"])
]).pipe(Arbitrary.map(([a, b, form]) => ragged([a, b], form)))

const ragged = (fields: ReadonlyArray<string>, form: string): ReadonlyArray<string> =>
  form === "short" ? fields.slice(0, -1) : form === "long" ? [...fields, "more"] : fields

/** The rows as CSV, every field in quotation marks. */
export const csv = (rows: ReadonlyArray<ReadonlyArray<string>>, newline = "\n"): string =>
  rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(",") + newline).join("")

const cityHeader = ["id", "name", "country", "country_iso2", "lat", "lon", "population"]

/** The two files of a folder. */
export const folder = (
  cities: ReadonlyArray<ReadonlyArray<string>>,
  links: ReadonlyArray<ReadonlyArray<string>>,
  newline = "\n"
): ReadonlyArray<NamedBytes> => [
  file("cities.csv", csv([cityHeader, ...cities], newline)),
  file("links.csv", csv([["source", "target"], ...links], newline))
]

/** A row of a query result: two items with their labels. */
export const queryRow: Arbitrary.Arbitrary<ReadonlyArray<string>> = Arbitrary.all([
  oneOf(["Q64", "Q84", "Q65", "http://www.wikidata.org/entity/Q11746", "t430222130", "", "P31"]),
  oneOf(["Berlin", "Q64", "", "Wuhan", "y".repeat(201)]),
  oneOf(["Q64", "Q84", "Q65", "Q11746"]),
  oneOf(["Berlin", "London", "伦敦", "Q65"])
])

export const shuffled = <A>(items: ReadonlyArray<A>, seed: number): ReadonlyArray<A> => {
  const result = [...items]
  let state = seed >>> 0
  for (let index = result.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = state % (index + 1)
    ;[result[index], result[other]] = [result[other] as A, result[index] as A]
  }
  return result
}
