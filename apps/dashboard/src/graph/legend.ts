import { g } from "../i18n/graph.ts"
import { type CommunityView, communityNumber, communityShort } from "./names.ts"
import type { Picture } from "./paint/Picture.ts"
import { type LineLook, lookOf } from "./paint/paintLinks.ts"
import { signCount, signOf } from "./signs.ts"

/** A line of the legend: a kind of line, the sign of a community or of a network, or how much is left out. */
export type LegendEntry =
  | { readonly kind: "line"; readonly look: LineLook; readonly words: string }
  | { readonly kind: "sign"; readonly community: number | undefined; readonly words: string }
  | { readonly kind: "network" | "more"; readonly words: string }

/** The kinds of line that the picture holds. */
const lineEntries = ({ links, scene }: Picture): ReadonlyArray<LegendEntry> => {
  const held = new Map<string, LegendEntry>()
  for (const index of links) {
    const link = scene.links[index]
    if (link === undefined) continue
    const look = lookOf(link)
    const key = link.kind === "direct" ? "direct" : look
    if (!held.has(key)) held.set(key, { kind: "line", look, words: g().legend[key] })
  }
  return [...held.values()]
}

/** The communities that the picture holds and that have a sign, those with most of its cities first. */
const signedCommunities = ({ nodes, scene }: Picture): ReadonlyArray<number> => {
  const counts = new Map<number, number>()
  for (const node of nodes) {
    const community = scene.nodes[node]?.community
    if (community !== undefined && signOf(community) !== undefined)
      counts.set(community, (counts.get(community) ?? 0) + 1)
  }
  return [...counts].sort(([a, one], [b, other]) => other - one || a - b).map(([community]) => community)
}

/** Whether the picture holds cities without a sign. */
const hasOthers = ({ nodes, scene }: Picture): boolean =>
  [...nodes].some((node) => {
    const at = scene.nodes[node]
    return at?.kind === "city" && signOf(at.community) === undefined
  })

/** A community as the legend and captions call it: its number and its best-linked cities. */
export const communityWords = (community: number, named: ReadonlyArray<CommunityView>): string => {
  const found = named.find((one) => one.community === community)
  return g()
    .legend.community(communityNumber(community), found === undefined ? "" : communityShort(found))
    .trim()
}

/** What the lines and signs of a picture stand for; of communities the first `most`, and how many more there are. */
export const legendEntries = (
  picture: Picture,
  named: ReadonlyArray<CommunityView>,
  most: number = signCount
): ReadonlyArray<LegendEntry> => {
  const signs = signedCommunities(picture)
  return [
    ...lineEntries(picture),
    ...(picture.scene.nodes.some(({ kind }) => kind === "network")
      ? [{ kind: "network", words: g().legend.network } as const]
      : []),
    ...signs
      .slice(0, most)
      .map((community) => ({ kind: "sign", community, words: communityWords(community, named) }) as const),
    ...(signs.length > most ? [{ kind: "more", words: g().legend.more(signs.length - most) } as const] : []),
    ...(hasOthers(picture)
      ? [
          {
            kind: "sign",
            community: undefined,
            words: signs.length === 0 ? g().legend.city : g().legend.others
          } as const
        ]
      : [])
  ]
}
