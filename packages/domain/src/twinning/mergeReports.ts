import type { ActivityId, ClaimId } from "../base/identity.ts"
import { earliest, latest, type PartialDate } from "../base/PartialDate.ts"
import type { ActivityRecord, Benefit, Organiser } from "./Activity.ts"

const sorted = <A>(values: Iterable<A>, key: (value: A) => string): ReadonlyArray<A> => {
  const byKey = new Map<string, A>()
  for (const value of values) {
    const name = key(value)
    if (!byKey.has(name)) byKey.set(name, value)
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value)
}

const organiserKey = ({ city, name, sector }: Organiser): string => `${name}|${sector}|${city ?? ""}`
const benefitKey = ({ attestedBy, city, kind }: Benefit): string => `${city}|${kind}|${attestedBy}`

/** The more precise of two dates, else the earlier. */
const better = (a: PartialDate, b: PartialDate): PartialDate =>
  a.length !== b.length ? (a.length > b.length ? a : b) : a < b ? a : b

const longer = (a: string, b: string): string => (a.length !== b.length ? (a.length > b.length ? a : b) : a < b ? a : b)

/** What all reports that speak of it say, or undefined where they contradict each other or are silent. */
const agreed = <A>(values: ReadonlyArray<A | undefined>, same: (a: A, b: A) => boolean): A | undefined => {
  const said = values.filter((value): value is A => value !== undefined)
  const [first, ...rest] = said
  return first !== undefined && rest.every((value) => same(first, value)) ? first : undefined
}

const union = <A>(
  lists: ReadonlyArray<ReadonlyArray<A> | undefined>,
  key: (value: A) => string
): ReadonlyArray<A> | undefined => {
  const said = lists.filter((list): list is ReadonlyArray<A> => list !== undefined)
  return said.length === 0 ? undefined : sorted(said.flat(), key)
}

const merge = (reports: readonly [ActivityRecord, ...Array<ActivityRecord>]): ActivityRecord => {
  const [first] = reports
  const each = <A>(pick: (report: ActivityRecord) => A): ReadonlyArray<A> => reports.map(pick)
  const is = (a: unknown, b: unknown): boolean => a === b
  const title = each(({ title }) => title).reduce((a, b) => (a === undefined ? b : b === undefined ? a : longer(a, b)))
  const on = each(({ on }) => on).reduce(better)
  const ended = each(({ until }) => until).reduce((a, b) => (a === undefined ? b : b === undefined ? a : better(a, b)))
  // Reports that disagree on when it was may yield an end before the beginning: then the end is unknown.
  const until = ended !== undefined && latest(ended) >= earliest(on) ? ended : undefined
  const fields = union(
    each(({ fields }) => fields),
    String
  )
  const organisers = union(
    each(({ organisers }) => organisers),
    organiserKey
  )
  const benefits = union(
    each(({ benefits }) => benefits),
    benefitKey
  )
  // Without a list of sides, a report of gains speaks of both.
  const partial = reports.filter(({ benefits }) => benefits !== undefined)
  const knownFor = partial.some(({ benefitsKnownFor }) => benefitsKnownFor === undefined)
    ? undefined
    : union(
        partial.map(({ benefitsKnownFor }) => benefitsKnownFor),
        String
      )
  const citizenLed = agreed(
    each(({ citizenLed }) => citizenLed),
    is
  )
  const people = agreed(
    each(({ people }) => people),
    is
  )
  const money = agreed(
    each(({ money }) => money),
    (a, b) => a.amount === b.amount && a.currency === b.currency
  )
  return {
    id: first.id,
    twinning: [...each(({ twinning }) => twinning)].sort()[0] ?? first.twinning,
    type: [...each(({ type }) => type)].sort()[0] ?? first.type,
    on,
    evidence: sorted(
      reports.flatMap(({ evidence }) => evidence),
      String
    ) as readonly [ClaimId, ...Array<ClaimId>],
    ...(title === undefined ? {} : { title }),
    ...(until === undefined ? {} : { until }),
    ...(fields === undefined ? {} : { fields }),
    ...(organisers === undefined ? {} : { organisers }),
    ...(benefits === undefined ? {} : { benefits }),
    ...(knownFor === undefined ? {} : { benefitsKnownFor: knownFor }),
    ...(citizenLed === undefined ? {} : { citizenLed }),
    ...(people === undefined ? {} : { people }),
    ...(money === undefined ? {} : { money })
  }
}

/**
 * Makes one activity of all reports about it, so that a second source raises confidence and never a count.
 *
 * **Details**: reports with one id are one activity. Claims, fields, organisers and benefits add up; the more precise
 * date stays; who led it, how many took part and what it cost stay where all reports that say so agree, and become
 * unknown where they contradict each other. In order of date, then id: the order given does not matter.
 */
export const mergeReports = (reports: ReadonlyArray<ActivityRecord>): ReadonlyArray<ActivityRecord> => {
  const merged = onceEach(reports)
  return isInOrder(merged) ? merged : [...merged].sort(inOrder)
}

/** The same in any order, for what does not ask for one. */
export const onceEach = (reports: ReadonlyArray<ActivityRecord>): ReadonlyArray<ActivityRecord> => {
  const once = new Set<ActivityId>()
  for (const { id } of reports) once.add(id)
  return once.size === reports.length ? reports : mergedById(reports)
}

const inOrder = (a: ActivityRecord, b: ActivityRecord): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

const isInOrder = (all: ReadonlyArray<ActivityRecord>): boolean => {
  for (let i = 1; i < all.length; i++) {
    const [before, after] = [all[i - 1], all[i]]
    if (before !== undefined && after !== undefined && inOrder(before, after) > 0) return false
  }
  return true
}

const mergedById = (reports: ReadonlyArray<ActivityRecord>): Array<ActivityRecord> => {
  const byId = new Map<ActivityId, [ActivityRecord, ...Array<ActivityRecord>]>()
  for (const report of reports) {
    const group = byId.get(report.id)
    if (group === undefined) byId.set(report.id, [report])
    else group.push(report)
  }
  return [...byId.values()].map((group) => (group.length === 1 ? group[0] : merge(group)))
}
