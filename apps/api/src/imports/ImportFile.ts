import type { TableKind } from "@proxeny/formats"
import type { ColumnChoice } from "./lists/mapColumns.ts"

/** What a person says of one file, in the place of what is said of all. */
export interface FileSaid {
  readonly kind?: TableKind
  readonly map?: ReadonlyArray<ColumnChoice>
  /** The only sheet of a workbook that is read. */
  readonly sheet?: string
}

/**
 * A file to bring in: its name, and its bytes whole or as a stream that can be asked for again.
 *
 * **Details**: a list is gone through twice, first to see what its columns hold, then row by row; so a file too large to be
 * held is given as a function that opens it anew.
 */
export interface ImportFile {
  readonly name: string
  /** In bytes, where it is known. */
  readonly size?: number
  readonly bytes: Uint8Array | (() => AsyncIterable<Uint8Array>)
  readonly said?: FileSaid
}

/** The bytes of a file from its beginning. */
export const bytesOf = ({ bytes }: ImportFile): Uint8Array | AsyncIterable<Uint8Array> =>
  typeof bytes === "function" ? bytes() : bytes
