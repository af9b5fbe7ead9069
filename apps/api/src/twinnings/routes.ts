import type { Bind } from "../http/bind.ts"
import { Twinnings } from "./Twinnings.ts"

export const twinningRoutes = (bind: Bind<Twinnings>): void => {
  bind("/api/v1/twinnings", (filter) => Twinnings.use((twinnings) => twinnings.list(filter)))
  bind("/api/v1/twinnings/:id", ({ id }) => Twinnings.use((twinnings) => twinnings.byId(id)))
}
