import { Worker } from "node:worker_threads"
import type { AnalysisStage } from "@proxeny/domain"
import type { NamedBytes } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { threadModule } from "../analytics/threadModule.ts"
import type { AnalyseFileOptions } from "./analyseFile.ts"

/** What is handed to the thread: a file, and what is wanted of it. */
export interface FileOrder {
  readonly file: NamedBytes
  readonly options: Omit<AnalyseFileOptions, "onProgress">
  /** The figures as JSON, or as a report. */
  readonly json: boolean
  /** Whether the figures of each node are wanted, too. */
  readonly perNode: boolean
}

/** What comes back, already as text: the graph itself may be large. */
export type FileReport =
  | { readonly kind: "working"; readonly stage: AnalysisStage; readonly done: number; readonly all: number }
  | { readonly kind: "done"; readonly text: string; readonly perNode?: string }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "broken"; readonly why: string }

/** A file that is no graph, or whose graph has faults. `why` says what was found, where, and what to do. */
export class GraphRefused extends Schema.TaggedError<GraphRefused>()("GraphRefused", { why: Schema.String }) {
  override get message(): string {
    return this.why
  }
}

/**
 * Reads a graph and works out its figures in a thread of its own.
 *
 * **Details**: interruption ends the thread at once, whatever it is at.
 */
export const figuresOfFile = (
  order: FileOrder,
  onProgress: (stage: AnalysisStage, done: number, all: number) => void
): Effect.Effect<{ readonly text: string; readonly perNode?: string }, GraphRefused> =>
  Effect.callback((resume) => {
    const worker = new Worker(threadModule("fileThread"))
    worker.on("message", (report: FileReport) => {
      if (report.kind === "working") return onProgress(report.stage, report.done, report.all)
      void worker.terminate()
      if (report.kind === "done") resume(Effect.succeed(report))
      else if (report.kind === "refused") resume(Effect.fail(new GraphRefused({ why: report.why })))
      else resume(Effect.die(report.why))
    })
    worker.once("error", (error) => resume(Effect.die(error)))
    // handed over, not copied: a file may be large
    worker.postMessage(order, [order.file.bytes.buffer as ArrayBuffer])
    return Effect.promise(() => worker.terminate())
  })
