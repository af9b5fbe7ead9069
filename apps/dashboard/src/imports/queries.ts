import type { OperationAnswer, OperationQuery } from "@proxeny/client"
import { useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { asking, send } from "../api.ts"
import { defined } from "../defined.ts"

/** Imports on record, the newest first. */
export const useImports = () =>
  useInfiniteQuery(() => ({
    queryKey: ["GET /api/v1/imports"] as const,
    queryFn: async ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) =>
      (
        await send("GET /api/v1/imports", {
          query: { limit: "30", ...(pageParam === "" ? {} : { cursor: pageParam }) },
          signal
        })
      ).answer,
    initialPageParam: "",
    getNextPageParam: (last: OperationAnswer<"GET /api/v1/imports">): string | undefined => last.next
  }))

/** The jobs of the last days; asked anew as long as one goes on. */
export const useJobs = (allowed: Accessor<boolean>) =>
  useQuery(() => ({
    ...asking("GET /api/v1/import-jobs", {}),
    enabled: allowed(),
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data?.items.some(({ state }) => state === "running" || state === "waiting") === true ? 2_000 : false
  }))

export const useImport = (id: Accessor<string>) =>
  useQuery(() => asking("GET /api/v1/imports/:id", { param: { id: id() } }))

/** The places that rows of an import wait for. */
export const useWaiting = (id: Accessor<string>, allowed: Accessor<boolean>) =>
  useQuery(() => ({
    ...asking("GET /api/v1/imports/:id/waiting", { param: { id: id() }, query: { limit: "100" } }),
    enabled: allowed(),
    staleTime: 0
  }))

/** An upload, as it is taken for; while it is looked at otherwise, what was there stays. */
export const useUpload = (
  id: Accessor<string>,
  as: Accessor<{ readonly sheet: string; readonly kind: string; readonly language: string }>
) =>
  useQuery(() => {
    const { kind, language, sheet } = as()
    const filled = (text: string) => (text === "" ? undefined : text)
    const query = defined<OperationQuery<"GET /api/v1/import-uploads/:id">>({
      sheet: filled(sheet),
      kind: filled(kind) as OperationQuery<"GET /api/v1/import-uploads/:id">["kind"],
      language: filled(language)
    })
    return {
      ...asking("GET /api/v1/import-uploads/:id", { param: { id: id() }, query }),
      placeholderData: (before: OperationAnswer<"GET /api/v1/import-uploads/:id"> | undefined) =>
        before?.id === id() ? before : undefined
    }
  })

export const useJob = (id: Accessor<string>) =>
  useQuery(() => ({ ...asking("GET /api/v1/import-jobs/:id", { param: { id: id() } }), staleTime: 0 }))
