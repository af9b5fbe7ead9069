import { states } from "../partnerships/states.ts"
import type { Scene, SceneLink, SceneNode } from "./Scene.ts"
import type { Order } from "./view.ts"

/** A link as the table says it: from the city that stands first to what it is linked with. */
export interface Row {
  readonly link: SceneLink
  readonly city: SceneNode
  readonly other: SceneNode
  readonly through?: SceneNode
}

/** Whether the first of two nodes should stand first in its row: what is nearer to the middle, else what has more links. */
const comesFirst = (a: SceneNode, b: SceneNode): boolean => {
  if (a.kind !== b.kind) return a.kind === "city"
  const [near, far] = [a.away ?? 0, b.away ?? 0]
  if (near !== far) return near < far
  return a.weight === b.weight ? a.name <= b.name : a.weight > b.weight
}

/** The rows of the links that are shown; a network that belongs to another stands before it. */
export const rowsOf = ({ links, nodes }: Scene, shown: ReadonlyArray<number>): ReadonlyArray<Row> =>
  shown.flatMap((index) => {
    const link = links[index]
    const [a, b] = [nodes[link?.a ?? -1], nodes[link?.b ?? -1]]
    if (link === undefined || a === undefined || b === undefined) return []
    const through = link.through === undefined ? undefined : nodes[link.through]
    const [city, other] = link.kind === "belonging" || comesFirst(a, b) ? [a, b] : [b, a]
    return [{ link, city, other, ...(through === undefined ? {} : { through }) }]
  })

const kinds = ["twinning", "direct", "mediated", "belonging"]

/**
 * The rows in an order.
 *
 * **Details**: rows without a date stand last whether dates go up or down; rows that are equal stand by names. `compare`
 * is that of the language.
 */
export const inOrder = (
  rows: ReadonlyArray<Row>,
  order: Order,
  name: (node: SceneNode) => string,
  compare: (a: string, b: string) => number
): ReadonlyArray<Row> => {
  const down = order.startsWith("-")
  const key = down ? order.slice(1) : order
  const sign = down ? -1 : 1
  const byNames = (a: Row, b: Row) => compare(name(a.city), name(b.city)) || compare(name(a.other), name(b.other))
  const stateAt = ({ link }: Row) =>
    link.state === undefined ? states.length + kinds.indexOf(link.kind) : states.indexOf(link.state)
  const by = (a: Row, b: Row): number => {
    if (key === "city") return sign * byNames(a, b)
    if (key === "other") return sign * compare(name(a.other), name(b.other))
    if (key === "state") return sign * (stateAt(a) - stateAt(b))
    const [from, to] = [a.link.since, b.link.since]
    if (from === undefined || to === undefined) return Number(from === undefined) - Number(to === undefined)
    return sign * (from < to ? -1 : from > to ? 1 : 0)
  }
  return [...rows].sort((a, b) => by(a, b) || byNames(a, b) || (a.link.id < b.link.id ? -1 : 1))
}
