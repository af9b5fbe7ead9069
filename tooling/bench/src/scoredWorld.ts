import {
  type ActivityRecord,
  ActivityType,
  ActorSector,
  Attester,
  BenefitKind,
  type City,
  ClaimId,
  CooperationField,
  type PartialDate,
  type Stage,
  type TwinningRecord
} from "@proxeny/domain"

/** A small generator (mulberry32), so that every run measures the same world. */
const numbers = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A text in one piece, as the driver of a database makes it, rather than one that an engine still has to put together. */
const inOnePiece = (text: string): string => Buffer.from(text, "latin1").toString("latin1")

const idOf = (kind: number, number: number): string =>
  inOnePiece(`${kind.toString(16).padStart(8, "0")}-0000-5000-8000-${number.toString(16).padStart(12, "0")}`)

const twoDigits = (number: number): string => String(number).padStart(2, "0")

/** How many twinnings are made at once. */
export const part = 100

/**
 * Generates a part of a world of `twinnings` between 1.75 times as many cities, with 12.5 activities each on average; the
 * same part is the same each time.
 *
 * **Details**: the number of activities of a twinning is exponential, as lists of a few busy and many quiet twinnings are;
 * years lie between the signature and 2025; one in five lasts for up to three more years; a tenth to a third of each thing
 * about an activity is not recorded.
 */
export const generate = (twinnings: number, from: number): ReadonlyArray<TwinningRecord> => {
  const next = numbers(1 + from)
  const int = (below: number): number => Math.floor(next() * below)
  const pick = <A>(list: ReadonlyArray<A>): A => list[int(list.length)] as A
  const cities = Math.ceil(twinnings * 1.75)
  // A few cities hold many twinnings.
  const city = (): City["id"] => idOf(1, Math.floor(cities * next() ** 3)) as City["id"]
  let made = from * 1000
  return Array.from({ length: Math.min(part, twinnings - from) }, (_, i): TwinningRecord => {
    const t = from + i
    const [a, b] = [city(), city()]
    const pair = a === b ? ([a, idOf(1, cities)] as const) : a < b ? ([a, b] as const) : ([b, a] as const)
    const id = idOf(2, t) as TwinningRecord["id"]
    const signed = 1950 + int(75)
    const claim = ClaimId.make(idOf(3, t))
    const stages: ReadonlyArray<Stage> = [{ kind: "signed", on: String(signed) as PartialDate, evidence: [claim] }]
    const sectors = ActorSector.literals.filter((sector) => sector !== "government")
    const organisers = Array.from({ length: 1 + int(6) }, (_, i) => ({
      name: inOnePiece(`Organisation ${int(5000)}-${i}`),
      sector: pick(sectors),
      city: pick(pair) as City["id"]
    }))
    const councils = pair.map((one) => ({
      name: inOnePiece(`City of ${one}`),
      sector: "government" as const,
      city: one as City["id"]
    }))
    const activities = Array.from(
      { length: Math.floor(-12.53 * Math.log(1 - next())) + (next() < 0.5 ? 1 : 0) },
      (): ActivityRecord => {
        const year = signed + int(2026 - signed)
        const field = pick(CooperationField.literals)
        return {
          id: idOf(4, made++) as ActivityRecord["id"],
          twinning: id,
          type: pick(ActivityType.literals),
          on: inOnePiece(`${year}-${twoDigits(1 + int(12))}-${twoDigits(1 + int(28))}`) as PartialDate,
          evidence: [claim],
          ...(next() < 0.2 ? { until: String(year + 1 + int(3)) as PartialDate } : {}),
          ...(next() < 0.9 ? { fields: next() < 0.3 ? [field, pick(CooperationField.literals)] : [field] } : {}),
          ...(next() < 0.8 ? { organisers: [pick(councils), pick(organisers)] as const } : {}),
          ...(next() < 0.7 ? { citizenLed: next() < 0.25 } : {}),
          ...(next() < 0.7
            ? {
                benefits: [
                  {
                    city: pick(pair) as City["id"],
                    kind: pick(BenefitKind.literals),
                    attestedBy: pick(Attester.literals)
                  }
                ]
              }
            : {})
        }
      }
    )
    return { id, cities: pair as TwinningRecord["cities"], stages, activities }
  })
}
