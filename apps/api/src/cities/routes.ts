import type { Bind } from "../http/bind.ts"
import { Cities } from "./Cities.ts"

export const cityRoutes = (bind: Bind<Cities>): void => {
  bind("/api/v1/cities", (filter) => Cities.use((cities) => cities.list(filter)))
  bind("/api/v1/cities/:id", ({ id }) => Cities.use((cities) => cities.byId(id)))
  bind("/api/v1/countries", () => Cities.use((cities) => cities.countries))
}
