import { officeKinds } from "../history/citiesOf.ts"

/** Whether an office keeps something about a city or a twinning, as SQL; `id` is SQL for which. */
export const keptAbout = (kind: "city" | "twinning", id: string): string =>
  officeKinds
    .map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE about_kind = '${kind}' AND about_id = ${id})`)
    .join(" OR ")
