import { expect, test } from "vitest"
import { searchStatus } from "./searchStatus.ts"

const words = {
  results: (found: number) => `${found} found`,
  failed: "failed",
  searching: "searching",
  nothing: "nothing"
}

test("what was found goes before everything, a failure before going on", () => {
  const said = [true, false].flatMap((isError) =>
    [true, false].flatMap((isFetching) => [2, 0].map((found) => searchStatus({ isError, isFetching }, found, words)))
  )
  expect(said).toEqual(["2 found", "failed", "2 found", "failed", "2 found", "searching", "2 found", "nothing"])
})
