import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { reading, readingPages } from "../api.ts"

export const useSources = () => useInfiniteQuery(() => readingPages("/api/v1/sources", { limit: "100" }))

export const useSource = (id: Accessor<string>) => useQuery(() => reading("/api/v1/sources/:id", { id: id() }))

export const useClaims = (id: Accessor<string>) =>
  useInfiniteQuery(() => readingPages("/api/v1/sources/:id/claims", { id: id(), limit: "50" }))

/** Contradictions that are open, or that somebody decided. */
export const useConflicts = (decided: Accessor<boolean> = () => false) =>
  useInfiniteQuery(() => ({
    ...readingPages("/api/v1/conflicts", { ...(decided() ? { decided: "true" as const } : {}), limit: "50" }),
    placeholderData: keepPreviousData
  }))
