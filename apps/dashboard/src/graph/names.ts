import type { Shapes } from "@proxeny/client"
import { g } from "../i18n/graph.ts"
import { language } from "../i18n/language.ts"
import { listed } from "../i18n/words.ts"
import { cityName } from "../naming.tsx"
import type { SceneNode } from "./Scene.ts"

export type CommunityView = typeof Shapes.Community.Encoded

/** What a node is called in the picture and in the table. */
export const nodeName = (node: SceneNode): string => (node.kind === "network" ? node.name : cityName(node))

/** What a community is called: its best-linked cities. */
export const communityName = (community: CommunityView, most = 3): string =>
  listed(community.leading.slice(0, most).map(cityName))

/** Its name in two words, where there is little room. */
export const communityShort = (community: CommunityView): string =>
  community.leading
    .slice(0, 2)
    .map(cityName)
    .join(language() === "zh" ? "、" : ", ")

/** The number of a community as readers count: from 1. */
export const communityNumber = (community: number): number => community + 1

/** How a link that is no twinning stands: what the table says instead of a state. */
export const kindWords = (kind: "direct" | "mediated" | "belonging", through: SceneNode | undefined): string =>
  kind === "mediated"
    ? through === undefined
      ? g().legend.mediated
      : g().table.kind.mediated(nodeName(through))
    : g().table.kind[kind]
