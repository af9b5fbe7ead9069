import { type Colours, readColours } from "../../map/colours.ts"
import { colourCount } from "../signs.ts"

/** The colours of a picture. */
export interface Palette extends Colours {
  readonly network: string
  readonly categories: ReadonlyArray<string>
}

const categories = Array.from({ length: colourCount }, (_, index) => `--cat-${index + 1}`)

/** Reads the colours of a picture as they are now. */
export const readPalette = (element: Element): Palette => {
  const read = readColours(element, { network: "--c-accent", ...Object.fromEntries(categories.map((name) => [name, name])) })
  return { ...read, categories: categories.map((name) => read[name] ?? "") }
}
