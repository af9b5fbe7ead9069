import type { Shapes } from "@proxeny/client"

export type TwinningState = typeof Shapes.TwinningState.Encoded

/** The states of a twinning, in the order of its life. */
export const states: ReadonlyArray<TwinningState> = [
  "recorded",
  "proposed",
  "signed",
  "renewed",
  "suspended",
  "resumed",
  "ended"
]
