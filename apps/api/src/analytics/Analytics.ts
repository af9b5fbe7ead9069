import { availableParallelism } from "node:os"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import { CityNotFound } from "../cities/Cities.ts"
import { Written } from "../http/Written.ts"
import { NetworkNotFound } from "../networks/Networks.ts"
import { makeHeldAnswers } from "../register/heldAnswers.ts"
import { registerVersion } from "../register/kept.ts"
import { DatabaseAddress } from "../sql/Database.ts"
import { plainAddress } from "../threads/address.ts"
import { makeAskedThread, type Unnumbered } from "../threads/askedThread.ts"
import { type RegisterUnread, unread } from "../threads/RegisterUnread.ts"
import type { Answers, Asked, Question, RegisterThreadData, Reply } from "./messages.ts"
import { threadModule } from "./threadModule.ts"

/** Up to this many twinned cities exact betweenness takes about a second, and up to the second figure minutes. */
const [exactAtOnce, exactUpTo] = [10_000, 100_000]

/** How many characters of answers are kept as they are sent. */
const mostKept = 64 * 2 ** 20

/** Why a question to the graphs has no answer. */
export type Fault = CityNotFound | NetworkNotFound | RegisterUnread

/**
 * The register as graphs: its figures, and what is around or between cities.
 *
 * **Details**: nothing of it is read or worked out on the thread that serves requests. The figures are those of the last
 * version of the register that they were worked out for; after a change they are worked out anew, also when nobody asks.
 */
export class Analytics extends Context.Service<
  Analytics,
  {
    ask<K extends keyof Asked>(kind: K, asked: Asked[K]): Effect.Effect<Written<Answers[K]>, Fault>
    /** Starts to read the register and to work out its figures, so that the first who asks need not wait. */
    readonly begin: Effect.Effect<void>
  }
>()("@proxeny/api/Analytics") {
  static readonly layer = Layer.effect(
    Analytics,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const address = yield* DatabaseAddress
      const thread = yield* Effect.acquireRelease(
        Effect.sync(() =>
          makeAskedThread<Question, Reply>(threadModule("registerThread"), {
            address: plainAddress(address),
            // One processor is left to those who serve and to the database.
            threads: Math.max(1, availableParallelism() - 1),
            exactAtOnce,
            exactUpTo
          } satisfies RegisterThreadData)
        ),
        ({ end }) => Effect.promise(end)
      )
      const held = makeHeldAnswers(mostKept)
      return Analytics.of({
        ask: Effect.fnUntraced(function* <K extends keyof Asked>(kind: K, asked: Asked[K]) {
          const version = yield* Effect.catchTag(registerVersion(sql), "SqlError", ({ message }) => unread(message))
          const key = JSON.stringify([kind, asked])
          const known = held.get<Answers[K]>(version, key)
          if (known !== undefined) return known.answer
          const reply = yield* Effect.promise(() => thread.ask({ kind, asked } as Unnumbered<Question>))
          if (reply.kind === "noCity") return yield* new CityNotFound({ id: reply.id })
          if (reply.kind === "noNetwork") return yield* new NetworkNotFound({ id: reply.id })
          if (reply.kind === "failed") {
            if (!reply.isDatabase) return yield* Effect.die(new Error(reply.why))
            return yield* unread(reply.why)
          }
          const answer = new Written<Answers[K]>(reply.json, {
            isLasting: reply.isSettled && reply.version === version
          })
          if (reply.isSettled) held.put(reply.version, key, { answer })
          return answer
        }),
        begin: Effect.sync(thread.begin)
      })
    })
  )
}
