import type { Actor } from "@proxeny/domain"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Logger from "effect/Logger"
import * as SqlClient from "effect/sql/SqlClient"
import * as TestClock from "effect/testing/TestClock"
import { beforeEach, describe, expect, it, vi } from "vitest"
import { actingRegister } from "../testing/acting.ts"
import { elsewhere, here, ours, people, theirs, there, threeTowns } from "../testing/office.ts"
import { emptied } from "../testing/registerRows.ts"
import { council, record, said } from "../testing/reports.ts"
import { CurrentPatience } from "../threads/patience.ts"
import { RegisterUnread } from "../threads/RegisterUnread.ts"
import { CurrentDay, today } from "../twinnings/partners.ts"
import type { PagesAhead } from "./bind.ts"
import { makeAhead, makeOnce } from "./makeAhead.ts"
import type { Fault } from "./problem.ts"

const register = actingRegister()

const citiesPages = [here, there, elsewhere].flatMap((id) =>
  ["", "/maturity", "/portfolio"].map((page) => `/api/v1/cities/${id}${page}`)
)
const twinningPages = [ours, theirs].flatMap((id) => ["", "/factors"].map((page) => `/api/v1/twinnings/${id}${page}`))
const paths = [...citiesPages, ...twinningPages]

const nobodyAsks = () => false
const silent = Logger.layer([])
const make = (pages: PagesAhead = register.pages(), isAsked = nobodyAsks, left = new Set<string>()) =>
  register.run(
    makeOnce(pages, isAsked, undefined, left).pipe(
      Effect.provideService(CurrentPatience, true),
      Effect.provide(silent)
    ) as Effect.Effect<number, unknown, SqlClient.SqlClient>
  )
const drop = () => register.run(SqlClient.SqlClient.use((sql) => sql`UPDATE register SET version = version + 1`))
const shown = async (actor: Actor, path: string) => (await register.ask(actor, "GET", path)).text

beforeEach(async () => {
  await register.run(emptied)
  await register.run(SqlClient.SqlClient.use((sql) => sql`TRUNCATE cost`))
  await register.run(threeTowns)
})

/** What twinnings cost, of which the offices of their cities alone may know. */
const recordCosts = () =>
  register.run(
    record({
      claims: [ours, theirs].map((id) =>
        said(council, { kind: "twinning", id }, "yearly-cost", { amount: 700, currency: "EUR" }, {
          period: { from: "2019" }
        } as never)
      )
    })
  )

