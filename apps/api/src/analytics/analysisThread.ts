import { parentPort } from "node:worker_threads"
import type { AnalyseOptions } from "@proxeny/domain"
import { interlocking, layout } from "@proxeny/graph"
import type { AnalysisOrder, AnalysisReport, Working } from "./analysis.ts"
import { analyseOnAllCores, exactBetweenness } from "./onAllCores.ts"

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

port.on("message", (order: AnalysisOrder) => {
  work(order).catch((error: unknown) =>
    report({ kind: "failed", why: error instanceof Error ? error.message : String(error) })
  )
})

/**
 * Works out the figures. Where exact betweenness takes long it is estimated first, so that everything else need not wait for
 * it, and the exact one follows.
 */
const work = async ({
  attributes,
  exactAtOnce,
  exactUpTo,
  from,
  memberships,
  threads,
  twinnings
}: AnalysisOrder): Promise<void> => {
  const tell = teller()
  const onProgress: AnalyseOptions["onProgress"] = (stage, done, all) => tell({ stage, done, all })
  const isExactLater = twinnings.nodes > exactAtOnce && twinnings.nodes <= exactUpTo
  const graph = await analyseOnAllCores(twinnings, attributes, {
    threads,
    exactUpTo: isExactLater ? exactAtOnce : exactUpTo,
    onProgress
  })
  tell({ stage: "layout", done: 0, all: 0 })
  const analysis = {
    graph,
    interlocking: interlocking(memberships),
    layout: layout(twinnings, {
      seed: 1,
      ...(from === undefined ? {} : { from }),
      onProgress: (done, all) => tell({ stage: "layout", done, all })
    })
  }
  report({ kind: "done", analysis, isFinal: !isExactLater })
  if (!isExactLater) return
  tell({ stage: "betweenness", done: 0, all: 0 })
  const betweenness = await exactBetweenness(twinnings, threads, { onProgress })
  report({ kind: "done", analysis: { ...analysis, graph: { ...graph, betweenness } }, isFinal: true })
}
