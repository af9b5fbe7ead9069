import { type AskedThread, makeAskedThread, type Numbered } from "./askedThread.ts"

/**
 * Makes threads of a module that are asked questions, of which each goes to the one that has fewest to answer.
 *
 * **Details**: another thread is started where all that run are busy, up to `most`.
 */
export const makeAskedThreads = <Question extends Numbered, Reply extends Numbered>(
  module: URL,
  workerData: unknown,
  most: number
): Omit<AskedThread<Question, Reply>, "begin"> => {
  const threads: Array<{ readonly thread: AskedThread<Question, Reply>; asked: number }> = []
  const idlest = () => {
    const known = threads.toSorted((a, b) => a.asked - b.asked)[0]
    if (known !== undefined && (known.asked === 0 || threads.length === most)) return known
    const started = { thread: makeAskedThread<Question, Reply>(module, workerData), asked: 0 }
    threads.push(started)
    return started
  }
  return {
    ask: async (question) => {
      const one = idlest()
      one.asked++
      try {
        return await one.thread.ask(question)
      } finally {
        one.asked--
      }
    },
    end: async () => {
      await Promise.all(threads.splice(0).map(({ thread }) => thread.end()))
    }
  }
}
