import * as Layer from "effect/Layer"
import { Analytics } from "./analytics/Analytics.ts"
import { Cities } from "./cities/Cities.ts"
import { Duplicates } from "./duplicates/Duplicates.ts"
import { Exports } from "./exports/Exports.ts"
import { ImportJobs } from "./imports/http/ImportJobs.ts"
import { Uploads } from "./imports/http/Uploads.ts"
import { Imports } from "./imports/Imports.ts"
import { Lists } from "./lists/Lists.ts"
import { Networks } from "./networks/Networks.ts"
import { Documents } from "./office/Documents.ts"
import { Office } from "./office/Office.ts"
import { Rubrics } from "./rubrics/Rubrics.ts"
import { Scores } from "./scores/Scores.ts"
import { SourceCounts } from "./sources/SourceCounts.ts"
import { Sources } from "./sources/Sources.ts"
import { Twinnings } from "./twinnings/Twinnings.ts"
import { users } from "./users/layer.ts"
import { WorldGeoJson } from "./world/geojson.ts"
import { World } from "./world/World.ts"

/** Every service that the routes need, over one SQL client. */
export const services = Layer.mergeAll(
  users,
  Analytics.layer,
  Cities.layer.pipe(Layer.provide(Lists.layer)),
  Exports.layer,
  ImportJobs.layer,
  Imports.layer,
  Lists.layer,
  Uploads.layer,
  Duplicates.layer,
  Scores.layer,
  Office.layer,
  Documents.layer,
  Rubrics.layer,
  Twinnings.layer.pipe(Layer.provide(Lists.layer)),
  Networks.layer,
  Sources.layer.pipe(Layer.provide(SourceCounts.layer)),
  World.layer.pipe(Layer.provide([Analytics.layer, SourceCounts.layer])),
  WorldGeoJson.layer
)
