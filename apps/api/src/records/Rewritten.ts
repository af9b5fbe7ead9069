import type { Claim, SubjectKind } from "@proxeny/domain"

/** What a rewriting did: the claims that came, and those that went. */
export interface Rewritten {
  readonly came: ReadonlyArray<Claim>
  readonly went: ReadonlyArray<Claim>
}

/** The parts of records of a kind on which claims came or went, by the id of the record. */
export const partsAsked = <Part extends string>(
  { came, went }: Rewritten,
  kind: SubjectKind,
  partOf: (attribute: string) => Part | undefined
): ReadonlyMap<string, ReadonlySet<Part>> => {
  const found = new Map<string, Set<Part>>()
  for (const { attribute, subject } of [...came, ...went]) {
    const part = subject.kind === kind ? partOf(attribute) : undefined
    if (part !== undefined) found.set(subject.id, (found.get(subject.id) ?? new Set<Part>()).add(part))
  }
  return found
}
