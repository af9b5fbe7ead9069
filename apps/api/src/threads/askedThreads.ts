import { type AskedThread, makeAskedThread, type Numbered } from "./askedThread.ts"

/**
 * Makes threads of a module that are asked questions, of which each goes to the one that has fewest to answer.
 *
 * **Details**: another thread is started where all that run are busy, up to `most`. Each has at most `mostAtOnce` questions to answer
 * at a time; what else is asked waits for its turn. Who works on many at once finishes all of them late, and the longest last.
 */
export const makeAskedThreads = <Question extends Numbered, Reply extends Numbered>(
  module: URL,
  workerData: unknown,
  most: number,
  mostAtOnce = Number.POSITIVE_INFINITY
): Omit<AskedThread<Question, Reply>, "begin"> => {
  interface One {
    readonly thread: AskedThread<Question, Reply>
    asked: number
  }
  const threads: Array<One> = []
  /** Those who wait for their turn, first come, first served. */
  const waiting: Array<{ readonly begin: (one: One) => void; readonly giveUp: (error: Error) => void }> = []
  const idlest = (): One => {
    const known = threads.toSorted((a, b) => a.asked - b.asked)[0]
    if (known !== undefined && (known.asked === 0 || threads.length === most)) return known
    const started = { thread: makeAskedThread<Question, Reply>(module, workerData), asked: 0 }
    threads.push(started)
    return started
  }
  return {
    ask: async (question) => {
      let one = idlest()
      if (one.asked < mostAtOnce) one.asked++
      else one = await new Promise<One>((begin, giveUp) => waiting.push({ begin, giveUp }))
      try {
        return await one.thread.ask(question)
      } finally {
        // Who has waited takes the place over, before anybody else sees that it is free.
        const next = waiting.shift()
        if (next === undefined) one.asked--
        else next.begin(one)
      }
    },
    end: async () => {
      for (const { giveUp } of waiting.splice(0)) giveUp(new Error("the server is stopping"))
      await Promise.all(threads.splice(0).map(({ thread }) => thread.end()))
    }
  }
}
