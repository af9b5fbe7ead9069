import { useQuery } from "@tanstack/solid-query"
import { reading } from "../api.ts"

/** The counts of the register; several parts of the first screen read the one answer. */
export const useStatistics = () => useQuery(() => reading("/api/v1/statistics", {}))
