import { useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { reading, readingPages } from "../api.ts"

export const useSources = () => useInfiniteQuery(() => readingPages("/api/v1/sources", { limit: "100" }))

export const useSource = (id: Accessor<string>) => useQuery(() => reading("/api/v1/sources/:id", { id: id() }))

export const useClaims = (id: Accessor<string>) =>
  useInfiniteQuery(() => readingPages("/api/v1/sources/:id/claims", { id: id(), limit: "50" }))

export const useConflicts = () => useInfiniteQuery(() => readingPages("/api/v1/conflicts", { limit: "50" }))
