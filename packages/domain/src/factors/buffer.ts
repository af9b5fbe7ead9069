import type { ActivityId, TensionId } from "../base/identity.ts"
import { dayNumber, daysPerYear, earliest, latest } from "../base/PartialDate.ts"
import { rateRatio } from "../statistics/poisson.ts"
import { hasBegun } from "../twinning/Activity.ts"
import { mergeReports } from "../twinning/mergeReports.ts"
import type { Stage } from "../twinning/Stage.ts"
import type { TensionEvent } from "../twinning/TensionEvent.ts"
import { type Capital, capitalOf } from "./capital.ts"
import { defaultFactorRubric } from "./defaultFactorRubric.ts"
import { entriesOf, type TwinningActivities } from "./entries.ts"
import type { FactorRubric } from "./FactorRubric.ts"

/** Activities counted over a time. */
export interface Counted {
  readonly count: number
  /** Years, not whole. */
  readonly time: number
  readonly activities: ReadonlyArray<ActivityId>
}

/** How a twinning did after a tension between the two countries, against what was usual before. */
export interface Buffer {
  readonly tension: TensionId
  readonly on: TensionEvent["on"]
  readonly before: Counted
  readonly after: Counted
  /** How many activities the rate before would have made expect after; absent where there was no time before. */
  readonly expected?: number
  /** Rate after over rate before, with its exact 95 % interval; absent where nothing happened before or after. */
  readonly ratio?: { readonly value: number; readonly low: number; readonly high: number; readonly p: number }
  /** Activities whose date does not say on which side of the event they lie: left out. */
  readonly undecided: ReadonlyArray<ActivityId>
  /** The capitals on the day before the event. */
  readonly capital: Capital
}

/** The day before a day, by its number. */
const dayText = (number: number): string => {
  // 0001-01-01 is day 1; JavaScript counts from 1970-01-01, which is day 719163.
  return new Date((number - 719_163) * 86_400_000).toISOString().slice(0, 10)
}

/**
 * Compares the activities of a twinning after a tension with those before it (S0 l.15: a buffer against tensions).
 *
 * **Details**: counts beginnings of activities in the rubric's windows on either side, the earlier one no further back than
 * the first thing on record of the twinning, which is not counted itself where it is an activity, the later one no further than `asOf` (YYYY-MM-DD); the ratio of two Poisson rates with the exact conditional interval. An activity counts where all
 * days that its date may mean lie inside a window.
 *
 * Returns undefined where the event is not over by `asOf`, so that there is no after.
 *
 * **Gotchas**: which tensions concern the two countries is the caller's to know. A low ratio is no effect of the event alone: a pandemic, or a list that ended, looks the same.
 */
export const bufferOf = (
  twinning: TwinningActivities & { readonly stages: ReadonlyArray<Stage> },
  tension: TensionEvent,
  options: { readonly asOf: string; readonly rubric?: FactorRubric }
): Buffer | undefined => {
  const { asOf, rubric = defaultFactorRubric } = options
  const [from, to] = [dayNumber(earliest(tension.on)), dayNumber(latest(tension.on))]
  const begun = mergeReports(twinning.activities.filter((one) => hasBegun(one, asOf)))
  // Time in which there was no twinning is no time in which it did nothing. Where an activity opens the record, the time
  // before counts from it, and it is not counted: a time that is chosen to begin with an event always holds one.
  const signed = Math.min(...twinning.stages.flatMap(({ on }) => (on === undefined ? [] : [dayNumber(earliest(on))])))
  const opened = Math.min(...begun.map(({ on }) => dayNumber(earliest(on))))
  const window = from - Math.round(rubric.buffer.before * daysPerYear)
  const start = Math.max(window, Math.min(from, signed, opened))
  const opens = start > window && opened === start && opened < signed && opened < from
  const opening = opens ? begun.find(({ on }) => dayNumber(earliest(on)) === opened)?.id : undefined
  const end = Math.min(dayNumber(asOf), to + Math.round(rubric.buffer.after * daysPerYear))
  if (end <= to) return undefined
  const before: Array<ActivityId> = []
  const after: Array<ActivityId> = []
  const undecided: Array<ActivityId> = []
  for (const activity of begun) {
    const [first, last] = [dayNumber(earliest(activity.on)), dayNumber(latest(activity.on))]
    if (last < start || first > end || activity.id === opening) continue
    if (first >= start && last < from) before.push(activity.id)
    else if (first > to && last <= end) after.push(activity.id)
    else undecided.push(activity.id)
  }
  const counted = (activities: ReadonlyArray<ActivityId>, days: number): Counted => ({
    count: activities.length,
    time: days / daysPerYear,
    activities: [...activities].sort()
  })
  const usual = counted(before, from - start)
  const then = counted(after, end - to)
  const ratio = rateRatio(then, usual)
  const eve = dayText(from - 1)
  return {
    tension: tension.id,
    on: tension.on,
    before: usual,
    after: then,
    ...(usual.time > 0 ? { expected: (usual.count / usual.time) * then.time } : {}),
    ...(ratio === undefined ? {} : { ratio: { value: ratio.ratio, low: ratio.low, high: ratio.high, p: ratio.p } }),
    undecided: [...undecided].sort(),
    capital: capitalOf(entriesOf(twinning, rubric, eve), twinning.stages, rubric, eve)
  }
}
