import { useInfiniteQuery } from "@tanstack/solid-query"
import { type Accessor, createEffect, createMemo } from "solid-js"
import { readingPages } from "../api.ts"

/** Every source on record, page after page, from when they are first needed. */
export const useEverySource = (needed: Accessor<boolean>) => {
  const query = useInfiniteQuery(() => ({
    ...readingPages("/api/v1/sources", { limit: "200" }),
    enabled: needed()
  }))
  createEffect(() => {
    if (needed() && query.hasNextPage && !query.isFetchingNextPage && !query.isError) query.fetchNextPage()
  })
  const items = createMemo(() => (query.isSuccess ? query.data.pages.flatMap((page) => page.items) : []))
  return { query, items }
}
