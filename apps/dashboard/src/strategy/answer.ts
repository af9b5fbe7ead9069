import type { Answer } from "@proxeny/client"

/** The strategy maturity of a city, as the API answers. */
export type CityMaturity = Answer<"/api/v1/cities/:id/maturity">
