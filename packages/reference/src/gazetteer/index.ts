/** Places of the world by id, by name and by position, from GeoNames (CC BY 4.0). */
export { divisionsNamed } from "./divisions.ts"
export { type Gazetteer, makeGazetteer, nearWithinKm, type Sought } from "./Gazetteer.ts"
export { loadGazetteer } from "./load.ts"
export { geonamesAsOf, geonamesAttribution, namesOf, type Place } from "./Place.ts"
