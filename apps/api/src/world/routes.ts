import type { Bind } from "../http/bind.ts"
import { WorldGeoJson } from "./geojson.ts"
import { World } from "./World.ts"

export const worldRoutes = (bind: Bind<World | WorldGeoJson>): void => {
  bind("/api/v1/statistics", () => World.use((world) => world.statistics))
  bind("/api/v1/map", ({ limit }) => World.use((world) => world.map(limit)))
  bind("/api/v1/map/cities", (positions) => World.use((world) => world.mapCities(positions)))
  bind("/api/v1/map.geojson", () => WorldGeoJson.use((world) => world.all), "application/geo+json")
}
