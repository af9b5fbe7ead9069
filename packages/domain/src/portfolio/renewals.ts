import type { AgreementId } from "../base/identity.ts"
import { dayNumber, earliest, latest, type PartialDate } from "../base/PartialDate.ts"
import type { Agreement } from "../twinning/Agreement.ts"

/** The next date on which a text of a twinning runs out. */
export interface Renewal {
  readonly agreement: AgreementId
  readonly on: PartialDate
  /** Months from the day asked for to the first day the date may mean; negative where it has passed. */
  readonly months: number
}

const monthInDays = 365.2425 / 12

/**
 * The next renewal of a twinning as of a day: the first expiry still ahead, else the last one that has passed.
 *
 * **Details**: an expiry that a later signed text follows has been dealt with and does not count. Of two on one day
 * it is always the same, whatever the order given. Absent where no text has a term.
 */
export const nextRenewal = (agreements: ReadonlyArray<Agreement>, asOf: string): Renewal | undefined => {
  const known = agreements.filter(({ signedOn }) => signedOn === undefined || latest(signedOn) <= asOf)
  const open = known.flatMap(({ expiresOn, id }) => {
    if (expiresOn === undefined) return []
    const followed =
      latest(expiresOn) < asOf &&
      known.some(
        ({ id: other, signedOn }) => other !== id && signedOn !== undefined && earliest(signedOn) >= earliest(expiresOn)
      )
    const months = (dayNumber(earliest(expiresOn)) - dayNumber(asOf)) / monthInDays
    return followed ? [] : [{ agreement: id, on: expiresOn, months }]
  })
  const byId = (a: Renewal, b: Renewal): number => (a.agreement < b.agreement ? -1 : 1)
  const ahead = open.filter(({ months }) => months >= 0).sort((a, b) => a.months - b.months || byId(a, b))
  const passed = open.filter(({ months }) => months < 0).sort((a, b) => b.months - a.months || byId(a, b))
  return ahead[0] ?? passed[0]
}
