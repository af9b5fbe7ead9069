import type { Bind } from "../http/bind.ts"
import { Analytics } from "./Analytics.ts"

export const analyticsRoutes = (bind: Bind<Analytics>): void => {
  bind("/api/v1/analytics", () => Analytics.use((all) => all.ask("analytics", {})))
  bind("/api/v1/graph", ({ community, limit = 2000 }) => Analytics.use((all) => all.ask("part", { community, limit })))
  bind("/api/v1/cities/:id/graph", ({ id }) => Analytics.use((all) => all.ask("city", { id })))
  bind("/api/v1/cities/:id/around", ({ id, limit = 300, links = 1 }) =>
    Analytics.use((all) => all.ask("around", { id, limit, links }))
  )
  bind("/api/v1/cities/:id/ways", ({ id, limit = 20, to }) =>
    Analytics.use((all) => all.ask("ways", { id, to, limit }))
  )
  bind("/api/v1/cities/:id/networks", ({ id, limit = 50 }) =>
    Analytics.use((all) => all.ask("cityNetworks", { id, limit }))
  )
  bind("/api/v1/networks/:id/graph", ({ id, limit = 300 }) => Analytics.use((all) => all.ask("network", { id, limit })))
}
