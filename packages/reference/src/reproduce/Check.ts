import type { Claim } from "@proxeny/domain"
import type { Basis } from "./Fact.ts"
import type { Contradiction } from "./rules/Contradiction.ts"
import type { View } from "./View.ts"

/** What the claims say to a check, in words, and the claims themselves; empty where they say nothing. */
export interface Finding {
  readonly found: string
  readonly claims: ReadonlyArray<Claim>
  readonly contradictions?: ReadonlyArray<Contradiction>
  /** What else follows from the same claims. */
  readonly note?: string
}

/**
 * One fact as data: what it says, where it stands, what should be found, and the question that finds it.
 *
 * **Details**: `expected` is written down from the documents; `find` sees nothing but the claims of a register.
 */
export interface Check {
  readonly id: string
  /** In our own words. */
  readonly statement: string
  readonly locator: string
  readonly basis: Basis
  readonly expected: string
  readonly find: (view: View) => Finding
  /** What a reader should know of a fact that is contradicted or cannot be reproduced. */
  readonly remark?: string
}

/** A short id from words. */
export const slug = (...words: ReadonlyArray<string>): string =>
  words
    .join(" ")
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .toLowerCase()
    .replace(/ +/g, "-")
