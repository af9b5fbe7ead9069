import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as domain from "./index.ts"

const folder = new URL("../../../docs/method/", import.meta.url)
const pages = readdirSync(folder).filter((file) => file.endsWith(".md"))
const text = new Map(pages.map((file) => [file, readFileSync(new URL(file, folder), "utf8")]))
const page = (file: string): string => text.get(file) ?? assert.fail(`there is no page ${file}`)
const all = [...text.values()].join("\n")

const examples = pages.flatMap((file) =>
  [...page(file).matchAll(/```js\n([\s\S]*?)```/g)].flatMap(([, code = ""], i) =>
    code.includes("@proxeny/reference") ? [] : [[`${file}, example ${i + 1}`, code] as const]
  )
)

/** Runs an example as it stands, and gives what it prints. */
const printed = (example: string): ReadonlyArray<string> => {
  const lines: Array<string> = []
  const body = example
    .replace(/import \{([^}]*)\} from "@proxeny\/domain"/g, "const {$1} = domain")
    .replace(/import \* as Result from "effect\/Result"/g, "")
  const console = { log: (...values: ReadonlyArray<unknown>) => lines.push(values.map(String).join(" ")) }
  new Function("domain", "Result", "console", body)(domain, Result, console)
  return lines
}

/** The rows of the table under a header, cell by cell. */
const table = (file: string, ...header: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> => {
  const lines = page(file).split("\n")
  const cells = (line: string) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim())
  const at = lines.findIndex((line) => cells(line).join("|") === header.join("|"))
  if (at < 0) assert.fail(`${file} has no table ${header.join(" | ")}`)
  const end = lines.findIndex((line, i) => i > at && !line.startsWith("|"))
  return lines.slice(at + 2, end).map(cells)
}

const cited = (basis: ReadonlyArray<domain.Citation>): string =>
  basis.map(({ locator, source }) => (source === "method" ? "proposal" : `${source} ${locator}`)).join(", ")

describe("the pages of docs/method", () => {
  it.each(examples)("%s prints what it says", (_, example) => {
    const promised = [...example.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, said = ""]) => said)
    assert.isAbove(promised.length, 0)
    assert.deepStrictEqual(printed(example), promised)
  })

  it("are all in the index, and the index names no other", () => {
    const linked = table("README.md", "section", "page", "asks").map(([, link]) => /\]\((.*)\)/.exec(link ?? "")?.[1])
    assert.deepStrictEqual(linked.sort(), pages.filter((file) => file !== "README.md").sort())
  })

  it("link to pages and headings that are there", () => {
    const slug = (heading: string) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replace(/ /g, "-")
    for (const file of pages)
      for (const [, to = "", at] of page(file).matchAll(/\]\(([\w-]*\.md)?(?:#([\w-]+))?\)/g)) {
        const headings = [...page(to || file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => slug(heading))
        if (at !== undefined) assert.include(headings, at, `${file} links to ${to}#${at}`)
      }
  })

  it.each(pages.filter((file) => !["README.md", "manchester-wuhan.md"].includes(file)))("%s has every part", (file) => {
    const headings = [...page(file).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)
    for (const part of ["Formula", "Where each part comes from", "What is unknown", "How sure", "What it does not say"])
      assert.include(headings, part)
    assert.isAtMost(page(file).split("\n").length, 145)
  })
})

/** The objects whose numbers the pages give. */
const objects: Readonly<Record<string, unknown>> = {
  defaultFactorRubric: domain.defaultFactorRubric,
  defaultStandingRule: domain.defaultStandingRule,
  defaultRubric: domain.defaultRubric
}
const at = (path: string): unknown =>
  path.split(".").reduce<unknown>((held, key) => (held as Readonly<Record<string, unknown>>)?.[key], objects)

/** Every number in an object, by its path. */
const numbersIn = (value: unknown, path: string): ReadonlyArray<string> =>
  typeof value === "number"
    ? [path]
    : typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, one]) => numbersIn(one, `${path}.${key}`))
      : []

