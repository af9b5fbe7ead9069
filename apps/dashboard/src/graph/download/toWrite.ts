import type { GraphToWrite } from "@proxeny/formats"
import { nodeName } from "../names.ts"
import { type Picture, placeOf } from "../paint/Picture.ts"
import type { Palette } from "../paint/palette.ts"
import { signOf } from "../signs.ts"
import { yearOf } from "../years.ts"

/** A colour as `#rrggbb`, from how the browser says it. */
const hex = (colour: string): string | undefined => {
  if (/^#[\da-f]{6}$/i.test(colour)) return colour
  const parts = /^rgba?\(([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)/.exec(colour)
  if (parts === null) return undefined
  const digits = parts.slice(1, 4).map((part) => Math.round(Number(part)).toString(16).padStart(2, "0"))
  return `#${digits.join("")}`
}

const present = <T extends object>(record: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T

type Node = GraphToWrite["nodes"][number]
type Link = GraphToWrite["links"][number]

/** What is on the screen, as a graph for other programs: only the nodes and links that are shown, where they stand. */
export const graphToWrite = (picture: Picture, description: string, today: string, palette: Palette): GraphToWrite => ({
  description,
  lastModified: today,
  nodes: [...picture.nodes].flatMap((index): ReadonlyArray<Node> => {
    const node = picture.scene.nodes[index]
    if (node === undefined) return []
    const [x, y] = placeOf(picture, index)
    const sign = signOf(node.community)
    return [
      present<Node>({
        id: node.id,
        label: nodeName(node),
        country: node.country,
        latitude: node.latitude,
        longitude: node.longitude,
        // Up is up in these files.
        x,
        y: -y,
        colour: hex(node.kind === "network" ? palette.network : (palette.categories[sign?.colour ?? -1] ?? "")),
        attributes: {
          kind: node.kind,
          [node.kind === "city" ? "twinnings" : "members"]: node.weight,
          ...(node.community === undefined ? {} : { community: node.community + 1 }),
          ...(node.away === undefined ? {} : { distance: node.away })
        }
      })
    ]
  }),
  links: picture.links.flatMap((index): ReadonlyArray<Link> => {
    const link = picture.scene.links[index]
    const [a, b] = [picture.scene.nodes[link?.a ?? -1], picture.scene.nodes[link?.b ?? -1]]
    if (link === undefined || a === undefined || b === undefined) return []
    return [
      present<Link>({
        id: link.id,
        a: a.id,
        b: b.id,
        kind: link.kind === "twinning" ? "twinning" : "membership",
        since: link.since === undefined ? undefined : yearOf(link.since),
        until: link.until === undefined ? undefined : yearOf(link.until),
        weight: undefined
      })
    ]
  })
})
