/** What the source documents of city diplomacy state, as claims with locators. */
export { geonamesAttribution } from "./gazetteer/Place.ts"

export { cityNamed } from "./places/cities.ts"
export { referencePlaces } from "./places/fromGazetteer.ts"
export { publicSources } from "./publicSources.ts"
export { type Reference, reference } from "./reference.ts"
export type { Basis, Fact, Section, Side, Verdict } from "./reproduce/Fact.ts"
export { reportLines, summary } from "./reproduce/report.ts"
export { reproduce } from "./reproduce/reproduce.ts"
export type { Register } from "./reproduce/View.ts"
export { documents, sources } from "./sources.ts"
