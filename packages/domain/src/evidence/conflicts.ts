import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import { agreement, attributeKey } from "./attributes.ts"
import type { Subject } from "./Claim.ts"
import { type Evidence, type Policy, type Resolution, resolve } from "./resolve.ts"

/** Claims on one attribute of one subject that do not agree. */
export interface Conflict {
  readonly subject: Subject
  readonly attribute: string
  readonly resolution: Resolution
}

/** Resolves each attribute of each subject that the evidence speaks of, in the order in which they first occur. */
export const resolveAll = (
  evidence: ReadonlyArray<Evidence>,
  policy: Policy
): ReadonlyArray<{ readonly subject: Subject; readonly attribute: string; readonly resolution: Resolution }> => {
  const groups = new Map<string, Array<Evidence>>()
  for (const one of evidence) {
    const key = attributeKey(one.claim)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { attribute, subject } = first.claim
    return Result.match(resolve(group, policy, agreement(attribute)), {
      onSuccess: (resolution) => [{ subject, attribute, resolution }],
      onFailure: () => []
    })
  })
}

/** The attributes on which sources contradict each other. */
export const conflictsIn = (evidence: ReadonlyArray<Evidence>, policy: Policy): ReadonlyArray<Conflict> =>
  resolveAll(evidence, policy).filter(({ resolution }) => resolution.conflict)

/** The resolved value of one attribute of one subject, or undefined where nothing is claimed. */
export const resolvedValue = (
  evidence: ReadonlyArray<Evidence>,
  subject: Subject,
  attribute: string,
  policy: Policy
): Schema.Json | undefined =>
  resolveAll(
    evidence.filter(
      ({ claim }) =>
        claim.subject.kind === subject.kind && claim.subject.id === subject.id && claim.attribute === attribute
    ),
    policy
  )[0]?.resolution.value
