import { availableParallelism } from "node:os"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { threadModule } from "../analytics/threadModule.ts"
import { CityNotFound } from "../cities/Cities.ts"
import { CurrentActor } from "../history/change.ts"
import { Written } from "../http/Written.ts"
import { dependsOnWhoAsks } from "../register/visible.ts"
import { DatabaseAddress } from "../sql/Database.ts"
import { plainAddress } from "../threads/address.ts"
import type { Unnumbered } from "../threads/askedThread.ts"
import { makeAskedThreads } from "../threads/askedThreads.ts"
import { CurrentPatience } from "../threads/patience.ts"
import { type RegisterUnread, unread } from "../threads/RegisterUnread.ts"
import { today } from "../twinnings/partners.ts"
import { TwinningNotFound } from "../twinnings/Twinnings.ts"
import type { Answers, Asked, Question, Reply, ScoreThreadData } from "./messages.ts"

/** How many threads score at most: each holds what it needs to do so. */
const mostThreads = Math.min(4, availableParallelism())

/** How many threads score what can wait at most: they use what nobody else does. */
const mostPatient = Math.min(2, availableParallelism())

/** How many questions a thread has at a time: enough to work on one while the database is asked for another. */
const mostAtOnce = 3

/** What is asked, without the day where it is today. */
type Given<K extends keyof Asked> = Omit<Asked[K], "asOf"> & { readonly asOf?: string }

/**
 * How strategic cities are, what their portfolios come to, and what twinnings achieve.
 *
 * **Details**: threads work it out, so that nobody who asks for something else waits behind the draws. What can wait has threads
 * of its own, that give way.
 */
export class Scores extends Context.Service<
  Scores,
  {
    maturityOf(given: Given<"maturity">): Effect.Effect<Written<Answers["maturity"]>, CityNotFound | RegisterUnread>
    portfolioOf(given: Given<"portfolio">): Effect.Effect<Written<Answers["portfolio"]>, CityNotFound | RegisterUnread>
    factorsOf(given: Given<"factors">): Effect.Effect<Written<Answers["factors"]>, TwinningNotFound | RegisterUnread>
  }
>()("@proxeny/api/Scores") {
  static readonly layer = Layer.effect(
    Scores,
    Effect.gen(function* () {
      const address = yield* DatabaseAddress
      const threadsOf = (isPatient: boolean, most: number) =>
        Effect.acquireRelease(
          Effect.sync(() =>
            makeAskedThreads<Question, Reply>(
              threadModule("scoreThread"),
              { address: plainAddress(address), isPatient } satisfies ScoreThreadData,
              most,
              mostAtOnce
            )
          ),
          ({ end }) => Effect.promise(end)
        )
      const threads = yield* threadsOf(false, mostThreads)
      const patient = yield* threadsOf(true, mostPatient)
      const ask = Effect.fnUntraced(function* <K extends keyof Asked, Absent>(
        kind: K,
        given: Given<K>,
        absent: () => Absent
      ) {
        const asked = { ...given, asOf: given.asOf ?? (yield* today) }
        const actor = yield* CurrentActor
        const isPatient = yield* CurrentPatience
        const reply = yield* Effect.promise(() =>
          (isPatient ? patient : threads).ask({ kind, asked, actor } as Unnumbered<Question>)
        )
        if (reply.kind === "absent") return yield* Effect.fail(absent())
        if (reply.kind === "answer") {
          if (reply.dependsOnWhoAsks) yield* dependsOnWhoAsks
          return new Written<Answers[K]>(reply.text, { isLasting: true, named: reply.named })
        }
        return yield* reply.isDatabase ? unread(reply.why) : Effect.die(new Error(reply.why))
      })
      return Scores.of({
        maturityOf: (given) => ask("maturity", given, () => new CityNotFound({ id: given.id })),
        portfolioOf: (given) => ask("portfolio", given, () => new CityNotFound({ id: given.id })),
        factorsOf: (given) => ask("factors", given, () => new TwinningNotFound({ id: given.id }))
      })
    })
  )
}
