import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as SqlClient from "effect/sql/SqlClient"
import { expect, it } from "vitest"
import { everything, file, grade } from "../testing/lists.ts"
import { testRegister } from "../testing/register.ts"
import type { ImportEvent } from "./ImportReport.ts"
import { Imports } from "./Imports.ts"

const register = testRegister()

/** Twinnings of places that no gazetteer knows, so that every row brings two cities. */
const rows = 2_500
const files = [
  file("links.csv", [
    "cityId,city,country,partnerId,partner,partnerCountry",
    ...Array.from({ length: rows }, (_, i) => `Q9${i}1,Nowhere ${i},France,Q9${i}2,Elsewhere ${i},Germany`)
  ])
]

/** Runs an import until something happens in it, and then stops it: from outside, or by a failure in its middle. */
const stoppedAt = (happens: (event: ImportEvent) => boolean, how: "interrupted" | "failed") =>
  Effect.gen(function* () {
    const reached = yield* Deferred.make<void>()
    const imports = yield* Imports
    const on = (event: ImportEvent) =>
      !happens(event)
        ? Effect.void
        : how === "failed"
          ? Effect.fail("the power is gone" as const)
          : Deferred.succeed(reached, undefined)
    const running = yield* Effect.forkChild(imports.run({ title: "stopped", files, grade }, on))
    if (how === "interrupted") {
      yield* Deferred.await(reached)
      yield* Fiber.interrupt(running)
    } else yield* Effect.exit(Fiber.join(running))
    // Whatever is still under way gets the time to do harm.
    yield* Effect.sleep("300 millis")
  })

it("an import that fails inside a larger transaction leaves nothing in it", { timeout: 120_000 }, async () => {
  const before = await register.run(everything)
  for (const row of [30, 2_400])
    await register.run(
      SqlClient.SqlClient.use((sql) =>
        sql.withTransaction(stoppedAt((event) => event._tag === "row" && event.row.row === row, "failed"))
      )
    )
  expect(await register.run(everything)).toEqual(before)
})

it.each(["interrupted", "failed"] as const)(
  "an import that is %s leaves nothing behind, at whatever moment",
  { timeout: 120_000 },
  async (how) => {
    const before = await register.run(everything)
    const moments: ReadonlyArray<(event: ImportEvent) => boolean> = [
      (event) => event._tag === "file",
      ...[1, 30, 2_400].map((row) => (event: ImportEvent) => event._tag === "row" && event.row.row === row),
      (event) => event._tag === "progress" && event.done > 2_300,
      ...[1, 3_000].map(
        (done) => (event: ImportEvent) =>
          event._tag === "progress" && /up to date/.test(event.what) && event.done >= done
      )
    ]
    for (const [at, happens] of moments.entries()) {
      // A failure while records are brought up to date is none of the import's: progress is only told.
      if (how === "failed" && at > 4) continue
      await register.run(stoppedAt(happens, how))
      expect([at, await register.run(everything)]).toEqual([at, before])
    }
  }
)
