/** What is handed to the worker that works out where nodes stand. */
export interface LayoutOrder {
  readonly nodes: number
  /** Two nodes a link. */
  readonly pairs: Uint32Array
  /** For each node how many links it is from the middle, where there is one. */
  readonly away: Uint8Array | undefined
}

/** What the worker says: `places` holds x and y of each node in turn, NaN for those that do not stand yet. */
export type LayoutReport =
  | { readonly kind: "working"; readonly done: number; readonly all: number; readonly places: Float64Array }
  | { readonly kind: "done"; readonly places: Float64Array }
  | { readonly kind: "failed"; readonly why: string }

/** The same picture for the same view, whenever it is asked for. */
export const seed = 20_210_625
