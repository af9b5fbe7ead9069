import { lightOn, type Picture, placeOf } from "../paint/Picture.ts"
import { otherEnd } from "../Scene.ts"
import { clockwise, type WalkKey, walk } from "../walk.ts"

/** The neighbours of a node over the links that are shown, as on a clock. */
const around =
  (picture: Picture) =>
  (node: number): ReadonlyArray<number> =>
    clockwise(
      node,
      (lightOn(picture, node)?.links ?? []).flatMap((index) => {
        const link = picture.scene.links[index]
        return link === undefined || link.a === link.b ? [] : [otherEnd(link, node)]
      }),
      (at) => placeOf(picture, at)
    )

/** Where a walk begins: at what the picture is about, else at the node with most links on record. */
const startOf = ({ middle, nodes, scene }: Picture): number | undefined => {
  const [first] = middle
  if (first !== undefined) return first
  const weight = (node: number) => scene.nodes[node]?.weight ?? 0
  return [...nodes].sort((a, b) => weight(b) - weight(a) || a - b)[0]
}

/** Walks a picture by arrow keys, and remembers the way: where a key leads from the chosen node. */
export const createSteps = () => {
  let trail: ReadonlyArray<number> = []
  return (picture: Picture, key: WalkKey, chosen: number | undefined): number | undefined => {
    // What was chosen otherwise meanwhile begins a new way.
    if (trail.at(-1) !== chosen) trail = chosen === undefined ? [] : [chosen]
    trail = walk(trail, key, around(picture), startOf(picture))
    return trail.at(-1)
  }
}
