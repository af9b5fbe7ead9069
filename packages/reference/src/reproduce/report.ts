import { type Fact, type Reference, type Section, sections, type Verdict } from "./Fact.ts"

const titles: Readonly<Record<Section, string>> = {
  pairs: "Pairs",
  counts: "Counts and shares",
  memberships: "Memberships",
  conflicts: "Contradictions",
  "not-reproducible": "Not reproducible from this data"
}

const marks: Readonly<Record<Verdict, string>> = {
  reproduced: "reproduced",
  conflict: "conflict",
  "not-reproducible": "not reproducible",
  failed: "FAILED"
}

const verdicts: ReadonlyArray<Verdict> = ["reproduced", "conflict", "not-reproducible", "failed"]

/** The number of facts by verdict. */
export const summary = (facts: ReadonlyArray<Fact>): Readonly<Record<Verdict, number>> => {
  const count = (verdict: Verdict): number => facts.filter((fact) => fact.verdict === verdict).length
  return {
    reproduced: count("reproduced"),
    conflict: count("conflict"),
    "not-reproducible": count("not-reproducible"),
    failed: count("failed")
  }
}

/** At most this many places are printed for one side; the fact itself holds all. */
const placesShown = 3

const places = (claims: ReadonlyArray<Reference>): string => {
  const texts = [...new Set(claims.map(({ locator, source }) => `${source} ${locator}`))]
  const more = texts.length - placesShown
  return [...texts.slice(0, placesShown), ...(more > 0 ? [`${more} more`] : [])].join("; ")
}

const linesOf = (fact: Fact): ReadonlyArray<string> => [
  `  ${marks[fact.verdict].padEnd(16)} ${fact.statement} [${fact.locator}; ${fact.basis}]`,
  ...(fact.verdict === "failed"
    ? [
        `                   ${fact.reason}`,
        `                   expected: ${fact.expected}`,
        `                   found:    ${fact.found || "nothing"}`
      ]
    : []),
  ...(fact.verdict === "conflict"
    ? fact.sides.map(({ about, claims, says }) => `                   - ${about}: ${says} (${places(claims)})`)
    : []),
  ...(fact.verdict !== "failed" && fact.reason !== "" ? [`                   ${fact.reason}`] : [])
]

/** The facts as lines of text, by section, with the numbers at the end. */
export const reportLines = (facts: ReadonlyArray<Fact>): ReadonlyArray<string> => {
  const numbers = summary(facts)
  return [
    ...sections.flatMap((section) => [
      titles[section],
      ...facts.filter((fact) => fact.section === section).flatMap(linesOf),
      ""
    ]),
    `${facts.length} facts: ${verdicts.map((verdict) => `${numbers[verdict]} ${verdict}`).join(", ")}`
  ]
}