describe("the numbers of docs/method", () => {
  const quoted = [...all.matchAll(/^\|[^|]*\| *([^|]*?) *\| *`((?:default)\w+(?:\.[\w-]+)+)` *\|$/gm)]

  it("are those of the defaults", () => {
    for (const [, value = "", path = ""] of quoted) assert.strictEqual(value, String(at(path)), path)
  })

  it("leave out no number of the defaults", () => {
    const expected = Object.entries(objects).flatMap(([key, value]) => numbersIn(value, key))
    assert.deepStrictEqual(quoted.map(([, , path = ""]) => path).sort(), expected.sort())
  })

  it("are the same in running text", () => {
    const { buffer, capital, consolidation, grassroots, halfLife, mutualBenefit, phase, trend } =
      domain.defaultFactorRubric
    const { atLeast, fallback, own, ownRhythmFrom, watchLapses } = domain.defaultStandingRule
    const words = ["no", "one", "two", "three", "four", "five", "six"]
    const { dimensions, publish } = domain.defaultRubric
    const measures = dimensions.flatMap(({ indicators }) => indicators.map(({ measure }) => measure))
    const networks = measures.find((measure) => measure.kind === "memberships")
    assert.deepStrictEqual(
      new Set(dimensions.map(({ weight }) => weight)).size,
      1,
      "equal weights, as maturity.md says"
    )
    const { draws } = domain.maturity(
      { city: domain.CityId.make(domain.deriveId("city", "one")) },
      { asOf: "2020-12-31" }
    )
    const memory = domain.memoryOf(halfLife).toFixed(2)
    for (const [file, said] of [
      ["README.md", `With ${halfLife} years: 1, 0.79, 0.63, 0.5, then`],
      ["mutual-benefit.md", `with κ = ${mutualBenefit.scale}`],
      ["grassroots.md", `1 − e^(−n/${grassroots.organiserScale})`],
      ["grassroots.md", `1 − e^(−x/${grassroots.exchangeScale})`],
      ["grassroots.md", `the first ${words[grassroots.organisersPerActivity]} in alphabetical order`],
      ["consolidation.md", `at least ${consolidation.presentFrom} `],
      ["trend.md", `memory: ${memory} for a half-life of ${halfLife} years`],
      ["trend.md", `where p < ${trend.significance}`],
      ["trend.md", `y in whole steps of ${trend.resolution}`],
      ["trend.md", `at least ${trend.resolution}, the same step`],
      // 19 values are the fewest that can be called a trend; those left out come before them.
      ["trend.md", `19 values take a record of ${19 + Math.ceil(trend.runUp * halfLife)} years`],
      ["portfolio-review.md", `shorter than ${19 + Math.ceil(trend.runUp * halfLife)} years`],
      ["phase.md", `at least ${phase.publishFrom}.`],
      ["capital.md", `½^(age/${capital.economicHalfLife}) over activities of an economic kind`],
      ["capital.md", `½^(age/${capital.emotionalHalfLife}) over what is emotional`],
      ["capital.md", `with ½^(age/${capital.emotionalHalfLife}), its age in calendar years since the end`],
      ["buffer.md", `in the ${buffer.before} years before`],
      ["buffer.md", `in the ${buffer.after} years after`],
      ["maturity.md", `Memberships are 1 − e^(−k/${networks?.scale})`],
      ["maturity.md", `counting ${networks?.mediated}, and ${networks?.roleBonus} more for a role`],
      ["maturity.md", `${draws.toLocaleString("en-GB")} draws`],
      ["maturity.md", `coverage ${publish.coverage} and probability ${publish.probability}`],
      ["standing.md", `where there are ${ownRhythmFrom} or more`],
      ["standing.md", `max(${own.active} × typical, ${atLeast.active} year)`],
      ["standing.md", `max(${own.latent} × typical, ${atLeast.latent} years)`],
      ["standing.md", `with fewer contacts: ${fallback.active} years`],
      ["standing.md", `with fewer contacts: ${fallback.latent} years`],
      ["standing.md", `at most ${words[watchLapses]} calendar years apart`],
      ["trend.md", `after the first ${words[trend.runUp]} half-lives`]
    ] as const)
      assert.include(page(file).replace(/\s+/g, " "), said, file)
  })

  it("give the odds of every grade", () => {
    const { credibility, reliability } = domain.gradeOdds
    const rows = domain.Reliability.literals.map((letter, i) => {
      const digit = domain.Credibility.literals[i] ?? 6
      return [letter, `${reliability[letter]}`, `${digit}`, `${credibility[digit]}`]
    })
    for (const file of ["README.md", "reliability.md"])
      assert.deepStrictEqual(table(file, "reliability", "holds", "credibility", "holds"), rows, file)
  })
})

