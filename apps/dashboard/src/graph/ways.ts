import type { Scene, SceneLink, SceneNode } from "./Scene.ts"

/** One step of a way: the twinning that leads on, and the city that it leads to. */
export interface Step {
  readonly link: SceneLink | undefined
  readonly city: SceneNode
}

/** A way, told from its first city on. */
export interface Told {
  readonly first: SceneNode
  readonly steps: ReadonlyArray<Step>
  /** Whether every twinning on it is among those that are shown. */
  readonly open: boolean
}

const pair = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** The ways of an answer as they are told; `shown` are the links that a year leaves. */
export const tellWays = (
  { links, nodes }: Scene,
  ways: ReadonlyArray<ReadonlyArray<number>>,
  shown: ReadonlyArray<number>
): ReadonlyArray<Told> => {
  const between = new Map(links.map((link, index) => [pair(link.a, link.b), index]))
  const open = new Set(shown)
  return ways.flatMap((way): ReadonlyArray<Told> => {
    const [start = -1, ...rest] = way
    const first = nodes[start]
    if (first === undefined) return []
    let passable = true
    const steps = rest.flatMap((node, at): ReadonlyArray<Step> => {
      const city = nodes[node]
      if (city === undefined) return []
      const index = between.get(pair(way[at] ?? -1, node))
      if (index === undefined || !open.has(index)) passable = false
      return [{ link: index === undefined ? undefined : links[index], city }]
    })
    return [{ first, steps, open: passable }]
  })
}

/** Only the links that some way goes along: others between the same cities would hide them. */
export const linksOfWays = (scene: Scene, ways: ReadonlyArray<ReadonlyArray<number>>): Scene => {
  const gone = new Set(ways.flatMap((way) => way.slice(1).map((node, at) => pair(way[at] ?? -1, node))))
  return { nodes: scene.nodes, links: scene.links.filter(({ a, b }) => gone.has(pair(a, b))) }
}
