import { useQueries } from "@tanstack/solid-query"
import { type Accessor, createMemo } from "solid-js"
import { reading } from "../api.ts"
import { cityName } from "../naming.tsx"
import type { Json } from "./difference.ts"

const isUuid = (value: Json): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value)

/** Where a city is named by its id. */
const cityKeys = new Set(["city", "benefitsKnownFor", "cities"])

/** The most cities that are asked for. */
const most = 12

/** The ids of cities in a value. */
const cityIds = (value: Json | undefined, under = ""): ReadonlyArray<string> => {
  if (value === undefined || value === null) return []
  if (isUuid(value)) return cityKeys.has(under) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one: Json) => cityIds(one, under))
  if (typeof value !== "object") return []
  return Object.entries(value).flatMap(([key, one]) => cityIds(one as Json, key))
}

/** The names of the cities that a value speaks of by their ids. */
export const useNames = (value: Accessor<Json | undefined>): Accessor<Readonly<Record<string, string>>> => {
  const ids = createMemo(() => [...new Set(cityIds(value()))].slice(0, most))
  const cities = useQueries(() => ({ queries: ids().map((id) => reading("/api/v1/cities/:id", { id })) }))
  return createMemo(() =>
    Object.fromEntries(
      cities.flatMap((city) => (city.isSuccess ? [[city.data.id as string, cityName(city.data)] as const] : []))
    )
  )
}
