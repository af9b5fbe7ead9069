import type { GraphToWrite } from "@proxeny/formats"
import { defined } from "../../defined.ts"
import { nodeName } from "../names.ts"
import { channelsOf, hexOf } from "../paint/colour.ts"
import { type Picture, placeOf } from "../paint/Picture.ts"
import type { Palette } from "../paint/palette.ts"
import type { SceneLink } from "../Scene.ts"
import { signOf } from "../signs.ts"
import { yearOf } from "../years.ts"

const hex = (colour: string | undefined): string | undefined => {
  const channels = colour === undefined ? undefined : channelsOf(colour)
  return channels === undefined ? undefined : hexOf(channels)
}

type Node = GraphToWrite["nodes"][number]
type Link = GraphToWrite["links"][number]

/** How a member belongs to a network, in the words of the file. */
const memberships = { direct: "direct", mediated: "through another network", belonging: "network in network" } as const

/** What a link is beside its kind: the state of a twinning; how a member belongs to a network, and through which other. */
const attributesOf = (link: SceneLink, { scene }: Picture): NonNullable<Link["attributes"]> =>
  link.kind === "twinning"
    ? { state: link.state ?? "recorded" }
    : defined<Record<string, string>>({
        membership: memberships[link.kind],
        through: link.through === undefined ? undefined : scene.nodes[link.through]?.id
      })

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
      defined<Node>({
        id: node.id,
        label: nodeName(node),
        country: node.country,
        latitude: node.latitude,
        longitude: node.longitude,
        // Up is up in these files.
        x,
        y: -y,
        colour: hex(node.kind === "network" ? palette.network : palette.categories[sign?.colour ?? -1]),
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
      defined<Link>({
        id: link.id,
        a: a.id,
        b: b.id,
        kind: link.kind === "twinning" ? "twinning" : "membership",
        since: link.since === undefined ? undefined : yearOf(link.since),
        until: link.until === undefined ? undefined : yearOf(link.until),
        weight: undefined,
        attributes: attributesOf(link, picture)
      })
    ]
  })
})
