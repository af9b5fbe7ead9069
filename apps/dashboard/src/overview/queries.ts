import type { Answer } from "@proxeny/client"
import { useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { reading } from "../api.ts"

type MapCities = Answer<"/api/v1/map/cities">

/** Cities and links for the map of the world: as many links as the API gives at most. */
export const useWorldMap = () =>
  useQuery(() => ({ ...reading("/api/v1/map", { limit: "20000" }), staleTime: 3_600_000 }))

/** The first contradictions of the register. */
export const useFirstConflicts = () => useQuery(() => reading("/api/v1/conflicts", { limit: "3" }))

/** How many names are read at once: one answer with all names of a large register would keep everybody else waiting. */
const namesAtOnce = 20_000

/** The names of all cities on the map, once somebody looks closer than the first screen. */
export const useMapCities = (wanted: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ["/api/v1/map/cities", "all"] as const,
    queryFn: async (asked: { readonly signal: AbortSignal }): Promise<MapCities> => {
      const part = (from: number): Promise<MapCities> =>
        reading("/api/v1/map/cities", { from: String(from), limit: String(namesAtOnce) }).queryFn(asked)
      const { version, ...first } = await part(0)
      const cities = [...first.cities]
      while (cities.length > 0 && cities.length % namesAtOnce === 0) {
        const next = await part(cities.length)
        // Where the register has changed meanwhile, cities may be in another order: those read so far are named, as they stood.
        if (next.version !== version || next.cities.length === 0) break
        cities.push(...next.cities)
      }
      return { version, cities }
    },
    enabled: wanted(),
    staleTime: 3_600_000
  }))
