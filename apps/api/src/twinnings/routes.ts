import type { Bind } from "../http/bind.ts"
import { Factors } from "./Factors.ts"
import { Twinnings } from "./Twinnings.ts"

export const twinningRoutes = (bind: Bind<Twinnings | Factors>): void => {
  bind("/api/v1/twinnings", (filter) => Twinnings.use((twinnings) => twinnings.list(filter)))
  bind("/api/v1/twinnings/:id", ({ id }) => Twinnings.use((twinnings) => twinnings.byId(id)))
  bind("/api/v1/twinnings/:id/factors", ({ id, ...query }) => Factors.use((factors) => factors.byId(id, query)))
}
