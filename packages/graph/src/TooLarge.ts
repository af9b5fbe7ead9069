/**
 * There is no room for the arrays that were asked for.
 *
 * **When to use**
 *
 * To tell a list that is larger than this machine or this process can hold from one that is wrong: leave out what is not
 * needed, or go where there is more memory.
 */
export class TooLarge extends RangeError {
  readonly _tag = "TooLarge"
  override readonly name = "TooLarge"
  /** How many bytes were asked for, at least. */
  readonly bytes: number

  constructor(bytes: number, options?: ErrorOptions) {
    super(`there is no room for ${bytes} bytes: leave out what is not needed, or use more memory`, options)
    this.bytes = bytes
  }
}

/**
 * Makes arrays of so many bytes together. What `make` throws as a `RangeError` must be for want of room, so that it may do
 * nothing else of which engines say so.
 *
 * @throws {TooLarge} when there is no room for them
 * @internal
 */
export const roomFor = <A>(bytes: number, make: () => A): A => {
  try {
    return make()
  } catch (cause) {
    throw cause instanceof RangeError ? new TooLarge(bytes, { cause }) : cause
  }
}
