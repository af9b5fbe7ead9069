import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { threadModule } from "../analytics/threadModule.ts"
import { Written } from "../http/Written.ts"
import { registerVersion } from "../register/kept.ts"
import { DatabaseAddress } from "../sql/Database.ts"
import { plainAddress } from "../threads/address.ts"
import { makeAskedThread, type Unnumbered } from "../threads/askedThread.ts"
import { RegisterUnread } from "../threads/RegisterUnread.ts"
import type { Answers, Asked, ListThreadData, Question, Reply } from "./messages.ts"

/**
 * Lists of cities and twinnings, and cities by name.
 *
 * **Details**: a thread holds what they show in memory. It is asked for the register as it stands when the question comes, and
 * reads what has changed before it answers.
 */
export class Lists extends Context.Service<
  Lists,
  {
    ask<K extends keyof Asked>(kind: K, asked: Asked[K]): Effect.Effect<Written<Answers[K]>, RegisterUnread | SqlError>
    /** Starts to read the register, so that the first who asks need not wait. */
    readonly begin: Effect.Effect<void>
  }
>()("@proxeny/api/Lists") {
  static readonly layer = Layer.effect(
    Lists,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const address = yield* DatabaseAddress
      const thread = yield* Effect.acquireRelease(
        Effect.sync(() =>
          makeAskedThread<Question, Reply>(threadModule("listThread"), {
            address: plainAddress(address)
          } satisfies ListThreadData)
        ),
        ({ end }) => Effect.promise(end)
      )
      return Lists.of({
        ask: <K extends keyof Asked>(kind: K, asked: Asked[K]) =>
          Effect.flatMap(registerVersion(sql), (version) =>
            Effect.callback<Written<Answers[K]>, RegisterUnread>((resume) => {
              thread.ask({ kind, asked, version } as Unnumbered<Question>).then(
                (reply) => {
                  if (reply.kind === "answer") return resume(Effect.succeed(new Written(reply.json)))
                  if (!reply.isDatabase) return resume(Effect.die(new Error(reply.why)))
                  process.stderr.write(`the register could not be read: ${reply.why}\n`)
                  resume(Effect.fail(new RegisterUnread()))
                },
                (error: unknown) => resume(Effect.die(error))
              )
            })
          ),
        begin: Effect.sync(thread.begin)
      })
    })
  )
}