describe("pages made ahead", () => {
  it("are all that there are, each made once, until a change bears on it", async () => {
    expect(await make()).toBe(paths.length)
    expect(await make()).toBe(0)
    const { header } = await register.ask(people.otherEditor, "GET", `/api/v1/cities/${elsewhere}`)
    const { status } = await register.ask(people.otherEditor, "PUT", `/api/v1/cities/${elsewhere}/statements`, {
      body: {
        names: [{ text: "Anderswo", kind: "name" }],
        population: { count: 4711 },
        said: { source: council.id, locator: "p. 1" }
      },
      ifMatch: (header("etag") ?? "").replace("W/", "")
    })
    expect(status).toBe(200)
    // Its own pages, those of its partner and of their twinning; not those of its partner's other twin.
    expect(await make()).toBe(8)
  })

  it("are what everybody is told who may ask for them, whatever they may know", async () => {
    const enterCosts = async () => {
      const body = { about: { kind: "twinning", id: ours }, year: 2020, money: { amount: 400, currency: "EUR" } }
      expect((await register.ask(people.editor, "POST", "/api/v1/costs", { body })).status).toBe(201)
    }
    const nothing = () => {}
    for (const happens of [nothing, enterCosts, recordCosts]) {
      await happens()
      const alone = new Map<string, string>()
      for (const [name, actor] of Object.entries(people))
        for (const path of paths) {
          await drop()
          alone.set(`${name} ${path}`, await shown(actor, path))
        }
      for (const names of [Object.keys(people), Object.keys(people).toReversed()]) {
        await drop()
        await make()
        const told = new Map<string, string>()
        for (const name of names)
          for (const path of paths) told.set(`${name} ${path}`, await shown(people[name as keyof typeof people], path))
        for (const [key, text] of told) expect([key, text]).toEqual([key, alone.get(key)])
        // The office of one of the two cities knows what was entered, and strangers do not.
        const costs = ["editor", "partner", "anyone"].map((name) =>
          told.get(`${name} /api/v1/cities/${here}/portfolio`)?.includes('"cost":{')
        )
        expect(costs).toEqual(happens === nothing ? [false, false, false] : [true, true, false])
      }
    }
  })

  it("are tried once where what is told depends on who asks, and are none then", async () => {
    await recordCosts()
    expect(await make()).toBe(paths.length)
    expect(await make()).toBe(0)
    // Each is made by whoever asks for it first: another one for the office than for strangers.
    const path = `/api/v1/cities/${here}/portfolio`
    const [office, strangers] = [await shown(people.editor, path), await shown(people.anyone, path)]
    expect([office.includes("yearly-cost"), strangers.includes("yearly-cost")]).toEqual([true, false])
  })

  /** Pages of which some have no room, some are broken, and some find no database. */
  const imagined = (make: (page: string, made: ReadonlySet<string>) => Effect.Effect<boolean, Fault>) => {
    const made = new Set<string>()
    const tried: Array<string> = []
    const pages: PagesAhead = {
      arrive: Effect.void,
      isThere: (path, id) => made.has(path + id),
      make: (path, id) => {
        tried.push(path + id)
        return Effect.tap(make(path + id, made), (fits) => Effect.sync(() => fits && made.add(path + id)))
      }
    }
    return { made, pages, tried }
  }

  it("are no more than there is room for, and are made while nobody asks", async () => {
    const { made, pages } = imagined((_, made) => Effect.succeed(made.size < 4))
    let asks = 3
    expect(await make(pages, () => asks-- > 0)).toBe(4)
    expect([asks < 0, made.size]).toEqual([true, 4])
  })

  it("are made where one that comes before finds no room or cannot be made, which is left then", async () => {
    const { made, pages, tried } = imagined((page) =>
      page.includes("portfolio") ? Effect.die(new Error("broken")) : Effect.succeed(!/maturity|factors/.test(page))
    )
    const left = new Set<string>()
    expect(await make(pages, nobodyAsks, left)).toBe(5)
    expect([tried.length, left.size]).toEqual([13, 8])
    expect(await make(pages, nobodyAsks, left)).toBe(0)
    expect(tried.length).toBe(13)
    expect([...made].some((page) => /portfolio|maturity|factors/.test(page))).toBe(false)
  })

  it("are given up where the database does not answer", async () => {
    const { pages, tried } = imagined(() => Effect.fail(new RegisterUnread()))
    await expect(make(pages)).rejects.toMatchObject({ _tag: "RegisterUnread" })
    expect(tried.length).toBe(1)
  })

  it("are made for the next day, too, in the last hours of a day, after those of the day itself", async () => {
    const asked: Array<string> = []
    const pages: PagesAhead = {
      arrive: Effect.void,
      isThere: (path, id, day) => asked.includes(`${day} ${path} ${id}`),
      make: (path, id) => Effect.map(today, (day) => asked.push(`${day} ${path} ${id}`) > 0)
    }
    const daysAt = async (hours: number) => {
      asked.length = 0
      await register.run(
        Effect.gen(function* () {
          yield* TestClock.setTime(Date.UTC(2026, 2, 1, hours))
          const fiber = yield* Effect.forkChild(makeAhead(pages, nobodyAsks))
          for (let waits = 0; waits < 50; waits++) {
            yield* TestClock.adjust("1 second")
            yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 10)))
          }
          yield* Fiber.interrupt(fiber)
        }).pipe(Effect.provide(TestClock.layer()), Effect.scoped) as Effect.Effect<void, never, SqlClient.SqlClient>
      )
      return asked.map((page) => page.slice(0, 10))
    }
    const each = (day: string) => paths.map(() => day)
    expect(await daysAt(20)).toEqual(each("2026-03-01"))
    expect(await daysAt(22)).toEqual([...each("2026-03-01"), ...each("2026-03-02")])
  })

  it("are made no longer than is wanted, and those that found no room are tried again on the next day", async () => {
    const { made, pages } = imagined((_, made) => Effect.succeed(made.size < 1))
    const once = makeOnce(pages, nobodyAsks, undefined, new Set(), Duration.zero)
    expect(await register.run(once as Effect.Effect<number, unknown, SqlClient.SqlClient>)).toBe(0)
    const tried: Array<string> = []
    const counted: PagesAhead = {
      ...pages,
      make: (path, id) =>
        Effect.as(
          Effect.sync(() => tried.push(path + id)),
          false
        )
    }
    await register.run(
      Effect.gen(function* () {
        yield* TestClock.setTime(Date.UTC(2026, 2, 1, 23, 55))
        const fiber = yield* Effect.forkChild(makeAhead(counted, nobodyAsks))
        const wait = Effect.gen(function* () {
          for (let waits = 0; waits < 30; waits++) {
            yield* TestClock.adjust("1 second")
            yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 10)))
          }
        })
        yield* wait
        // Of the day, and of the next.
        expect(tried.length).toBe(2 * paths.length)
        yield* TestClock.setTime(Date.UTC(2026, 2, 2, 0, 1))
        yield* wait
        expect(tried.length).toBe(3 * paths.length)
        yield* Fiber.interrupt(fiber)
      }).pipe(Effect.provide(TestClock.layer()), Effect.scoped) as Effect.Effect<void, never, SqlClient.SqlClient>
    )
    expect(made.size).toBe(0)
  })

  it("are what is told on the next day, as if they were asked for then", async () => {
    vi.useFakeTimers({ toFake: ["Date"] })
    try {
      vi.setSystemTime("2026-03-01T22:00Z")
      await drop()
      expect(
        await register.run(
          makeOnce(register.pages(), nobodyAsks).pipe(
            Effect.provideService(CurrentPatience, true),
            Effect.provideService(CurrentDay, "2026-03-02"),
            Effect.provide(silent)
          ) as Effect.Effect<number, unknown, SqlClient.SqlClient>
        )
      ).toBe(paths.length)
      vi.setSystemTime("2026-03-02T08:00Z")
      expect(await make()).toBe(0)
      const made = await Promise.all(paths.map((path) => shown(people.anyone, path)))
      await drop()
      const asked = await Promise.all(paths.map((path) => shown(people.anyone, path)))
      expect(made).toEqual(asked)
      expect(made.filter((text) => text.includes("2026-03-02")).length).toBeGreaterThan(0)
      expect(made.some((text) => text.includes("2026-03-01"))).toBe(false)
    } finally {
      vi.useRealTimers()
    }
  })

  it("are made in rounds, of which the next follows one that failed", async () => {
    let rounds = 0
    const { pages } = imagined(() => Effect.fail(new RegisterUnread()))
    const logged: Array<unknown> = []
    const logger = Logger.make(({ message }) => void logged.push(message))
    const twoRounds = Effect.gen(function* () {
      const counted = { ...pages, arrive: Effect.sync(() => void rounds++) }
      const fiber = yield* Effect.forkChild(makeAhead(counted, nobodyAsks))
      while (rounds < 1) yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 20)))
      while (rounds < 3) {
        yield* TestClock.adjust("60 seconds")
        yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 20)))
      }
      yield* Fiber.interrupt(fiber)
    })
    await register.run(
      twoRounds.pipe(Effect.provide([TestClock.layer(), Logger.layer([logger])]), Effect.scoped) as Effect.Effect<
        void,
        never,
        SqlClient.SqlClient
      >
    )
    expect([rounds >= 3, logged.length]).toEqual([true, 1])
  })
})
