/** A thread that works out scores: each takes so long that whoever asks for anything else would wait behind it. */
import { parentPort, workerData } from "node:worker_threads"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { CurrentActor } from "../history/change.ts"
import { named } from "../http/restsOn.ts"
import { handedOver, textOf } from "../http/Written.ts"
import { Portfolio } from "../portfolio/Portfolio.ts"
import { CurrentRecollection } from "../register/recalled.ts"
import { CurrentDiscretion, Discretion } from "../register/visible.ts"
import { client } from "../sql/Database.ts"
import { Strategies } from "../strategies/Strategies.ts"
import { addressOf } from "../threads/address.ts"
import { failed } from "../threads/failed.ts"
import { bePatient } from "../threads/patience.ts"
import { rebuilding } from "../threads/rebuilding.ts"
import { Factors } from "../twinnings/Factors.ts"
import type { Question, Reply, ScoreThreadData } from "./messages.ts"
import { makeRecollection } from "./recollect.ts"

const port = parentPort
if (port === null) throw new Error("this is the module of a worker")
const { address, isPatient } = workerData as ScoreThreadData
if (isPatient) bePatient()
const connections = 2
const run = rebuilding(
  Layer.provideMerge(
    Layer.mergeAll(Strategies.layer, Portfolio.layer, Factors.layer),
    client(addressOf(address), { maxConnections: connections, isPlannedOnce: true })
  )
)

const recollection = makeRecollection()

const scored = (question: Question) => {
  switch (question.kind) {
    case "maturity":
      return Strategies.use((strategies) => strategies.maturityOf(question.asked.id, question.asked))
    case "portfolio":
      return Portfolio.use((portfolio) => portfolio.ofCity(question.asked.id, question.asked))
    case "factors":
      return Factors.use((factors) => factors.byId(question.asked.id, question.asked))
  }
}

const reply = (question: Question): Promise<Reply> => {
  const { actor, number } = question
  const discretion = new Discretion()
  const answered = scored(question) as Effect.Effect<
    object,
    Effect.Error<ReturnType<typeof scored>>,
    Effect.Services<ReturnType<typeof scored>>
  >
  return run(
    Effect.flatMap(recollection, (still) => Effect.provideService(answered, CurrentRecollection, still)).pipe(
      Effect.provideService(CurrentActor, actor),
      Effect.provideService(CurrentDiscretion, discretion),
      Effect.map((answer): Reply => {
        const json = JSON.stringify(answer)
        return {
          number,
          kind: "answer",
          text: textOf(json),
          named: [...named(answer)],
          dependsOnWhoAsks: discretion.isAsked
        }
      }),
      Effect.catchTags({
        CityNotFound: () => Effect.succeed<Reply>({ number, kind: "absent" }),
        TwinningNotFound: () => Effect.succeed<Reply>({ number, kind: "absent" })
      })
    )
  )
}

port.on("message", (question: Question) => {
  reply(question).then(
    // Handed over and not copied: it is as large as all that is cited.
    (answered) => port.postMessage(answered, answered.kind === "answer" ? handedOver(answered.text) : []),
    (error: unknown) => port.postMessage({ number: question.number, ...failed(error) } satisfies Reply)
  )
})
