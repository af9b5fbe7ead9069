import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { reading, readingPages } from "../api.ts"
import { type Filters, filterQuery } from "./filters.ts"

export const useTwinnings = (filters: Accessor<Filters>) =>
  useInfiniteQuery(() => ({
    ...readingPages("/api/v1/twinnings", { ...filterQuery(filters()), limit: "50" }),
    placeholderData: keepPreviousData
  }))

export const useTwinning = (id: Accessor<string>) => useQuery(() => reading("/api/v1/twinnings/:id", { id: id() }))

/** The standing and the success factors of a twinning, with the activities behind them. */
export const useFactors = (id: Accessor<string>) =>
  useQuery(() => reading("/api/v1/twinnings/:id/factors", { id: id() }))
