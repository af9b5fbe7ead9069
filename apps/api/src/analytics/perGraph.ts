import type { WorldGraph } from "@proxeny/domain"
import type { CityRow, Snapshot } from "./snapshot.ts"

/** How many answers to different questions are kept of one graph. */
const mostKept = 8

/**
 * Keeps what follows from the links of a snapshot and the rows of its cities alone: most changes of the register touch neither.
 *
 * **When to use**: for what takes long to make, and does not say of which version it is.
 */
export const perGraph = <Asked, A>(make: (snapshot: Snapshot, asked: Asked) => A) => {
  const held = new WeakMap<WorldGraph, { readonly cities: ReadonlyArray<CityRow>; readonly made: Map<Asked, A> }>()
  return (snapshot: Snapshot, asked: Asked): A => {
    const { cities, world } = snapshot
    let own = held.get(world)
    if (own?.cities !== cities) {
      own = { cities, made: new Map() }
      held.set(world, own)
    }
    const known = own.made.get(asked)
    if (known !== undefined) return known
    if (own.made.size >= mostKept) own.made.clear()
    const made = make(snapshot, asked)
    own.made.set(asked, made)
    return made
  }
}
