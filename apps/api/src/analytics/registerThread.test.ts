import { EventEmitter } from "node:events"
import { analyse } from "@proxeny/domain"
import { interlocking, layout } from "@proxeny/graph"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as SqlClient from "effect/sql/SqlClient"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { DatabaseAddress } from "../sql/Database.ts"
import { testRegister } from "../testing/register.ts"
import { cityCalled, council, record, said, townsAndTwinnings, twinningOf } from "../testing/reports.ts"
import type { Analysis, AnalysisOrder, AnalysisReport } from "./analysis.ts"
import type { PlainAddress, Question, RegisterThreadData, Reply } from "./messages.ts"

// The thread is run in this one, with a port and with threads of the figures that do what a test tells them: when a report
// comes, and whether anybody asked before, is then no matter of time.
interface FiguresThread extends EventEmitter {
  readonly order: AnalysisOrder | undefined
  readonly ended: boolean
}
interface Stage {
  port: (EventEmitter & { readonly postMessage: (reply: Reply) => void }) | undefined
  data: RegisterThreadData | undefined
  readonly started: Array<FiguresThread>
}
const stage = vi.hoisted((): Stage => ({ port: undefined, data: undefined, started: [] }))

vi.mock("node:worker_threads", async () => {
  const events = await import("node:events")
  class Worker extends events.EventEmitter {
    order: AnalysisOrder | undefined
    ended = false
    constructor() {
      super()
      stage.started.push(this)
    }
    postMessage(order: AnalysisOrder): void {
      this.order = order
    }
    async terminate(): Promise<number> {
      this.ended = true
      return 1
    }
  }
  return {
    Worker,
    get parentPort() {
      return stage.port
    },
    get workerData() {
      return stage.data
    }
  }
})

const register = testRegister()

// only what repeats: the database driver needs its own time
beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }))
afterEach(() => void vi.useRealTimers())

/** Waits for what is bound to come, however long it takes. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

const addressHere = async (): Promise<PlainAddress> => {
  const address = await register.run(DatabaseAddress)
  return "url" in address ? { url: Redacted.value(address.url), shown: address.shown } : address
}

/** Starts the thread on a database, and gives what it takes to ask it. */
const begin = async (address: PlainAddress) => {
  const waiting = new Map<number, (reply: Reply) => void>()
  const port = Object.assign(new EventEmitter(), {
    postMessage: (reply: Reply) => waiting.get(reply.number)?.(reply)
  })
  stage.port = port
  stage.data = { address, threads: 1, exactAtOnce: 10_000, exactUpTo: 100_000 }
  stage.started.length = 0
  vi.resetModules()
  await import("./registerThread.ts")
  let asked = 0
  const ask = (): Promise<Reply> =>
    new Promise((resolve) => {
      const number = asked++
      waiting.set(number, resolve)
      port.emit("message", { number, kind: "analytics", asked: {} } satisfies Question)
    })
  return {
    ask,
    /** How far the figures are, as the next who asks is told. */
    state: async (): Promise<{ readonly version: number; readonly analysed?: number; readonly working?: object }> => {
      const reply = await ask()
      if (reply.kind !== "answer") throw new Error(JSON.stringify(reply))
      return JSON.parse(reply.json)
    }
  }
}

/** The thread of the figures that was started as the nth, once it was. */
const figuresThread = async (n: number): Promise<FiguresThread> => {
  await until(() => stage.started.length > n)
  return stage.started[n] as FiguresThread
}

const orderOf = ({ order }: FiguresThread): AnalysisOrder => order ?? expect.fail("it was given no order")

const report = (thread: FiguresThread, isFinal: boolean): void => {
  const { attributes, memberships, twinnings } = orderOf(thread)
  const analysis: Analysis = {
    graph: analyse(twinnings, attributes, { seeds: 1 }),
    interlocking: interlocking(memberships),
    layout: layout(twinnings, { seed: 1 })
  }
  thread.emit("message", { kind: "done", analysis, isFinal } satisfies AnalysisReport)
}

let towns = 0
/** One twinning more, between two cities that were not there. */
const change = (): Promise<unknown> => {
  const [a, b] = [`Town ${towns++}`, `Town ${towns++}`]
  return register.run(record(townsAndTwinnings({ [a]: "AT", [b]: "DE" }, [[a, b]])))
}

/** Puts a city of a twinning into another country; gives the one it was in. */
const countryIs = (country: string): Promise<string> =>
  register.run(
    SqlClient.SqlClient.use((sql) =>
      Effect.gen(function* () {
        const [town] = yield* sql<{ id: string; country: string }>`
          SELECT id, country FROM city WHERE id = (SELECT city_a FROM twinning ORDER BY id LIMIT 1)`
        yield* sql`UPDATE city SET country = ${country} WHERE id = ${town?.id}`
        yield* sql`UPDATE register SET version = version + 1`
        return town?.country ?? ""
      })
    )
  )

