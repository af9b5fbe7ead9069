export * from "./ComparedCity.ts"
export type { DuplicateReason, PossibleDuplicate } from "./comparePair.ts"
export * from "./DuplicateRules.ts"
export * from "./possibleDuplicates.ts"
