import { type Colours, readColours, readToken } from "../../map/colours.ts"
import { colourCount } from "../signs.ts"

/** The colours of a picture. */
export interface Palette extends Colours {
  readonly network: string
  readonly categories: ReadonlyArray<string>
}

/** Reads the colours of a picture as they are now. */
export const readPalette = (element: Element): Palette => ({
  ...readColours(element),
  network: readToken(element, "--c-accent"),
  categories: Array.from({ length: colourCount }, (_, index) => readToken(element, `--cat-${index + 1}`))
})
