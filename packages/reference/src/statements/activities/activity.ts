import {
  type ActivityReport,
  type ActivityType,
  activityIdOf,
  type Claim,
  PartialDate,
  type Source
} from "@proxeny/domain"
import { about, statedBy } from "../state.ts"
import { twinningOf } from "../twinnings.ts"

const { id: twinning } = twinningOf("Manchester", "Wuhan")

/** What one source says of an activity; what it leaves out, it does not say. */
export interface Told {
  readonly by: Source
  readonly at: string
  /** When it was, as precise as this source says it; where absent, as the activity is dated. */
  readonly on?: string
  readonly says?: Omit<ActivityReport, "twinning" | "type" | "title" | "on">
  readonly note?: string
}

/**
 * One activity of Manchester and Wuhan: a claim for each source that reports it, all on one id.
 *
 * **Details**: `on` is the beginning as the most precise source has it.
 */
export const activity = (
  type: ActivityType,
  on: string,
  title: string,
  ...told: readonly [Told, ...Array<Told>]
): ReadonlyArray<Claim> => {
  const subject = about("activity", activityIdOf(twinning, type, PartialDate.make(on), title))
  return told.map(({ at, by, note, says, on: itsOn = on }) =>
    statedBy(by)(
      at,
      subject,
      "reported",
      { twinning, type, title, on: itsOn, ...says },
      note === undefined ? {} : { note }
    )
  )
}
