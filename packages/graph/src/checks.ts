/**
 * What was given as a node, or a member, is none.
 */
export class InvalidNode extends RangeError {
  readonly _tag = "InvalidNode"
  override readonly name = "InvalidNode"
  /** What was given. */
  readonly node: number

  constructor(message: string, node: number) {
    super(message)
    this.node = node
  }
}

/**
 * An option, or an argument that is one number, is out of its range.
 */
export class InvalidOption extends RangeError {
  readonly _tag = "InvalidOption"
  override readonly name = "InvalidOption"
  /** What it is called. */
  readonly option: string

  constructor(message: string, option: string) {
    super(message)
    this.option = option
  }
}

/**
 * Labels do not give each node the number of its community or group.
 */
export class InvalidLabels extends RangeError {
  readonly _tag = "InvalidLabels"
  override readonly name = "InvalidLabels"
  /** Where the first bad label stands; absent where there are too few or too many. */
  readonly position: number | undefined

  constructor(message: string, position?: number) {
    super(message)
    this.position = position
  }
}

/**
 * Among numbers that count or measure something is one that cannot.
 */
export class InvalidValues extends RangeError {
  readonly _tag = "InvalidValues"
  override readonly name = "InvalidValues"
  /** Where the first bad value stands; absent where they are too large only together. */
  readonly position: number | undefined

  constructor(message: string, position?: number) {
    super(message)
    this.position = position
  }
}

/** Whether a number is whole and in `least..most`. */
const isWhole = (value: number, least: number, most = Number.POSITIVE_INFINITY): boolean =>
  Number.isInteger(value) && least <= value && value <= most

/** @internal */
export const checkNode = (count: number, node: number, all = `the graph has ${count} nodes`): void => {
  if (!isWhole(node, 0, count - 1)) throw new InvalidNode(`${all}, and none of them is ${String(node)}`, node)
}

/** @internal */
export const checkOption = (holds: boolean, option: string, range: string, value: unknown): void => {
  if (!holds) throw new InvalidOption(`${option} must be ${range}, not ${String(value)}`, option)
}

/** @internal */
export const checkWhole = (option: string, value: number, least: number): void =>
  checkOption(isWhole(value, least), option, `a whole number of ${least} or more`, value)

/** Component 0 may be asked for where there is none. @internal */
export const checkComponent = (count: number, component: number): void => {
  if (!isWhole(component, 0, Math.max(0, count - 1)))
    throw new InvalidOption(`the graph has ${count} components, and none of them is ${String(component)}`, "component")
}

/** @internal */
export const checkLabels = (nodes: number, labels: ArrayLike<number>, least: number, most: number): void => {
  if (labels.length !== nodes) throw new InvalidLabels(`there are ${nodes} nodes and ${labels.length} labels`)
  for (let node = 0; node < nodes; node++) {
    const label = labels[node] as number
    if (!isWhole(label, least, most))
      throw new InvalidLabels(
        `labels[${node}] must be a whole number in ${least}..${most}${least < 0 ? ", -1 where it is not known" : ""}, not ${String(label)}`,
        node
      )
  }
}

/** @internal */
export const checkValues = (name: string, values: ArrayLike<number>): void => {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!(Number.isFinite(value) && value >= 0))
      throw new InvalidValues(`${name}[${i}] must be a finite number of 0 or more, not ${String(value)}`, i)
  }
}