describe("the tables of docs/method", () => {
  it("give the points of every indicator of maturity", () => {
    const points = (measure: domain.Measure): string =>
      measure.kind === "steps"
        ? measure.steps.map((step) => `${step.answers.join(", ")} ${step.points}`).join(" · ") +
          (measure.outOf === 1 ? "" : ` (of ${measure.outOf})`)
        : measure.kind === "memberships"
          ? `1 − e^(−k/${measure.scale}), a role ${measure.roleBonus}`
          : measure.kind === "topical"
            ? "share of living twinnings with a topic"
            : "1 − share of latent twinnings"
    assert.deepStrictEqual(
      table("maturity.md", "dimension", "indicator", "points", "from"),
      domain.defaultRubric.dimensions.flatMap(({ indicators, title }) =>
        indicators.map((one) => [title.en, one.title.en, points(one.measure), cited(one.basis)])
      )
    )
  })

  it("give the conditions of every level", () => {
    assert.deepStrictEqual(
      table("maturity.md", "level", "name", "score from", "and also"),
      domain.defaultRubric.levels.map(({ from, gates, key, title }) => [
        key,
        title.en,
        `${from}`,
        gates
          .map(({ atLeast, dimension, role }) => `${dimension} ≥ ${atLeast}${role ? ", with a role in a network" : ""}`)
          .join(", ")
      ])
    )
  })

  it("give every rule of the review", () => {
    const condition = (one: domain.Condition): string =>
      "is" in one
        ? `${one.measure}: ${one.is.join(" or ")}`
        : [
            ...(one.atLeast === undefined ? [] : [`${one.measure} ≥ ${one.atLeast}`]),
            ...(one.below === undefined ? [] : [`${one.measure} < ${one.below}`])
          ].join(", ")
    assert.deepStrictEqual(
      table("portfolio-review.md", "rule", "action", "weight", "when", "words"),
      domain.defaultReviewRules.rules.map(({ action, key, weight, when, words }) => [
        key,
        action,
        `${weight}`.replace("-", "−"),
        when.map(condition).join("; "),
        words.en
      ])
    )
  })

  it("give what every type of activity counts as", () => {
    assert.deepStrictEqual(
      table("diplomatic-functions.md", "type", "functions", "phase", "exchange", "economic", "emotional"),
      Object.entries(domain.activityTypes).map(([type, { economic, emotional, exchange, functions, phase }]) => [
        type,
        functions.join(", "),
        phase,
        exchange ? "yes" : "",
        economic ?? "",
        emotional ?? ""
      ])
    )
  })

  it("give the categories of breadth", () => {
    const { ceremonial, fields, sectors } = domain.defaultFactorRubric.breadth
    assert.deepStrictEqual(
      table("breadth.md", "what", "categories"),
      Object.entries({ fields, sectors, ceremonial }).map(([what, keys]) => [
        `${what} (${keys.length})`,
        keys.join(", ")
      ])
    )
  })

  it("give the size classes", () => {
    assert.deepStrictEqual(
      table("benchmark.md", "class", "from"),
      domain.sizeClasses.map(({ from, key }) => [key, from.toLocaleString("en-GB")])
    )
  })
})
