import * as fc from "fast-check"
import { expect, test } from "vitest"
import { backTo, isBeforeSigningIn, signInPath } from "./backTo.ts"

const parts = fc.constantFrom(
  "/",
  "//",
  "\\",
  ".",
  "..",
  "@",
  "evil.org",
  "cities",
  "http:",
  "?back=",
  "#",
  "\t",
  "sign-in",
  ":",
  "%2f"
)
const written = fc.oneof(
  fc.string(),
  fc.array(parts, { maxLength: 8 }).map((all) => all.join("")),
  fc.webUrl()
)

test("whatever the address asks for, it leads to a page here, and to none that is for strangers", () => {
  const here = "https://proxeny.example"
  fc.assert(
    fc.property(written, (asked) => {
      const to = backTo(asked)
      const url = new URL(to, here)
      expect(to.startsWith("/")).toBe(true)
      expect(url.origin).toBe(here)
      expect(isBeforeSigningIn(url.pathname)).toBe(false)
    }),
    { numRuns: 2000 }
  )
})

test("a page is gone back to with its filters", () => {
  expect(backTo("/partnerships?q=武汉&sort=since#rows")).toBe("/partnerships?q=%E6%AD%A6%E6%B1%89&sort=since#rows")
  expect(backTo(undefined)).toBe("/")
  expect(backTo("//evil.org/cities")).toBe("/")
  expect(backTo("/sign-in?back=/cities")).toBe("/")
})

test("the way to sign in and back holds the page, whatever it is", () => {
  fc.assert(
    fc.property(written, (from) => {
      const path = new URL(signInPath(from), "http://here")
      expect(backTo(path.searchParams.get("back") ?? undefined)).toBe(backTo(from))
    })
  )
})
