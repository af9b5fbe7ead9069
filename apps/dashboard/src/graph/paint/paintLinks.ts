import { toScreen, type View } from "../../map/View.ts"
import type { SceneLink } from "../Scene.ts"
import { signOf } from "../signs.ts"
import type { LineStyle, Pen } from "./Pen.ts"
import { type Picture, placeOf } from "./Picture.ts"
import type { Palette } from "./palette.ts"

/** What tells lines apart without colour. Words beside the picture and in the table say the same. */
export type LineLook = "plain" | "proposed" | "resting" | "mediated" | "belonging"

export const lookOf = ({ kind, state }: Pick<SceneLink, "kind" | "state">): LineLook => {
  if (kind === "mediated" || kind === "belonging") return kind
  if (state === "proposed") return "proposed"
  return state === "suspended" || state === "ended" ? "resting" : "plain"
}

export const dashOf: Readonly<Record<LineLook, ReadonlyArray<number>>> = {
  plain: [],
  proposed: [5, 4],
  resting: [0.5, 4],
  mediated: [5, 4],
  belonging: []
}

/** Whether a link is drawn as a broken line. */
export const isBroken = (link: Pick<SceneLink, "kind" | "state">): boolean => dashOf[lookOf(link)].length > 0

/** How strong the ink of one of many lines is: where there are thousands, they are a tone, not lines. */
const inkOf = (lines: number): number => Math.min(0.62, Math.max(0.07, 6.5 / Math.sqrt(Math.max(1, lines))))

/** The colour of a link: that of a community that both ends belong to. */
const colourOf = (picture: Picture, link: SceneLink, palette: Palette): string => {
  if (link.kind === "belonging") return palette.network
  const [a, b] = [picture.scene.nodes[link.a]?.community, picture.scene.nodes[link.b]?.community]
  const sign = a === b ? signOf(a) : undefined
  return (sign === undefined ? undefined : palette.categories[sign.colour]) ?? palette.link
}

/** The lines of some links of a picture, together by how they look. */
export const lineGroups = (
  picture: Picture,
  links: Iterable<number>,
  palette: Palette,
  loud: boolean
): ReadonlyArray<{ readonly style: LineStyle; readonly links: ReadonlyArray<SceneLink> }> => {
  const groups = new Map<string, { readonly look: LineLook; readonly colour: string; links: Array<SceneLink> }>()
  for (const index of links) {
    const link = picture.scene.links[index]
    if (link === undefined) continue
    const look = lookOf(link)
    const colour = loud && link.kind !== "belonging" ? palette.highlight : colourOf(picture, link, palette)
    const key = `${look}${colour}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { look, colour, links: [link] })
    else group.links.push(link)
  }
  const ink = inkOf(picture.links.length)
  return [...groups.values()].map(({ colour, links: held, look }) => ({
    style: {
      colour,
      dash: dashOf[look],
      width: look === "belonging" ? 2.75 : loud ? (held.length > 60 ? 1.2 : 1.9) : 1,
      alpha: loud ? 0.92 : look === "plain" ? ink : Math.min(0.8, ink + 0.18)
    },
    links: held
  }))
}

/** Draws links of a picture; `loud` puts them before the rest. */
export const paintLinks = (
  pen: Pen,
  picture: Picture,
  links: Iterable<number>,
  view: View,
  palette: Palette,
  loud: boolean
): void => {
  for (const group of lineGroups(picture, links, palette, loud)) {
    const ends: Array<number> = []
    for (const { a, b } of group.links)
      ends.push(...toScreen(view, placeOf(picture, a)), ...toScreen(view, placeOf(picture, b)))
    pen.lines(ends, group.style)
  }
}
