import { type Position, tagged } from "./tagged.ts"

/**
 * What was given as a node, or a member, is none.
 */
export class InvalidNode extends /* @__PURE__ */ tagged<"InvalidNode", number>("InvalidNode", "node") {
  /** What was given. */
  declare readonly node: number
}

/**
 * An option, or an argument that is one number, is out of its range.
 */
export class InvalidOption extends /* @__PURE__ */ tagged<"InvalidOption", string>("InvalidOption", "option") {
  /** What it is called. */
  declare readonly option: string
}

/**
 * Labels do not give each node the number of its community or group.
 */
export class InvalidLabels extends /* @__PURE__ */ tagged<"InvalidLabels", Position>("InvalidLabels", "position") {
  /** Where the first bad label stands; absent where there are too few or too many. */
  declare readonly position: number | undefined
}

/**
 * Among numbers that count or measure something is one that cannot.
 */
export class InvalidValues extends /* @__PURE__ */ tagged<"InvalidValues", Position>("InvalidValues", "position") {
  /** Where the first bad value stands; absent where they are too large only together. */
  declare readonly position: number | undefined
}

/** Whether a number is whole and in `least..most`. */
export const isWhole = (value: number, least: number, most = Infinity): boolean =>
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
  const range = `a whole number in ${least}..${most}${least < 0 ? ", -1 where it is not known" : ""}`
  checkAll(InvalidLabels, "labels", labels, range, least, most)
}

/** @internal */
export const checkValues = (name: string, values: ArrayLike<number>): void =>
  checkAll(InvalidValues, name, values, "a finite number of 0 or more", 0, Infinity, false)

/**
 * Checks each of a list of numbers.
 *
 * @internal
 */
export const checkAll = (
  Wrong: new (message: string, position: number) => RangeError,
  name: string,
  values: ArrayLike<number>,
  range: string,
  least: number,
  most: number,
  whole = true
): void => {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!(value >= least && value <= most && (whole ? Number.isInteger(value) : Number.isFinite(value))))
      throw new Wrong(`${name}[${i}] must be ${range}, not ${String(value)}`, i)
  }
}
