import { anyone, type Role } from "@proxeny/domain"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { describe, expect, it, vi } from "vitest"
import { CurrentActor, openChange } from "../history/change.ts"
import { forEverybody } from "../register/kept.ts"
import { privateReach } from "../register/visible.ts"
import { testRegister } from "../testing/register.ts"
import { CurrentDay, today } from "../twinnings/partners.ts"
import { keeper, type Made } from "./keeper.ts"
import { Written } from "./Written.ts"

const register = testRegister()

/** Runs on a register at times that are set. */
const onMadeUpDays = async <E>(test: Effect.Effect<void, E, SqlClient.SqlClient>): Promise<void> => {
  vi.useFakeTimers({ toFake: ["Date"] })
  try {
    await register.run(test)
  } finally {
    vi.useRealTimers()
  }
}

const made = () => {
  const { keep } = keeper()
  let times = 0
  const ask = (path: string, wait: Effect.Effect<void> = Effect.void) =>
    Effect.map(
      keep(
        path,
        Effect.suspend(() => {
          times++
          return Effect.as(wait, { answer: { path, time: times } })
        })
      ),
      ({ answer }) => JSON.parse(answer.json) as { readonly path: string; readonly time: number }
    )
  return { ask, keep, times: () => times }
}

describe("what paths answer", () => {
  it("is made once for each path, until the register or what offices keep changes", () =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const { ask, times } = made()
        for (const path of ["/a", "/b", "/a?x=1", "/a", "/b", "/a?x=1"]) expect((yield* ask(path)).path).toBe(path)
        expect(times()).toBe(3)
        yield* sql`UPDATE register SET version = version + 1`
        yield* ask("/a")
        yield* ask("/a")
        expect(times()).toBe(4)
        // A contact that is entered changes nothing of the register.
        yield* sql.withTransaction(openChange({ what: "contact.create" }))
        yield* ask("/a")
        expect(times()).toBe(5)
      })
    ))

  it("is kept over changes that touch none of the cities that it rests on, and over no other", () =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const [one, other] = (yield* sql<{ id: string }>`SELECT id FROM city ORDER BY id LIMIT 2`).map(({ id }) => id)
        if (one === undefined || other === undefined) throw new Error("two cities are needed")
        const { keep } = keeper()
        let times = 0
        const ask = keep(
          "/one",
          Effect.sync(() => ({ answer: { time: ++times }, restsOn: [one] }))
        )
        const timesAfter = (work: Effect.Effect<unknown, SqlError, SqlClient.SqlClient>) =>
          Effect.andThen(
            work,
            Effect.map(ask, () => times)
          )
        /** A change as every write makes it: rows, and a version that rises once. */
        const renames = (city: string, more: object = {}) =>
          sql.withTransaction(
            Effect.gen(function* () {
              yield* openChange({ what: "a test", ...more })
              yield* sql`UPDATE claim SET note = coalesce(note, '') || '.' WHERE subject_kind = 'city' AND subject_id = ${city}`
              yield* sql`UPDATE register SET version = version + 1`
            })
          )
        expect(yield* timesAfter(Effect.void)).toBe(1)
        expect(yield* timesAfter(renames(other))).toBe(1)
        expect(yield* timesAfter(Effect.andThen(renames(other), renames(other)))).toBe(1)
        expect(yield* timesAfter(renames(one))).toBe(2)
        // What comes in bulk is not told row by row.
        expect(yield* timesAfter(renames(other, { bulk: true }))).toBe(3)
        // What a source is worth bears on everything that it says.
        const doubted = Effect.andThen(
          openChange({ what: "a test" }),
          sql`UPDATE source SET credibility = 7 - credibility WHERE id = (SELECT id FROM source ORDER BY id LIMIT 1)`
        )
        expect(yield* timesAfter(sql.withTransaction(doubted))).toBe(4)
        // Something that the history does not tell of.
        expect(yield* timesAfter(sql`UPDATE register SET version = version + 1`)).toBe(5)
        expect(yield* timesAfter(Effect.andThen(renames(other), sql`UPDATE register SET version = version + 1`))).toBe(
          6
        )
      })
    ))

  it("is kept so, too, where a thread wrote it and told what it names, however large it is", () =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const [one, named, other] = (yield* sql<{ id: string }>`SELECT id FROM city ORDER BY id LIMIT 3`).map(
          ({ id }) => id
        )
        if (one === undefined || named === undefined || other === undefined) throw new Error("three cities are needed")
        const { keep } = keeper()
        const times = { told: 0, untold: 0 }
        const ask = Effect.gen(function* () {
          const large = JSON.stringify("x".repeat(100_000))
          for (const kind of ["told", "untold"] as const)
            yield* keep(
              `/${kind}`,
              Effect.sync(() => {
                times[kind]++
                return {
                  answer: new Written(large, { isLasting: true, named: kind === "told" ? [named] : undefined }),
                  restsOn: [one]
                }
              })
            )
          return { ...times }
        })
        const changes = (city: string) =>
          sql.withTransaction(
            Effect.gen(function* () {
              yield* openChange({ what: "a test" })
              yield* sql`UPDATE claim SET note = coalesce(note, '') || '.' WHERE subject_kind = 'city' AND subject_id = ${city}`
              yield* sql`UPDATE register SET version = version + 1`
            })
          )
        expect([yield* ask, yield* ask]).toEqual([
          { told: 1, untold: 1 },
          { told: 1, untold: 2 }
        ])
        yield* changes(other)
        expect((yield* ask).told).toBe(1)
        yield* changes(named)
        expect((yield* ask).told).toBe(2)
        yield* changes(one)
        expect((yield* ask).told).toBe(3)
      })
    ))

  it("is made once for all who ask while it is made", () =>
    register.run(
      Effect.gen(function* () {
        const { ask, times } = made()
        const ready = yield* Deferred.make<void>()
        const all = yield* Effect.forkChild(
          Effect.all(
            Array.from({ length: 20 }, () => ask("/a", Deferred.await(ready))),
            { concurrency: "unbounded" }
          )
        )
        yield* Effect.sleep("50 millis")
        yield* Deferred.succeed(ready, undefined)
        expect((yield* Fiber.join(all)).map(({ time }) => time)).toEqual(Array.from({ length: 20 }, () => 1))
        expect(times()).toBe(1)
      })
    ))

  it("is made anew after it has failed", () =>
    register.run(
      Effect.gen(function* () {
        const { keep } = made()
        const failed = yield* Effect.flip(keep("/a", Effect.fail("not now" as const)))
        expect(failed).toBe("not now")
        expect((yield* keep("/a", Effect.succeed({ answer: { now: true } }))).answer.json).toBe('{"now":true}')
      })
    ))

  it("is kept apart by what those who ask may know", () =>
    register.run(
      Effect.gen(function* () {
        const { ask, times } = made()
        const person = (id: string, role: Role, cities: ReadonlyArray<string>) =>
          ({ kind: "person", id, name: id, role, cities }) as never
        const asking = [
          anyone,
          person("a", "editor", ["1"]),
          person("b", "editor", ["2"]),
          person("c", "editor", ["1"]),
          person("d", "viewer", []),
          person("e", "admin", [])
        ]
        for (const actor of [...asking, ...asking]) yield* Effect.provideService(ask("/a"), CurrentActor, actor)
        // Strangers and viewers know what is open; the editors of one city know the same; an admin knows all.
        expect(times()).toBe(4)
      })
    ))

  it("is made anew on another day, since some of it tells how things stand today", () =>
    onMadeUpDays(
      Effect.gen(function* () {
        const { ask, times } = made()
        for (const now of ["2026-03-01T09:00Z", "2026-03-01T23:59Z", "2026-03-02T00:00Z"]) {
          vi.setSystemTime(now)
          yield* ask("/a")
        }
        expect(times()).toBe(2)
      })
    ))

  it("is kept where it came written, too, unless it is large or will not last", () =>
    register.run(
      Effect.gen(function* () {
        const { keep } = made()
        const second = (path: string, one: Written<object>) =>
          Effect.andThen(
            keep(path, Effect.succeed({ answer: one })),
            Effect.map(
              keep(path, Effect.succeed({ answer: new Written<object>("{}") })),
              ({ answer }) => answer === one
            )
          )
        expect(yield* second("/small", new Written<object>('{"a":1}', { isLasting: true }))).toBe(true)
        expect(yield* second("/working", new Written<object>('{"a":1}'))).toBe(false)
        expect(
          yield* second("/large", new Written<object>(JSON.stringify({ a: "x".repeat(70_000) }), { isLasting: true }))
        ).toBe(false)
      })
    ))
})

