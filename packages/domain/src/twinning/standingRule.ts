import * as Schema from "effect/Schema"
import { Citation } from "../evidence/Citation.ts"

const Positive = Schema.Finite.check(Schema.isGreaterThan(0))

/**
 * When a twinning is active, cooling or latent.
 *
 * **Details**: with `ownRhythmFrom` contacts or more, quiet is judged against the median interval between them: active
 * up to `own.active` times that, latent from `own.latent` times on, but never sooner than the years of `atLeast`.
 * With fewer contacts the years of `fallback` decide. Records of a city that lie more than `watchLapses` calendar years
 * apart do not show that somebody watched in between.
 */
export const StandingRule = Schema.Struct({
  id: Schema.NonEmptyString,
  version: Schema.NonEmptyString,
  basis: Schema.NonEmptyArray(Citation),
  ownRhythmFrom: Schema.Int.check(Schema.isGreaterThanOrEqualTo(3)),
  own: Schema.Struct({ active: Positive, latent: Positive }),
  atLeast: Schema.Struct({ active: Positive, latent: Positive }),
  fallback: Schema.Struct({ active: Positive, latent: Positive }),
  watchLapses: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
})
export type StandingRule = typeof StandingRule.Type

/** The rule of this project: the sources name the standings, the numbers are a proposal (docs/method/standing.md). */
export const defaultStandingRule: StandingRule = {
  id: "proxeny-standing",
  version: "1.0.0",
  basis: [
    { source: "method", locator: "section 4" },
    { source: "S1", locator: "l.566–573" }
  ],
  ownRhythmFrom: 4,
  own: { active: 2, latent: 4 },
  atLeast: { active: 1, latent: 2 },
  fallback: { active: 2, latent: 5 },
  watchLapses: 3
}
