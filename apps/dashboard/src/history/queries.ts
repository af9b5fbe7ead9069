import type { OperationAnswer, OperationQuery } from "@proxeny/client"
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { asking, send } from "../api.ts"
import { type Filters, filterQuery } from "./filters.ts"

export type Change = OperationAnswer<"GET /api/v1/history">["items"][number]
type ChangePage = OperationAnswer<"GET /api/v1/history">
type RecordKind = NonNullable<OperationQuery<"GET /api/v1/history">["kind"]>

/** Changes that fit some filters, the newest first. */
export const useChanges = (filters: Accessor<Filters>, allowed: Accessor<boolean>) =>
  useInfiniteQuery(() => ({
    queryKey: ["GET /api/v1/history", filters()] as const,
    queryFn: async ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) =>
      (
        await send("GET /api/v1/history", {
          query: { ...filterQuery(filters()), limit: "40", ...(pageParam === "" ? {} : { cursor: pageParam }) },
          signal
        })
      ).answer,
    initialPageParam: "",
    getNextPageParam: (last: ChangePage): string | undefined => last.next,
    enabled: allowed(),
    placeholderData: keepPreviousData,
    staleTime: 0
  }))

/** The changes of a record, the newest first. */
export const useRecordChanges = (kind: Accessor<string>, id: Accessor<string>, allowed: Accessor<boolean>) =>
  useInfiniteQuery(() => ({
    queryKey: ["GET /api/v1/records/:kind/:id/history", kind(), id()] as const,
    queryFn: async ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) =>
      (
        await send("GET /api/v1/records/:kind/:id/history", {
          param: { kind: kind() as RecordKind, id: id() },
          query: { limit: "40", ...(pageParam === "" ? {} : { cursor: pageParam }) },
          signal
        })
      ).answer,
    initialPageParam: "",
    getNextPageParam: (last: ChangePage): string | undefined => last.next,
    enabled: allowed(),
    staleTime: 0
  }))

/** One change, with its rows page after page. */
export const useChange = (change: Accessor<string>, allowed: Accessor<boolean>) =>
  useInfiniteQuery(() => ({
    queryKey: ["GET /api/v1/history/:change", change()] as const,
    queryFn: async ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) =>
      (
        await send("GET /api/v1/history/:change", {
          param: { change: change() },
          query: { limit: "50", ...(pageParam === "" ? {} : { cursor: pageParam }) },
          signal
        })
      ).answer,
    initialPageParam: "",
    getNextPageParam: (last: OperationAnswer<"GET /api/v1/history/:change">): string | undefined => last.next,
    enabled: allowed(),
    staleTime: 0
  }))

/** A record as it stood at the end of a day. */
export const useRecordThen = (kind: Accessor<string>, id: Accessor<string>, on: Accessor<string | undefined>) =>
  useQuery(() => ({
    ...asking("GET /api/v1/records/:kind/:id/at", {
      param: { kind: kind() as RecordKind, id: id() },
      query: { on: on() ?? "" }
    }),
    enabled: on() !== undefined
  }))
