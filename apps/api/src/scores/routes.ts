import type { Bind } from "../http/bind.ts"
import { Scores } from "./Scores.ts"

export const scoreRoutes = (bind: Bind<Scores>): void => {
  bind("/api/v1/cities/:id/maturity", (asked) => Scores.use((scores) => scores.maturityOf(asked)))
  bind("/api/v1/cities/:id/portfolio", (asked) => Scores.use((scores) => scores.portfolioOf(asked)))
  bind("/api/v1/twinnings/:id/factors", (asked) => Scores.use((scores) => scores.factorsOf(asked)))
}
