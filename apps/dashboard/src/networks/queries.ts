import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { reading, readingPages } from "../api.ts"

export const useNetworks = (q: Accessor<string>) =>
  useInfiniteQuery(() => ({
    ...readingPages("/api/v1/networks", { ...(q() === "" ? {} : { q: q() }), limit: "50" }),
    placeholderData: keepPreviousData
  }))

export const useNetwork = (id: Accessor<string | undefined>) =>
  useQuery(() => ({ ...reading("/api/v1/networks/:id", { id: id() ?? "" }), enabled: id() !== undefined }))
