import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { oneOf } from "../test/arbitraries.ts"
import { Declarations, type Declared, entries } from "./Declarations.ts"
import { nodeNames } from "./values.ts"

describe("Declarations", () => {
  it.prop(
    "gives each meaning to one attribute: that with the preferred name, whatever was declared before",
    [
      Arbitrary.array(
        Arbitrary.all([
          oneOf(["0", "1", "2", "3", "4"]),
          oneOf(["label", "Name", "lat", "Latitude", "country", "iso2", "x", "pop"])
        ]),
        { maxLength: 12 }
      )
    ],
    ([declared]) => {
      const declarations = new Declarations(entries(nodeNames))
      for (const [id, title] of declared) declarations.add(id, title)
      const titles = new Map(declared)
      for (const [role, names] of entries(nodeNames)) {
        const ranks = [...titles.values()].map((title) => (names as ReadonlyArray<string>).indexOf(title.toLowerCase()))
        const best = Math.min(...ranks.filter((rank) => rank !== -1))
        const bearers = [...declarations.byId.values()].filter((one) => one.role === role)
        assert.deepStrictEqual(
          bearers.map(({ title }) => title.toLowerCase()),
          best === Number.POSITIVE_INFINITY ? [] : [names[best]],
          role
        )
      }
      const titled = (all: Iterable<Declared>) => [...all].map(({ role, title }) => `${role}: ${title}`).sort()
      assert.deepStrictEqual(
        titled(declarations.withRole()),
        titled([...declarations.byId.values()].filter(({ role }) => role !== undefined))
      )
    }
  )

  it("looks at no other declaration when it takes one", () => {
    const declarations = new Declarations(entries(nodeNames))
    let looks = 0
    for (let i = 0; i < 100; i++) {
      declarations.add(String(i), `n${i}`)
      const one = declarations.of(String(i))
      Object.defineProperty(one, "title", {
        get: () => {
          looks++
          return `n${i}`
        }
      })
    }
    assert.strictEqual(looks, 0)
  })
})
