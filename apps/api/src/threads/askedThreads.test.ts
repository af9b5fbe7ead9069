import { expect, it } from "vitest"
import { makeAskedThreads } from "./askedThreads.ts"

/** Answers after as many milliseconds as it is asked for, with the number of its thread; ends where it is asked for less than none. */
const module = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from "node:worker_threads"
    parentPort.on("message", ({ number, wait }) => {
      if (wait < 0) process.exit(3)
      setTimeout(() => parentPort.postMessage({ number, wait, thread: threadId }), wait)
    })`)}`
)

interface Question {
  readonly number: number
  readonly wait: number
}
type Reply = Question & { readonly thread: number }

it("ask one thread as long as it is not busy, others while all are, and no more than they may be", async () => {
  const threads = makeAskedThreads<Question, Reply>(module, undefined, 3)
  const ask = async (...waits: ReadonlyArray<number>) => {
    const replies = await Promise.all(waits.map((wait) => threads.ask({ wait })))
    expect(replies.map(({ wait }) => wait)).toEqual(waits)
    return replies.map(({ thread }) => thread)
  }
  const [first] = await ask(0)
  expect([...(await ask(0)), ...(await ask(0))]).toEqual([first, first])
  expect(new Set(await ask(30, 20)).size).toBe(2)
  const busy = await ask(50, 40, 30, 20, 10, 0)
  expect([...Map.groupBy(busy, (thread) => thread).values()].map(({ length }) => length)).toEqual([2, 2, 2])
  await threads.end()
})

it("of which one ends fail those that were asked of it, and answer the next", async () => {
  const threads = makeAskedThreads<Question, Reply>(module, undefined, 2)
  const [kept, lost] = [threads.ask({ wait: 200 }), threads.ask({ wait: -1 })]
  await expect(lost).rejects.toThrow("a thread ended with 3")
  expect(await kept).toMatchObject({ wait: 200 })
  expect((await Promise.all([threads.ask({ wait: 1 }), threads.ask({ wait: 2 })])).map(({ wait }) => wait)).toEqual([
    1, 2
  ])
  await threads.end()
})

it("have no more questions at a time than they may: the others wait for their turn, first come, first served", async () => {
  const threads = makeAskedThreads<Question, Reply>(module, undefined, 2, 2)
  const done: Array<number> = []
  // Asked at once, the shortest would be answered first.
  const waits = [120, 121, 122, 123, 80, 40, 20, 0]
  const replies = await Promise.all(
    waits.map(async (wait) => {
      const reply = await threads.ask({ wait })
      done.push(wait)
      return reply
    })
  )
  expect(replies.map(({ wait }) => wait)).toEqual(waits)
  expect(done.slice(0, 4).every((wait) => wait >= 120)).toBe(true)
  expect(new Set(replies.map(({ thread }) => thread)).size).toBe(2)
  await threads.end()
})

it("begin with those who wait in the order in which they came", async () => {
  const threads = makeAskedThreads<Question, Reply>(module, undefined, 1, 1)
  const done: Array<number> = []
  const waits = [5, 3, 1, 4, 2, 0]
  await Promise.all(waits.map((wait) => threads.ask({ wait }).then(() => done.push(wait))))
  expect(done).toEqual(waits)
  await threads.end()
})

it("hand on to those who wait where one ends, and refuse them where all are ended", async () => {
  const threads = makeAskedThreads<Question, Reply>(module, undefined, 1, 1)
  const [lost, next] = [threads.ask({ wait: -1 }), threads.ask({ wait: 1 })]
  await expect(lost).rejects.toThrow("a thread ended with 3")
  expect(await next).toMatchObject({ wait: 1 })
  const [under, last] = [threads.ask({ wait: 1000 }), threads.ask({ wait: 1 })]
  const refused = Promise.all([
    expect(under).rejects.toThrow("the server is stopping"),
    expect(last).rejects.toThrow("the server is stopping")
  ])
  await threads.end()
  await refused
})
