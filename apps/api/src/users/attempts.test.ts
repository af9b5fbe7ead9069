import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { testInstallation } from "../testing/people.ts"
import { countAttempt, forgetAttempts } from "./attempts.ts"

const installation = testInstallation()
const tries = (of: string, most: number) =>
  installation.run(
    countAttempt([
      { of, most },
      { of: "everybody", most: 1000 }
    ]).pipe(
      Effect.as("let through"),
      Effect.catchTag("TooManyAttempts", ({ retryAfter }) => Effect.succeed(retryAfter))
    )
  )

describe("attempts", () => {
  it("are let through as often as they may be, however many come at once, in any order of limits", async () => {
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, i) => Promise.all([tries("a", 7), i % 2 === 0 ? tries("b", 5) : "not tried"]))
    )
    const through = (which: 0 | 1) => all.filter((one) => one[which] === "let through").length
    expect([through(0), through(1)]).toEqual([7, 5])
  })

  it("are forgotten after a quarter of an hour from the first, or when somebody got it right", async () => {
    for (let i = 0; i < 3; i++) await tries("c", 3)
    const wait = await tries("c", 3)
    expect(wait).toBeGreaterThan(890)
    expect(wait).toBeLessThanOrEqual(900)
    await installation.rows("UPDATE attempt SET since = now() - interval '14 minutes 50 seconds'")
    expect(await tries("c", 3)).toBeLessThanOrEqual(10)
    await installation.rows("UPDATE attempt SET since = now() - interval '15 minutes 1 second'")
    expect(await tries("c", 3)).toBe("let through")
    for (let i = 0; i < 3; i++) await tries("c", 3)
    await installation.run(forgetAttempts("c"))
    expect(await tries("c", 3)).toBe("let through")
  })

  it("are kept without whom they are about", async () => {
    await tries("sign-in eve@city.example", 3)
    expect(JSON.stringify(await installation.rows("SELECT * FROM attempt"))).not.toMatch(/eve|city/)
  })
})
