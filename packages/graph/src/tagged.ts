/**
 * Where in its list the first bad value stands.
 *
 * @internal
 */
export type Position = number | undefined

type Tagged<Tag extends string, Value> = new (
  message: string,
  ...value: undefined extends Value ? [position?: Exclude<Value, undefined>] : [value: Value]
) => RangeError & { readonly _tag: Tag; readonly name: Tag }

/**
 * The class of an error that is known by its tag and holds one value in the field that is named.
 *
 * @internal
 */
export const tagged = <Tag extends string, Value>(tag: Tag, field: string): Tagged<Tag, Value> =>
  class extends RangeError {
    readonly _tag = tag
    override readonly name = tag

    constructor(message: string, value?: unknown) {
      super(message)
      Object.assign(this, { [field]: value })
    }
  }
