import { afterEach, describe, expect, it, vi } from "vitest"
import { fromMemberships } from "./Affiliations.ts"
import { fromPairs } from "./Csr.ts"
import { closestPartners } from "./interlocking.ts"
import { roomFor, TooLarge } from "./TooLarge.ts"

const faultOf = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

afterEach(() => vi.unstubAllGlobals())

/** As engines do without memory. */
const stubRoom = (): void => {
  class Full {
    constructor() {
      throw new RangeError("Array buffer allocation failed")
    }
  }
  vi.stubGlobal("Uint32Array", Full)
}

describe("TooLarge", () => {
  it("says how many bytes a graph and affiliations asked for, and what the engine said", () => {
    stubRoom()
    const [graph, affiliations] = [
      faultOf(() => fromPairs(9, [0, 1, 1, 2])),
      faultOf(() => fromMemberships(4, 5, [0, 0, 1, 1]))
    ]
    vi.unstubAllGlobals()
    expect(graph).toBeInstanceOf(RangeError)
    expect(graph).toMatchObject({
      _tag: "TooLarge",
      bytes: 8 * (9 + 1 + 4),
      message: "there is no room for 112 bytes: leave out what is not needed, or use more memory",
      cause: new RangeError("Array buffer allocation failed")
    })
    expect(affiliations).toMatchObject({ _tag: "TooLarge", bytes: 8 * 9 + 20 * 4 })
  })

  it("refuses a list longer than an offset can say", () => {
    const pairs = { length: 2 ** 32 }
    expect(faultOf(() => fromPairs(2, pairs))).toMatchObject({ _tag: "TooLarge", bytes: 2 ** 34 })
    expect(faultOf(() => fromMemberships(2, 2, { length: 2 ** 33 }))).toMatchObject({ _tag: "TooLarge" })
  })

  it("refuses more partners than can be held", () => {
    const given = fromMemberships(3, 1, [0, 0, 1, 0])
    for (const count of [2 ** 40, 2 ** 60])
      expect(faultOf(() => closestPartners(given, count))).toMatchObject({ _tag: "TooLarge", bytes: 36 * count })
  })

  it("leaves other faults as they are", () => {
    const fault = new TypeError("another")
    expect(
      faultOf(() =>
        roomFor(1, () => {
          throw fault
        })
      )
    ).toBe(fault)
    expect(new TooLarge(1).message).toContain("1 bytes")
  })
})
