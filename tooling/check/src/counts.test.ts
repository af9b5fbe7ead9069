import { describe, expect, it } from "vitest"
import { countTests } from "./counts.ts"

const vitest = `
@proxeny/graph:test:  Test Files  4 passed (4)
@proxeny/graph:test:       Tests  40 passed (40)
@proxeny/tooling-check:test: \u001b[2m Test Files \u001b[22m \u001b[1m\u001b[31m1 failed\u001b[39m\u001b[22m (1)
@proxeny/tooling-check:test: \u001b[2m      Tests \u001b[22m \u001b[1m\u001b[31m2 failed\u001b[39m | 94 passed | 1 skipped (97)
`

describe("countTests", () => {
  it.each([
    ["vitest in several packages, coloured or not", vitest, 1, { passed: 134, failed: 2 }],
    ["vitest by itself", " Test Files  1 passed (1)\n      Tests  3 passed (3)\n", 0, { passed: 3, failed: 0 }],
    [
      "a file that vitest could not load",
      "a:test:  Test Files  1 failed | 1 passed (2)\na:test:       Tests  3 passed (3)",
      1,
      { passed: 3, failed: 1 }
    ],
    [
      "Node's runner",
      "a:test:browser: ℹ tests 3\na:test:browser: ℹ pass 2\na:test:browser: ℹ fail 1",
      1,
      { passed: 2, failed: 1 }
    ],
    ["Node's runner as TAP", "# pass 2\n# fail 0", 0, { passed: 2, failed: 0 }],
    ["our own line", "6 passed, 0 failed\n", 0, { passed: 6, failed: 0 }],
    ["a failure that nobody counted", "6 passed, 0 failed\nout of memory", 137, { passed: 6, failed: 1 }],
    ["a success that ran nothing", "all is well", 0, { passed: 0, failed: 1 }],
    [
      "what only looks like a count",
      "Tests are 5 passed\nwe passed, 3 failed us\n1 passed, 0 failed",
      0,
      { passed: 1, failed: 0 }
    ]
  ])("%s", (_, output, exitCode, expected) => {
    expect(countTests(output, exitCode)).toEqual(expected)
  })

  it("misses a package that should have run tests", () => {
    const tasks = ["@proxeny/graph:test", "@proxeny/tooling-check:test"]
    expect(countTests(vitest, 1, tasks)).toEqual({ passed: 134, failed: 2 })
    expect(countTests(vitest, 1, [...tasks, "@proxeny/domain:test"])).toEqual({ passed: 134, failed: 3 })
  })
})
