import type { Size } from "./View.ts"

/** Tells when a drawing has another size, other colours or another language, or goes onto paper; returns what ends it. */
export const watchLooks = (
  box: HTMLElement,
  handlers: {
    readonly onSize: (size: Size) => void
    readonly onTurn: () => void
    readonly onPaper: () => void
  }
): (() => void) => {
  const measured = new ResizeObserver(([entry]) => {
    // On paper the picture is stretched: a canvas of another size would be empty until the next frame.
    if (entry !== undefined && !matchMedia("print").matches)
      handlers.onSize({ width: entry.contentRect.width, height: entry.contentRect.height })
  })
  measured.observe(box)
  const turned = () => handlers.onTurn()
  const themed = new MutationObserver(turned)
  themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "lang"] })
  const dark = matchMedia("(prefers-color-scheme: dark)")
  dark.addEventListener("change", turned)
  const toPaper = () => {
    turned()
    handlers.onPaper()
  }
  globalThis.addEventListener("beforeprint", toPaper)
  document.fonts?.ready.then(turned)
  return () => {
    measured.disconnect()
    themed.disconnect()
    dark.removeEventListener("change", turned)
    globalThis.removeEventListener("beforeprint", toPaper)
  }
}
