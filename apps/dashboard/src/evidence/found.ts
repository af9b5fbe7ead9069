import type { Shapes } from "@proxeny/client"
import { type Accessor, createMemo } from "solid-js"
import type { ClaimView } from "./claimWords.ts"

export type ActivityView = typeof Shapes.ActivityView.Encoded

/** The records that an answer brings with it, by their ids. */
export interface Found {
  readonly claims: (ids: ReadonlyArray<string>) => ReadonlyArray<ClaimView>
  /** The latest first. */
  readonly activities: (ids: ReadonlyArray<string>) => ReadonlyArray<ActivityView>
}

const latestFirst = (a: ActivityView, b: ActivityView): number =>
  a.on < b.on ? 1 : a.on > b.on ? -1 : (a.title ?? "") < (b.title ?? "") ? -1 : 1

/** Finds the records that a score cites among those that came with it. */
export const createFound = (
  answer: Accessor<{
    readonly claims: ReadonlyArray<ClaimView>
    readonly activities?: ReadonlyArray<ActivityView>
  }>
): Found => {
  const claims = createMemo(() => new Map(answer().claims.map((claim) => [claim.id as string, claim])))
  const activities = createMemo(
    () =>
      new Map(
        [...(answer().activities ?? [])].sort(latestFirst).map((one, place) => [one.id as string, { one, place }])
      )
  )
  return {
    claims: (ids) => ids.flatMap((id) => claims().get(id) ?? []),
    activities: (ids) =>
      ids
        .flatMap((id) => activities().get(id) ?? [])
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one)
  }
}
