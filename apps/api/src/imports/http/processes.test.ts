import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import { expect, it } from "vitest"
import { CurrentActor } from "../../history/change.ts"
import { actingRegister, steward } from "../../testing/acting.ts"
import { importing, manyLinks } from "../../testing/importing.ts"
import { everything } from "../../testing/lists.ts"
import { ImportJobs } from "./ImportJobs.ts"

const register = actingRegister()
const { ask } = register
const { ended, job, once, start, upload } = importing(ask)

/** What another process over the same database does: one with queues and jobs of its own. */
const elsewhere = <A, E>(work: (jobs: ImportJobs["Service"]) => Effect.Effect<A, E>): Promise<A> =>
  register.run(
    ImportJobs.use(work).pipe(
      Effect.provide(Layer.fresh(ImportJobs.layer)),
      Effect.provideService(CurrentActor, steward)
    )
  )

it("another process tells how a job is, follows it, and has it cancelled", async () => {
  const before = await register.run(everything)
  const begun = await start("import", {
    uploads: [{ upload: await upload("a.csv", manyLinks(4_000, 1)) }],
    title: "of one process"
  })
  await once(begun.id, ({ rows }) => rows.read > 0)
  const last = await elsewhere((jobs) =>
    Effect.gen(function* () {
      expect((yield* jobs.get(begun.id)).state).toBe("running")
      const events = yield* jobs.events(begun.id, 0)
      const cancelled = yield* Effect.forkChild(jobs.cancel(begun.id))
      const all = yield* Stream.runCollect(events)
      void cancelled
      return all.at(-1)
    })
  )
  expect(last).toMatchObject({ event: "cancelled" })
  expect((await ended(begun.id)).state).toBe("cancelled")
  expect(await register.run(everything)).toEqual(before)
})

it("a process that stops in the middle of a job says so, and leaves nothing of it", async () => {
  const before = await register.run(everything)
  const kept = await upload("b.csv", manyLinks(4_000, 2))
  const id = await elsewhere((jobs) =>
    Effect.gen(function* () {
      const begun = yield* jobs.start(
        "import",
        { uploads: [{ upload: kept }], title: "stopped" },
        "stopped-in-the-middle"
      )
      for (;;) {
        const { rows } = yield* jobs.get(begun.id)
        if (rows.read > 0) return begun.id
        yield* Effect.sleep("30 millis")
      }
    })
  )
  expect(await job(id)).toMatchObject({
    state: "failed",
    problem: { detail: expect.stringMatching(/the server was stopped, and nothing was written/) }
  })
  expect(await register.run(everything)).toEqual(before)
})
