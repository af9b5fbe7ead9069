import type { Bind } from "../http/bind.ts"
import { Networks } from "./Networks.ts"

export const networkRoutes = (bind: Bind<Networks>): void => {
  bind("/api/v1/networks", (filter) => Networks.use((networks) => networks.list(filter)))
  bind("/api/v1/networks/:id", ({ id }) => Networks.use((networks) => networks.byId(id)))
}
