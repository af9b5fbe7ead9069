import type { Machine } from "./machine.ts"

/** One measured value. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: "s" | "kB" | "requests" | "/s"
  /** How it was measured, or of how many runs it is the median. */
  readonly how: string
}

/** The middle value, or the mean of the two in the middle. */
export const median = (values: ReadonlyArray<number>): number => {
  if (values.length === 0) throw new RangeError("no values, no median")
  const sorted = [...values].sort((a, b) => a - b)
  const upper = Math.floor(sorted.length / 2)
  const lower = sorted.length % 2 === 0 ? upper - 1 : upper
  return ((sorted[lower] as number) + (sorted[upper] as number)) / 2
}

/** Three digits that matter: 12,345 · 123 · 12.3 · 0.0123. */
const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en-GB") : String(Number(value.toPrecision(3)))

/** A section of a Markdown page: the machine, then a table of figures. */
export const section = (title: string, on: Machine, commit: string, figures: ReadonlyArray<Figure>): string =>
  [
    `## ${title}`,
    "",
    `${on.processor}, ${on.cores} cores, ${on.memoryGiB} GiB; ${on.system}; Node.js ${on.node}; commit ${commit}.`,
    "",
    "| what | value | how |",
    "| --- | ---: | --- |",
    ...figures.map(({ what, value, unit, how }) => `| ${what} | ${shown(value)} ${unit} | ${how} |`),
    ""
  ].join("\n")
