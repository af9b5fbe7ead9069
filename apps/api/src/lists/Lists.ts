import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { threadModule } from "../analytics/threadModule.ts"
import { Written } from "../http/Written.ts"
import { makeHeldAnswers } from "../register/heldAnswers.ts"
import { registerVersion } from "../register/kept.ts"
import { DatabaseAddress } from "../sql/Database.ts"
import { plainAddress } from "../threads/address.ts"
import { makeAskedThread, type Unnumbered } from "../threads/askedThread.ts"
import { RegisterUnread } from "../threads/RegisterUnread.ts"
import type { Answers, Asked, ListThreadData, Question, Reply } from "./messages.ts"

/** How many characters of answers are kept, or bytes where they are packed. */
const mostKept = 32 * 2 ** 20

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
      const held = makeHeldAnswers(mostKept)
      return Lists.of({
        ask: Effect.fnUntraced(function* <K extends keyof Asked>(kind: K, asked: Asked[K]) {
          const version = yield* registerVersion(sql)
          const key = JSON.stringify([kind, asked])
          const known = held.get<Answers[K]>(version, key)
          if (known !== undefined) return known.answer
          const reply = yield* Effect.promise(() => thread.ask({ kind, asked, version } as Unnumbered<Question>))
          if (reply.kind === "failed") {
            if (!reply.isDatabase) return yield* Effect.die(new Error(reply.why))
            process.stderr.write(`the register could not be read: ${reply.why}\n`)
            return yield* new RegisterUnread()
          }
          const answer = new Written<Answers[K]>(reply.text, { isLasting: reply.version === version })
          held.put(reply.version, key, { answer })
          return answer
        }),
        begin: Effect.sync(thread.begin)
      })
    })
  )
}
