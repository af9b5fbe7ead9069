import type { Path } from "@proxeny/client"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { idsIn } from "../register/claimViews.ts"

/** The paths whose answers follow from the records of a city and its partners, or of the two cities of a twinning. */
export const about = {
  "/api/v1/cities/:id": "city",
  "/api/v1/cities/:id/maturity": "city",
  "/api/v1/cities/:id/portfolio": "city",
  "/api/v1/twinnings/:id": "twinning",
  "/api/v1/twinnings/:id/factors": "twinning"
} as const satisfies Partial<Record<Path, "city" | "twinning">>

/**
 * The cities that the answer of a path rests on, or undefined where it rests on more than some cities.
 *
 * **Details**: with a city all its partners, since their names, their networks and what they recorded with others bear on it.
 */
export const restsOn = Effect.fnUntraced(function* (path: Path, id: string | undefined) {
  const kind = path in about ? about[path as keyof typeof about] : undefined
  if (kind === undefined || id === undefined) return undefined
  const sql = yield* SqlClient.SqlClient
  const rows = yield* kind === "city"
    ? sql<{ city: string }>`
        SELECT city_b AS city FROM twinning WHERE city_a = ${id} UNION ALL SELECT city_a FROM twinning WHERE city_b = ${id}`
    : sql<{ city: string }>`SELECT unnest(ARRAY[city_a, city_b]) AS city FROM twinning WHERE id = ${id}`
  const cities = rows.map(({ city }) => city)
  return kind === "city" ? [id, ...cities] : cities
})

/**
 * The records that an answer names, and those that its claims speak of, wherever they stand in it: cities, and others that do no harm.
 *
 * **Details**: what a city is called bears on an answer that names it; and one that a claim speaks of may come on record, and is
 * named from then on.
 */
export const named = (answer: unknown): ReadonlySet<string> => {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (value === null || typeof value !== "object") return
    if ("name" in value && "id" in value && typeof value.id === "string") found.add(value.id)
    if ("attribute" in value && "value" in value) for (const id of idsIn(value.value)) found.add(id)
    if (Array.isArray(value)) for (const part of value) look(part)
    else for (const key in value) look((value as Readonly<Record<string, unknown>>)[key])
  }
  look(answer)
  return found
}
