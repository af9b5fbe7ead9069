import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { CityNotFound } from "../cities/Cities.ts"
import { Written } from "../http/Written.ts"
import { NetworkNotFound } from "../networks/Networks.ts"
import { type Address, DatabaseAddress } from "../sql/Database.ts"
import type { Answers, Asked, PlainAddress, Question, RegisterThreadData, Reply } from "./messages.ts"
import { threadModule } from "./threadModule.ts"

/** Up to this many twinned cities exact betweenness takes about a second, and up to the second figure minutes. */
const [exactAtOnce, exactUpTo] = [10_000, 100_000]

/** @public Part of the error type of what this file exports. */
export class RegisterUnread extends Schema.TaggedError<RegisterUnread>()("RegisterUnread", {}) {
  override get message(): string {
    return "The register could not be read from the database this time: try again in a moment; if it stays, look at /readyz and the log."
  }
}

/** Why a question to the graphs has no answer. */
export type Fault = CityNotFound | NetworkNotFound | RegisterUnread

const isFault = (error: unknown): error is Fault =>
  error instanceof CityNotFound || error instanceof NetworkNotFound || error instanceof RegisterUnread

interface Waiting {
  readonly resolve: (json: string) => void
  readonly reject: (error: unknown) => void
}

const plain = (address: Address): PlainAddress =>
  "url" in address ? { url: Redacted.value(address.url), shown: address.shown } : address

/** The thread of the register, started when it is first needed and again after it has failed. */
const makeThread = (data: RegisterThreadData) => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let asked = 0

  const begin = (): Worker => {
    const started = new Worker(threadModule("registerThread"), { workerData: data })
    const fail = (error: unknown): void => {
      if (worker !== started) return
      worker = undefined
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    started.on("message", (reply: Reply) => {
      const who = waiting.get(reply.number)
      waiting.delete(reply.number)
      if (reply.kind === "answer") who?.resolve(reply.json)
      else if (reply.kind === "noCity") who?.reject(new CityNotFound({ id: reply.id }))
      else if (reply.kind === "noNetwork") who?.reject(new NetworkNotFound({ id: reply.id }))
      else if (reply.isDatabase) {
        process.stderr.write(`the register could not be read: ${reply.why}\n`)
        who?.reject(new RegisterUnread())
      } else who?.reject(new Error(reply.why))
    })
    started.once("error", fail)
    started.once("exit", (code) => fail(new Error(`the thread of the register ended with ${code}`)))
    // It holds no request of its own: it must not keep a process that is done.
    started.unref()
    worker = started
    return started
  }

  return {
    begin: (): void => void (worker ?? begin()),
    ask: (question: Omit<Question, "number">): Promise<string> =>
      new Promise((resolve, reject) => {
        const number = asked++
        waiting.set(number, { resolve, reject })
        ;(worker ?? begin()).postMessage({ ...question, number })
      }),
    end: async (): Promise<void> => {
      const ending = worker
      worker = undefined
      for (const { reject } of waiting.values()) reject(new Error("the server is stopping"))
      waiting.clear()
      await ending?.terminate()
    }
  }
}

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
      const address = yield* DatabaseAddress
      const thread = yield* Effect.acquireRelease(
        // One processor is left to those who serve and to the database.
        Effect.sync(() =>
          makeThread({
            address: plain(address),
            threads: Math.max(1, availableParallelism() - 1),
            exactAtOnce,
            exactUpTo
          })
        ),
        ({ end }) => Effect.promise(end)
      )
      return Analytics.of({
        ask: <K extends keyof Asked>(kind: K, asked: Asked[K]) =>
          Effect.callback<Written<Answers[K]>, Fault>((resume) => {
            thread.ask({ kind, asked } as Omit<Question, "number">).then(
              (json) => resume(Effect.succeed(new Written(json))),
              (error: unknown) => resume(isFault(error) ? Effect.fail(error) : Effect.die(error))
            )
          }),
        begin: Effect.sync(thread.begin)
      })
    })
  )
}
