import type { ImportJobEvent } from "@proxeny/client/contract"
import { emptyTally, type ImportEvent, type RowReport, type RowTally } from "../ImportReport.ts"
import { rejectedLine } from "../rejectedRows.ts"

type Numbered<E> = E extends { readonly number: number } ? Omit<E, "number"> : never

/** An event of a job before it has its number. */
export type JobEvent = Numbered<ImportJobEvent>

type Rows = Extract<JobEvent, { readonly event: "rows" }>
type Open<E> = { -readonly [K in keyof E]: E[K] }

/** Rows that are shown of a file from its beginning on, and of each outcome wherever they stand. */
const shownRows = 100

/** What came since it was last asked. */
export interface Gathered {
  readonly events: ReadonlyArray<JobEvent>
  /** Rows of all files, as far as they are read. */
  readonly rows: RowTally
  /** Lines of CSV. */
  readonly rejected: ReadonlyArray<string>
}

/**
 * Gathers what happens in an import into a few events, however many rows it has.
 *
 * **Details**: events of one kind that follow each other become one; rows beyond those that are shown only count. Rejected
 * rows are all kept, as lines of CSV, until they are asked for.
 */
export class JobLog {
  private events: Array<Open<JobEvent>> = []
  private rejected: Array<string> = []
  private readonly total = emptyTally()
  private tally = emptyTally()
  private shown: Record<string, number> = {}
  private file = ""

  /** Rejected rows that wait to be asked for. */
  get held(): number {
    return this.rejected.length
  }

  add(event: ImportEvent): void {
    if (event._tag === "file") {
      this.tally = emptyTally()
      this.shown = {}
      this.file = event.file.name
      const expected = event.expected === undefined ? {} : { expected: event.expected }
      this.events.push({ event: "file", file: event.file, ...expected } as Open<JobEvent>)
    } else if (event._tag === "row") this.addRow(event.row)
    else {
      const last = this.events.at(-1)
      if (last?.event === "progress") this.events.pop()
      this.events.push({
        event: "progress",
        done: event.done,
        ...(Number.isFinite(event.total) ? { total: event.total } : {}),
        what: event.what
      })
    }
  }

  private addRow(row: RowReport): void {
    for (const tally of [this.tally, this.total]) {
      tally.read++
      tally[row.outcome]++
    }
    if (row.outcome === "rejected") this.rejected.push(rejectedLine(row))
    const ofOutcome = this.shown[row.outcome] ?? 0
    const isShown = this.tally.read <= shownRows || ofOutcome < shownRows
    if (isShown) this.shown[row.outcome] = ofOutcome + 1
    const rows = this.rowsEvent()
    if (isShown) (rows.rows as Array<unknown>).push(row)
    rows.tally = { ...this.tally }
  }

  /** The event that rows of the file at hand are added to. */
  private rowsEvent(): Open<Rows> {
    // How far it is, is told again at once: rows that follow go before it.
    const last = this.events.findLast(({ event }) => event !== "progress")
    if (last?.event === "rows") return last
    const made: Open<Rows> = { event: "rows", file: this.file, rows: [], tally: { ...this.tally } }
    this.events.push(made)
    return made
  }

  /** Hands over what came since it was last asked. */
  gather(): Gathered {
    const { events, rejected } = this
    this.events = []
    this.rejected = []
    return { events: events as ReadonlyArray<JobEvent>, rows: { ...this.total }, rejected }
  }
}
