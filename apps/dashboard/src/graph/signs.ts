export const shapes = ["circle", "square", "diamond", "triangle"] as const
export type Shape = (typeof shapes)[number] | "hexagon"

/** How a community is told from others: a colour of the palette and a shape, never a colour alone. */
export interface CommunitySign {
  /** A place in the categorical colours. */
  readonly colour: number
  readonly shape: Shape
}

export const colourCount = 6

/** How many communities have a sign of their own. */
export const signCount = colourCount * shapes.length

/**
 * The sign of a community by its number, 0 for the largest.
 *
 * **Details**: the six largest are circles of six colours, the next six squares, and so on; those after the twenty-fourth
 * have no sign, and are drawn like a city whose community is not known.
 */
export const signOf = (community: number | undefined): CommunitySign | undefined => {
  if (community === undefined || community >= signCount) return undefined
  return { colour: community % colourCount, shape: shapes[Math.floor(community / colourCount)] ?? "circle" }
}

/** The corners of a shape of the area of a circle with this radius, x and y in turn; none for a circle. */
export const corners = (shape: Shape, x: number, y: number, radius: number): ReadonlyArray<number> => {
  if (shape === "circle") return []
  if (shape === "square") {
    const r = radius * 0.886
    return [x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r]
  }
  if (shape === "diamond") {
    const r = radius * 1.253
    return [x, y - r, x + r, y, x, y + r, x - r, y]
  }
  if (shape === "triangle") {
    const r = radius * 1.555
    return [x, y - r, x + 0.866 * r, y + 0.5 * r, x - 0.866 * r, y + 0.5 * r]
  }
  const r = radius * 1.1
  return [
    x + r,
    y,
    x + 0.5 * r,
    y + 0.866 * r,
    x - 0.5 * r,
    y + 0.866 * r,
    x - r,
    y,
    x - 0.5 * r,
    y - 0.866 * r,
    x + 0.5 * r,
    y - 0.866 * r
  ]
}
