import type { Point } from "./projection.ts"

interface Handlers {
  readonly onPan: (dx: number, dy: number) => void
  readonly onZoom: (factor: number, at: Point) => void
  readonly onPoint: (at: Point | undefined) => void
  readonly onTap: (at: Point) => void
  /** Whether zooming out can go on; where not, the wheel scrolls the page. */
  readonly canZoomOut: () => boolean
}

const at = (element: HTMLElement, event: PointerEvent | WheelEvent): Point => {
  const box = element.getBoundingClientRect()
  return [event.clientX - box.left, event.clientY - box.top]
}

/** A scroll of the page that happens to pass over the map stays a scroll for this long, in ms. */
const scrollRest = 350

/** Turns wheel, drag, pinch and tap on an element into pans, zooms and picks; returns what undoes it. */
export const listenToGestures = (element: HTMLElement, handlers: Handlers): (() => void) => {
  const held = new Map<number, Point>()
  let moved = 0
  let scrolledAt = -scrollRest

  const onScroll = () => {
    scrolledAt = performance.now()
  }
  const onWheel = (event: WheelEvent) => {
    if (performance.now() - scrolledAt < scrollRest && !event.ctrlKey) return
    if (event.deltaY > 0 && !handlers.canZoomOut()) return
    event.preventDefault()
    const pixels = event.deltaMode === 1 ? event.deltaY * 30 : event.deltaY
    handlers.onZoom(
      Math.exp(-Math.max(-240, Math.min(240, pixels)) * (event.ctrlKey ? 0.01 : 0.002)),
      at(element, event)
    )
  }
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    element.setPointerCapture(event.pointerId)
    if (held.size === 0) moved = 0
    held.set(event.pointerId, at(element, event))
  }
  const onMove = (event: PointerEvent) => {
    const now = at(element, event)
    const before = held.get(event.pointerId)
    if (before === undefined) {
      if (event.pointerType !== "touch") handlers.onPoint(now)
      return
    }
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1]
    if (other === undefined) {
      moved += Math.hypot(now[0] - before[0], now[1] - before[1])
      if (moved > 4) handlers.onPan(now[0] - before[0], now[1] - before[1])
    } else {
      moved += 10
      const distance = (point: Point) => Math.max(1, Math.hypot(point[0] - other[0], point[1] - other[1]))
      handlers.onPan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2)
      handlers.onZoom(distance(now) / distance(before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2])
    }
    held.set(event.pointerId, now)
  }
  const onUp = (event: PointerEvent) => {
    if (held.delete(event.pointerId) && held.size === 0 && moved <= 4) handlers.onTap(at(element, event))
  }
  const onCancel = (event: PointerEvent) => {
    held.delete(event.pointerId)
  }
  const onLeave = () => handlers.onPoint(undefined)

  element.addEventListener("wheel", onWheel, { passive: false })
  element.addEventListener("pointerdown", onDown)
  element.addEventListener("pointermove", onMove)
  element.addEventListener("pointerup", onUp)
  element.addEventListener("pointercancel", onCancel)
  element.addEventListener("pointerleave", onLeave)
  window.addEventListener("scroll", onScroll, { passive: true })
  return () => {
    element.removeEventListener("wheel", onWheel)
    element.removeEventListener("pointerdown", onDown)
    element.removeEventListener("pointermove", onMove)
    element.removeEventListener("pointerup", onUp)
    element.removeEventListener("pointercancel", onCancel)
    element.removeEventListener("pointerleave", onLeave)
    window.removeEventListener("scroll", onScroll)
  }
}
