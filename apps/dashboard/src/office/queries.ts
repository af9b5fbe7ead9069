import type { OperationAnswer, OperationQuery } from "@proxeny/client"
import { useInfiniteQuery } from "@tanstack/solid-query"
import type { Accessor } from "solid-js"
import { send } from "../api.ts"
import type { About, OfficeKind, OfficeRecord } from "./kinds.ts"

type ListKey = `GET /api/v1/${OfficeKind}`

interface OfficePage {
  readonly items: ReadonlyArray<OfficeRecord>
  readonly total: number
  readonly next?: string
}

/** The records of an office about a city and its twinnings, or about a twinning, page after page. */
export const useOfficeList = (kind: OfficeKind, about: Accessor<About>) =>
  useInfiniteQuery(() => ({
    queryKey: [`GET /api/v1/${kind}`, about().kind, about().id] as const,
    queryFn: async ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) => {
      const query = {
        [about().kind]: about().id,
        limit: "20",
        ...(pageParam === "" ? {} : { cursor: pageParam })
      } as OperationQuery<"GET /api/v1/notes">
      const { answer } = await send(`GET /api/v1/${kind}` as ListKey, { query, signal })
      return answer as OperationAnswer<ListKey> as OfficePage
    },
    initialPageParam: "",
    getNextPageParam: (last: OfficePage): string | undefined => last.next
  }))
