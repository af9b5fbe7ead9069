import { useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { reading } from "../api.ts"

/** Cities and links for the map of the world: as many links as the API gives at most. */
export const useWorldMap = () =>
  useQuery(() => ({ ...reading("/api/v1/map", { limit: "20000" }), staleTime: 3_600_000 }))

/** The first contradictions of the register. */
export const useFirstConflicts = () => useQuery(() => reading("/api/v1/conflicts", { limit: "3" }))

/** The names of all cities on the map, once somebody looks closer than the first screen. */
export const useMapCities = (wanted: Accessor<boolean>) =>
  useQuery(() => ({ ...reading("/api/v1/map/cities", {}), enabled: wanted(), staleTime: 3_600_000 }))
