import type { Point } from "../../map/projection.ts"
import { otherEnd, type Scene, type SceneNode } from "../Scene.ts"

/** Words that stand on the plane by themselves: the name of a community. */
export interface Caption {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** What a picture shows, and where on its plane. */
export interface Picture {
  readonly scene: Scene
  /** x and y of each node in turn, on the plane. */
  readonly places: Float64Array
  /** The links that are shown, as places in the list of the scene. */
  readonly links: ReadonlyArray<number>
  readonly nodes: ReadonlySet<number>
  /** The nodes that the view makes room for: also those that a year hides, so that the picture does not jump. */
  readonly frame: ReadonlySet<number>
  /** The nodes that the picture is about. */
  readonly middle: ReadonlySet<number>
  readonly captions: ReadonlyArray<Caption>
  readonly label: (node: SceneNode) => string
  /** Where names stand if there is room: over their nodes where most lines lead sideways. */
  readonly names: "right" | "above"
}

export const placeOf = ({ places }: Pick<Picture, "places">, node: number): Point => [
  places[2 * node] ?? 0,
  places[2 * node + 1] ?? 0
]

/** What a picture puts before the rest: a node, its links and the nodes at their other ends. */
export interface Light {
  readonly node: number
  readonly nodes: ReadonlySet<number>
  readonly links: ReadonlyArray<number>
}

/** The light on a node of a picture, over the links that are shown. */
export const lightOn = (
  { links, scene }: Pick<Picture, "scene" | "links">,
  node: number | undefined
): Light | undefined => {
  if (node === undefined) return undefined
  const own = links.filter((index) => {
    const link = scene.links[index]
    return link !== undefined && (link.a === node || link.b === node)
  })
  const nodes = new Set([node])
  for (const index of own) {
    const link = scene.links[index]
    if (link === undefined) continue
    nodes.add(otherEnd(link, node))
    if (link.through !== undefined) nodes.add(link.through)
  }
  return { node, nodes, links: own }
}

/**
 * The radius of a node in pixels.
 *
 * **Details**: its area grows with its weight; where many stand in the picture each is smaller, and grows as one looks
 * closer. `closeness` is the zoom over that of the whole picture.
 */
export const radiusOf = (node: SceneNode, crowd: number, closeness: number, width: number): number => {
  const room = Math.min(1, Math.max(0.62, width / 720))
  if (node.kind === "network") return room * Math.min(15, 7.5 + 0.28 * Math.sqrt(node.weight))
  const full = 3.6 + 0.62 * Math.sqrt(node.weight)
  const share = Math.min(1, Math.max(0.4, 1.15 - 0.115 * Math.log2(Math.max(1, crowd / 8))))
  return Math.min(13, room * full * share * (0.82 + 0.18 * Math.min(5, closeness)))
}
