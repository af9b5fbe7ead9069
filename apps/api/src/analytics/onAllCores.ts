import { Worker } from "node:worker_threads"
import { type AnalyseOptions, analyse, type CityAttributes, type GraphAnalysis } from "@proxeny/domain"
import { type Betweenness, betweenness, betweennessByWorkers, type Csr, lineTo } from "@proxeny/graph"
import { threadModule } from "./threadModule.ts"

/** Below this many nodes a worker takes longer to start than to help. */
const worthWorkers = 3000

/** Exact betweenness, spread over several threads where that helps; the same bits whatever their number. */
export const exactBetweenness = async (
  graph: Csr,
  threads: number,
  { onProgress, signal }: Pick<AnalyseOptions, "onProgress" | "signal">
): Promise<Betweenness> => {
  const watch = { signal, onProgress: (done: number, all: number) => onProgress?.("betweenness", done, all) }
  if (threads < 2 || graph.nodes < worthWorkers) return { exact: true, values: betweenness(graph, watch) }
  const workers = Array.from({ length: threads }, () => new Worker(threadModule("crewThread")))
  try {
    return { exact: true, values: await betweennessByWorkers(graph, workers.map(lineTo), watch) }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/**
 * Works out the shape of a graph as `analyse` does, with exact betweenness spread over several threads.
 *
 * **Details**: the result has the same bits whatever `threads` is. Exact betweenness comes first then, before what this
 * thread does alone.
 */
export const analyseOnAllCores = async (
  graph: Csr,
  attributes: CityAttributes,
  { threads, ...options }: AnalyseOptions & { readonly threads: number }
): Promise<GraphAnalysis> =>
  analyse(graph, attributes, {
    ...options,
    ...(graph.nodes <= (options.exactUpTo ?? graph.nodes)
      ? { betweenness: await exactBetweenness(graph, threads, options) }
      : {})
  })
