import type { TwinningState } from "../states.ts"

export type StageKind = Exclude<TwinningState, "recorded">

/** What happens to a twinning in its life, in the order of it. */
export const stageKinds: ReadonlyArray<StageKind> = ["proposed", "signed", "renewed", "suspended", "resumed", "ended"]
