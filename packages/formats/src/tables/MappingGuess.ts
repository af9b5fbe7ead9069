import type { FieldReason } from "./fieldCandidates.ts"
import type { Mapping, TableField } from "./Mapping.ts"
import type { KindGuess } from "./tableKind.ts"

/** What a column is taken for, why, and for what else it could be. */
export interface ColumnGuess {
  readonly index: number
  readonly name: string
  readonly field?: TableField
  /** Between 0 and 1. */
  readonly sure: number
  readonly why: ReadonlyArray<FieldReason>
  readonly alternatives: ReadonlyArray<{ readonly field: TableField; readonly sure: number }>
}

/** A mapping that is offered, with what it rests on. */
export interface MappingGuess {
  readonly mapping: Mapping
  readonly kind: KindGuess
  readonly columns: ReadonlyArray<ColumnGuess>
  /** What the list cannot do without: of each group, one field. */
  readonly missing: ReadonlyArray<ReadonlyArray<TableField>>
  /** What would help to find the cities. */
  readonly wanted: ReadonlyArray<TableField>
}
