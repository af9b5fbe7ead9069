import type * as Result from "effect/Result"
import { decodeRubric, type Report } from "../evidence/decodeRubric.ts"
import type { RubricFault } from "../evidence/RubricFault.ts"
import { MaturityRubric } from "./MaturityRubric.ts"
import { StrategyForm, type StrategyQuestion, TeamForm } from "./StrategyProfile.ts"

const yesNo: ReadonlyArray<string> = ["no", "yes"]

/** Every answer that a profile can give to a question, as a rubric writes it. */
export const answersTo: Readonly<Record<StrategyQuestion, ReadonlyArray<string>>> = {
  strategy: StrategyForm.literals,
  team: TeamForm.literals,
  budget: yesNo,
  officesAbroad: ["none", "some"],
  jointProjects: yesNo,
  regularContact: yesNo,
  businessPlatform: yesNo,
  lastReview: ["never", "dated"],
  trainedStaff: yesNo,
  renewalsDocumented: yesNo,
  outcomesCounted: yesNo,
  practiceAdopted: yesNo
}

/** Reports the keys that occur more than once. */
const once = (keys: ReadonlyArray<readonly [path: string, key: string]>, report: Report): void => {
  const seen = new Set<string>()
  for (const [path, key] of keys) {
    if (seen.has(key)) report("keys-once", path, `"${key}" is there already: give it another key`)
    seen.add(key)
  }
}

const checkDimensions = ({ dimensions }: MaturityRubric, report: Report): void => {
  if (dimensions.length === 0) report("has-dimensions", "dimensions", "it has no dimension to score: add one")
  else if (dimensions.every(({ weight }) => weight === 0))
    report("weights-not-all-zero", "dimensions", "all weights are 0, so nothing counts: give one of them more")
  for (const [d, dimension] of dimensions.entries()) {
    const path = `dimensions.${d}`
    if (dimension.weight < 0)
      report("weights-not-negative", `${path}.weight`, `the weight ${dimension.weight} is negative: give 0 or more`)
    if (dimension.basis.length === 0)
      report("cites-a-source", `${path}.basis`, `the dimension "${dimension.key}" cites no source: name one`)
    if (dimension.indicators.length === 0)
      report("has-indicators", `${path}.indicators`, `the dimension "${dimension.key}" has no indicator: add one`)
    for (const [i, { basis, key, measure }] of dimension.indicators.entries()) {
      const at = `${path}.indicators.${i}`
      if (basis.length === 0)
        report("cites-a-source", `${at}.basis`, `the indicator "${key}" cites no source: name one`)
      if (measure.kind !== "steps") continue
      const { outOf, question, steps } = measure
      const known = answersTo[question]
      const given = steps.flatMap(({ answers }) => answers)
      for (const answer of given)
        if (!known.includes(answer))
          report(
            "answers-known",
            `${at}.measure.steps`,
            `"${answer}" is no answer to ${question}: it is one of ${known.join(", ")}`
          )
      const missing = known.filter((answer) => given.filter((one) => one === answer).length !== 1)
      if (missing.length > 0)
        report(
          "answers-complete",
          `${at}.measure.steps`,
          `each answer to ${question} stands in one step, and ${missing.join(", ")} does not`
        )
      const points = steps.map((step) => step.points)
      if (points.some((value, s) => value < 0 || value > outOf || (s > 0 && value <= (points[s - 1] ?? value))))
        report(
          "steps-rise",
          `${at}.measure.steps`,
          `points rise from step to step, between 0 and ${outOf}; these are ${points.join(", ")}`
        )
    }
  }
  once(
    dimensions.map(({ key }, d) => [`dimensions.${d}.key`, key]),
    report
  )
  once(
    dimensions.flatMap(({ indicators }, d) =>
      indicators.map(({ key }, i) => [`dimensions.${d}.indicators.${i}.key`, key] as const)
    ),
    report
  )
}

const checkLevels = ({ dimensions, levels }: MaturityRubric, report: Report): void => {
  if (levels.length === 0) report("has-levels", "levels", "it has no level: add one from 0")
  else if (levels[0]?.from !== 0)
    report("levels-from-zero", "levels.0.from", `the lowest level starts at ${levels[0]?.from}: it must start at 0`)
  const known = new Set(dimensions.map(({ key }) => key))
  for (const [l, { basis, from, gates, key }] of levels.entries()) {
    const before = levels[l - 1]
    if (before !== undefined && from <= before.from)
      report(
        "levels-do-not-overlap",
        `levels.${l}.from`,
        `"${key}" starts at ${from} and "${before.key}" before it at ${before.from}: each level starts above the one before`
      )
    if (basis.length === 0)
      report("cites-a-source", `levels.${l}.basis`, `the level "${key}" cites no source: name one`)
    for (const [g, gate] of gates.entries())
      if (!known.has(gate.dimension))
        report(
          "gate-on-a-dimension",
          `levels.${l}.gates.${g}.dimension`,
          `there is no dimension "${gate.dimension}": use one of ${[...known].join(", ")}`
        )
  }
  once(
    levels.map(({ key }, l) => [`levels.${l}.key`, key]),
    report
  )
}

const checkExceptions = ({ dimensions, doesNotApply }: MaturityRubric, report: Report): void => {
  const indicators = new Set(dimensions.flatMap((dimension) => dimension.indicators.map(({ key }) => key)))
  for (const [n, { basis, indicator }] of doesNotApply.entries()) {
    if (!indicators.has(indicator))
      report("indicator-on-record", `doesNotApply.${n}.indicator`, `there is no indicator "${indicator}"`)
    if (basis.length === 0)
      report("cites-a-source", `doesNotApply.${n}.basis`, "the exception cites no source: name one")
  }
}

/**
 * Reads a rubric of a user's own.
 *
 * **Details**: `input` is parsed JSON. Every fault is reported at once, each with the rule, its place in the rubric and
 * what to do; a rubric with a fault is not used.
 */
export const readRubric = (input: unknown): Result.Result<MaturityRubric, ReadonlyArray<RubricFault>> =>
  decodeRubric(MaturityRubric, "rubric", input, (rubric, report) => {
    if (rubric.basis.length === 0) report("cites-a-source", "basis", "the rubric cites no source: name one")
    checkDimensions(rubric, report)
    checkLevels(rubric, report)
    checkExceptions(rubric, report)
  })
