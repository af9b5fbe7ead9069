import { describe, expect, it } from "@effect/vitest"
import { agreement, attributeKey } from "./attributes.ts"

const city = { kind: "city", id: "8e4dee3d-4a58-57f7-bd0c-28a5bd5a9b40" } as const

describe("counts of twins", () => {
  it("compete within one country only", () => {
    const key = (value: { readonly count: number; readonly country?: string }) =>
      attributeKey({ subject: city, attribute: "twin-count", value: { ...value } }, [])
    expect(key({ count: 1, country: "CN" })).toBe(key({ count: 0, country: "CN" }))
    expect(key({ count: 1, country: "CN" })).not.toBe(key({ count: 7 }))
  })
})

describe("lists of offices in a country", () => {
  const agrees = agreement("offices-in-country")
  const list = (...cities: ReadonlyArray<string>) => ({ country: "CN", cities })

  it("agree in any order, and contradict each other where one names fewer places", () => {
    expect(agrees(list("tianjin", "shanghai"), list("shanghai", "tianjin"))).toBe(true)
    expect(agrees(list("tianjin", "shanghai"), list("tianjin"))).toBe(false)
  })
})
