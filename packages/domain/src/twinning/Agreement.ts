import * as Schema from "effect/Schema"
import { breaks } from "../base/FieldRule.ts"
import { AgreementId, deriveId, TwinningId } from "../base/identity.ts"
import { earliest, latest, PartialDate } from "../base/PartialDate.ts"

/**
 * The fields of cooperation (method, section 3). `friendship` is ceremonial: it counts as contact, not as a field.
 */
export const CooperationField = Schema.Literals([
  "culture",
  "education",
  "youth-and-sport",
  "science-and-research",
  "economy-and-trade",
  "tourism",
  "environment-and-climate",
  "energy",
  "water",
  "health",
  "urban-planning-and-mobility",
  "smart-city-and-digital",
  "governance-and-administration",
  "social-inclusion-and-migration",
  "friendship"
])
export type CooperationField = typeof CooperationField.Type

export const AgreementKind = Schema.Literals(["twinning", "friendship", "memorandum", "cooperation", "renewal"])
export type AgreementKind = typeof AgreementKind.Type

/**
 * A text that two cities signed. A twinning may rest on several, one after the other or side by side.
 *
 * **Details**: `signedOn` is absent where nobody recorded it; `expiresOn` is absent where the text has no term.
 */
export class Agreement extends Schema.Class<Agreement>("Agreement")(
  Schema.Struct({
    id: AgreementId,
    twinning: TwinningId,
    kind: AgreementKind,
    title: Schema.optionalKey(Schema.NonEmptyString),
    signedOn: Schema.optionalKey(PartialDate),
    expiresOn: Schema.optionalKey(PartialDate),
    fields: Schema.Array(CooperationField)
  }).check(
    Schema.makeFilter((agreement: { readonly signedOn?: PartialDate; readonly expiresOn?: PartialDate }) =>
      agreement.signedOn !== undefined &&
      agreement.expiresOn !== undefined &&
      earliest(agreement.signedOn) > latest(agreement.expiresOn)
        ? {
            path: ["expiresOn"],
            issue: breaks(
              "ends-before-start",
              `the agreement expires (${agreement.expiresOn}) before it is signed (${agreement.signedOn})`
            )
          }
        : undefined
    )
  )
) {}

/**
 * The id of an agreement: one per twinning, kind, day of signature and title.
 *
 * **When to use**: for an agreement that a person records, so that recording it twice makes one.
 */
export const agreementIdOf = (
  twinning: TwinningId,
  {
    kind,
    signedOn = "",
    title = ""
  }: { readonly kind: AgreementKind; readonly signedOn?: string; readonly title?: string }
): AgreementId => AgreementId.make(deriveId("agreement", twinning, kind, signedOn, title))
