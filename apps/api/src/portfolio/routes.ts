import type { Bind } from "../http/bind.ts"
import { Portfolio } from "./Portfolio.ts"

export const portfolioRoutes = (bind: Bind<Portfolio>): void => {
  bind("/api/v1/cities/:id/portfolio", ({ id, ...query }) => Portfolio.use((portfolio) => portfolio.ofCity(id, query)))
}
