import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { RubricFault, type RubricRule } from "../evidence/RubricFault.ts"
import { FactorRubric } from "./FactorRubric.ts"

const issues = SchemaIssue.makeFormatterStandardSchemaV1()

const stated = (input: unknown, key: string): string => {
  const value = typeof input === "object" && input !== null ? (input as Record<string, unknown>)[key] : undefined
  return typeof value === "string" ? value : "?"
}

/**
 * Reads a user's own rubric for the success factors.
 *
 * **Details**: `input` is parsed JSON. Every fault is reported at once, each with the rule, its place and what to do.
 */
export const readFactorRubric = (input: unknown): Result.Result<FactorRubric, ReadonlyArray<RubricFault>> => {
  const faults: Array<RubricFault> = []
  const report = (rule: RubricRule, path: string, detail: string): void => {
    faults.push(
      new RubricFault({ rubric: `rubric ${stated(input, "id")} ${stated(input, "version")}`, rule, path, detail })
    )
  }
  const decoded = Schema.decodeUnknownResult(FactorRubric)(input, { errors: "all", onExcessProperty: "error" })
  if (Result.isFailure(decoded)) {
    for (const { message, path } of issues(decoded.failure.issue).issues)
      report("shape", (path ?? []).map(String).join(".") || "rubric", message)
    return Result.fail(faults)
  }
  const rubric = decoded.success
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
  return faults.length === 0 ? Result.succeed(rubric) : Result.fail(faults)
}
