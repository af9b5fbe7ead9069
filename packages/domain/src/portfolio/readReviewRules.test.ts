import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { RubricFault } from "../evidence/RubricFault.ts"
import { arbitrary } from "../testing/index.ts"
import { defaultReviewRules } from "./defaultReviewRules.ts"
import { readReviewRules } from "./readReviewRules.ts"

/** A table as a user's file has it: anything may stand anywhere. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON
type Json = any
const json = (): Json => JSON.parse(JSON.stringify(defaultReviewRules))
const faultsOf = (input: unknown): ReadonlyArray<RubricFault> => {
  const read = readReviewRules(input)
  return Result.isFailure(read) ? read.failure : []
}
const placed = (faults: ReadonlyArray<RubricFault>): ReadonlyArray<string> =>
  faults.map(({ path, rule }) => `${rule} ${path}`).sort()
/** `standing` is what the first rule asks first, `sustained` second; the fourteenth is "latent". */
const broken = (change: (table: Json) => void): Json => {
  const table = json()
  change(table)
  return table
}

/** Faults of what a table says, each on a rule of its own, so that they can come together. */
const faults: Readonly<Record<string, (table: Json) => void>> = {
  "keys-once rules.13.key": ({ rules }) => {
    rules[13].key = "cooling"
  },
  "word-known rules.3.when.0.is": ({ rules }) => {
    rules[3].when[0].is = ["active", "asleep"]
  },
  "word-known rules.6.when.1.is": ({ rules }) => {
    rules[6].when[1].is = ["active"]
  },
  "condition-bounded rules.0.when.1": ({ rules }) => {
    delete rules[0].when[1].atLeast
  },
  "condition-bounded rules.1.when.1": ({ rules }) => {
    rules[1].when[1].atLeast = 13
  },
  "condition-bounded rules.2.when.1": ({ rules }) => {
    rules[2].when[1].below = 0.25
  },
  "brace-known rules.5.words.zh": ({ rules }) => {
    rules[5].words.zh = "{grasroots}"
  },
  "weights-not-all-zero rules": ({ rules }) => {
    for (const rule of rules) rule.weight = 0
  }
}

/** Faults of how a table is written. */
const misshapen: Readonly<Record<string, (table: Json) => void>> = {
  "shape version": (table) => {
    delete table.version
  },
  "shape id": (table) => {
    table.id = ""
  },
  "shape colour": (table) => {
    table.colour = "red"
  },
  "shape basis.0": (table) => {
    table.basis = []
  },
  "shape rules.0": (table) => {
    table.rules = []
  },
  "shape rules.2.action": ({ rules }) => {
    rules[2].action = "marry"
  },
  "shape rules.2.weight": ({ rules }) => {
    rules[2].weight = "1"
  },
  "shape rules.2.words.en": ({ rules }) => {
    delete rules[2].words.en
  },
  "shape rules.2.basis.0": ({ rules }) => {
    rules[2].basis = []
  },
  "shape rules.2.when.0": ({ rules }) => {
    rules[2].when = []
  }
}

describe("readReviewRules", () => {
  it("reads the rules of this project back from JSON as they are", () => {
    assert.deepStrictEqual(Result.getOrThrow(readReviewRules(json())), defaultReviewRules)
  })

  for (const [fault, change] of Object.entries({ ...faults, ...misshapen }))
    it(`finds ${fault}, and nothing else`, () => {
      assert.deepStrictEqual(placed(faultsOf(broken(change))), [fault])
    })

  it("finds a measure that there is none of, and a condition that is none", () => {
    for (const condition of [{ measure: "charm", atLeast: 1 }, { measure: "standing", atLeast: 1 }, {}]) {
      const found = faultsOf(
        broken(({ rules }) => {
          rules[2].when[1] = condition
        })
      )
      assert.isAbove(found.length, 0)
      for (const { path, rule } of found) assert.match(`${rule} ${path}`, /^shape rules\.2\.when\.1/)
    }
  })

  const places = Arbitrary.array(arbitrary.oneOf(Object.keys(faults)), { minLength: 1, maxLength: 7 })
  it.prop("tells all faults at once, each with its place", [places], ([places]) => {
    const table = json()
    for (const place of places) faults[place]?.(table)
    assert.deepStrictEqual(placed(faultsOf(table)), [...new Set(places)].sort())
  })

  const shapes = Arbitrary.array(
    arbitrary.oneOf(["shape version", "shape id", "shape colour", "shape rules.2.weight"]),
    {
      minLength: 1,
      maxLength: 4
    }
  )
  it.prop("tells all faults of its shape at once", [shapes], ([places]) => {
    const table = json()
    for (const place of places) misshapen[place]?.(table)
    assert.deepStrictEqual(placed(faultsOf(table)), [...new Set(places)].sort())
  })

  it("says which table it is about, as far as that says so, and what to do", () => {
    const [fault] = faultsOf(
      broken(({ rules }) => {
        rules[3].when[0].is = ["asleep"]
      })
    )
    assert.strictEqual(
      fault?.message,
      'rules proxeny-review 1.0.0, rules.3.when.0.is: standing is never "asleep": it is one of active, cooling, latent, suspended, ended, unknown (rule word-known)'
    )
    for (const input of [undefined, null, 7, "rules", []])
      assert.deepStrictEqual(
        faultsOf(input).map(({ path, rubric, rule }) => ({ path, rubric, rule })),
        [{ path: "rules", rubric: "rules ? ?", rule: "shape" }]
      )
    assert.isTrue(faultsOf(null).every((one) => one instanceof RubricFault))
  })
})
