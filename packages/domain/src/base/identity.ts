import * as Schema from "effect/Schema"
import { v5 } from "uuid"
import { ruled } from "./FieldRule.ts"

/** The name space of every id that Proxeny derives from content (RFC 9562, version 5). */
const nameSpace = "7b0d2f3e-9f0a-5c57-8c1e-3a6f5d2b9e10"

/** A UUID in lower case, so that one record has one spelling and ids can be put in order. */
export const Uuid = Schema.String.check(
  Schema.isPattern(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, ruled("id", "an id is a UUID in lower case"))
)

export const CityId = Uuid.pipe(Schema.brand("CityId"))
export type CityId = typeof CityId.Type

export const SourceId = Uuid.pipe(Schema.brand("SourceId"))
export type SourceId = typeof SourceId.Type

export const ClaimId = Uuid.pipe(Schema.brand("ClaimId"))
export type ClaimId = typeof ClaimId.Type

export const TwinningId = Uuid.pipe(Schema.brand("TwinningId"))
export type TwinningId = typeof TwinningId.Type

export const AgreementId = Uuid.pipe(Schema.brand("AgreementId"))
export type AgreementId = typeof AgreementId.Type

export const NetworkId = Uuid.pipe(Schema.brand("NetworkId"))
export type NetworkId = typeof NetworkId.Type

export const MembershipId = Uuid.pipe(Schema.brand("MembershipId"))
export type MembershipId = typeof MembershipId.Type

export const StrategyProfileId = Uuid.pipe(Schema.brand("StrategyProfileId"))
export type StrategyProfileId = typeof StrategyProfileId.Type

export const ActivityId = Uuid.pipe(Schema.brand("ActivityId"))
export type ActivityId = typeof ActivityId.Type

export const TensionId = Uuid.pipe(Schema.brand("TensionId"))
export type TensionId = typeof TensionId.Type

/** What a record is about, as it stands in front of the key that its id is derived from. */
export type IdKind =
  | "city"
  | "source"
  | "claim"
  | "twinning"
  | "agreement"
  | "network"
  | "membership"
  | "strategy"
  | "activity"
  | "tension"
  | "group"

const utf8 = new TextEncoder()

/**
 * Derives an id from what a record is, so that the same record gets the same id on every machine.
 *
 * **When to use**: for a record that comes from a list. Reading the list again, here or in another installation,
 * then finds the record instead of making a second one, and archives of two installations can be merged.
 *
 * **Details**: UUID version 5 over the kind and the JSON of the parts, in the order given; lower case.
 */
export const deriveId = (kind: IdKind, ...parts: ReadonlyArray<string>): string =>
  v5(utf8.encode(JSON.stringify([kind, ...parts])), nameSpace)
