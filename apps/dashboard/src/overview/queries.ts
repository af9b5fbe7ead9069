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
      let all: MapCities = { version: 0, cities: [] }
      for (;;) {
        const input = { from: String(all.cities.length), limit: String(namesAtOnce) }
        const part = await reading("/api/v1/map/cities", input).queryFn(asked)
        // Where the register has changed meanwhile, the cities may be in another order: begun again.
        const isSame = part.version === all.version || all.cities.length === 0
        all = isSame ? { version: part.version, cities: [...all.cities, ...part.cities] } : { version: 0, cities: [] }
        if (isSame && part.cities.length < namesAtOnce) return all
      }
    },
    enabled: wanted(),
    staleTime: 3_600_000
  }))
