import type { Bind } from "../http/bind.ts"
import { Sources } from "./Sources.ts"

export const sourceRoutes = (bind: Bind<Sources>): void => {
  bind("/api/v1/sources", (filter) => Sources.use((sources) => sources.list(filter)))
  bind("/api/v1/sources/:id", ({ id }) => Sources.use((sources) => sources.byId(id)))
  bind("/api/v1/sources/:id/claims", ({ id, ...filter }) => Sources.use((sources) => sources.claims(id, filter)))
  bind("/api/v1/conflicts", (filter) => Sources.use((sources) => sources.conflicts(filter)))
}
