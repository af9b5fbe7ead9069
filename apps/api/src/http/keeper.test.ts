import { anyone, type Role } from "@proxeny/domain"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it, vi } from "vitest"
import { CurrentActor, openChange } from "../history/change.ts"
import { testRegister } from "../testing/register.ts"
import { keeper } from "./keeper.ts"
import { Written } from "./Written.ts"

const register = testRegister()

const made = () => {
  const keep = keeper()
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

  it("is made anew on another day, since some of it tells how things stand today", async () => {
    vi.useFakeTimers({ toFake: ["Date"] })
    try {
      await register.run(
        Effect.gen(function* () {
          const { ask, times } = made()
          for (const now of ["2026-03-01T09:00Z", "2026-03-01T23:59Z", "2026-03-02T00:00Z"]) {
            vi.setSystemTime(now)
            yield* ask("/a")
          }
          expect(times()).toBe(2)
        })
      )
    } finally {
      vi.useRealTimers()
    }
  })

  it("is left to whoever wrote it already", () =>
    register.run(
      Effect.gen(function* () {
        const { keep } = made()
        const answers = ["one", "two"].map((text) => ({ answer: new Written<object>(JSON.stringify({ text })) }))
        for (const one of answers) expect((yield* keep("/a", Effect.succeed(one))).answer).toBe(one.answer)
      })
    ))
})
