import Graph from "graphology"
import Sigma from "sigma"
import type { Size, View } from "../../map/View.ts"
import { channelsOf, hexOf } from "../paint/colour.ts"
import type { Picture } from "../paint/Picture.ts"
import { lineGroups } from "../paint/paintLinks.ts"
import type { Palette } from "../paint/palette.ts"
import type { Scene } from "../Scene.ts"
import type { Ground } from "./Ground.ts"

/** The colour that ink of this strength gives on the surface: opaque, for thousands of faint lines add up unevenly in WebGL. */
const inked = (colour: string, surface: string, alpha: number): string => {
  const over = channelsOf(colour) ?? [0, 0, 0]
  const under = channelsOf(surface) ?? [255, 255, 255]
  const mixed = (at: 0 | 1 | 2) => over[at] * alpha + under[at] * (1 - alpha)
  return hexOf([mixed(0), mixed(1), mixed(2)])
}

interface Sizes {
  readonly middle: readonly [x: number, y: number]
  readonly side: number
}

/**
 * Draws links with sigma on a graphics processor.
 *
 * **Details**: only unbroken lines; broken ones are few, and are drawn on the canvas above. The view of the page leads
 * sigma's camera, so that both canvases always show the same piece of the plane. While the scene is the same, other places,
 * another year and other colours change what sigma draws, not sigma: making one takes a context and its shaders.
 */
export const sigmaGround = (container: HTMLElement): Ground => {
  let sigma: Sigma | undefined
  let sizes: Sizes | undefined
  let held: Scene | undefined

  const end = () => {
    sigma?.kill()
    sigma = undefined
    held = undefined
    // What a renderer that failed half-way has put there.
    container.replaceChildren()
  }
  const move = (view: View) => {
    if (sigma === undefined || sizes === undefined) return
    const { height, width } = sigma.getDimensions()
    const { middle, side } = sizes
    // Where the whole plane fills the stage, one unit of sigma's frame is its shorter side.
    const ratio = Math.min(width, height) / (view.k * side)
    const [x, y] = [(width / 2 - view.x) / view.k, (height / 2 - view.y) / view.k]
    sigma.getCamera().setState({ x: 0.5 + (x - middle[0]) / side, y: 0.5 - (y - middle[1]) / side, ratio, angle: 0 })
  }
  return {
    move,
    end,
    draw: (picture: Picture, view: View, _size: Size, palette: Palette) => {
      if (held !== picture.scene) end()
      const graph = sigma?.getGraph() ?? new Graph({ multi: true, type: "undirected" })
      let [left, right, top, bottom] = [
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY
      ]
      for (const node of picture.nodes) {
        const [x, y] = [picture.places[2 * node] ?? 0, picture.places[2 * node + 1] ?? 0]
        left = Math.min(left, x)
        right = Math.max(right, x)
        top = Math.min(top, y)
        bottom = Math.max(bottom, y)
        const key = String(node)
        if (graph.hasNode(key)) graph.mergeNodeAttributes(key, { x, y: -y })
        else graph.addNode(key, { x, y: -y, size: 0.01, color: "#00000000" })
      }
      const groups = lineGroups(picture, picture.links, palette, false).filter(({ style }) => style.dash.length === 0)
      graph.clearEdges()
      for (const { links, style } of groups) {
        const attributes = {
          color: inked(style.colour, palette.surface, Math.min(1, 3 * style.alpha)),
          size: style.width
        }
        for (const { a, b } of links) graph.addEdge(String(a), String(b), attributes)
      }
      const side = Math.max(right - left, bottom - top, 1e-9)
      sizes = { middle: [(left + right) / 2, (top + bottom) / 2], side }
      if (sigma === undefined) {
        // The layer above takes all gestures: what sigma listens to never comes.
        sigma = new Sigma(graph, container, {
          renderLabels: false,
          stagePadding: 0,
          minEdgeThickness: 0.6,
          zoomToSizeRatioFunction: () => 1,
          allowInvalidContainer: true
        })
      }
      const [x, y] = sizes.middle
      sigma.setCustomBBox({ x: [x - side / 2, x + side / 2], y: [-y - side / 2, -y + side / 2] })
      held = picture.scene
      sigma.resize()
      sigma.refresh()
      move(view)
    }
  }
}
