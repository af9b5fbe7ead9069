import { describe, expect, test } from "vitest"
import { readCap } from "./cap.ts"

const amountOf = (written: string) => readCap(written, "GBP")?.amount

describe("a budget", () => {
  test.each([
    ["50000", "50000"],
    [" 50,000 ", "50000"],
    ["1,234,567.50", "1234567.50"],
    ["50，000", "50000"],
    ["0", "0"],
    ["0.5", "0.5"]
  ])("%s is read as %s", (written, amount) => expect(amountOf(written)).toBe(amount))

  test.each([
    "",
    "1,5",
    "1.234,50",
    "1.234.567",
    "12,34",
    "1,2345",
    "0,123",
    "1,234,5",
    ",500",
    "-1",
    "5e3",
    "1 5",
    "x"
  ])("%j is not guessed at", (written) => expect(amountOf(written)).toBeUndefined())

  test("an address that names it twice names none", () => {
    expect(readCap(["1", "2"], "GBP")).toBeUndefined()
    expect(readCap("1", ["GBP", "CNY"])).toBeUndefined()
  })

  test("its currency has three letters", () => {
    expect(readCap("1", " gbp ")).toEqual({ amount: "1", currency: "GBP" })
    for (const written of [undefined, "", "£", "GB", "GBPX", "G8P"]) expect(readCap("1", written)).toBeUndefined()
  })
})
