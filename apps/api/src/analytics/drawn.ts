import type { Shapes } from "@proxeny/client"
import { neighboursOf } from "@proxeny/graph"
import { cityRef } from "../register/refs.ts"
import { present } from "../sql/rows.ts"
import type { Analysed } from "./figures.ts"
import { type CityRow, pairKey, type Snapshot } from "./snapshot.ts"

type State = (typeof Shapes.Analysed)["Encoded"]
type GraphCity = (typeof Shapes.GraphCity)["Encoded"]
type GraphTwinning = (typeof Shapes.GraphTwinning)["Encoded"]

/** The register as it is, the last figures that were worked out, and how far the next ones are. */
export interface Known {
  readonly snapshot: Snapshot
  readonly analysed: Analysed | undefined
  readonly state: State
}

/** How many twins a city has on record. */
export const twinsOf = ({ world }: Snapshot, node: number): number =>
  node < world.twinnings.nodes ? (world.twinnings.offsets[node + 1] ?? 0) - (world.twinnings.offsets[node] ?? 0) : 0

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** A city as it is drawn, with its place and its community where the figures know them. */
export const drawnCity = ({ analysed, snapshot }: Known, row: CityRow): GraphCity => {
  const node = snapshot.nodeOf.get(row.id)
  const then = analysed?.snapshot.nodeOf.get(row.id)
  const laidOut = then !== undefined && then < (analysed?.snapshot.world.twinnings.nodes ?? 0)
  return {
    ...cityRef(row),
    ...present({ latitude: row.latitude, longitude: row.longitude }),
    twins: node === undefined ? 0 : twinsOf(snapshot, node),
    ...(laidOut && analysed !== undefined
      ? {
          community: analysed.analysis.graph.communities.labels[then] ?? 0,
          x: rounded(analysed.analysis.layout.x[then] ?? 0),
          y: rounded(analysed.analysis.layout.y[then] ?? 0)
        }
      : {})
  }
}

/** The row of a node. */
export const rowOf = ({ cities }: Snapshot, node: number): CityRow =>
  cities[node] ?? { id: "", name: "?", name_zh: null, country: null, latitude: null, longitude: null }

/** Every twinning between two of some nodes, as places in their list. */
export const twinningsAmong = (
  { twinnings, world }: Snapshot,
  nodes: ReadonlyArray<number>
): ReadonlyArray<GraphTwinning> => {
  const places = new Map(nodes.map((node, place) => [node, place] as const))
  return nodes.flatMap((node, a) =>
    node >= world.twinnings.nodes
      ? []
      : Array.from(neighboursOf(world.twinnings, node)).flatMap((other): ReadonlyArray<GraphTwinning> => {
          const b = places.get(other)
          const row = twinnings.get(pairKey(node, other))
          return b === undefined || b < a || row === undefined
            ? []
            : [{ id: row.id, a, b, state: row.state, ...present({ since: row.since, until: row.until }) }]
        })
  )
}

/** Some cities and every twinning among them. */
export const part = (known: Known, nodes: ReadonlyArray<number>) => ({
  ...known.state,
  cities: nodes.map((node) => drawnCity(known, rowOf(known.snapshot, node))),
  twinnings: twinningsAmong(known.snapshot, nodes)
})

/** Most twins first, of equals the smaller node. */
export const byTwins = (snapshot: Snapshot) => (a: number, b: number) =>
  twinsOf(snapshot, b) - twinsOf(snapshot, a) || a - b
