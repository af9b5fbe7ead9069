import type { Answer, Shapes } from "@proxeny/client"
import { keepPreviousData, useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { reading } from "../api.ts"
import type { Reach, WorldSize } from "./view.ts"

export type State = typeof Shapes.Analysed.Encoded

/** How often to ask again while figures are being worked out, in ms. */
const askAgain = 2500

/** Whether newer figures are on their way. */
const isUnderWay = (state: State | undefined): boolean =>
  state !== undefined && state.failed === undefined && (state.working !== undefined || state.analysed !== state.version)

const untilSettled = (query: { readonly state: { readonly data: State | undefined } }): number | false =>
  isUnderWay(query.state.data) ? askAgain : false

/** Asks again only until there are figures at all: a picture should not change under the reader. */
const untilThere = (query: { readonly state: { readonly data: State | undefined } }): number | false =>
  isUnderWay(query.state.data) && query.state.data?.analysed === undefined ? askAgain : false

/** The most cities that the API gives around one. */
const mostAround = 2000

export const useAround = (id: Accessor<string | undefined>, reach: Accessor<Reach>) =>
  useQuery(() => ({
    ...reading("/api/v1/cities/:id/around", {
      id: id() ?? "",
      links: String(reach()),
      limit: String(mostAround)
    }),
    enabled: id() !== undefined,
    // A picture that is widened stays until the wider one is there.
    placeholderData: (before: Answer<"/api/v1/cities/:id/around"> | undefined) =>
      before?.cities[0]?.id === id() ? before : undefined,
    refetchInterval: untilThere
  }))

export const useCityNetworks = (id: Accessor<string | undefined>) =>
  useQuery(() => ({
    ...reading("/api/v1/cities/:id/networks", { id: id() ?? "", limit: "60" }),
    enabled: id() !== undefined
  }))

export const useNetworkGraph = (id: Accessor<string | undefined>) =>
  useQuery(() => ({
    ...reading("/api/v1/networks/:id/graph", { id: id() ?? "", limit: "500" }),
    enabled: id() !== undefined
  }))

export const useWorld = (community: Accessor<number | undefined>, size: Accessor<WorldSize>) =>
  useQuery(() => {
    const chosen = community()
    return {
      ...reading("/api/v1/graph", {
        ...(chosen === undefined ? {} : { community: String(chosen) }),
        limit: String(size())
      }),
      refetchInterval: untilThere
    }
  })

export const useWays = (from: Accessor<string | undefined>, to: Accessor<string | undefined>) =>
  useQuery(() => ({
    ...reading("/api/v1/cities/:id/ways", { id: from() ?? "", to: to() ?? "", limit: "60" }),
    enabled: from() !== undefined && to() !== undefined && from() !== to(),
    refetchInterval: untilThere
  }))

/** The figures of the whole; asked again while newer ones are being worked out. */
export const useAnalytics = () =>
  useQuery(() => ({ ...reading("/api/v1/analytics", {}), refetchInterval: untilSettled }))

/** Where the chosen city stands in the world. */
export const useCityInGraph = (id: Accessor<string | undefined>) =>
  useQuery(() => ({
    ...reading("/api/v1/cities/:id/graph", { id: id() ?? "" }),
    enabled: id() !== undefined,
    refetchInterval: untilThere
  }))

/** The first few networks by name; all of them for an empty name. */
export const useNetworkSearch = (name: Accessor<string>) =>
  useQuery(() => ({
    ...reading("/api/v1/networks", { ...(name().trim() === "" ? {} : { q: name().trim() }), limit: "12" }),
    placeholderData: keepPreviousData
  }))
