/** The thread that reads a graph and works out its figures, so that the one which started it can end it at any time. */
import { parentPort } from "node:worker_threads"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { analyseFile } from "./analyseFile.ts"
import { analysisCsv, analysisJson } from "./analysisJson.ts"
import { analysisReport } from "./analysisReport.ts"
import type { FileOrder, FileReport } from "./onFile.ts"

const port = parentPort
if (port === null) throw new Error("this is the module of a worker")

const report = (message: FileReport): void => port.postMessage(message)

port.on("message", ({ file, json, options, perNode }: FileOrder) => {
  Effect.runPromise(
    Effect.result(
      analyseFile(file, { ...options, onProgress: (stage, done, all) => report({ kind: "working", stage, done, all }) })
    )
  ).then(
    (found) =>
      report(
        Result.isFailure(found)
          ? { kind: "refused", why: found.failure.message }
          : {
              kind: "done",
              text: json
                ? JSON.stringify(analysisJson(found.success), null, 2)
                : analysisReport(found.success).join("\n"),
              ...(perNode ? { perNode: analysisCsv(found.success) } : {})
            }
      ),
    (error: unknown) =>
      report({ kind: "broken", why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  )
})
