import type { CityEvidence } from "@proxeny/domain"
import { type ClaimId, latest, type PartialDate, type StrategyProfileId } from "@proxeny/domain"

/** The answers of a profile; the day they were given is kept apart. */
export type Profile = NonNullable<CityEvidence["profile"]>

/** A row of `strategy_profile` as PostgreSQL gives it. */
export interface ProfileRow {
  readonly id: StrategyProfileId
  readonly as_of: PartialDate
  readonly profile: Omit<Profile, "asOf">
}

/** The profile that counts as of a day (YYYY-MM-DD): the latest of those that were there by then. */
export const profileAsOf = (rows: ReadonlyArray<ProfileRow>, asOf: string): ProfileRow | undefined =>
  rows
    .filter((row) => latest(row.as_of) <= asOf)
    .sort((a, b) => {
      const [x, y] = [latest(a.as_of), latest(b.as_of)]
      return x !== y ? (x < y ? 1 : -1) : b.as_of.length - a.as_of.length || (a.id < b.id ? -1 : 1)
    })[0]

interface Attested {
  readonly evidence: ReadonlyArray<ClaimId>
}

const isAttested = (value: unknown): value is Attested =>
  typeof value === "object" && value !== null && "evidence" in value && Array.isArray(value.evidence)

/** Every claim that the answers of a profile rest on. */
export const claimsOfProfile = ({ profile }: ProfileRow): ReadonlyArray<ClaimId> =>
  Object.values(profile)
    .flat()
    .flatMap((answer) => (isAttested(answer) ? answer.evidence : []))

/** The answers that still rest on a claim: one whose claims were all withdrawn is unknown again. */
export const answersHeld = ({ as_of, profile }: ProfileRow, held: ReadonlySet<string>): Profile => {
  const kept = <A>(answer: A): ReadonlyArray<A> => {
    if (!isAttested(answer)) return []
    const evidence = answer.evidence.filter((claim) => held.has(claim))
    return evidence.length === 0 ? [] : [{ ...answer, evidence }]
  }
  const { notApplicable, ...answers } = profile
  const entries = Object.entries(answers).flatMap(([question, answer]) =>
    kept(answer).map((one) => [question, one] as const)
  )
  return {
    asOf: as_of,
    ...Object.fromEntries(entries),
    ...(notApplicable === undefined ? {} : { notApplicable: notApplicable.flatMap(kept) })
  }
}
