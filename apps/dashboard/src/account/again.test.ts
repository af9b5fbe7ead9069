import { expect, test } from "vitest"
import { answerAgain, askedAgain, signInAgain } from "./again.ts"

test("everything that waits is asked for once and goes on together; the next is asked for anew", async () => {
  const both = Promise.all([signInAgain(), signInAgain()])
  expect(askedAgain()).toBe(true)
  answerAgain(true)
  expect(await both).toEqual([true, true])
  expect(askedAgain()).toBe(false)
  const next = signInAgain()
  expect(askedAgain()).toBe(true)
  answerAgain(false)
  expect(await next).toBe(false)
})
