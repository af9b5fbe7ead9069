import { assert, describe, it } from "@effect/vitest"
import { nameOfNetwork } from "./Networks.ts"

describe("nameOfNetwork", () => {
  it.each([
    ["EUCovenantofMayors2022", "EUCovenantofMayors"],
    ["Race to Zero 2020", "Race to Zero"],
    ["Eurocities", "Eurocities"],
    // Years that lie ahead are aims, and what is only a number is a name.
    ["Cities 2030", "Cities 2030"],
    ["2020", "2020"],
    ["Agenda 21", "Agenda 21"],
    ["Route 1066", "Route 1066"]
  ])("%s: %s", (printed, name) => {
    assert.strictEqual(nameOfNetwork(printed, "2026-11-29"), name)
  })
})
