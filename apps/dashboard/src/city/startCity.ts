import type { Shapes } from "@proxeny/client"
import { useQuery } from "@tanstack/solid-query"
import { type Accessor, createMemo } from "solid-js"
import { reading } from "../api.ts"

/** The city that a page starts with, where it is on record. */
const startName = "Manchester"

/** The city that an address names, else the one that pages start with, else the one with most twins. */
export const createStartCity = (
  named: Accessor<string | undefined>,
  statistics: { readonly isSuccess: boolean; readonly data: typeof Shapes.Statistics.Encoded | undefined }
): Accessor<string | undefined> => {
  const start = useQuery(() => ({
    ...reading("/api/v1/cities", { q: startName, country: "GB", limit: "3" }),
    enabled: named() === undefined
  }))
  return createMemo(() => {
    const given = named()
    if (given !== undefined) return given
    const found = start.isSuccess ? start.data.items.find(({ name }) => name === startName) : undefined
    if (found !== undefined) return found.id
    return start.isPending || !statistics.isSuccess ? undefined : statistics.data?.mostTwinned[0]?.id
  })
}
