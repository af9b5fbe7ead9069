import type { Shapes } from "@proxeny/client"
import { defined } from "../defined.ts"
import type { TwinningState } from "../partnerships/states.ts"

type GraphCity = typeof Shapes.GraphCity.Encoded
export type GraphPart = typeof Shapes.GraphPart.Encoded
export type GraphMemberships = typeof Shapes.GraphMemberships.Encoded

/** A city or a network in the picture. */
export interface SceneNode {
  readonly id: string
  readonly kind: "city" | "network"
  readonly name: string
  readonly nameZh?: string
  /** A network's name in full, where the picture has room for its short name only. */
  readonly fullName?: string
  readonly country?: string
  /** Twins of a city, cities of a network: on record, also those that are not drawn. */
  readonly weight: number
  readonly community?: number
  readonly latitude?: number
  readonly longitude?: number
  /** Where the answer puts it, where it does. */
  readonly x?: number
  readonly y?: number
  /** How many links it is from the city in the middle. */
  readonly away?: number
}

/**
 * What a line stands for: a twinning, a city that belongs to a network itself, one that belongs to it through another
 * network, a network that belongs to a network.
 */
export type LinkKind = "twinning" | "direct" | "mediated" | "belonging"

/** A line of the picture and a row of the table: `a` and `b` are places in the list of nodes. */
export interface SceneLink {
  readonly id: string
  readonly a: number
  readonly b: number
  readonly kind: LinkKind
  readonly state?: TwinningState
  readonly since?: string
  readonly until?: string
  /** The network through which a city belongs, a place in the list of nodes. */
  readonly through?: number
}

/** Everything that a picture shows, before a year narrows it. */
export interface Scene {
  readonly nodes: ReadonlyArray<SceneNode>
  readonly links: ReadonlyArray<SceneLink>
}

const cityNode = (city: GraphCity, away?: number): SceneNode =>
  defined<SceneNode>({
    id: city.id,
    kind: "city",
    name: city.name,
    nameZh: city.nameZh,
    fullName: undefined,
    country: city.country,
    weight: city.twins,
    community: city.community,
    latitude: city.latitude,
    longitude: city.longitude,
    x: city.x,
    y: city.y,
    away
  })

/** The picture of an answer that holds cities and their twinnings; `away` gives for each city how far it is. */
export const sceneOfPart = (
  part: Pick<GraphPart, "cities" | "twinnings">,
  away: ReadonlyArray<number> = []
): Scene => ({
  nodes: part.cities.map((city, index) => cityNode(city, away[index])),
  links: part.twinnings.map(({ a, b, id, since, state, until }) =>
    defined<SceneLink>({ id, a, b, kind: "twinning", state, since, until, through: undefined })
  )
})

/** The picture of an answer that holds cities and networks: the cities stand first, the networks after them. */
export const sceneOfMemberships = (answer: Omit<GraphMemberships, "version">): Scene => {
  const at = answer.cities.length
  return {
    nodes: [
      ...answer.cities.map((city) => cityNode(city)),
      ...answer.networks.map(({ id, members, name, shortName }) =>
        defined<SceneNode>({
          id,
          kind: "network",
          name: shortName ?? name,
          nameZh: undefined,
          fullName: shortName === undefined ? undefined : name,
          country: undefined,
          weight: members,
          community: undefined,
          latitude: undefined,
          longitude: undefined,
          x: undefined,
          y: undefined,
          away: undefined
        })
      )
    ],
    links: [
      ...answer.memberships.map(({ city, network, since, through, until }, index) =>
        defined<SceneLink>({
          // A city may belong to a network more than once: in two periods, or through two others.
          id: `membership-${index}`,
          a: city,
          b: at + network,
          kind: through === undefined ? "direct" : "mediated",
          state: undefined,
          since,
          until,
          through: through === undefined ? undefined : at + through
        })
      ),
      ...answer.belonging.map(
        ({ member, network }, index): SceneLink => ({
          id: `belonging-${index}`,
          a: at + member,
          b: at + network,
          kind: "belonging"
        })
      )
    ]
  }
}

/** How many of the nodes are cities. */
export const countCities = ({ nodes }: Pick<Scene, "nodes">): number =>
  nodes.reduce((cities, { kind }) => cities + Number(kind === "city"), 0)

export const otherEnd = (link: SceneLink, node: number): number => (link.a === node ? link.b : link.a)
