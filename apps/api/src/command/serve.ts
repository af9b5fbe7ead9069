import { createServer, type Server } from "node:http"
import { getRequestListener } from "@hono/node-server"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as References from "effect/References"
import * as Schema from "effect/Schema"
import { Analytics } from "../analytics/Analytics.ts"
import { createServed } from "../app.ts"
import { makeAhead } from "../http/makeAhead.ts"
import { comesFrom } from "../http/peer.ts"
import { answerUnencoded } from "../http/unencodedUrl.ts"
import { services } from "../layers.ts"
import { Lists } from "../lists/Lists.ts"
import { loadReference } from "../reference/load.ts"
import { database } from "../sql/Database.ts"
import { GivenPeopleSettings, readPeopleSettings } from "../users/settings.ts"
import { makeSetUpLink } from "../users/setUp.ts"
import { openDatabase } from "./open.ts"
import { say, showProgress } from "./progress.ts"
import { readSettings, type Settings } from "./settings.ts"

export class CannotListen extends Schema.TaggedError<CannotListen>()("CannotListen", {
  host: Schema.String,
  port: Schema.Int,
  code: Schema.String
}) {
  override get message(): string {
    const where = `${this.host}:${this.port}`
    if (this.code === "EADDRINUSE")
      return `The port ${this.port} on ${this.host} is in use by another program: stop it, or choose another port with PORT=${this.port === 65_535 ? 4747 : this.port + 1}.`
    if (this.code === "EACCES")
      return `Listening on ${where} is not allowed (ports below 1024 belong to root): choose another port with PORT=4747.`
    if (this.code === "EADDRNOTAVAIL" || this.code === "ENOTFOUND")
      return `This machine has no address ${this.host}: set HOST to one it has, such as 127.0.0.1.`
    return `Listening on ${where} failed (${this.code}): choose another address with HOST and PORT.`
  }
}

/** Whoever starts Proxeny looks at it, and what it reads first is read then. */
const aheadAfter = "30 seconds"

type Handler = (request: globalThis.Request) => Response | Promise<Response>

/** Until the database is there, health is answered and everything else is told to wait. */
const starting: Handler = (request) =>
  new URL(request.url).pathname === "/healthz"
    ? Response.json({ status: "alive" })
    : new Response(
        JSON.stringify({
          type: "/problems/not-ready",
          title: "Proxeny is starting",
          status: 503,
          detail: "the database is being made ready: try again in a moment"
        }),
        { status: 503, headers: { "content-type": "application/problem+json", "retry-after": "1" } }
      )

/** Takes the port before anything slow is done, so that a port in use is known at once. */
const listen = ({ host, port }: Settings) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly server: Server; readonly answerWith: (handler: Handler) => void }, CannotListen>(
      (resume) => {
        let handler = starting
        const server = createServer(
          getRequestListener((request, { incoming }) => handler(comesFrom(request, incoming.socket.remoteAddress)))
        )
        answerUnencoded(server, (request) => handler(request))
        server.once("error", (error: NodeJS.ErrnoException) =>
          resume(Effect.fail(new CannotListen({ host, port, code: error.code ?? error.message })))
        )
        server.listen(port, host, () =>
          resume(
            Effect.succeed({
              server,
              answerWith: (next) => {
                handler = next
              }
            })
          )
        )
      }
    ),
    ({ server }) =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        // Requests under way get a moment to finish; idle connections do not hold the end up.
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 2_000).unref()
      })
  )

const addressOf = (server: Server): string => {
  const at = server.address()
  if (at === null || typeof at === "string") return String(at)
  return `http://${at.family === "IPv6" ? `[${at.address}]` : at.address}:${at.port}`
}

/** Serves API and dashboard until the process is told to stop. */
export const serve = Effect.gen(function* () {
  const settings = yield* readSettings(process.env)
  const { answerWith, server } = yield* listen(settings)
  const url = addressOf(server)
  const people = yield* readPeopleSettings(process.env, url)
  const { address, stopped } = yield* openDatabase(settings, "serve", false)
  const context = yield* Layer.build(
    services.pipe(Layer.provide(Layer.succeed(GivenPeopleSettings, people)), Layer.provideMerge(database(address)))
  )
  yield* Effect.provide(loadReference(showProgress, say), context)
  // The context was built in this scope and ends with it; the runtime only lends it to the routes.
  // Nobody listens to spans.
  const untraced = Context.add(context, References.TracerEnabled, false)
  const runtime = ManagedRuntime.make(Layer.succeedContext(untraced))
  const { roomAhead } = settings
  const log = settings.logsRequests ? (text: string) => process.stdout.write(text) : undefined
  const { app, pages } = createServed(runtime, log, roomAhead)
  let asked = 0
  const answered = () => {
    asked--
  }
  answerWith((request) => {
    const answer = app.fetch(request)
    // Beside the answer, which does not wait for it.
    if (answer instanceof Promise) {
      asked++
      answer.then(answered, answered)
    }
    return answer
  })
  yield* Effect.provide(
    Effect.andThen(
      Analytics.use((analytics) => analytics.begin),
      Lists.use((lists) => lists.begin)
    ),
    context
  )
  if (roomAhead > 0)
    yield* Effect.forkScoped(
      Effect.delay(
        Effect.provide(
          makeAhead(pages, () => asked > 0),
          untraced
        ),
        aheadAfter
      )
    )
  say(`Proxeny is ready: ${url}\n  API ${url}/docs · stop with Ctrl-C`)
  const link = yield* Effect.provide(makeSetUpLink, context).pipe(
    Effect.catchTag("SetUpBefore", () => Effect.succeed(undefined))
  )
  if (link !== undefined)
    say(`There is no admin yet. Become one within an hour, by this link, which works once:\n  ${link}`)
  return yield* stopped
}).pipe(Effect.scoped)
