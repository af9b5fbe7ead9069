import { setTimeout } from "node:timers/promises"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import pg from "pg"
import { DatabaseAddress } from "../sql/Database.ts"
import { connectionTo } from "./PgPool.ts"
import { accessChannel } from "./schema.ts"

/** How often it is made sure that the connection still carries anything: one that broke silently tells nothing. */
const heartbeat = "10 seconds"

/** What is sent on it says only that everything before it has arrived. */
const ownChannel = `${accessChannel}_so_far`

/**
 * Whether anything has changed about who may do what, in whatever process, so that what is known of it can be kept until then.
 *
 * **Details**: triggers of PostgreSQL tell of every change (`users/schema.ts`), and a connection of its own listens.
 */
export class AccessChanges extends Context.Service<
  AccessChanges,
  {
    /** A number that is another one after a change; undefined while nobody listens, so that nothing may be kept. */
    readonly seen: () => number | undefined
    /** Waits until this process has heard of every change that is over by now. */
    readonly settled: Effect.Effect<void>
  }
>()("@proxeny/api/AccessChanges") {
  static readonly layer = Layer.effect(
    AccessChanges,
    Effect.gen(function* () {
      const address = yield* DatabaseAddress
      let changes = 0
      let listening: pg.Client | undefined

      /** Listens until the connection ends. */
      const listen = Effect.scoped(
        Effect.gen(function* () {
          const client = yield* Effect.acquireRelease(
            Effect.sync(
              () =>
                new pg.Client({
                  ...connectionTo(address),
                  application_name: "proxeny access",
                  keepAlive: true,
                  query_timeout: 5_000
                })
            ),
            // One that broke silently never says that it has ended.
            (client) => Effect.promise(() => Promise.race([client.end().catch(() => {}), setTimeout(1_000)]))
          )
          const ended = new Promise<void>((resolve) => {
            const end = () => {
              if (listening === client) listening = undefined
              resolve()
            }
            client.on("error", end)
            client.on("end", end)
          })
          client.on("notification", ({ channel }) => {
            if (channel === accessChannel) changes++
          })
          yield* Effect.tryPromise(() => client.connect())
          yield* Effect.tryPromise(() => client.query(`LISTEN ${accessChannel}; LISTEN ${ownChannel}`))
          // What happened before is not known, so that nothing from before may count.
          changes++
          listening = client
          const beats = Effect.tryPromise(() => client.query("SELECT 1")).pipe(
            Effect.delay(heartbeat),
            Effect.repeat(Schedule.forever)
          )
          yield* Effect.raceFirst(
            Effect.promise(() => ended),
            beats
          )
        }).pipe(
          Effect.ensuring(
            Effect.sync(() => {
              listening = undefined
            })
          )
        )
      )
      yield* listen.pipe(Effect.ignore, Effect.andThen(Effect.sleep("1 second")), Effect.forever, Effect.forkScoped)

      return AccessChanges.of({
        seen: () => (listening === undefined ? undefined : changes),
        // PostgreSQL hands out what was told in the order of the commits: once our own word is back, so are all before it.
        settled: Effect.promise(async () => {
          const client = listening
          await client?.query(`NOTIFY ${ownChannel}`).catch(() => {})
        })
      })
    })
  )
}

/** Does something that ends what somebody may do, and makes sure that this process knows of it before it says so. */
export const known = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | AccessChanges> =>
  Effect.tap(work, () => AccessChanges.use((changes) => changes.settled))
