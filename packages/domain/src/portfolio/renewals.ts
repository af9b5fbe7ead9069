import type { AgreementId } from "../base/identity.ts"
import { dayNumber, daysPerYear, earliest, latest, type PartialDate } from "../base/PartialDate.ts"
import type { Agreement } from "../twinning/Agreement.ts"

/** The next date on which a text of a twinning runs out. */
export interface Renewal {
  readonly agreement: AgreementId
  readonly on: PartialDate
  /** Months from the day asked for to the first day the date may mean; negative where it has passed. */
  readonly months: number
  /** Months to the last day the date may mean: for a date known to the day the same. */
  readonly monthsAtMost: number
}

const monthInDays = daysPerYear / 12

/** Whether a later text deals with the expiry of another: signed after it, and running longer or signed once it had run out. */
const follows = (later: Agreement, text: Agreement & { readonly expiresOn: PartialDate }): boolean => {
  if (later.id === text.id || later.signedOn === undefined) return false
  const afterExpiry = earliest(later.signedOn) >= earliest(text.expiresOn)
  const afterSigning = text.signedOn !== undefined && earliest(later.signedOn) > latest(text.signedOn)
  return (
    afterExpiry || (afterSigning && (later.expiresOn === undefined || latest(later.expiresOn) > latest(text.expiresOn)))
  )
}

const hasTerm = (text: Agreement): text is Agreement & { readonly expiresOn: PartialDate } =>
  text.expiresOn !== undefined

/**
 * The next renewal of a twinning as of a day: the first expiry that may still lie ahead, else the last one that has passed.
 *
 * **Details**: an expiry that a later text deals with does not count, whether that text was signed before or after it. Of
 * two on one day it is always the same, whatever the order given. Absent where no text has a term.
 */
export const nextRenewal = (agreements: ReadonlyArray<Agreement>, asOf: string): Renewal | undefined => {
  const known = agreements.filter(({ signedOn }) => signedOn === undefined || latest(signedOn) <= asOf)
  const monthsTo = (day: string): number => (dayNumber(day) - dayNumber(asOf)) / monthInDays
  const open = known
    .filter(hasTerm)
    .filter((text) => !known.some((later) => follows(later, text)))
    .map(
      ({ expiresOn, id }): Renewal => ({
        agreement: id,
        on: expiresOn,
        months: monthsTo(earliest(expiresOn)),
        monthsAtMost: monthsTo(latest(expiresOn))
      })
    )
  const byId = (a: Renewal, b: Renewal): number => (a.agreement < b.agreement ? -1 : 1)
  const ahead = open.filter(({ monthsAtMost }) => monthsAtMost >= 0).sort((a, b) => a.months - b.months || byId(a, b))
  const passed = open.filter(({ monthsAtMost }) => monthsAtMost < 0).sort((a, b) => b.months - a.months || byId(a, b))
  return ahead[0] ?? passed[0]
}
