import * as Schema from "effect/Schema"
import { PartialDate } from "../base/PartialDate.ts"
import { resolveAll } from "../evidence/conflicts.ts"
import type { Evidence, Pinned, Policy } from "../evidence/resolve.ts"
import { type Agreement, AgreementKind, CooperationField } from "./Agreement.ts"

/** The parts of an agreement that sources state, each under an attribute of its own. */
export type AgreementTold = Partial<Omit<typeof Agreement.Type, "id" | "twinning">>

const parts = {
  kind: { key: "kind", is: Schema.is(AgreementKind) },
  title: { key: "title", is: Schema.is(Schema.NonEmptyString) },
  "signed-on": { key: "signedOn", is: Schema.is(PartialDate) },
  "expires-on": { key: "expiresOn", is: Schema.is(PartialDate) },
  fields: { key: "fields", is: Schema.is(Schema.Array(CooperationField)) }
} as const satisfies Readonly<
  Record<string, { readonly key: keyof AgreementTold; readonly is: (value: unknown) => boolean }>
>

/** The part of an agreement that follows from claims under an attribute; undefined where none does. */
export const agreementPartOf = (attribute: string): keyof AgreementTold | undefined =>
  Object.hasOwn(parts, attribute) ? parts[attribute as keyof typeof parts].key : undefined

/** An agreement as statements: an attribute and a value for each part that is known. */
export const agreementStatements = (agreement: AgreementTold): ReadonlyArray<readonly [string, Schema.Json]> =>
  Object.entries(parts).flatMap(([attribute, { key }]) => {
    const value = agreement[key]
    // Fields are a set: in one order, so that two sources that name the same say the same.
    return value === undefined
      ? []
      : [[attribute, Array.isArray(value) ? [...new Set(value)].sort() : (value as string)]]
  })

/**
 * What sources say of an agreement, part by part, under a policy and what persons decided.
 *
 * **Details**: a part that nobody states is absent. The order of the claims does not matter.
 */
export const agreementFrom = (
  evidence: ReadonlyArray<Evidence>,
  policy: Policy,
  decisions: ReadonlyArray<Pinned> = []
): AgreementTold =>
  Object.fromEntries(
    resolveAll(
      evidence.filter(
        ({ claim: { attribute, value } }) =>
          Object.hasOwn(parts, attribute) && parts[attribute as keyof typeof parts].is(value)
      ),
      policy,
      decisions
    ).map(({ attribute, resolution }) => [agreementPartOf(attribute), resolution.value])
  ) as AgreementTold
