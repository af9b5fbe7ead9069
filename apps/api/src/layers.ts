import * as Layer from "effect/Layer"
import { Analytics } from "./analytics/Analytics.ts"
import { Cities } from "./cities/Cities.ts"
import { Networks } from "./networks/Networks.ts"
import { Portfolio } from "./portfolio/Portfolio.ts"
import { Sources } from "./sources/Sources.ts"
import { Strategies } from "./strategies/Strategies.ts"
import { Factors } from "./twinnings/Factors.ts"
import { Twinnings } from "./twinnings/Twinnings.ts"
import { Access } from "./users/Access.ts"
import { WorldGeoJson } from "./world/geojson.ts"
import { World } from "./world/World.ts"

/** Every service that the routes need, over one SQL client. */
export const services = Layer.mergeAll(
  Access.layer,
  Analytics.layer,
  Cities.layer,
  Strategies.layer,
  Portfolio.layer,
  Twinnings.layer,
  Factors.layer,
  Networks.layer,
  Sources.layer,
  World.layer.pipe(Layer.provide(Analytics.layer)),
  WorldGeoJson.layer
)
