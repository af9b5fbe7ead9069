/**
 * The words and the rules of city diplomacy.
 *
 * Pure: no input or output, no clock, no randomness.
 */
export * from "./base/identity.ts"
export * from "./base/PartialDate.ts"
export * from "./city/City.ts"
export * from "./city/CityName.ts"
export * from "./city/Coordinates.ts"
export * from "./city/chineseName.ts"
export * from "./city/fold.ts"
export * from "./city/Identifier.ts"
export * from "./evidence/attributes.ts"
export * from "./evidence/Claim.ts"
export * from "./evidence/cityFrom.ts"
export * from "./evidence/conflicts.ts"
export * from "./evidence/resolve.ts"
export * from "./evidence/Source.ts"
export * from "./network/CityNetwork.ts"
export * from "./network/Membership.ts"
export * from "./strategy/StrategyProfile.ts"
export * from "./twinning/Agreement.ts"
export * from "./twinning/contradictions.ts"
export * from "./twinning/fromClaims.ts"
export * from "./twinning/Stage.ts"
export * from "./twinning/Twinning.ts"
