import type { ActivityId, TwinningId } from "../base/identity.ts"
import { yearOf } from "../base/PartialDate.ts"
import { decayOf } from "../factors/weights.ts"
import { type ActivityRecord, hasBegun } from "../twinning/Activity.ts"
import { activityTypes, DiplomaticFunction } from "../twinning/ActivityType.ts"
import { mergeReports } from "../twinning/mergeReports.ts"

/** One of Bull’s five functions in a portfolio. */
export interface FunctionServed {
  readonly function: DiplomaticFunction
  /** Evidence weight: an activity of this year counts 1, an older one less. */
  readonly weight: number
  /** Its part of the weight over all functions, 0–1. */
  readonly share: number
  /** The twinnings that serve it, those with most evidence first. */
  readonly partners: ReadonlyArray<{
    readonly twinning: TwinningId
    readonly weight: number
    readonly activities: ReadonlyArray<ActivityId>
  }>
}

/** Which functions of diplomacy the twinnings of a city serve. */
export interface FunctionProfile {
  readonly asOf: string
  readonly functions: ReadonlyArray<FunctionServed>
  /** The functions that no partner serves. */
  readonly unserved: ReadonlyArray<DiplomaticFunction>
  /** How many activities the profile rests on: with none, "unserved" only says that nothing is on record. */
  readonly activities: number
}

/**
 * Profiles a portfolio by Bull’s five functions of diplomacy (S1 l.206–212).
 *
 * **Details**: each activity serves one or more functions by its type (`activityTypes`) and counts for each of them;
 * evidence counts half after `halfLife` years (3). Activities after `asOf` (YYYY-MM-DD) do not count.
 */
export const diplomaticFunctions = (
  activities: ReadonlyArray<ActivityRecord>,
  options: { readonly asOf: string; readonly halfLife?: number }
): FunctionProfile => {
  const { asOf, halfLife = 3 } = options
  const decay = decayOf(halfLife)
  const year = Number(asOf.slice(0, 4))
  const counted = mergeReports(activities.filter((activity) => hasBegun(activity, asOf)))
  const held = new Map<DiplomaticFunction, Map<TwinningId, { weight: number; activities: Array<ActivityId> }>>()
  for (const activity of counted) {
    const end = Math.min(year, Math.max(yearOf(activity.on), yearOf(activity.until ?? activity.on)))
    const weight = decay(year - end)
    for (const one of activityTypes[activity.type].functions) {
      const partners = held.get(one) ?? new Map<TwinningId, { weight: number; activities: Array<ActivityId> }>()
      held.set(one, partners)
      const partner = partners.get(activity.twinning)
      if (partner === undefined) partners.set(activity.twinning, { weight, activities: [activity.id] })
      else {
        partner.weight += weight
        partner.activities.push(activity.id)
      }
    }
  }
  const weightOf = (one: DiplomaticFunction): number =>
    [...(held.get(one)?.values() ?? [])].reduce((sum, { weight }) => sum + weight, 0)
  const all = DiplomaticFunction.literals.reduce((sum, one) => sum + weightOf(one), 0)
  return {
    asOf,
    functions: DiplomaticFunction.literals.map((one) => ({
      function: one,
      weight: weightOf(one),
      share: all === 0 ? 0 : weightOf(one) / all,
      partners: [...(held.get(one) ?? [])]
        .map(([twinning, partner]) => ({ twinning, ...partner }))
        .sort((a, b) => b.weight - a.weight || (a.twinning < b.twinning ? -1 : 1))
    })),
    unserved: DiplomaticFunction.literals.filter((one) => !held.has(one)),
    activities: counted.length
  }
}
