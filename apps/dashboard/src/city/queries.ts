import type { Answer } from "@proxeny/client"
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { reading, readingPages } from "../api.ts"
import type { Cap } from "../portfolio/cap.ts"

/** The first few cities by a name in any script; nothing is asked for an empty name. */
export const useCitySearch = (name: Accessor<string>, limit = 8) =>
  useQuery(() => ({
    ...reading("/api/v1/cities", { q: name().trim(), limit: String(limit) }),
    enabled: name().trim() !== "",
    placeholderData: keepPreviousData
  }))

export const useCities = (filter: Accessor<{ readonly q: string; readonly country: string }>) =>
  useInfiniteQuery(() => ({
    ...readingPages("/api/v1/cities", {
      ...(filter().q === "" ? {} : { q: filter().q }),
      ...(filter().country === "" ? {} : { country: filter().country }),
      limit: "50"
    }),
    placeholderData: keepPreviousData
  }))

export const useCity = (id: Accessor<string | undefined>) =>
  useQuery(() => ({ ...reading("/api/v1/cities/:id", { id: id() ?? "" }), enabled: id() !== undefined }))

export const useMaturity = (id: Accessor<string>) =>
  useQuery(() => reading("/api/v1/cities/:id/maturity", { id: id() }))

/** The portfolio of a city, under a budget where one is given; while that is asked for, what was there stays. */
export const usePortfolio = (id: Accessor<string>, cap: Accessor<Cap | undefined>) =>
  useQuery(() => {
    const budget = cap()
    return {
      ...reading("/api/v1/cities/:id/portfolio", {
        id: id(),
        ...(budget === undefined ? {} : { cap: budget.amount, currency: budget.currency })
      }),
      placeholderData: (before: Answer<"/api/v1/cities/:id/portfolio"> | undefined) =>
        before?.city.id === id() ? before : undefined
    }
  })

export const useCountries = () => useQuery(() => reading("/api/v1/countries", {}))
