import { For, Show } from "solid-js"
import { g } from "../../i18n/graph.ts"
import type { LegendEntry } from "../download/compose.ts"
import styles from "../graph.module.css"
import { type CommunityView, communityNumber, communityShort } from "../names.ts"
import type { Picture } from "../paint/Picture.ts"
import { dashOf, type LineLook, lookOf } from "../paint/paintLinks.ts"
import { signOf } from "../signs.ts"
import { SignMark } from "./SignMark.tsx"

/** A kind of line that the picture holds, by how it looks and what it stands for. */
interface LegendLine {
  readonly look: LineLook
  readonly words: string
}

const legendLines = ({ links, scene }: Picture): ReadonlyArray<LegendLine> => {
  const held = new Map<string, LegendLine>()
  for (const index of links) {
    const link = scene.links[index]
    if (link === undefined) continue
    const look = lookOf(link)
    const key = link.kind === "direct" ? "direct" : look
    if (!held.has(key)) held.set(key, { look, words: g().legend[key] })
  }
  return [...held.values()]
}

interface LegendCommunity {
  readonly community: number
  readonly cities: number
}

/** The communities that the picture holds and that have a sign, those with most of its cities first. */
const legendCommunities = ({ nodes, scene }: Picture): ReadonlyArray<LegendCommunity> => {
  const counts = new Map<number, number>()
  for (const node of nodes) {
    const community = scene.nodes[node]?.community
    if (community !== undefined && signOf(community) !== undefined)
      counts.set(community, (counts.get(community) ?? 0) + 1)
  }
  return [...counts]
    .map(([community, cities]) => ({ community, cities }))
    .sort((a, b) => b.cities - a.cities || a.community - b.community)
}

/** Whether the picture holds cities without a sign. */
const hasOthers = ({ nodes, scene }: Picture): boolean =>
  [...nodes].some((node) => {
    const at = scene.nodes[node]
    return at?.kind === "city" && signOf(at.community) === undefined
  })

export const communityWords = (community: number, named: ReadonlyArray<CommunityView>): string => {
  const found = named.find((one) => one.community === community)
  return g()
    .legend.community(communityNumber(community), found === undefined ? "" : communityShort(found))
    .trim()
}

/** How many communities a file names: as many as have a sign. */
const signsInFile = 24

/** What the lines and signs of the picture stand for, as a file says it. */
export const legendEntries = (picture: Picture, named: ReadonlyArray<CommunityView>): ReadonlyArray<LegendEntry> => {
  const signs = legendCommunities(picture)
  return [
    ...legendLines(picture).map(({ look, words }) => ({ kind: "line", look, words }) as const),
    ...(picture.scene.nodes.some(({ kind }) => kind === "network")
      ? [{ kind: "network", words: g().legend.network } as const]
      : []),
    ...signs
      .slice(0, signsInFile)
      .map(({ community }) => ({ kind: "sign", community, words: communityWords(community, named) }) as const),
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

const LineSample = (props: { readonly look: LineLook }) => (
  <svg
    class={`${styles.line} ${props.look === "belonging" ? styles.thick : ""}`}
    width="30"
    height="8"
    viewBox="0 0 30 8"
    aria-hidden="true"
  >
    <path d="M2 4h26" stroke-dasharray={dashOf[props.look].join(" ") || undefined} />
  </svg>
)

/** What the lines and signs of the picture stand for. */
export function Legend(props: {
  readonly picture: Picture
  readonly named: ReadonlyArray<CommunityView>
  /** How many communities to name at most. */
  readonly most: number
}) {
  const communities = () => legendCommunities(props.picture)
  return (
    <ul class={styles.legend} aria-label={g().legend.title}>
      <For each={legendLines(props.picture)}>
        {(line) => (
          <li>
            <LineSample look={line.look} />
            {line.words}
          </li>
        )}
      </For>
      <Show when={props.picture.scene.nodes.some(({ kind }) => kind === "network")}>
        <li>
          <SignMark community={undefined} network />
          {g().legend.network}
        </li>
      </Show>
      <For each={communities().slice(0, props.most)}>
        {(held) => (
          <li>
            <SignMark community={held.community} />
            {communityWords(held.community, props.named)}
          </li>
        )}
      </For>
      <Show when={communities().length > props.most}>
        <li>{g().legend.more(communities().length - props.most)}</li>
      </Show>
      <Show when={hasOthers(props.picture)}>
        <li>
          <SignMark community={undefined} />
          {communities().length === 0 ? g().legend.city : g().legend.others}
        </li>
      </Show>
    </ul>
  )
}
