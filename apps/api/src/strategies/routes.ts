import type { Bind } from "../http/bind.ts"
import { Strategies } from "./Strategies.ts"

export const strategyRoutes = (bind: Bind<Strategies>): void => {
  bind("/api/v1/cities/:id/maturity", ({ id, ...query }) =>
    Strategies.use((strategies) => strategies.maturityOf(id, query))
  )
}
