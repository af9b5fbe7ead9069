import { Worker } from "node:worker_threads"

/** A question to a thread, or what it replies, numbered so that both are known to belong together. */
export interface Numbered {
  readonly number: number
}

interface Waiting<Reply> {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: unknown) => void
}

/** A question as it is asked: its number is given when it is sent. */
export type Unnumbered<Question> = Question extends Numbered ? Omit<Question, "number"> : never

/** A thread that is asked questions and replies to each, started when it is first needed and again after it has failed. */
export interface AskedThread<Question extends Numbered, Reply extends Numbered> {
  readonly begin: () => void
  readonly ask: (question: Unnumbered<Question>) => Promise<Reply>
  readonly end: () => Promise<void>
}

/**
 * Makes a thread of a module that is asked questions.
 *
 * **Details**: `tell` hears what the thread says without having been asked, which has the number -1.
 */
export const makeAskedThread = <Question extends Numbered, Reply extends Numbered>(
  module: URL,
  workerData: unknown,
  tell: (said: Reply) => void = () => {}
): AskedThread<Question, Reply> => {
  const waiting = new Map<number, Waiting<Reply>>()
  let worker: Worker | undefined
  let asked = 0

  const giveUp = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const begin = (): Worker => {
    const started = new Worker(module, { workerData })
    const fail = (error: unknown): void => {
      if (worker !== started) return
      worker = undefined
      giveUp(error)
    }
    started.on("message", (reply: Reply) => {
      if (reply.number === -1) return tell(reply)
      const who = waiting.get(reply.number)
      waiting.delete(reply.number)
      who?.resolve(reply)
    })
    started.once("error", fail)
    started.once("exit", (code) => fail(new Error(`a thread ended with ${code}: ${module.pathname}`)))
    // It holds no request of its own: it must not keep a process that is done.
    started.unref()
    worker = started
    return started
  }
  return {
    begin: () => void (worker ?? begin()),
    ask: (question) =>
      new Promise((resolve, reject) => {
        const number = asked++
        waiting.set(number, { resolve, reject })
        ;(worker ?? begin()).postMessage({ ...question, number })
      }),
    end: async () => {
      const ending = worker
      worker = undefined
      giveUp(new Error("the server is stopping"))
      await ending?.terminate()
    }
  }
}
