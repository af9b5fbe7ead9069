import type { Answer } from "@proxeny/client"

/** The twinnings of a city reviewed, as the API answers. */
export type CityPortfolio = Answer<"/api/v1/cities/:id/portfolio">
export type PortfolioLine = CityPortfolio["twinnings"][number]
