import { availableParallelism } from "node:os"
import type { AnalysisStage, GraphAnalysis } from "@proxeny/domain"
import { type GraphFile, type NamedBytes, type ReadGraphOptions, readGraph } from "@proxeny/formats"
import { type Csr, degrees, fromPairs, subgraph } from "@proxeny/graph"
import * as Effect from "effect/Effect"
import { analyseOnAllCores } from "../analytics/onAllCores.ts"

/** A graph that somebody brought, its nodes without a link left out, and its figures. */
export interface AnalysedFile {
  readonly file: string
  readonly read: GraphFile
  readonly graph: Csr
  /** For each node of the graph which node of the file it is. */
  readonly names: Uint32Array
  readonly analysis: GraphAnalysis
}

export interface AnalyseFileOptions extends ReadGraphOptions {
  /** In a graph of more nodes betweenness is estimated. */
  readonly exactUpTo?: number
  readonly seeds?: number
  readonly onProgress?: (stage: AnalysisStage, done: number, all: number) => void
}

/** What nodes without a country count as: one country more, as in the figures that other programs give. */
export const noCountry = ""

/**
 * Reads a graph from a file and works out its figures, on all processors.
 *
 * **Details**: links in either direction and repeated links are one link, self-loops are dropped, and so are nodes without a
 * link: they would count in every mean.
 */
export const analyseFile = Effect.fn("analyseFile")(function* (
  file: NamedBytes,
  { exactUpTo, onProgress, seeds, ...options }: AnalyseFileOptions
) {
  const read = yield* Effect.fromResult(readGraph(file, options))
  const all = fromPairs(read.ids.length, read.pairs)
  const degree = degrees(all)
  const { graph, names } = subgraph(
    all,
    Array.from(degree.keys()).filter((node) => (degree[node] ?? 0) > 0)
  )
  const pick = (values: Float64Array): Float64Array => Float64Array.from(names, (node) => values[node] ?? Number.NaN)
  const hasCountries = read.countries.some((country) => country !== undefined)
  const hasPlaces = read.latitudes.some((latitude) => !Number.isNaN(latitude))
  const analysis = yield* Effect.promise((signal) =>
    analyseOnAllCores(
      graph,
      {
        countries: hasCountries ? Array.from(names, (node) => read.countries[node] ?? noCountry) : undefined,
        ...(hasPlaces ? { latitudes: pick(read.latitudes), longitudes: pick(read.longitudes) } : {})
      },
      {
        threads: availableParallelism(),
        signal,
        ...(exactUpTo === undefined ? {} : { exactUpTo }),
        ...(seeds === undefined ? {} : { seeds }),
        ...(onProgress === undefined ? {} : { onProgress })
      }
    )
  )
  return { file: file.name, read, graph, names, analysis } satisfies AnalysedFile
})
