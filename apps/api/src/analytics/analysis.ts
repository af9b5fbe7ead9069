import type { AnalysisStage, CityAttributes, GraphAnalysis } from "@proxeny/domain"
import type { Affiliations, Csr, Layout, LayoutOptions } from "@proxeny/graph"

/** What is handed to the thread that works out the figures: plain data, no names. */
export interface AnalysisOrder {
  readonly twinnings: Csr
  readonly memberships: Affiliations
  readonly attributes: CityAttributes
  /** Where cities stood in the picture before; a new one stood nowhere. */
  readonly from: LayoutOptions["from"]
  /** How many threads may work on betweenness at once. */
  readonly threads: number
  /** In a graph of more cities betweenness is estimated first, and worked out exactly once everything else is there. */
  readonly exactAtOnce: number
  /** In a graph of more cities it stays estimated. */
  readonly exactUpTo: number
}

/** What comes back. */
export interface Analysis {
  readonly graph: GraphAnalysis
  /** For each city, also those without a twinning. */
  readonly interlocking: Float64Array
  readonly layout: Layout
}

export interface Working {
  readonly stage: AnalysisStage | "reading" | "layout"
  readonly done: number
  readonly all: number
}

/** A message from the thread of the figures. */
export type AnalysisReport =
  | { readonly kind: "working"; readonly working: Working }
  /** Not final where an exact figure is still to come in place of an estimate. */
  | { readonly kind: "done"; readonly analysis: Analysis; readonly isFinal: boolean }
  | { readonly kind: "failed"; readonly why: string }
