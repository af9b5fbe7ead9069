import { colourCount } from "../signs.ts"

/** The colours of a picture. */
export interface Palette {
  readonly surface: string
  readonly ink: string
  readonly quietInk: string
  readonly faintInk: string
  readonly link: string
  readonly highlight: string
  readonly network: string
  readonly land: string
  readonly coast: string
  readonly categories: ReadonlyArray<string>
  readonly font: string
}

/** Reads the colours as they are now: the tokens are registered, so these are colours and not `light-dark(…)`. */
export const readPalette = (element: Element): Palette => {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    surface: token("--c-surface"),
    ink: token("--c-ink"),
    quietInk: token("--c-ink-2"),
    faintInk: token("--c-ink-3"),
    link: token("--c-arc"),
    highlight: token("--c-arc-hi"),
    network: token("--c-accent"),
    land: token("--c-land"),
    coast: token("--c-coast"),
    categories: Array.from({ length: colourCount }, (_, index) => token(`--cat-${index + 1}`)),
    font: style.fontFamily
  }
}
