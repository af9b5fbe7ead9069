import { floats } from "./arrays.ts"
import { repulsion } from "./layoutTree.ts"
import type { Level } from "./levels.ts"

/** How far a part of the tree may extend, as a share of its distance, to act as one mass. */
const theta = 1.5
/** How much of the way to where its forces would be in balance a node goes at once. */
const eagerness = 0.6
/** How much of its last move a node makes again. */
const momentum = 0.8

/**
 * Of each component, by its label: how strongly its nodes push each other, and how strongly they are pulled to its centre.
 *
 * @internal
 */
export interface Strengths {
  readonly push: Float64Array
  readonly pull: Float64Array
}

/**
 * Moves the nodes of a level a step towards where their forces are in balance, each time it is called.
 *
 * Each node goes along its force divided by how fast that force changes, so that heavy and light, near and far ones need
 * neither a temperature nor a speed of their own, and nodes in balance stay. A link pulls with a force that rises to 1.
 *
 * @param halfway the distance at which it is a half
 * @internal
 */
export const mover = (
  { nodes, offsets, neighbours, weights, strengths: masses }: Level,
  labels: Uint32Array,
  { push, pull }: Strengths,
  x: Float64Array,
  y: Float64Array,
  halfway: number
): (() => void) => {
  const repel = repulsion(masses, labels, theta)
  const [vx, vy] = [floats(nodes), floats(nodes)]
  const [fx, fy, stiffness] = [floats(nodes), floats(nodes), floats(nodes)]
  return () => {
    for (const sums of [fx, fy, stiffness]) sums.fill(0)
    repel(x, y, fx, fy, stiffness)
    for (let node = 0; node < nodes; node++) {
      const label = labels[node] as number
      const atX = x[node] as number
      const atY = y[node] as number
      const k = push[label] as number
      const gravity = (pull[label] as number) * (masses[node] as number)
      let forceX = k * (fx[node] as number) - gravity * atX
      let forceY = k * (fy[node] as number) - gravity * atY
      let all = k * (stiffness[node] as number) + gravity
      for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
        const other = neighbours[i] as number
        const dx = (x[other] as number) - atX
        const dy = (y[other] as number) - atY
        const w = (weights[i] as number) / (halfway + Math.sqrt(dx * dx + dy * dy))
        forceX += w * dx
        forceY += w * dy
        all += w
      }
      vx[node] = momentum * (vx[node] as number) + (eagerness * forceX) / all
      vy[node] = momentum * (vy[node] as number) + (eagerness * forceY) / all
    }
    for (let node = 0; node < nodes; node++) {
      ;(x[node] as number) += vx[node] as number
      ;(y[node] as number) += vy[node] as number
    }
  }
}
