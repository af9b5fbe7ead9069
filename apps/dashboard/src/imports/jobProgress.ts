import type { OperationAnswer } from "@proxeny/client"

export type Job = OperationAnswer<"GET /api/v1/import-jobs/:id">
export type JobEvent = OperationAnswer<"GET /api/v1/import-jobs/:id/events">
export type Report = NonNullable<Job["report"]>
export type ImportRow = Report["rejected"][number]
export type Tally = Report["rows"]
export type Outcome = ImportRow["outcome"]

/** What is known of a job from what happened in it so far. */
export interface Progress {
  /** The number of the last event: what comes with it or before is known already. */
  readonly last: number
  /** Each file that was begun, with how many of its rows were read. */
  readonly files: ReadonlyArray<{ readonly name: string; readonly tally?: Tally }>
  /** The first rows of each outcome, in the order in which they came. */
  readonly rows: ReadonlyArray<ImportRow>
  readonly tally: Tally | undefined
  readonly step: { readonly done: number; readonly total?: number; readonly what: string } | undefined
  readonly ended:
    | { readonly kind: "done"; readonly report: Report }
    | { readonly kind: "failed"; readonly title: string; readonly detail: string }
    | { readonly kind: "cancelled" }
    | undefined
}

export const notBegun: Progress = {
  last: 0,
  files: [],
  rows: [],
  tally: undefined,
  step: undefined,
  ended: undefined
}

const sum = (tallies: ReadonlyArray<Tally | undefined>): Tally | undefined => {
  const [first, ...others] = tallies.filter((tally) => tally !== undefined)
  if (first === undefined) return undefined
  const keys = Object.keys(first) as ReadonlyArray<keyof Tally>
  return Object.fromEntries(
    keys.map((key) => [key, others.reduce((all, one) => all + one[key], first[key])])
  ) as unknown as Tally
}

/**
 * What is known of a job after one more event.
 *
 * **Details**: an event that is known already, since the connection was made anew, changes nothing.
 */
export const after = (progress: Progress, event: JobEvent): Progress => {
  if (event.number <= progress.last || progress.ended !== undefined) return progress
  const next = { ...progress, last: event.number }
  switch (event.event) {
    case "file":
      return { ...next, files: [...progress.files, { name: event.file.name }] }
    case "rows": {
      // The tally is that of the file at hand, from its beginning.
      const files = [...progress.files.slice(0, -1), { name: event.file, tally: event.tally }]
      return { ...next, files, rows: [...progress.rows, ...event.rows], tally: sum(files.map(({ tally }) => tally)) }
    }
    case "progress":
      return {
        ...next,
        step: { done: event.done, what: event.what, ...(event.total === undefined ? {} : { total: event.total }) }
      }
    case "done":
      return { ...next, tally: event.report.rows, ended: { kind: "done", report: event.report } }
    case "failed":
      return { ...next, ended: { kind: "failed", ...event.problem } }
    case "cancelled":
      return { ...next, ended: { kind: "cancelled" } }
  }
}

/** How far a job is, as a share of 1; undefined where that is not known. */
export const shareDone = ({ ended, step }: Progress): number | undefined => {
  if (ended?.kind === "done") return 1
  if (step?.total === undefined || step.total === 0) return undefined
  return Math.min(1, step.done / step.total)
}
