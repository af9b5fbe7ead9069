import type {
  ActivityType,
  CityId,
  Identifier,
  MembershipRole,
  PartialDate,
  PrintedPlace,
  StageKind
} from "@proxeny/domain"
import type { TableField } from "@proxeny/formats"

/** A city as a row prints it: everything the row says of it, and the ids it gives. */
export interface PrintedCity {
  /** The text of the cell that names it, or its id where there is no name. */
  readonly text: string
  readonly place: PrintedPlace
  readonly identifiers: ReadonlyArray<Identifier>
  /** The id under which this register holds it, where the row gives that. */
  readonly uuid?: CityId
  /** An id of the list's own, by which its other tables may name the city. */
  readonly ownId?: string
}

/** A step in the life of a twinning, as a row dates it. */
export interface SaidStage {
  readonly kind: StageKind
  readonly on?: PartialDate
  /** The text that the date was read from. */
  readonly printed?: string
}

/** Where a row itself says that it has something from. */
export interface Reference {
  readonly title: string
  readonly url?: string
}

interface SaidBetween {
  readonly city: PrintedCity
  readonly partner: PrintedCity
}

/** One thing that a row tells. */
export type Said =
  | { readonly kind: "city"; readonly city: PrintedCity }
  | (SaidBetween & {
      readonly kind: "twinning"
      readonly stages: ReadonlyArray<SaidStage>
      readonly topics: ReadonlyArray<string>
      readonly note?: string
      readonly reference?: Reference
    })
  | { readonly kind: "network"; readonly network: string }
  | {
      readonly kind: "membership"
      readonly network: string
      /** The member as it is printed: a city, unless a network of that name is on record and the row says nothing of a place. */
      readonly member: PrintedCity
      readonly through?: string
      readonly roles: ReadonlyArray<MembershipRole>
      readonly since?: PartialDate
      readonly until?: PartialDate
      readonly reference?: Reference
    }
  | (SaidBetween & {
      readonly kind: "activity"
      readonly type: ActivityType
      readonly on: PartialDate
      readonly until?: PartialDate
      readonly title?: string
      readonly fields: ReadonlyArray<string>
      readonly note?: string
      readonly reference?: Reference
    })

/** Why a row cannot be taken: which field, what stands there, and what to do. */
export interface RowFault {
  readonly field?: TableField
  readonly text: string
  readonly reason: string
  readonly remedy: string
}

/** What a row tells, or why it cannot be taken; with what is odd about it either way. */
export type RowRead =
  | { readonly _tag: "said"; readonly said: ReadonlyArray<Said>; readonly remarks: ReadonlyArray<string> }
  | { readonly _tag: "rejected"; readonly fault: RowFault }
