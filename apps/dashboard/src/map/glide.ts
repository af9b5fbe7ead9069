import type { Accessor } from "solid-js"
import { between, type View } from "./View.ts"

/** How long a view takes to another, in ms. */
const glideMs = 400

/** Moves a view to another, gliding, unless the reader asked for less motion; the first view of all is there at once. */
export const createGlide = (view: Accessor<View>, setView: (view: View) => void) => {
  let asked = 0
  const stop = () => cancelAnimationFrame(asked)
  const to = (target: View) => {
    stop()
    const from = view()
    if ((from.k === 1 && from.x === 0) || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      setView(target)
      return
    }
    const started = performance.now()
    const step = (now: number) => {
      const share = Math.min(1, (now - started) / glideMs)
      setView(between(from, target, 1 - (1 - share) ** 3))
      if (share < 1) asked = requestAnimationFrame(step)
    }
    asked = requestAnimationFrame(step)
  }
  return { to, stop }
}
