import type { OperationQuery } from "@proxeny/client"
import { defined } from "../defined.ts"

type Query = OperationQuery<"GET /api/v1/history">

/** What the list of changes is narrowed to; empty where it is not. */
export interface Filters {
  readonly kind: string
  readonly id: string
  readonly city: string
  readonly actor: string
  readonly what: string
  readonly from: string
  readonly until: string
}

export const filterKeys = ["kind", "id", "city", "actor", "what", "from", "until"] as const

/** The filters that an address names; what it says twice, or not as text, is left aside. */
export const readFilters = (params: Readonly<Partial<Record<string, unknown>>>): Filters =>
  Object.fromEntries(
    filterKeys.map((key) => [key, typeof params[key] === "string" ? params[key] : ""])
  ) as unknown as Filters

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** The filters as they are asked for: a day that is not whole yet is not. */
export const filterQuery = (filters: Filters): Query => {
  const filled = (key: keyof Filters) => (filters[key] === "" ? undefined : filters[key])
  const day = (key: "from" | "until") => (isDay(filters[key]) ? filters[key] : undefined)
  return defined<Query>({
    kind: filled("kind") as Query["kind"],
    id: filters.kind === "" ? undefined : filled("id"),
    city: filled("city") as Query["city"],
    actor: filled("actor"),
    what: filled("what"),
    from: day("from"),
    until: day("until"),
    limit: undefined,
    cursor: undefined
  })
}
