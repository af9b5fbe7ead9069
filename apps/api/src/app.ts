import * as Effect from "effect/Effect"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import type * as SqlClient from "effect/sql/SqlClient"
import { Hono } from "hono"
import { compress } from "hono/compress"
import type { Analytics } from "./analytics/Analytics.ts"
import { analyticsRoutes } from "./analytics/routes.ts"
import type { Cities } from "./cities/Cities.ts"
import { cityRoutes } from "./cities/routes.ts"
import { decisionRoutes } from "./decisions/routes.ts"
import type { Duplicates } from "./duplicates/Duplicates.ts"
import type { Exports } from "./exports/Exports.ts"
import { exportRoutes } from "./exports/routes.ts"
import { historyRoutes } from "./history/routes.ts"
import { assets, isFile, pageHeaders } from "./http/assets.ts"
import { binder, type PagesAhead, refuse } from "./http/bind.ts"
import { docsPage } from "./http/docs.ts"
import { methodsAt } from "./http/methods.ts"
import { openApi } from "./http/openapi/document.ts"
import { operator } from "./http/operate.ts"
import { answerHeaders, requestLog, type WriteLog } from "./http/requestLog.ts"
import type { ImportJobs } from "./imports/http/ImportJobs.ts"
import { importRoutes } from "./imports/http/routes.ts"
import type { Uploads } from "./imports/http/Uploads.ts"
import type { Imports } from "./imports/Imports.ts"
import type { Networks } from "./networks/Networks.ts"
import { networkRoutes } from "./networks/routes.ts"
import type { Documents } from "./office/Documents.ts"
import type { Office } from "./office/Office.ts"
import { officeRoutes } from "./office/routes.ts"
import { recordRoutes } from "./records/routes.ts"
import type { Rubrics } from "./rubrics/Rubrics.ts"
import { rubricRoutes } from "./rubrics/routes.ts"
import { scoreRoutes } from "./scores/routes.ts"
import type { Scores } from "./scores/Scores.ts"
import { sourceRoutes } from "./sources/routes.ts"
import type { Sources } from "./sources/Sources.ts"
import { twinningRoutes } from "./twinnings/routes.ts"
import type { Twinnings } from "./twinnings/Twinnings.ts"
import type { Access } from "./users/Access.ts"
import type { AccessChanges } from "./users/AccessChanges.ts"
import type { Mail } from "./users/mail/Mail.ts"
import { userRoutes } from "./users/routes.ts"
import { sameOrigin } from "./users/sameOrigin.ts"
import { PeopleSettings } from "./users/settings.ts"
import type { SignIn } from "./users/signIn/SignIn.ts"
import type { SingleSignOn } from "./users/signIn/SingleSignOn.ts"
import type { WorldGeoJson } from "./world/geojson.ts"
import { worldRoutes } from "./world/routes.ts"
import { World } from "./world/World.ts"

/** What the routes need. */
export type Services =
  | Access
  | AccessChanges
  | Mail
  | PeopleSettings
  | SignIn
  | SingleSignOn
  | SqlClient.SqlClient
  | Analytics
  | Cities
  | Duplicates
  | Exports
  | ImportJobs
  | Imports
  | Uploads
  | Scores
  | Office
  | Documents
  | Rubrics
  | Twinnings
  | Networks
  | Sources
  | World
  | WorldGeoJson

/** The app of `createApp`, with what makes pages before anybody asks for them, which take up to `roomAhead` bytes. */
export const createServed = <Unready>(
  runtime: ManagedRuntime.ManagedRuntime<Services, Unready>,
  log?: WriteLog,
  roomAhead = 0
): { readonly app: Hono; readonly pages: PagesAhead<Services> } => {
  const app = new Hono()
  if (log !== undefined) app.use("*", requestLog(log))
  const asset = assets()
  app.use("/api/*", answerHeaders)
  app.use("/api/*", compress())
  app.use("/openapi.json", compress())
  app.use("/docs", compress())

  app.get("/healthz", (c) => c.json({ status: "alive" }, 200, { "cache-control": "no-store" }))
  app.get("/readyz", async (c) => {
    const ready = await runtime.runPromise(
      World.use((world) => world.version).pipe(
        Effect.map((version) => ({ status: "ready", version }) as const),
        Effect.timeout("5 seconds"),
        Effect.catch(() => Effect.succeed(undefined))
      )
    )
    return ready === undefined
      ? refuse(c, { _tag: "NotReady", message: "the database does not answer yet: try again in a moment" })
      : c.json(ready, 200, { "cache-control": "no-store" })
  })

  app.use(
    "/api/*",
    sameOrigin(() =>
      runtime.runPromise(PeopleSettings.use(({ url, urlGiven }) => Effect.succeed(urlGiven ? url : undefined)))
    )
  )
  const { bind, pages } = binder<Services, Unready>(app, runtime, roomAhead)
  cityRoutes(bind)
  scoreRoutes(bind)
  twinningRoutes(bind)
  networkRoutes(bind)
  sourceRoutes(bind)
  worldRoutes(bind)
  analyticsRoutes(bind)

  const operate = operator<Services, Unready>(app, runtime)
  userRoutes(operate)
  recordRoutes(operate)
  historyRoutes(operate)
  decisionRoutes(operate)
  officeRoutes(operate)
  rubricRoutes(operate)
  importRoutes(operate)
  exportRoutes(operate)

  let document: string | undefined
  app.get("/openapi.json", (c) => {
    document ??= JSON.stringify(openApi())
    return c.body(document, 200, { "content-type": "application/json" })
  })
  app.get("/docs", async (c) => c.html(await docsPage(), 200, pageHeaders))
  app.get("/docs/api", (c) => c.redirect("/docs"))

  app.all("/api/*", (c) => {
    const methods = methodsAt(c.req.path)
    if (methods.length === 0)
      return refuse(c, {
        _tag: "RouteNotFound",
        message: `there is nothing at ${c.req.path}: see /docs for every path`
      })
    const refused = refuse(c, {
      _tag: "MethodNotAllowed",
      message: `${c.req.method} is not possible at ${c.req.path}, but ${methods.join(", ")}: see /docs`
    })
    refused.headers.set("allow", methods.join(", "))
    return refused
  })
  app.get("*", async (c) => {
    const accepted = c.req.header("accept-encoding") ?? ""
    const found = await asset(c.req.path, accepted)
    if (found !== undefined) return found
    // A path with a file's ending is a file that is not there; anything else is a page of the dashboard.
    if (isFile(c.req.path)) return refuse(c, { _tag: "RouteNotFound", message: `there is no file ${c.req.path}` })
    return (
      (await asset("index.html", accepted)) ??
      refuse(c, { _tag: "RouteNotFound", message: "the dashboard is not built: run its build" })
    )
  })
  app.onError((error, c) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    return refuse(c, { _tag: "Defect", message: "" })
  })
  return { app, pages }
}

/**
 * The HTTP side of Proxeny: the API under `/api/v1`, its description, health, and the dashboard for everything else.
 *
 * **When to use**: to serve Proxeny from a server of your own: `createApp(runtime).fetch` is a fetch handler. `log` is given a
 * line of JSON for each request, see `requestLog`.
 */
export const createApp = <Unready>(runtime: ManagedRuntime.ManagedRuntime<Services, Unready>, log?: WriteLog): Hono =>
  createServed(runtime, log).app
