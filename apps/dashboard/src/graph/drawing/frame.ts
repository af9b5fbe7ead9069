import { fitView, type Size, type View } from "../../map/View.ts"
import { type Picture, placeOf } from "../paint/Picture.ts"

/** The least and the greatest x and y of the nodes that the view makes room for. */
const boundsOf = (picture: Picture): readonly [readonly [number, number], readonly [number, number]] => {
  let [left, right, top, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY
  ]
  for (const node of picture.frame) {
    const [x, y] = placeOf(picture, node)
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return left > right
    ? [
        [-1, -1],
        [1, 1]
      ]
    : [
        [left, top],
        [right, bottom]
      ]
}

/**
 * The view that shows a whole picture.
 *
 * **Details**: few nodes leave room for their names at the edge, and two linked ones stay within sight of each other.
 */
export const homeView = (picture: Picture, size: Size, mapped: boolean): View => {
  const room = picture.frame.size > 150 ? 26 : 62
  return fitView(
    boundsOf(picture),
    size,
    Math.min(room, Math.min(size.width, size.height) / 7),
    mapped ? 12 : picture.frame.size < 30 ? 84 : 64
  )
}
