import { beforeEach, describe, expect, test } from "vitest"
import { setLanguage } from "../i18n/language.ts"
import type { PortfolioLine } from "./answer.ts"
import { budgetWords, renewalWords, type Scenario } from "./portfolioWords.ts"

beforeEach(() => setLanguage("en"))

describe("the renewal of an agreement", () => {
  const on = "2026"

  test.each([
    [43.6, 43.6, "in 44 months", "44 个月后"],
    [2.1, 2.1, "in 2 months", "2 个月后"],
    [1.2, 1.2, "in 1 month", "1 个月后"],
    [1.2, 13.1, "in 1–14 months", "1–14 个月后"],
    [0.2, 11.7, "within 12 months", "12 个月内"],
    [0, 0, "within 1 month", "1 个月内"],
    [0.3, 0.3, "within 1 month", "1 个月内"],
    [-0.3, -0.3, "less than a month ago", "不到 1 个月前"],
    [-0.9, -0.1, "less than a month ago", "不到 1 个月前"],
    [-1.2, -1.2, "1 month ago", "1 个月前"],
    [-2.1, -2.1, "2 months ago", "2 个月前"],
    [-11.7, -0.3, "up to 12 months ago", "至多 12 个月前"],
    [-13.5, -2.4, "2–14 months ago", "2–14 个月前"],
    [-10.8, 1.2, "it may have run out already, and will have within 2 months", "可能已经到期，最迟 2 个月内到期"],
    [-11.9, 0, "it may have run out already, and will have within 1 month", "可能已经到期，最迟 1 个月内到期"]
  ])("from %d to %d months off", async (months, monthsAtMost, english, chinese) => {
    expect(renewalWords({ on, months, monthsAtMost })).toBe(`2026 (${english})`)
    await setLanguage("zh")
    expect(renewalWords({ on, months, monthsAtMost })).toBe(`2026（${chinese}）`)
  })

  test("is never none off, nor passed before it has for certain", () => {
    for (let low = -30; low <= 30; low++)
      for (let high = low; high <= 30; high++) {
        const words = renewalWords({ on: "2026-11-25", months: low / 10, monthsAtMost: high / 10 })
        expect(words.slice("25 November 2026".length)).not.toMatch(/-|\b0\b|\b1 months|(\d+)–\1 /)
        expect(words.includes("ago")).toBe(high < 0)
        expect(words.includes("may have")).toBe(low < 0 && high >= 0)
      }
  })
})

describe("a line under a budget", () => {
  const partner = { id: "w", name: "Wuhan" } as PortfolioLine["partner"]
  const inYuan = { partner, cost: { amount: 300_000, currency: "CNY", evidence: [] } }
  const line = (one: Pick<Scenario["lines"][number], "because" | "recommended" | "action">) =>
    ({ twinning: "m-w", rank: 1, cost: 300_000, left: 50_000, ...one }) as Scenario["lines"][number]

  test("names its cost in the currency of the cost, whatever that of the budget", () => {
    const deepen = line({ because: "other-currency", recommended: "deepen", action: "deepen" })
    expect(budgetWords(deepen, inYuan)).toBe("Wuhan · Deepen · CNY\u00a0300,000")
    expect(budgetWords(line({ because: "nothing-recommended" }), inYuan)).toBe("Wuhan · CNY\u00a0300,000")
    expect(budgetWords(line({ because: "free", recommended: "end", action: "end" }), inYuan)).toContain(
      "CNY\u00a0300,000"
    )
  })

  test("says what remains where it does not fit, and no cost where none is on record", () => {
    const tooMuch = line({ because: "over-cap", recommended: "renew", action: "let-rest" })
    expect(budgetWords(tooMuch, inYuan)).toBe("Wuhan · Renew · CNY\u00a0300,000 · instead: Let rest")
    expect(budgetWords(line({ because: "cost-unknown", recommended: "renew" }), { partner })).toBe("Wuhan · Renew")
  })
})
