/** The text of one element of a list, and the line on which it begins. */
export interface Element {
  readonly line: number
  readonly text: string
  /** The element is longer than the limit, and only its beginning is kept. */
  readonly tooLong?: true
  /** The text ends before the element does. */
  readonly truncated?: true
  /** It stands after the list and is none like it. */
  readonly other?: true
}
