import type * as Result from "effect/Result"
import { decodeRubric, type Report } from "../evidence/decodeRubric.ts"
import type { RubricFault } from "../evidence/RubricFault.ts"
import { FactorRubric } from "./FactorRubric.ts"

const check = (rubric: FactorRubric, report: Report): void => {
  const { breadth, mutualBenefit } = rubric
  for (const [path, basis] of [
    ["basis", rubric.basis],
    ["mutualBenefit.basis", mutualBenefit.basis],
    ["breadth.basis", breadth.basis],
    ["grassroots.basis", rubric.grassroots.basis],
    ["consolidation.basis", rubric.consolidation.basis],
    ["trend.basis", rubric.trend.basis],
    ["phase.basis", rubric.phase.basis],
    ["capital.basis", rubric.capital.basis],
    ["buffer.basis", rubric.buffer.basis]
  ] as const)
    if (basis.length === 0) report("cites-a-source", path, "it cites no source: name one")
  const weights = [
    ["mutualBenefit.kinds", Object.values(mutualBenefit.kinds)],
    ["mutualBenefit.attester", Object.values(mutualBenefit.attester)]
  ] as const
  for (const [path, values] of weights)
    if (values.every((weight) => weight === 0))
      report("weights-not-all-zero", path, "all weights are 0, so nothing counts: give one of them more")
  const { beneficiary, giver } = mutualBenefit.attester
  if (beneficiary < giver)
    report(
      "beneficiary-counts-most",
      "mutualBenefit.attester.giver",
      `the giver's word (${giver}) counts more than the beneficiary's (${beneficiary}): it must not (method, section 3)`
    )
  for (const key of ["fields", "sectors"] as const) {
    const list: ReadonlyArray<string> = breadth[key]
    if (list.length < 2)
      report(
        "fields-enough",
        `breadth.${key}`,
        `breadth over ${list.length} categories means nothing: name two or more`
      )
    for (const [i, one] of list.entries()) {
      if (list.indexOf(one) < i) report("keys-once", `breadth.${key}.${i}`, `"${one}" is there already: leave it out`)
      if (key === "fields" && breadth.ceremonial.includes(one))
        report("keys-once", `breadth.fields.${i}`, `"${one}" is ceremonial, too: keep it in one of the two lists`)
    }
  }
}

/**
 * Reads a user's own rubric for the success factors.
 *
 * **Details**: `input` is parsed JSON. Every fault is reported at once, each with the rule, its place and what to do.
 */
export const readFactorRubric = (input: unknown): Result.Result<FactorRubric, ReadonlyArray<RubricFault>> =>
  decodeRubric(FactorRubric, "rubric", input, check)
