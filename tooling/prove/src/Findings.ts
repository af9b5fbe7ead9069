/** What a proof found: each thing that was asked counts, and what did not hold is told. */
export class Findings {
  readonly name: string
  readonly faults: Array<string> = []
  readonly facts: Array<readonly [what: string, value: string]> = []
  held = 0

  constructor(name: string) {
    this.name = name
  }

  /** Counts something that must hold. */
  expect(holds: boolean, otherwise: () => string): void {
    if (holds) this.held++
    else this.faults.push(otherwise())
  }

  /** A figure for the report. */
  fact(what: string, value: string | number): void {
    this.facts.push([what, typeof value === "number" ? value.toLocaleString("en-GB") : value])
  }
}

/** The value below which a part of all values lies. */
export const quantile = (values: ReadonlyArray<number>, part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}
