import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { RubricFault } from "../evidence/RubricFault.ts"
import { arbitrary } from "../testing/index.ts"
import { defaultFactorRubric } from "./defaultFactorRubric.ts"
import { readFactorRubric } from "./readFactorRubric.ts"

/** A rubric as a user's file has it: anything may stand anywhere. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON
type Json = any
const json = (): Json => JSON.parse(JSON.stringify(defaultFactorRubric))
const faultsOf = (input: unknown): ReadonlyArray<RubricFault> => {
  const read = readFactorRubric(input)
  return Result.isFailure(read) ? read.failure : []
}
const placed = (faults: ReadonlyArray<RubricFault>): ReadonlyArray<string> =>
  faults.map(({ path, rule }) => `${rule} ${path}`).sort()
const broken = (change: (rubric: Json) => void): Json => {
  const rubric = json()
  change(rubric)
  return rubric
}

const parts = ["mutualBenefit", "breadth", "grassroots", "consolidation", "trend", "phase", "capital", "buffer"]
const uncited = parts.map((part) => [
  `cites-a-source ${part}.basis`,
  (rubric: Json) => {
    rubric[part].basis = []
  }
])

/** Faults of what a rubric says that can come together. */
const faults: Readonly<Record<string, (rubric: Json) => void>> = {
  "cites-a-source basis": (rubric) => {
    rubric.basis = []
  },
  ...Object.fromEntries(uncited),
  "weights-not-all-zero mutualBenefit.kinds": ({ mutualBenefit: { kinds } }) => {
    for (const kind of Object.keys(kinds)) kinds[kind] = 0
  },
  "beneficiary-counts-most mutualBenefit.attester.giver": ({ mutualBenefit }) => {
    mutualBenefit.attester = { beneficiary: 0.5, "third-party": 0.75, giver: 0.51 }
  },
  "keys-once breadth.fields.3": ({ breadth }) => {
    breadth.fields[3] = breadth.fields[1]
  },
  "keys-once breadth.fields.5": ({ breadth }) => {
    breadth.fields[5] = "friendship"
  },
  "fields-enough breadth.sectors": ({ breadth }) => {
    breadth.sectors = ["citizens"]
  }
}
/** Others that stand in the place of one above. */
const alone: Readonly<Record<string, (rubric: Json) => void>> = {
  "weights-not-all-zero mutualBenefit.attester": ({ mutualBenefit }) => {
    mutualBenefit.attester = { beneficiary: 0, "third-party": 0, giver: 0 }
  },
  "fields-enough breadth.fields": ({ breadth }) => {
    breadth.fields = []
  },
  "keys-once breadth.sectors.2": ({ breadth }) => {
    breadth.sectors = ["citizens", "culture", "citizens"]
  }
}

/** Faults of how a rubric is written. */
const misshapen: Readonly<Record<string, (rubric: Json) => void>> = {
  "shape version": (rubric) => {
    delete rubric.version
  },
  "shape colour": (rubric) => {
    rubric.colour = "red"
  },
  "shape halfLife": (rubric) => {
    rubric.halfLife = 0
  },
  "shape timelineYears": (rubric) => {
    rubric.timelineYears = 1.5
  },
  "shape mutualBenefit.attester.giver": ({ mutualBenefit }) => {
    mutualBenefit.attester.giver = 1.1
  },
  "shape mutualBenefit.kinds.money": ({ mutualBenefit }) => {
    mutualBenefit.kinds.money = -1
  },
  "shape breadth.fields.0": ({ breadth }) => {
    breadth.fields[0] = "Two Words"
  },
  "shape breadth.sectors.0": ({ breadth }) => {
    breadth.sectors[0] = "aliens"
  },
  "shape grassroots.recurrentYears": ({ grassroots }) => {
    grassroots.recurrentYears = 1
  },
  "shape consolidation.presentFrom": ({ consolidation }) => {
    consolidation.presentFrom = 2
  },
  "shape buffer.after": ({ buffer }) => {
    buffer.after = 0
  },
  "shape capital.basis.0.locator": ({ capital }) => {
    capital.basis[0].locator = ""
  }
}

const together = (of: Readonly<Record<string, (rubric: Json) => void>>) =>
  Arbitrary.array(arbitrary.oneOf(Object.keys(of)), { minLength: 1, maxLength: 8 })

describe("readFactorRubric", () => {
  it("reads the rubric of this project back from JSON as it is", () => {
    assert.deepStrictEqual(Result.getOrThrow(readFactorRubric(json())), defaultFactorRubric)
  })

  for (const [fault, change] of Object.entries({ ...faults, ...alone, ...misshapen }))
    it(`finds ${fault}, and nothing else`, () => {
      assert.deepStrictEqual(placed(faultsOf(broken(change))), [fault])
    })

  it.prop("tells all faults at once, each with its place", [together(faults)], ([places]) => {
    const rubric = json()
    for (const place of places) faults[place]?.(rubric)
    assert.deepStrictEqual(placed(faultsOf(rubric)), [...new Set(places)].sort())
  })

  it.prop("tells all faults of its shape at once", [together(misshapen)], ([places]) => {
    const rubric = json()
    for (const place of places) misshapen[place]?.(rubric)
    assert.deepStrictEqual(placed(faultsOf(rubric)), [...new Set(places)].sort())
  })

  it("takes a field of a user's own, and a giver who counts as much as the beneficiary", () => {
    const own = broken(({ breadth, mutualBenefit }) => {
      breadth.fields.push("space-travel")
      mutualBenefit.attester.giver = 1
    })
    assert.deepStrictEqual(faultsOf(own), [])
  })

  it("says which rubric it is about, as far as that says so, and what to do", () => {
    const [fault] = faultsOf(
      broken(({ breadth }) => {
        breadth.fields[5] = "friendship"
      })
    )
    assert.strictEqual(
      fault?.message,
      'rubric proxeny-factors 1.0.0, breadth.fields.5: "friendship" is ceremonial, too: keep it in one of the two lists (rule keys-once)'
    )
    for (const input of [undefined, null, 7, "rubric", []])
      assert.deepStrictEqual(
        faultsOf(input).map(({ path, rubric, rule }) => ({ path, rubric, rule })),
        [{ path: "rubric", rubric: "rubric ? ?", rule: "shape" }]
      )
    assert.isTrue(faultsOf(null).every((one) => one instanceof RubricFault))
  })
})
