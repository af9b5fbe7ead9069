import type { Shape } from "../signs.ts"

export interface LineStyle {
  readonly colour: string
  readonly width: number
  readonly alpha: number
  /** Lengths of strokes and gaps in turn; empty for an unbroken line. */
  readonly dash: ReadonlyArray<number>
}

export interface MarkStyle {
  readonly shape: Shape
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly alpha: number
}

export interface TextStyle {
  readonly size: number
  readonly weight: number
  readonly colour: string
  /** What is drawn around the letters, so that they read over lines. */
  readonly halo?: string
  readonly alpha?: number
}

/**
 * What a picture is drawn with: a canvas on the screen, or the text of an SVG file.
 *
 * **Details**: lines and marks of one style come together, x and y (and the radius of a mark) in turn, so that ten thousand
 * lines are one stroke. Texts stand with their middle at `y`, from `x` on.
 */
export interface Pen {
  lines(ends: ReadonlyArray<number>, style: LineStyle): void
  marks(places: ReadonlyArray<number>, style: MarkStyle): void
  text(words: string, x: number, y: number, style: TextStyle): void
  width(words: string, style: TextStyle): number
}
