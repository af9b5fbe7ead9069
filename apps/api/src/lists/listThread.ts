/** The thread that holds what lists show of the register: it reads what has changed, and answers lists and searches. */
import { parentPort, workerData } from "node:worker_threads"
import { handedOver, textOf } from "../http/Written.ts"
import { client } from "../sql/Database.ts"
import { addressOf } from "../threads/address.ts"
import { failed } from "../threads/failed.ts"
import { rebuilding } from "../threads/rebuilding.ts"
import { answer } from "./answer.ts"
import { brought, type ListedRegister } from "./ListedRegister.ts"
import type { ListThreadData, Question, Reply } from "./messages.ts"

const port = parentPort
if (port === null) throw new Error("this is the module of a worker")
const { address } = workerData as ListThreadData
const run = rebuilding(client(addressOf(address), { maxConnections: 1 }))

let register: ListedRegister | undefined
let reading: Promise<ListedRegister> | undefined

const read = (): Promise<ListedRegister> => {
  reading ??= run(brought(register))
    .then((now) => {
      register = now
      return now
    })
    .finally(() => {
      reading = undefined
    })
  return reading
}

/** The register as it stood when it was asked for, or later. A version may fall, too, when a backup is restored. */
const current = async (version: number): Promise<ListedRegister> => {
  if (register?.heard.version === version && reading === undefined) return register
  // What is being read may have begun before the question came.
  if (reading !== undefined) await reading
  return register?.heard.version === version ? register : read()
}

const reply = async (question: Question): Promise<Reply> => {
  const now = await current(question.version)
  return {
    number: question.number,
    kind: "answer",
    text: textOf(JSON.stringify(answer(now, question))),
    version: now.heard.version
  }
}

port.on("message", (question: Question) => {
  reply(question).then(
    (answered) => port.postMessage(answered, answered.kind === "answer" ? handedOver(answered.text) : []),
    (error: unknown) => port.postMessage({ number: question.number, ...failed(error) } satisfies Reply)
  )
})
// A database that does not answer now is asked again by the first question.
read().catch(() => {})
