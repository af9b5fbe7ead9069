/** How many tests a program says it ran. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

const none: Counts = { passed: 0, failed: 0 }
const add = (a: Counts, b: Counts): Counts => ({ passed: a.passed + b.passed, failed: a.failed + b.failed })

const numberBefore = (word: string, line: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0)

/** What one task printed, colours and turbo's `package:task: ` taken off, by the name of the task. */
const byTask = (output: string): ReadonlyMap<string, ReadonlyArray<string>> => {
  const tasks = new Map<string, Array<string>>()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  for (const line of output.replace(/\u001b\[[\d;]*m/g, "").split(/\r?\n/)) {
    const prefix = /^([@\w./-]+:[\w:-]*\w): ?(.*)$/.exec(line)
    const [task, text] = prefix === null ? ["", line] : [prefix[1] as string, prefix[2] as string]
    const lines = tasks.get(task) ?? []
    lines.push(text)
    tasks.set(task, lines)
  }
  return tasks
}

const countLines = (lines: ReadonlyArray<string>): Counts => {
  let total = none
  let filesFailed = 0
  for (const line of lines) {
    // vitest: a file that cannot be loaded fails without any of its tests
    if (/^\s*Test Files\s+\d/.test(line)) filesFailed += numberBefore("failed", line)
    else if (/^\s*Tests\s+\d/.test(line))
      total = add(total, { passed: numberBefore("passed", line), failed: numberBefore("failed", line) })
    // node --test
    else if (/^(ℹ|#) (pass|fail) \d+$/.test(line)) {
      const count = Number(/\d+/.exec(line)?.[0])
      total = add(total, line.includes("pass") ? { passed: count, failed: 0 } : { passed: 0, failed: count })
    }
    // our own
    else if (/^\d+ passed, \d+ failed$/.test(line))
      total = add(total, { passed: numberBefore("passed", line), failed: numberBefore("failed", line) })
  }
  return { passed: total.passed, failed: Math.max(total.failed, filesFailed) }
}

/**
 * Counts the tests of one command from what it printed.
 *
 * **Details**
 *
 * Reads the closing lines of vitest and of Node's runner, and `N passed, N failed`. A command that failed counts at least
 * one failure, and so does one that ran nothing; `tasks` are those that must each have run a test.
 */
export const countTests = (output: string, exitCode: number, tasks: ReadonlyArray<string> = []): Counts => {
  const printed = byTask(output)
  let total = none
  for (const lines of printed.values()) total = add(total, countLines(lines))
  for (const task of tasks) {
    const { passed, failed } = countLines(printed.get(task) ?? [])
    if (passed + failed === 0) total = add(total, { passed: 0, failed: 1 })
  }
  if (total.failed === 0 && (exitCode !== 0 || total.passed === 0)) total = add(total, { passed: 0, failed: 1 })
  return total
}
