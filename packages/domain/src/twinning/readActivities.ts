import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { ActivityId, TwinningId } from "../base/identity.ts"
import { issuesOf } from "../base/issues.ts"
import { earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { Activity, type ActivityRecord } from "./Activity.ts"
import { CooperationField } from "./Agreement.ts"
import type { Stage } from "./Stage.ts"
import type { Twinning } from "./Twinning.ts"

/** What an activity has to keep to be taken. */
export const ActivityRule = Schema.Literals([
  "twinning-on-record",
  "known-field",
  "people-not-negative",
  "money-has-currency",
  "ends-after-start",
  "date-exists",
  "benefit-of-a-party",
  "shape"
])
export type ActivityRule = typeof ActivityRule.Type

/** One rule that one record breaks: which record, which rule, where in it, and what to do. */
export class ActivityFault extends Schema.TaggedError<ActivityFault>()("ActivityFault", {
  /** The id of the record, or its place in the list where it has none. */
  record: Schema.String,
  rule: ActivityRule,
  path: Schema.String,
  detail: Schema.String
}) {
  override get message(): string {
    return `${this.record}, ${this.path}: ${this.detail} (rule ${this.rule})`
  }
}

/** Where an activity lies against the life of its twinning. */
export type AgainstAgreement = "before-agreement" | "within" | "after-end"

/** What became of a list of activities: those taken, every fault of the others, and those outside the agreement. */
export interface ActivitiesRead {
  readonly activities: ReadonlyArray<ActivityRecord>
  readonly faults: ReadonlyArray<ActivityFault>
  /** Taken and marked: contact often comes before the agreement, and may outlive it. */
  readonly outside: ReadonlyArray<{
    readonly activity: ActivityId
    readonly against: Exclude<AgainstAgreement, "within">
  }>
}

/** What activities are checked against. */
export interface ActivityContext {
  readonly twinnings: ReadonlyMap<string, Pick<Twinning, "cities" | "stages">>
  /** The fields of cooperation that are known: those of Proxeny unless a rubric adds its own. */
  readonly fields?: ReadonlyArray<string>
}

const field = (record: unknown, key: string): unknown =>
  typeof record === "object" && record !== null ? (record as Readonly<Record<string, unknown>>)[key] : undefined

const isDate = Schema.is(PartialDate)

/**
 * Tells where activities lie against the life of a twinning: before the first dated signature, after the end, or within.
 *
 * **Details**: decided only where no day that the dates may mean speaks against it; within where nothing is dated.
 */
export const againstAgreement = (
  stages: ReadonlyArray<Stage>
): ((activity: Pick<ActivityRecord, "on" | "until">) => AgainstAgreement) => {
  const signed = stages.find(({ kind, on }) => kind === "signed" && on !== undefined)?.on
  const last = stages.at(-1)
  const ended = last?.kind === "ended" ? last.on : undefined
  const begins = signed === undefined ? undefined : earliest(signed)
  const ends = ended === undefined ? undefined : latest(ended)
  return ({ on, until }) =>
    begins !== undefined && latest(until ?? on) < begins
      ? "before-agreement"
      : ends !== undefined && earliest(on) > ends
        ? "after-end"
        : "within"
}

type Report = (rule: ActivityRule, path: string, detail: string) => void

const checkDates = (record: unknown, report: Report): void => {
  const [on, until] = [field(record, "on"), field(record, "until")]
  for (const [path, date] of [["on", on] as const, ["until", until] as const])
    if (typeof date === "string" && !isDate(date))
      report(
        "date-exists",
        path,
        /^\d{4}(-\d{2}){0,2}$/.test(date)
          ? `the date "${date}" does not exist: correct it, or leave out the day`
          : `"${date}" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD`
      )
  if (isDate(on) && isDate(until) && latest(until) < earliest(on))
    report("ends-after-start", "until", `it ends (${until}) before it starts (${on}): swap them, or correct one`)
}

const checkParties = (record: unknown, twinning: Pick<Twinning, "cities"> | undefined, report: Report): void => {
  if (twinning === undefined) return
  const check = (city: unknown, path: string): void => {
    if (typeof city === "string" && !twinning.cities.some((one) => one === city))
      report(
        "benefit-of-a-party",
        path,
        `${city} is neither of the two cities of the twinning: name the one that gained`
      )
  }
  const [benefits, knownFor] = [field(record, "benefits"), field(record, "benefitsKnownFor")]
  if (Array.isArray(benefits))
    for (const [index, benefit] of benefits.entries()) check(field(benefit, "city"), `benefits.${index}.city`)
  if (Array.isArray(knownFor)) for (const [index, city] of knownFor.entries()) check(city, `benefitsKnownFor.${index}`)
}

const checkAmounts = (record: unknown, report: Report): void => {
  const people = field(record, "people")
  if (typeof people === "number" && people < 0)
    report("people-not-negative", "people", `${people} people cannot take part: give 0 or more, or leave it out`)
  const money = field(record, "money")
  if (money !== undefined && field(money, "currency") === undefined)
    report(
      "money-has-currency",
      "money.currency",
      `the amount ${String(field(money, "amount") ?? money)} has no currency: add one, such as GBP`
    )
}

const checkFields = (record: unknown, known: ReadonlySet<string>, report: Report): void => {
  const fields = field(record, "fields")
  if (!Array.isArray(fields)) return
  for (const [index, one] of fields.entries())
    if (typeof one === "string" && !known.has(one))
      report(
        "known-field",
        `fields.${index}`,
        `"${one}" is no field of cooperation: use one of ${[...known].join(", ")}, or add it to the rubric`
      )
}

/**
 * Reads activities from records of unknown shape.
 *
 * **When to use**: at the edge, for a list that a person or another system gives. What is accepted needs no further check.
 *
 * **Details**: every fault of every record is reported, several of one record side by side; a record with a fault is not
 * taken, and the others are. An activity outside the dates of its twinning is taken and marked.
 */
export const readActivities = (records: ReadonlyArray<unknown>, context: ActivityContext): ActivitiesRead => {
  const known = new Set<string>(context.fields ?? CooperationField.literals)
  const decode = Schema.decodeUnknownResult(Activity)
  const activities: Array<ActivityRecord> = []
  const faults: Array<ActivityFault> = []
  const outside: Array<ActivitiesRead["outside"][number]> = []
  for (const [index, record] of records.entries()) {
    const id = field(record, "id")
    const name = typeof id === "string" && id !== "" ? id : `record ${index + 1}`
    const found: Array<ActivityFault> = []
    const report: Report = (rule, path, detail) => found.push(new ActivityFault({ record: name, rule, path, detail }))

    const key = field(record, "twinning")
    const twinning = typeof key === "string" ? context.twinnings.get(key) : undefined
    if (twinning === undefined)
      report(
        "twinning-on-record",
        "twinning",
        key === undefined || key === ""
          ? "it names no twinning: say which two cities did this together"
          : `the twinning ${String(key)} is not on record: add it first, or correct the id`
      )
    checkDates(record, report)
    checkAmounts(record, report)
    checkFields(record, known, report)
    checkParties(record, twinning, report)

    const decoded = decode(record, { errors: "all", onExcessProperty: "error" })
    if (Result.isFailure(decoded)) {
      for (const { message, path } of issuesOf(decoded.failure, "record")) {
        // What a rule has named already is not said twice in other words.
        if (!found.some((fault) => path === fault.path || fault.path.startsWith(`${path}.`)))
          report("shape", path, message)
      }
    }
    if (found.length > 0) faults.push(...found)
    else if (Result.isSuccess(decoded)) {
      activities.push(decoded.success)
      const against = againstAgreement(twinning?.stages ?? [])(decoded.success)
      if (against !== "within") outside.push({ activity: decoded.success.id, against })
    }
  }
  return { activities, faults, outside }
}

/** Reads activities as {@link readActivities} does, or fails with every fault where there is one. */
export const parseActivities = (
  records: ReadonlyArray<unknown>,
  context: ActivityContext
): Result.Result<ReadonlyArray<ActivityRecord>, ReadonlyArray<ActivityFault>> => {
  const { activities, faults } = readActivities(records, context)
  return faults.length === 0 ? Result.succeed(activities) : Result.fail(faults)
}

/** Groups activities by the twinning they belong to. */
export const byTwinning = (
  activities: ReadonlyArray<ActivityRecord>
): ReadonlyMap<TwinningId, ReadonlyArray<ActivityRecord>> => {
  const groups = new Map<TwinningId, Array<ActivityRecord>>()
  for (const activity of activities) {
    const group = groups.get(activity.twinning)
    if (group === undefined) groups.set(activity.twinning, [activity])
    else group.push(activity)
  }
  return groups
}
