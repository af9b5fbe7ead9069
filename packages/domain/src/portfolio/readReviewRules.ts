import type * as Result from "effect/Result"
import { decodeRubric, type Report } from "../evidence/decodeRubric.ts"
import type { RubricFault } from "../evidence/RubricFault.ts"
import { TrendDirection } from "../factors/trend.ts"
import { StandingKind } from "../twinning/standing.ts"
import { ReviewRules, type WordMeasure } from "./ReviewRules.ts"

/** The words that each measure can be. */
const wordsOf: Readonly<Record<WordMeasure, ReadonlyArray<string>>> = {
  standing: StandingKind.literals,
  "mutual-benefit-trend": TrendDirection.literals,
  "breadth-trend": TrendDirection.literals,
  "grassroots-trend": TrendDirection.literals
}

const check = ({ rules }: ReviewRules, report: Report): void => {
  if (rules.every(({ weight }) => weight === 0))
    report("weights-not-all-zero", "rules", "all weights are 0, so nothing counts: give one of them more")
  for (const [r, { key, when, words }] of rules.entries()) {
    const asked = when.map(({ measure }): string => measure)
    for (const [language, text] of Object.entries(words))
      for (const [, name = ""] of text.matchAll(/\{([^}]*)\}/g))
        if (!asked.includes(name))
          report(
            "brace-known",
            `rules.${r}.words.${language}`,
            `"{${name}}" is no measure that the rule asks for: use one of ${asked.join(", ")}`
          )
    if (rules.findIndex((other) => other.key === key) < r)
      report("keys-once", `rules.${r}.key`, `"${key}" is there already: give it another key`)
    for (const [w, condition] of when.entries()) {
      const path = `rules.${r}.when.${w}`
      if ("is" in condition) {
        for (const word of condition.is)
          if (!wordsOf[condition.measure].includes(word))
            report(
              "word-known",
              `${path}.is`,
              `${condition.measure} is never "${word}": it is one of ${wordsOf[condition.measure].join(", ")}`
            )
      } else if (condition.atLeast === undefined && condition.below === undefined)
        report("condition-bounded", path, `it asks nothing of ${condition.measure}: give atLeast, below or both`)
      else if (condition.atLeast !== undefined && condition.below !== undefined && condition.atLeast >= condition.below)
        report(
          "condition-bounded",
          path,
          `no ${condition.measure} is ${condition.atLeast} or more and below ${condition.below}: it would never hold`
        )
    }
  }
}

/**
 * Reads a user's own table of review rules.
 *
 * **Details**: `input` is parsed JSON. Every fault is reported at once, each with the rule, its place and what to do.
 */
export const readReviewRules = (input: unknown): Result.Result<ReviewRules, ReadonlyArray<RubricFault>> =>
  decodeRubric(ReviewRules, "rules", input, check)
