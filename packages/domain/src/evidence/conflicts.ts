import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import { agreement, attributeKey, divides, facetOf } from "./attributes.ts"
import type { Claim, Subject } from "./Claim.ts"
import { type Evidence, type Pinned, type Policy, type Resolution, resolve } from "./resolve.ts"

/** What claims on one attribute of one subject come to, or on one facet of it (`facetOf`). */
export interface Resolved {
  readonly subject: Subject
  readonly attribute: string
  readonly facet: string
  readonly resolution: Resolution
}

/**
 * Resolves each attribute of each subject that the evidence speaks of, in the order in which they first occur.
 *
 * **Details**: a decision takes the place of the policy where the claim that it pins is among those that compete; elsewhere it
 * changes nothing, so that the decision for a claim that was withdrawn lapses. Of two on one value the one for the smaller
 * claim id counts.
 */
export const resolveAll = (
  evidence: ReadonlyArray<Evidence>,
  policy: Policy,
  decisions: ReadonlyArray<Pinned> = []
): ReadonlyArray<Resolved> => {
  const decided = new Map(decisions.map((one) => [one.claim, one] as const))
  const decision = (group: ReadonlyArray<Evidence>): Pinned | undefined =>
    decided.size === 0
      ? undefined
      : group.flatMap(({ claim }) => decided.get(claim.id) ?? []).sort((a, b) => (a.claim < b.claim ? -1 : 1))[0]
  // Few claims divide others: looked up by their subject, each claim meets those of its own alone.
  const dividing = Map.groupBy(
    evidence.flatMap(({ claim }): ReadonlyArray<Claim> => (divides(claim) ? [claim] : [])),
    ({ subject }) => subject.id
  )
  const among = ({ subject }: Claim): ReadonlyArray<Claim> => dividing.get(subject.id) ?? []
  const groups = new Map<string, Array<Evidence>>()
  for (const one of evidence) {
    const key = attributeKey(one.claim, among(one.claim))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { attribute, subject } = first.claim
    return Result.match(resolve(group, decision(group) ?? policy, agreement(attribute)), {
      onSuccess: (resolution) => [{ subject, attribute, facet: facetOf(first.claim, among(first.claim)), resolution }],
      onFailure: () => []
    })
  })
}

/** The attributes on which sources contradict each other, also where a person decided between them. */
export const conflictsIn = (
  evidence: ReadonlyArray<Evidence>,
  policy: Policy,
  decisions: ReadonlyArray<Pinned> = []
): ReadonlyArray<Resolved> => resolveAll(evidence, policy, decisions).filter(({ resolution }) => resolution.conflict)

/** The resolved value of one attribute of one subject, or undefined where nothing is claimed. */
export const resolvedValue = (
  evidence: ReadonlyArray<Evidence>,
  subject: Subject,
  attribute: string,
  policy: Policy,
  decisions: ReadonlyArray<Pinned> = []
): Schema.Json | undefined =>
  resolveAll(
    evidence.filter(
      ({ claim }) =>
        claim.subject.kind === subject.kind && claim.subject.id === subject.id && claim.attribute === attribute
    ),
    policy,
    decisions
  )[0]?.resolution.value