describe("what is made ahead", () => {
  const room = 2 ** 20
  const city = SqlClient.SqlClient.use((sql) =>
    Effect.map(sql<{ id: string }>`SELECT id FROM city ORDER BY id LIMIT 1`, ([row]) => row?.id ?? "")
  )
  const day = new Date().toISOString().slice(0, 10)

  it("is given to whoever asks, and made no second time", () =>
    register.run(
      Effect.gen(function* () {
        const restsOn = [yield* city]
        const { isKept, keep, keepAhead } = keeper(room)
        let times = 0
        const make = Effect.sync(() => ({ answer: { time: ++times, text: "x".repeat(2_000) }, version: 3, restsOn }))
        expect(isKept("/a", day)).toBe(false)
        expect([yield* keepAhead("/a", make), yield* keepAhead("/a", make)]).toEqual([true, true])
        expect(isKept("/a", day)).toBe(true)
        const person = { kind: "person", id: "a", name: "a", role: "editor", cities: restsOn } as never
        for (const actor of [anyone, person]) {
          const { answer, version } = yield* Effect.provideService(keep("/a", make), CurrentActor, actor)
          expect([JSON.parse(answer.json).time, version]).toEqual([1, 3])
        }
        expect(times).toBe(1)
      })
    ))

  it("is made for nobody in particular, and not kept where it matters who asks", () =>
    register.run(
      Effect.gen(function* () {
        const restsOn = [yield* city]
        const { isKept, keep, keepAhead } = keeper(room)
        const make = Effect.map(privateReach, (reach) => ({ answer: { reach }, restsOn }))
        const asBoth = Effect.provideService(keepAhead("/a", make), CurrentActor, { kind: "installation", name: "a" })
        expect(yield* asBoth).toBe(true)
        // It is known to be of no use, and not made again.
        expect(isKept("/a", day)).toBe(true)
        const told = (cities: ReadonlyArray<string>) => {
          const person = { kind: "person", id: "a", name: "a", role: "editor", cities } as never
          return Effect.map(
            Effect.provideService(keep("/a", make), CurrentActor, person),
            ({ answer }) => JSON.parse(answer.json).reach
          )
        }
        for (const cities of [["1"], [], ["2"], ["1"]]) expect(yield* told(cities)).toEqual(cities)
      })
    ))

  it("is made as for a stranger, and kept where what is asked of a reader is asked of no reader in particular", () =>
    register.run(
      Effect.gen(function* () {
        const restsOn = [yield* city]
        const { keep, keepAhead } = keeper(room)
        const reached = forEverybody(Effect.map(privateReach, (reach) => ({ answer: { reach }, restsOn })))
        const seen = Effect.map(CurrentActor, ({ kind }) => ({ answer: { kind }, restsOn }))
        const steward = { kind: "person", id: "a", name: "a", role: "steward", cities: [] } as never
        const toldAfter = <A extends object, E, R>(path: string, make: Effect.Effect<Made<A>, E, R>) =>
          Effect.andThen(
            Effect.provideService(keepAhead(path, make), CurrentActor, steward),
            Effect.map(
              Effect.provideService(keep(path, Effect.die("made again")), CurrentActor, steward),
              ({ answer }) => JSON.parse(answer.json)
            )
          )
        expect(yield* toldAfter("/a", reached)).toEqual({ reach: [] })
        expect(yield* toldAfter("/b", seen)).toEqual({ kind: "anyone" })
      })
    ))

  it("is as much as there is room for, and goes with the day", () =>
    onMadeUpDays(
      Effect.gen(function* () {
        const restsOn = [yield* city]
        const { isKept, keepAhead } = keeper(1_500)
        const fits = (path: string) => keepAhead(path, Effect.succeed({ answer: { path }, restsOn }))
        vi.setSystemTime("2026-03-01T09:00Z")
        expect([yield* fits("/a"), yield* fits("/b"), yield* fits("/c"), yield* fits("/d")]).toEqual([
          true,
          true,
          false,
          false
        ])
        expect([isKept("/a", "2026-03-01"), isKept("/c", "2026-03-01")]).toEqual([true, false])
        vi.setSystemTime("2026-03-02T00:00Z")
        expect([yield* fits("/c"), yield* fits("/a"), yield* fits("/b")]).toEqual([true, true, false])
        expect(isKept("/a", "2026-03-01")).toBe(false)
      })
    ))

  it("may be made for the next day before it comes, in the room that this one leaves, which comes first", () =>
    onMadeUpDays(
      Effect.gen(function* () {
        const restsOn = [yield* city]
        const { arrive, isKept, keep, keepAhead } = keeper(2_000)
        const make = Effect.map(today, (day) => ({ answer: { day }, restsOn }))
        const ahead = (path: string, day?: string) => Effect.provideService(keepAhead(path, make), CurrentDay, day)
        const told = (path: string) => Effect.map(keep(path, make), ({ answer }) => JSON.parse(answer.json).day)
        vi.setSystemTime("2026-03-01T22:00Z")
        expect([yield* ahead("/a"), yield* ahead("/b"), yield* ahead("/a", "2026-03-02")]).toEqual([true, true, true])
        expect(yield* ahead("/b", "2026-03-02")).toBe(false)
        expect([isKept("/a", "2026-03-02"), isKept("/b", "2026-03-02")]).toEqual([true, false])
        expect(yield* told("/a")).toBe("2026-03-01")
        vi.setSystemTime("2026-03-02T00:00Z")
        expect(yield* Effect.map(keep("/a", Effect.die("made again")), ({ answer }) => answer.json)).toBe(
          '{"day":"2026-03-02"}'
        )
        // Nobody will ask for the day before.
        yield* arrive
        expect([isKept("/a", "2026-03-01"), isKept("/a", "2026-03-02")]).toEqual([false, true])
        expect([yield* ahead("/b"), yield* ahead("/a", "2026-03-03")]).toEqual([true, true])
        expect([yield* ahead("/c"), isKept("/c", "2026-03-02"), isKept("/a", "2026-03-03")]).toEqual([
          true,
          true,
          false
        ])
        // Nor for a day that is over when what was made of it is done.
        expect([yield* ahead("/d", "2026-03-01"), isKept("/d", "2026-03-01")]).toEqual([true, false])
      })
    ))
})
