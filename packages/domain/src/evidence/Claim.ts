import * as Schema from "effect/Schema"
import { ruled } from "../base/FieldRule.ts"
import { ClaimId, deriveId, SourceId, Uuid } from "../base/identity.ts"
import { Period } from "../base/PartialDate.ts"

/** What a claim can be about. A `group` is a named set of cities, such as the eleven Chinese cities of a study. */
export const SubjectKind = Schema.Literals([
  "city",
  "twinning",
  "agreement",
  "network",
  "membership",
  "strategy",
  "activity",
  "tension",
  "group",
  "source"
])
export type SubjectKind = typeof SubjectKind.Type

export const Subject = Schema.Struct({ kind: SubjectKind, id: Uuid })
export type Subject = typeof Subject.Type

/**
 * One statement of one source about one attribute of one subject.
 *
 * **When to use**: for every value that enters the register. Claims that contradict each other are all kept; which
 * one is shown is decided by a policy when it is asked for, never when it is stored.
 *
 * **Details**: `attribute` is a lower-case name with hyphens ("population", "exists"); `value` is JSON whose shape
 * the attribute decides; `locator` says where in the source it stands ("l.286", "row 17", "table 2");
 * `period` is what the value is true of, where the source says so.
 */
export class Claim extends Schema.Class<Claim>("Claim")({
  id: ClaimId,
  subject: Subject,
  attribute: Schema.String.check(
    Schema.isPattern(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      ruled("pattern", "an attribute is lower-case words joined by hyphens", ["signed-on"])
    )
  ),
  value: Schema.Json,
  source: SourceId,
  locator: Schema.NonEmptyString,
  period: Schema.optionalKey(Period),
  recordedBy: Schema.NonEmptyString,
  note: Schema.optionalKey(Schema.NonEmptyString)
}) {}

/** A claim before it has an id. */
export type ClaimContent = Omit<typeof Claim.Type, "id">

const canonical = (value: Schema.Json): string =>
  value === null || typeof value !== "object"
    ? JSON.stringify(value)
    : Array.isArray(value)
      ? `[${value.map(canonical).join(",")}]`
      : `{${Object.keys(value)
          .sort()
          .map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, Schema.Json>)[key] ?? null)}`)
          .join(",")}}`

/** Whether two claim values are the same JSON, whatever the order of keys. */
export const sameValue = (a: Schema.Json, b: Schema.Json): boolean => canonical(a) === canonical(b)

/**
 * Gives a claim the id that follows from what it says.
 *
 * **Details**: source, subject, attribute, value, locator and period make the id; who recorded it and notes do not.
 * Reading the same list twice therefore yields the same claims.
 */
export const makeClaim = (content: ClaimContent): Claim =>
  new Claim({
    ...content,
    id: ClaimId.make(
      deriveId(
        "claim",
        content.source,
        content.subject.kind,
        content.subject.id,
        content.attribute,
        canonical(content.value),
        content.locator,
        content.period?.from ?? "",
        content.period?.until ?? ""
      )
    )
  })
