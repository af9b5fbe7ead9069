/** The colours that every drawing of the world has, and the font of its names. */
export interface Colours {
  readonly surface: string
  readonly ink: string
  readonly quietInk: string
  readonly link: string
  readonly highlight: string
  readonly land: string
  readonly coast: string
  readonly font: string
}

/**
 * Reads a colour of the style sheet as it is now, in light or dark.
 *
 * **Gotchas**: the token must be registered in `tokens.css`: that of others reads as `light-dark(…)`, which is no colour.
 */
export const readToken = (element: Element, name: string): string =>
  getComputedStyle(element).getPropertyValue(name).trim()

/** Reads the colours that every drawing has as they are now. */
export const readColours = (element: Element): Colours => ({
  surface: readToken(element, "--c-surface"),
  ink: readToken(element, "--c-ink"),
  quietInk: readToken(element, "--c-ink-2"),
  link: readToken(element, "--c-arc"),
  highlight: readToken(element, "--c-arc-hi"),
  land: readToken(element, "--c-land"),
  coast: readToken(element, "--c-coast"),
  font: getComputedStyle(element).fontFamily
})
