import { Worker } from "node:worker_threads"
import { type AnalyseOptions, analyse, type CityAttributes, type GraphAnalysis } from "@proxeny/domain"
import { type Betweenness, betweennessByWorkers, type Csr, lineTo } from "@proxeny/graph"
import { threadModule } from "./threadModule.ts"

/** Below this many nodes a worker takes longer to start than to help. */
const worthWorkers = 3000

const byWorkers = async (graph: Csr, threads: number, { onProgress, signal }: AnalyseOptions): Promise<Betweenness> => {
  const workers = Array.from({ length: threads }, () => new Worker(threadModule("crewThread")))
  try {
    return {
      exact: true,
      values: await betweennessByWorkers(graph, workers.map(lineTo), {
        ...(signal === undefined ? {} : { signal }),
        onProgress: (done, all) => onProgress?.("betweenness", done, all)
      })
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/**
 * Works out the shape of a graph as `analyse` does, with exact betweenness spread over several threads.
 *
 * **Details**: the result has the same bits whatever `threads` is. Betweenness comes first then, before what this thread does
 * alone. A small graph is done in this thread.
 */
export const analyseOnAllCores = async (
  graph: Csr,
  attributes: CityAttributes,
  { threads, ...options }: AnalyseOptions & { readonly threads: number }
): Promise<GraphAnalysis> =>
  analyse(graph, attributes, {
    ...options,
    ...(threads > 1 && graph.nodes >= worthWorkers && graph.nodes <= (options.exactUpTo ?? graph.nodes)
      ? { betweenness: await byWorkers(graph, threads, options) }
      : {})
  })