/** Has figures take long, and gives what ends the rest after them. */
const resting = async (test: (long: () => void, goOn: () => void) => Promise<void>): Promise<void> => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(0)
  const later = vi.spyOn(globalThis, "setTimeout")
  try {
    await test(
      () => void clock.mockReturnValue(61_234),
      () => later.mock.calls.find(([, delay]) => delay === 61_234)?.[0]()
    )
  } finally {
    clock.mockRestore()
    later.mockRestore()
  }
}

describe("the thread of the register", () => {
  it("has a change worked out as soon as the figures of before are there, though nobody asks again", async () => {
    const { state } = await begin(await addressHere())
    const first = await figuresThread(0)
    const before = await state()
    await change()
    const meanwhile = await state()
    expect(meanwhile.version).toBeGreaterThan(before.version)
    expect([meanwhile.analysed, stage.started.length, first.ended]).toEqual([undefined, 1, false])
    report(first, true)
    expect([stage.started.length, first.ended]).toEqual([2, true])
    const second = await figuresThread(1)
    expect(orderOf(second).twinnings.links).toBe(orderOf(first).twinnings.links + 1)
    expect(await state()).toMatchObject({ version: meanwhile.version, analysed: before.version })
    report(second, true)
    const after = await state()
    expect([after.analysed, after.working, stage.started.length]).toEqual([meanwhile.version, undefined, 2])
  })

  it("rests after figures that took long for as long as they took, and says meanwhile that they are being worked out", async () => {
    const clock = vi.spyOn(performance, "now").mockReturnValue(0)
    const later = vi.spyOn(globalThis, "setTimeout")
    try {
      const { state } = await begin(await addressHere())
      const first = await figuresThread(0)
      const before = await state()
      await change()
      await state()
      clock.mockReturnValue(61_234)
      report(first, true)
      const resting = await state()
      expect([resting.analysed, stage.started.length, first.ended]).toEqual([before.version, 1, true])
      expect(resting.working).toBeDefined()
      const goOn = later.mock.calls.find(([, delay]) => delay === 61_234)?.[0]
      goOn?.()
      expect(stage.started.length).toBe(2)
      expect(orderOf(await figuresThread(1)).twinnings.links).toBe(orderOf(first).twinnings.links + 1)
    } finally {
      clock.mockRestore()
      later.mockRestore()
    }
  })

  it("awaits the exact figure after an estimate where nothing has changed", async () => {
    const { state } = await begin(await addressHere())
    const first = await figuresThread(0)
    report(first, false)
    const estimated = await state()
    expect([estimated.analysed, first.ended, stage.started.length]).toEqual([estimated.version, false, 1])
    expect(estimated.working).toBeDefined()
    report(first, true)
    expect([(await state()).working, first.ended, stage.started.length]).toEqual([undefined, true, 1])
  })

  it("gives up the exact figure of a register that has moved on", async () => {
    const { state } = await begin(await addressHere())
    const first = await figuresThread(0)
    await change()
    await state()
    report(first, false)
    expect([first.ended, stage.started.length]).toEqual([true, 2])
    expect(orderOf(await figuresThread(1)).twinnings.links).toBe(orderOf(first).twinnings.links + 1)
  })

  it("keeps the figures over a change that moves no link, also one that comes while they are worked out", async () => {
    const [a, b] = [`Town ${towns++}`, `Town ${towns++}`]
    const batch = townsAndTwinnings({ [a]: "AT", [b]: "DE" }, [[a, b]])
    await register.run(record(batch))
    const subject = { kind: "twinning", id: twinningOf(cityCalled(a), cityCalled(b)).id } as const
    const says = (attribute: string, value: unknown) =>
      register.run(record({ ...batch, claims: [said(council, subject, attribute, value)] }))
    const { state } = await begin(await addressHere())
    const first = await figuresThread(0)
    const before = await state()
    await says("topic", "water")
    expect((await state()).version).toBeGreaterThan(before.version)
    report(first, false)
    const estimated = await state()
    expect([estimated.analysed, first.ended]).toEqual([estimated.version, false])
    report(first, true)
    // Its state is another one in the graph, but no link is.
    await says("stage", { kind: "ended", on: "2001" })
    const after = await state()
    expect(after.version).toBeGreaterThan(estimated.version)
    expect([after.analysed, after.working, stage.started.length]).toEqual([after.version, undefined, 1])
    // What a country is called bears on the figures.
    await register.run(
      SqlClient.SqlClient.use((sql) => sql`UPDATE city SET country = 'CH' WHERE id = ${cityCalled(a)}`)
    )
    await register.run(SqlClient.SqlClient.use((sql) => sql`UPDATE register SET version = version + 1`))
    const moved = await state()
    expect([moved.analysed, stage.started.length]).toEqual([after.version, 2])
  })

  it("tells why the exact figures failed, and does not try again, over a change that moves no link", async () => {
    const [a, b] = [`Town ${towns++}`, `Town ${towns++}`]
    const batch = townsAndTwinnings({ [a]: "AT", [b]: "DE" }, [[a, b]])
    await register.run(record(batch))
    const { state } = await begin(await addressHere())
    const first = await figuresThread(0)
    const before = await state()
    report(first, false)
    first.emit("message", { kind: "failed", why: "no room is left" } satisfies AnalysisReport)
    expect(await state()).toMatchObject({ analysed: before.version, failed: "no room is left" })
    const subject = { kind: "twinning", id: twinningOf(cityCalled(a), cityCalled(b)).id } as const
    await register.run(record({ ...batch, claims: [said(council, subject, "topic", "water")] }))
    const after = await state()
    expect(after.version).toBeGreaterThan(before.version)
    expect(after).toMatchObject({ analysed: after.version, failed: "no room is left" })
    expect([after.working, stage.started.length]).toEqual([undefined, 1])
    await change()
    await state()
    expect(stage.started.length).toBe(2)
  })

  it("stays with the figures of a graph that is there again, and waits for no others", async () => {
    const { state } = await begin(await addressHere())
    const first = await figuresThread(0)
    report(first, true)
    const was = await countryIs("CH")
    const away = await state()
    const second = await figuresThread(1)
    expect(away.working).toBeDefined()
    await countryIs(was)
    const back = await state()
    expect([back.analysed, second.ended]).toEqual([back.version, false])
    report(second, true)
    const after = await state()
    expect([after.analysed, after.working, second.ended, stage.started.length]).toEqual([
      back.version,
      undefined,
      true,
      2
    ])
  })

  it("waits for nothing after a rest where the graph is the one of before again", () =>
    resting(async (long, goOn) => {
      const { state } = await begin(await addressHere())
      const first = await figuresThread(0)
      await state()
      long()
      report(first, true)
      const was = await countryIs("CH")
      expect((await state()).working).toBeDefined()
      await countryIs(was)
      const back = await state()
      expect([back.analysed, back.working]).toEqual([back.version, undefined])
      goOn()
      expect([(await state()).working, stage.started.length]).toEqual([undefined, 1])
    }))

  it("has what was estimated worked out exactly where the graph is the one of before again", () =>
    resting(async (long, goOn) => {
      const { state } = await begin(await addressHere())
      const first = await figuresThread(0)
      const was = await countryIs("CH")
      await state()
      long()
      report(first, false)
      expect([first.ended, stage.started.length]).toEqual([true, 1])
      await countryIs(was)
      const back = await state()
      expect(back.analysed).toBe(back.version)
      expect(back.working).toBeDefined()
      goOn()
      expect(stage.started.length).toBe(2)
    }))

  it("looks at the register by itself, and has a change worked out when nobody asks", async () => {
    await begin(await addressHere())
    const first = await figuresThread(0)
    report(first, true)
    await change()
    expect(stage.started.length).toBe(1)
    vi.advanceTimersByTime(61_234)
    const second = await figuresThread(1)
    expect(orderOf(second).twinnings.links).toBe(orderOf(first).twinnings.links + 1)
  })

  it("does not try again what failed before the register changes, and says why", async () => {
    const { state } = await begin(await addressHere())
    const first = await figuresThread(0)
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true)
    first.emit("message", { kind: "failed", why: "too many cities" } satisfies AnalysisReport)
    expect(told.mock.calls).toEqual([["the figures of the register could not be worked out: too many cities\n"]])
    told.mockRestore()
    expect(await state()).toMatchObject({ failed: "too many cities" })
    expect([first.ended, stage.started.length]).toEqual([true, 1])
    await change()
    expect(await state()).not.toHaveProperty("failed")
    expect(stage.started.length).toBe(2)
  })

  it("says that it is the database where it cannot be reached", async () => {
    const { ask } = await begin({ host: "/nowhere", port: 5432, username: "nobody", database: "none" })
    expect(await ask()).toMatchObject({ kind: "failed", isDatabase: true })
    expect(stage.started).toEqual([])
  })
})
