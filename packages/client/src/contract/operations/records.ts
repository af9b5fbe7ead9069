import { citiesOperations } from "./records/cities.ts"
import { claimsOperations } from "./records/claims.ts"
import { mergesOperations } from "./records/merges.ts"
import { networksOperations } from "./records/networks.ts"
import { sourcesOperations } from "./records/sources.ts"
import { strategiesOperations } from "./records/strategies.ts"
import { twinningsOperations } from "./records/twinnings.ts"

export * from "./records/cities.ts"
export * from "./records/claims.ts"
export * from "./records/merges.ts"
export * from "./records/networks.ts"
export * from "./records/Said.ts"
export * from "./records/sources.ts"
export * from "./records/strategies.ts"
export * from "./records/twinnings.ts"

/** Writes of the register: what people state of its records, each statement with its source. */
export const recordsOperations = {
  ...sourcesOperations,
  ...citiesOperations,
  ...twinningsOperations,
  ...networksOperations,
  ...strategiesOperations,
  ...claimsOperations,
  ...mergesOperations
} as const
