/** Runs one step after another, goes on after a failure, and counts both. */
export class Steps {
  passed = 0
  failed = 0

  /** Runs one step; a step that returns something that matters to later ones returns undefined when it fails. */
  async run<A>(name: string, step: () => A | Promise<A>): Promise<A | undefined> {
    const begin = performance.now()
    try {
      const result = await step()
      this.passed++
      console.log(`✓ ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)`)
      return result
    } catch (error) {
      this.failed++
      console.log(`✗ ${name}\n${indented(error instanceof Error ? error.message : String(error))}`)
      return undefined
    }
  }

  /** Counts steps that cannot be run because what they need is missing. */
  skip(reason: string, ...names: ReadonlyArray<string>): void {
    for (const name of names) {
      this.failed++
      console.log(`✗ ${name}\n${indented(reason)}`)
    }
  }

  close(): void {
    console.log(`\n${this.passed} passed, ${this.failed} failed`)
    process.exitCode = this.failed === 0 && this.passed > 0 ? 0 : 1
  }
}

const indented = (text: string): string => text.trimEnd().replace(/^/gm, "    ")
