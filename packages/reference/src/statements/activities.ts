import type { Claim } from "@proxeny/domain"
import { cityActivities } from "./activities/cities.ts"
import { environmentActivities } from "./activities/environment.ts"
import { exchangeActivities } from "./activities/exchange.ts"

/**
 * What Manchester and Wuhan did together, as public pages report it.
 *
 * **Details**: each source says only what it says: dates as precise as it gives them, and who gained only of the sides it
 * speaks of. A visit is a gain of the city that received it, a project of each city named as a partner of it; an aim, a
 * hope or an opportunity is no gain.
 *
 * **Gotchas**: far from all they did. What nobody wrote down in a public page is not here.
 */
export const activityClaims: ReadonlyArray<Claim> = [...cityActivities, ...exchangeActivities, ...environmentActivities]
