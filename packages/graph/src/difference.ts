import { wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { type Position, tagged } from "./tagged.ts"

/** A graph at one time, and who its nodes are at any time. */
export interface Snapshot {
  readonly graph: Csr
  /** For each node a name that it has in every snapshot, and no other node has. */
  readonly ids: ReadonlyArray<string | number>
}

/** The ids of a snapshot do not tell its nodes apart. */
export class InvalidIds extends /* @__PURE__ */ tagged<"InvalidIds", Position>("InvalidIds", "position") {
  /** Which node has the id of an earlier one; absent when the fault is in how many ids there are. */
  declare readonly position: number | undefined
}

/**
 * What changed from one graph to another.
 *
 * **Details**
 *
 * Everything gone is numbered as before, everything kept or new as after. Nodes are ascending; links are flat,
 * `[a0, b0, a1, b1, …]`, `a < b`, ascending.
 */
export interface Difference {
  readonly nodes: { readonly kept: Uint32Array; readonly gone: Uint32Array; readonly new: Uint32Array }
  readonly links: {
    /** Links of both graphs. */
    readonly kept: Uint32Array
    /** Links of the first graph only, though both ends are in the second. */
    readonly gone: Uint32Array
    /** Links of the second graph only, though both ends are in the first. */
    readonly new: Uint32Array
    /** Links gone because an end is. */
    readonly goneWithNode: Uint32Array
    /** Links new because an end is. */
    readonly newWithNode: Uint32Array
  }
  /** Of the links between nodes of both graphs, the share that is in both, 0..1; absent where there are none. */
  readonly jaccard: number | undefined
}

const placesOf = ({ graph, ids }: Snapshot, when: string): Map<string | number, number> => {
  if (ids.length !== graph.nodes)
    throw new InvalidIds(`the graph ${when} has ${graph.nodes} nodes, and there are ${ids.length} ids`)
  const places = new Map<string | number, number>()
  ids.forEach((id, node) => {
    if (places.has(id))
      throw new InvalidIds(`ids[${node}] ${when} is ${String(id)}, which is already that of ${places.get(id)}`, node)
    places.set(id, node)
  })
  return places
}

/** Nodes and links of one snapshot by whether another has them. */
const against = (one: Snapshot, other: Csr, places: ReadonlyMap<string | number, number>) => {
  const { neighbours, nodes, offsets } = one.graph
  const elsewhere = one.ids.map((id) => places.get(id) ?? -1)
  const common: Array<number> = []
  const alone: Array<number> = []
  const [both, only, without]: [Array<number>, Array<number>, Array<number>] = [[], [], []]
  // one more than the last node that was linked to this node of the other graph
  const linked = wholes(other.nodes)
  for (let a = 0; a < nodes; a++) {
    const there = elsewhere[a] as number
    ;(there < 0 ? alone : common).push(a)
    if (there >= 0)
      for (let i = other.offsets[there] as number; i < (other.offsets[there + 1] as number); i++)
        linked[other.neighbours[i] as number] = a + 1
    for (let i = offsets[a] as number; i < (offsets[a + 1] as number); i++) {
      const b = neighbours[i] as number
      if (b < a) continue
      const end = elsewhere[b] as number
      ;(there < 0 || end < 0 ? without : linked[end] === a + 1 ? both : only).push(a, b)
    }
  }
  return [common, alone, both, only, without].map((numbers) => Uint32Array.from(numbers)) as [
    common: Uint32Array,
    alone: Uint32Array,
    both: Uint32Array,
    only: Uint32Array,
    without: Uint32Array
  ]
}

/**
 * What is kept, gone and new between two graphs whose nodes are matched by id.
 *
 * **When to use**
 *
 * To compare a register of twinnings with an earlier one, or two sources with each other.
 *
 * **Details**
 *
 * The order of nodes and links means nothing. Time and memory linear in nodes and links of both.
 *
 * **Gotchas**
 *
 * Links of nodes that only one graph has are told apart, for they say more about who was asked than about links. `1` and
 * `"1"` are different ids.
 *
 * @throws {InvalidIds} when there is not one id a node, or two nodes of a graph have the same
 */
export const difference = (before: Snapshot, after: Snapshot): Difference => {
  const [placesBefore, placesAfter] = [placesOf(before, "before"), placesOf(after, "after")]
  const [, goneNodes, , gone, goneWithNode] = against(before, after.graph, placesAfter)
  const [keptNodes, newNodes, kept, fresh, newWithNode] = against(after, before.graph, placesBefore)
  const either = kept.length + gone.length + fresh.length
  return {
    nodes: { kept: keptNodes, gone: goneNodes, new: newNodes },
    links: { kept, gone, new: fresh, goneWithNode, newWithNode },
    jaccard: either === 0 ? undefined : kept.length / either
  }
}
