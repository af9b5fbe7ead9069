/** What the source documents of city diplomacy state, as claims with locators. */

export { cityNamed } from "./places/cities.ts"
export { referencePlaces } from "./places/fromGazetteer.ts"
export { type Reference, reference } from "./reference.ts"
export { documents, sources } from "./sources.ts"
