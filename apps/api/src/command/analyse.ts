import type { AnalysisStage } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import type { AnalyseFileOptions } from "../analyse/analyseFile.ts"
import { figuresOfFile, type GraphRefused } from "../analyse/onFile.ts"
import { type FileNotWritten, print, writeTo } from "./output.ts"
import { say, showProgress } from "./progress.ts"
import { type PathUnreadable, readOneFile } from "./readPath.ts"

/** What is being worked out, as the line of progress names it. */
const words: Readonly<Record<AnalysisStage, string>> = {
  structure: "structure",
  clustering: "triangles and squares",
  distances: "distances",
  betweenness: "sources of betweenness",
  centrality: "centrality",
  communities: "divisions into communities",
  countries: "countries"
}

const showStage = (stage: AnalysisStage, done: number, all: number): void =>
  all === 0 ? undefined : Effect.runSync(showProgress(done, all, words[stage]))

/** What `proxeny analyse` was given. */
export interface AnalyseArguments extends Omit<AnalyseFileOptions, "nodes" | "onProgress"> {
  readonly file: string
  readonly json: boolean
  /** The file with what is known of the nodes. */
  readonly nodes?: string
  /** The file to write the figures of each node to. */
  readonly perNode?: string
}

/** Works out the figures of a graph in a file, and prints them. */
export const analyse = ({
  file,
  json,
  nodes,
  perNode,
  ...options
}: AnalyseArguments): Effect.Effect<void, GraphRefused | PathUnreadable | FileNotWritten> =>
  Effect.gen(function* () {
    const table = nodes === undefined ? undefined : yield* readOneFile(nodes)
    const found = yield* figuresOfFile(
      {
        file: yield* readOneFile(file),
        json,
        perNode: perNode !== undefined,
        options: { ...options, ...(table === undefined ? {} : { nodes: table }) }
      },
      showStage
    )
    print(found.text)
    if (perNode === undefined) return
    yield* writeTo(perNode, found.perNode ?? "", "The figures are above, but ")
    say(`The figures of each node are in ${perNode}.`)
  })
