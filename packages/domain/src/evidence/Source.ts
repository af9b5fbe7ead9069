import * as Schema from "effect/Schema"
import { ruled } from "../base/FieldRule.ts"
import { SourceId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"

/** What a source is (method, section 1). */
export const SourceKind = Schema.Literals([
  "official-register",
  "signed-agreement",
  "municipal-publication",
  "research-report",
  "survey",
  "news",
  "data-set",
  "self-report"
])
export type SourceKind = typeof SourceKind.Type

/** How far a source can be relied on: A completely, B usually, C fairly, D not usually, E not at all, F cannot be judged. */
export const Reliability = Schema.Literals(["A", "B", "C", "D", "E", "F"])
export type Reliability = typeof Reliability.Type

/** How credible what it says is: 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. */
export const Credibility = Schema.Literals([1, 2, 3, 4, 5, 6])
export type Credibility = typeof Credibility.Type

/**
 * The two-part grade of the Admiralty scale (NATO AJP-2.1): reliability of the source, credibility of the content.
 */
export const Grade = Schema.Struct({ reliability: Reliability, credibility: Credibility })
export type Grade = typeof Grade.Type

/** Orders grades, the better first: by reliability, then by credibility. */
export const byGrade = (a: Grade, b: Grade): number =>
  a.reliability < b.reliability ? -1 : a.reliability > b.reliability ? 1 : a.credibility - b.credibility

/**
 * A document, list or person that states something about a city.
 *
 * **Details**: `shortName` is what a citation shows ("S1"); `licence` is the licence under which the content may be
 * used, as the publisher words it; dates are as precise as known.
 */
export class Source extends Schema.Class<Source>("Source")({
  id: SourceId,
  kind: SourceKind,
  title: Schema.NonEmptyString,
  shortName: Schema.optionalKey(Schema.NonEmptyString),
  publisher: Schema.optionalKey(Schema.NonEmptyString),
  url: Schema.optionalKey(
    Schema.String.check(
      Schema.isPattern(
        /^https?:\/\//,
        ruled("pattern", "an address on the web begins with https:// or http://", ["https://www.example.org"])
      )
    )
  ),
  publishedOn: Schema.optionalKey(PartialDate),
  accessedOn: Schema.optionalKey(PartialDate),
  licence: Schema.optionalKey(Schema.NonEmptyString),
  grade: Grade
}) {}
