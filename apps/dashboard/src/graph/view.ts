import { defined } from "../defined.ts"

/** The pictures that the page can show, in the order of the bar. */
export const viewKinds = ["around", "networks", "communities", "ways", "figures"] as const
export type ViewKind = (typeof viewKinds)[number]

export const reaches = [1, 2, 3] as const
/** How many links the picture goes from its city. */
export type Reach = (typeof reaches)[number]

export const orders = ["city", "-city", "other", "-other", "since", "-since", "state", "-state"] as const
/** The order of the table; `-` is descending. */
export type Order = (typeof orders)[number]

/** How many cities a picture of the world holds at most. */
export const sizes = [500, 2000, 5000, 20_000] as const
export type WorldSize = (typeof sizes)[number]
const startSize: WorldSize = 2000

/** Where the cities stand: by their links, or where they are on Earth. */
export const arrangements = ["links", "map"] as const
export type Arrangement = (typeof arrangements)[number]

/** What `figures` ranks cities by. */
export const measures = ["twins", "betweenness", "pagerank", "closeness", "eigenvector", "interlocking"] as const
export type Measure = (typeof measures)[number]

/**
 * What the page shows: the same view gives the same picture, the same table and the same ranking.
 *
 * **Details**: keys that a kind of view does not know are absent from it, see {@link readView}. How close one looks and how
 * much of a long list is unfolded are no part of it.
 */
export interface GraphView {
  readonly view: ViewKind
  /** The city in the middle of `around` and `networks`, the start of `ways`. */
  readonly city?: string
  /** The city at the other end of `ways`. */
  readonly to?: string
  /** Instead of a city in `networks`. */
  readonly network?: string
  readonly reach: Reach
  /** The community that is opened in `communities`. */
  readonly community?: number
  readonly size: WorldSize
  readonly arrangement: Arrangement
  /** Shows only what was in force in this year. */
  readonly year?: number
  /** Shows or hides links whose beginning no source dates; if absent see {@link showsUndated}. */
  readonly undated?: boolean
  /** The city or the network that is chosen in the picture. */
  readonly chosen?: string
  /** The table holds only the links of what is chosen. */
  readonly only?: true
  readonly order: Order
  /** The measure of the ranking in `figures`. */
  readonly measure: Measure
}

/** A view as it stands in an address. */
export type ViewParams = { readonly [K in keyof GraphView]?: string | undefined }

const oneOf = <T>(known: ReadonlyArray<T>, text: string | undefined): T | undefined =>
  known.find((one) => String(one) === text)

const whole = (text: string | undefined, least: number, most: number): number | undefined => {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined
  const value = Number(text)
  return value >= least && value <= most ? value : undefined
}

const named = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim()
  return trimmed === undefined || trimmed === "" ? undefined : trimmed
}

/** Whether a kind of view can put its cities where they are on Earth: networks are nowhere. */
export const hasMap = (view: ViewKind): boolean => view === "around" || view === "communities" || view === "ways"

/** Reads a view from an address; what it does not understand, or what the kind of view does not know, is left out. */
export const readView = (params: ViewParams): GraphView => {
  const view = oneOf(viewKinds, params.view) ?? "around"
  const drawn = view !== "figures"
  const network = view === "networks" ? named(params.network) : undefined
  const chosen = drawn ? named(params.chosen) : undefined
  return defined<GraphView>({
    view,
    city: drawn && view !== "communities" && network === undefined ? named(params.city) : undefined,
    to: view === "ways" ? named(params.to) : undefined,
    network,
    reach: (view === "around" ? oneOf(reaches, params.reach) : undefined) ?? 1,
    community: view === "communities" ? whole(params.community, 0, 2 ** 31) : undefined,
    size: (view === "communities" ? oneOf(sizes, params.size) : undefined) ?? startSize,
    arrangement: (hasMap(view) ? oneOf(arrangements, params.arrangement) : undefined) ?? "links",
    year: drawn ? whole(params.year, 1, 9999) : undefined,
    undated: drawn && (params.undated === "yes" || params.undated === "no") ? params.undated === "yes" : undefined,
    chosen,
    only: chosen !== undefined && params.only === "yes" ? true : undefined,
    order: (drawn ? oneOf(orders, params.order) : undefined) ?? "city",
    measure: (drawn ? undefined : oneOf(measures, params.measure)) ?? "twins"
  })
}

/** Writes a view for an address: `undefined` where it is as it would be without the key. */
export const viewParams = (view: GraphView): Record<keyof GraphView, string | undefined> => ({
  view: view.view === "around" ? undefined : view.view,
  city: view.city,
  to: view.to,
  network: view.network,
  reach: view.reach === 1 ? undefined : String(view.reach),
  community: view.community === undefined ? undefined : String(view.community),
  size: view.size === startSize ? undefined : String(view.size),
  arrangement: view.arrangement === "links" ? undefined : view.arrangement,
  year: view.year === undefined ? undefined : String(view.year),
  undated: view.undated === undefined ? undefined : view.undated ? "yes" : "no",
  chosen: view.chosen,
  only: view.only === true ? "yes" : undefined,
  order: view.order === "city" ? undefined : view.order,
  measure: view.measure === "twins" ? undefined : view.measure
})

/** Whether undated links are shown: with all years they are, in one year only where the reader asks for them. */
export const showsUndated = ({ undated, year }: Pick<GraphView, "undated" | "year">): boolean =>
  undated ?? year === undefined

/** The path that shows a view. */
export const viewPath = (view: Partial<GraphView>): string => {
  const params = viewParams(readView(viewParams({ ...readView({}), ...view })))
  const search = new URLSearchParams(defined<Record<string, string>>(params)).toString()
  return search === "" ? "/graph" : `/graph?${search}`
}
