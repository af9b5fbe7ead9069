import {
  Activity,
  type ActivityRecord,
  Agreement,
  City,
  CityNetwork,
  Claim,
  Membership,
  Source,
  StrategyProfile,
  TensionEvent,
  Twinning
} from "@proxeny/domain"

/** The kinds of records that a register holds, in an order in which each stands after what it refers to. */
export const recordSchemas = {
  source: Source,
  claim: Claim,
  city: City,
  network: CityNetwork,
  membership: Membership,
  twinning: Twinning,
  agreement: Agreement,
  activity: Activity,
  tension: TensionEvent,
  strategy: StrategyProfile
} as const

export type RecordKind = keyof typeof recordSchemas

/** Every kind of record, see `recordSchemas`. */
export const recordKinds = Object.keys(recordSchemas) as ReadonlyArray<RecordKind>

/** The type of a record of each kind. */
export interface RecordOf {
  readonly source: Source
  readonly claim: Claim
  readonly city: City
  readonly network: CityNetwork
  readonly membership: Membership
  readonly twinning: Twinning
  readonly agreement: Agreement
  readonly activity: ActivityRecord
  readonly tension: TensionEvent
  readonly strategy: StrategyProfile
}

/** A record with its kind. */
export type KindedRecord = {
  readonly [K in RecordKind]: { readonly kind: K; readonly record: RecordOf[K] }
}[RecordKind]

/** Everything on record. */
export type Register = { readonly [K in RecordKind as RegisterKey[K]]: ReadonlyArray<RecordOf[K]> }

/** The list of a register in which the records of a kind stand. */
export const registerKeys = {
  source: "sources",
  claim: "claims",
  city: "cities",
  network: "networks",
  membership: "memberships",
  twinning: "twinnings",
  agreement: "agreements",
  activity: "activities",
  tension: "tensions",
  strategy: "strategies"
} as const satisfies Readonly<Record<RecordKind, string>>
type RegisterKey = typeof registerKeys

/** How many records of each kind there are. */
export type RecordCounts = Readonly<Record<RecordKind, number>>

/** The records of a register one by one, each with its kind, in the order of `recordSchemas`. */
export function* recordsOf(register: Register): Generator<KindedRecord, void, undefined> {
  for (const kind of recordKinds)
    for (const record of register[registerKeys[kind]]) yield { kind, record } as KindedRecord
}
