import type { Claim } from "@proxeny/domain"
import type { View } from "../View.ts"

/** A side of a contradiction with the claims themselves. */
export interface Party {
  readonly says: string
  readonly claims: ReadonlyArray<Claim>
}

/** Statements that cannot all hold, and what they are about. */
export interface Contradiction {
  readonly about: string
  readonly sides: ReadonlyArray<Party>
}

/** Finds all contradictions of one kind, whatever they are about. */
export type Rule = (view: View) => ReadonlyArray<Contradiction>

export const contradiction = (about: string, ...sides: ReadonlyArray<Party>): Contradiction => ({ about, sides })

/** What a rule finds about some things only. */
export const aboutOnly =
  (rule: Rule, ...abouts: ReadonlyArray<string>): Rule =>
  (view) =>
    rule(view).filter(({ about }) => abouts.includes(about))
