import { parentPort } from "node:worker_threads"
import { interlocking, layout } from "@proxeny/graph"
import type { AnalysisOrder, AnalysisReport, Working } from "./analysis.ts"
import { analyseOnAllCores } from "./onAllCores.ts"

const port = parentPort
if (port === null) throw new Error("this is the module of a worker")

const report = (message: AnalysisReport): void => port.postMessage(message)

/** Tells at most every fifth of a second how far it is; a change of stage at once. */
const teller = () => {
  let [stage, told] = ["", 0]
  return (working: Working): void => {
    const now = performance.now()
    if (working.stage === stage && now - told < 200) return
    ;[stage, told] = [working.stage, now]
    report({ kind: "working", working })
  }
}

port.on("message", ({ attributes, exactUpTo, from, memberships, threads, twinnings }: AnalysisOrder) => {
  const tell = teller()
  analyseOnAllCores(twinnings, attributes, {
    threads,
    exactUpTo,
    onProgress: (stage, done, all) => tell({ stage, done, all })
  })
    .then((graph) => {
      tell({ stage: "layout", done: 0, all: 0 })
      report({
        kind: "done",
        analysis: {
          graph,
          interlocking: interlocking(memberships),
          layout: layout(twinnings, {
            seed: 1,
            ...(from === undefined ? {} : { from }),
            onProgress: (done, all) => tell({ stage: "layout", done, all })
          })
        }
      })
    })
    .catch((error: unknown) => report({ kind: "failed", why: error instanceof Error ? error.message : String(error) }))
})
