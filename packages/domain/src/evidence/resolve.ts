import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { ClaimId } from "../base/identity.ts"
import { latest } from "../base/PartialDate.ts"
import { type Claim, sameValue } from "./Claim.ts"
import { byGrade, type Source } from "./Source.ts"

/**
 * How a value is chosen among claims that contradict each other (method, section 1).
 *
 * `most-reliable`: the best grade; `newest`: the latest period, else the latest publication; `majority`: what most
 * sources say; `pinned`: the claim that a person chose, with the reason.
 */
export const Policy = Schema.Union([
  Schema.Struct({ kind: Schema.Literals(["most-reliable", "newest", "majority"]) }),
  Schema.Struct({ kind: Schema.Literal("pinned"), claim: ClaimId, reason: Schema.NonEmptyString })
])
export type Policy = typeof Policy.Type

/** That a person holds one claim to be right where others contradict it, and why. */
export type Pinned = Extract<Policy, { readonly kind: "pinned" }>

/** A claim together with the source that makes it. */
export interface Evidence {
  readonly claim: Claim
  readonly source: Source
}

/** Why one claim stood back behind the winner. */
export type StoodBack = "less-reliable" | "older" | "minority" | "not-pinned" | "tie-broken"

/** The fate of one claim: `agrees` with the winner, or `contradicts` it and stood back for a reason. */
export type TraceStep =
  | { readonly claim: ClaimId; readonly outcome: "won" }
  | { readonly claim: ClaimId; readonly outcome: "agrees" }
  | { readonly claim: ClaimId; readonly outcome: "contradicts"; readonly reason: StoodBack }

/** A value with everything that led to it. It cannot be had without its trace. */
export interface Resolution {
  readonly value: Schema.Json
  readonly policy: Policy
  readonly winner: Evidence
  readonly agreeing: ReadonlyArray<Evidence>
  readonly losers: ReadonlyArray<Evidence>
  /** Whether at least one claim contradicts the winner. */
  readonly conflict: boolean
  readonly trace: ReadonlyArray<TraceStep>
}

export class NoClaims extends Schema.TaggedError<NoClaims>()("NoClaims", {}) {
  override get message(): string {
    return "there is no claim to resolve a value from: record one, with its source"
  }
}

export class PinnedClaimMissing extends Schema.TaggedError<PinnedClaimMissing>()("PinnedClaimMissing", {
  claim: ClaimId
}) {
  override get message(): string {
    return `the pinned claim ${this.claim} is not among the claims on this value: pin one of them, or choose another policy`
  }
}

const day = ({ claim, source }: Evidence): string => {
  const date = claim.period?.until ?? claim.period?.from ?? source.publishedOn ?? source.accessedOn
  return date === undefined ? "" : latest(date)
}

const byReliability = (a: Evidence, b: Evidence): number => byGrade(a.source.grade, b.source.grade)
const byNewest = (a: Evidence, b: Evidence): number => (day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : 0)
const byId = (a: Evidence, b: Evidence): number => (a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0)

/**
 * Resolves the value of one attribute of one subject from all claims on it.
 *
 * **Details**: ties are broken by reliability, then by date, then by claim id, so that the order of the claims never
 * matters. `agrees` decides which values are the same statement (the same JSON unless said otherwise); it must be
 * symmetric. `majority` counts sources, not claims: a source that says a thing twice has one voice.
 *
 * **Errors**: {@link NoClaims} where there is none, {@link PinnedClaimMissing} where the pinned one is not there.
 */
export const resolve = (
  evidence: ReadonlyArray<Evidence>,
  policy: Policy,
  agrees: (a: Schema.Json, b: Schema.Json) => boolean = sameValue
): Result.Result<Resolution, NoClaims | PinnedClaimMissing> => {
  const voices = (one: Evidence): number =>
    new Set(evidence.filter((other) => agrees(one.claim.value, other.claim.value)).map((other) => other.source.id)).size
  const support = policy.kind === "majority" ? new Map(evidence.map((one) => [one.claim.id, voices(one)])) : undefined
  const byVoices = (a: Evidence, b: Evidence): number =>
    (support?.get(b.claim.id) ?? 0) - (support?.get(a.claim.id) ?? 0)
  const isPinned = (one: Evidence): boolean => policy.kind === "pinned" && one.claim.id === policy.claim
  const first: { readonly [K in Policy["kind"]]: readonly [(a: Evidence, b: Evidence) => number, StoodBack] } = {
    "most-reliable": [byReliability, "less-reliable"],
    newest: [byNewest, "older"],
    majority: [byVoices, "minority"],
    pinned: [(a, b) => Number(isPinned(b)) - Number(isPinned(a)), "not-pinned"]
  }
  const [compare, reason] = first[policy.kind]
  const ranked = [...evidence].sort((a, b) => compare(a, b) || byReliability(a, b) || byNewest(a, b) || byId(a, b))
  const [winner, ...rest] = ranked
  if (winner === undefined) return Result.fail(new NoClaims())
  if (policy.kind === "pinned" && !isPinned(winner)) return Result.fail(new PinnedClaimMissing({ claim: policy.claim }))

  const agreeing = rest.filter((one) => agrees(winner.claim.value, one.claim.value))
  const losers = rest.filter((one) => !agrees(winner.claim.value, one.claim.value))
  return Result.succeed({
    value: winner.claim.value,
    policy,
    winner,
    agreeing,
    losers,
    conflict: losers.length > 0,
    trace: ranked.map((one): TraceStep => {
      if (one === winner) return { claim: one.claim.id, outcome: "won" }
      if (agrees(winner.claim.value, one.claim.value)) return { claim: one.claim.id, outcome: "agrees" }
      return {
        claim: one.claim.id,
        outcome: "contradicts",
        reason:
          compare(winner, one) < 0
            ? reason
            : byReliability(winner, one) < 0
              ? "less-reliable"
              : byNewest(winner, one) < 0
                ? "older"
                : "tie-broken"
      }
    })
  })
}
