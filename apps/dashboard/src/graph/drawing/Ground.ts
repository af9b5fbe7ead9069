import type { Size, View } from "../../map/View.ts"
import type { Picture } from "../paint/Picture.ts"
import type { Palette } from "../paint/palette.ts"

/** What lies under the nodes and the names: the links, and the land where the picture is a map. */
export interface Ground {
  /** Draws what has changed: another picture, other colours, another size. */
  draw(picture: Picture, view: View, size: Size, palette: Palette): void
  /** Follows the view. */
  move(view: View): void
  end(): void
}

/** From how many links on a graphics processor, where there is one, is worth loading a renderer for it. */
export const manyLinks = 3000

/** What browsers that imitate a graphics processor call it. */
const imitations = /swiftshader|llvmpipe|softpipe|software|basic render/i

/**
 * Whether the browser draws WebGL on a graphics processor.
 *
 * **Details**: a browser without one may imitate it, many times slower than a plain canvas; that does not count.
 */
export const hasGraphicsProcessor = (): boolean => {
  try {
    const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true })
    if (context === null) return false
    const named = context.getExtension("WEBGL_debug_renderer_info")
    const renderer = String(context.getParameter(named === null ? context.RENDERER : named.UNMASKED_RENDERER_WEBGL))
    context.getExtension("WEBGL_lose_context")?.loseContext()
    return !imitations.test(renderer)
  } catch {
    return false
  }
}
