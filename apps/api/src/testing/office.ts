import { anyone } from "@proxeny/domain"
import { somebody, steward } from "./acting.ts"
import { cityCalled, record, townsAndTwinnings, twinningOf } from "./reports.ts"

/** Three cities: Hier and Dort are twins, Anderswo is the twin of Dort alone. */
const names = { Hier: "AT", Dort: "HU", Anderswo: "CZ" }
export const [here, there, elsewhere] = [cityCalled("Hier"), cityCalled("Dort"), cityCalled("Anderswo")] as const
export const ours = twinningOf(here, there).id
export const theirs = twinningOf(there, elsewhere).id

/** Writes the three cities and their two twinnings. */
export const threeTowns = record(
  townsAndTwinnings(names, [
    ["Hier", "Dort"],
    ["Dort", "Anderswo"]
  ])
)

/** Whoever may ask: by role, and by the city that they keep. */
export const people = {
  anyone,
  viewer: somebody("viewer", [here]),
  editor: somebody("editor", [here]),
  partner: somebody("editor", [there], "partner"),
  otherViewer: somebody("viewer", [elsewhere], "other-viewer"),
  otherEditor: somebody("editor", [elsewhere], "other-editor"),
  cityless: somebody("editor", [], "cityless"),
  steward,
  admin: somebody("admin")
} as const
