import { type Actor, type CityId, permissions } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { CurrentActor } from "../history/change.ts"
import type { Unstated } from "./statements.ts"

/** What somebody's import may write. */
export interface Rights {
  /** Whether it may say something of records to which these cities are a party. */
  readonly reaches: (cities: ReadonlyArray<CityId>) => boolean
  /** Whether it may say something of what all cities share: networks, and how far a source can be relied on. */
  readonly shared: boolean
  /** Whether it may say something of everything, so that nothing needs to be looked at. */
  readonly everything: boolean
}

/**
 * What an import by somebody may write, as the table of permissions has it.
 *
 * **Details**: an editor's import says something of the editor's cities, and of their twinnings, activities and memberships.
 */
export const rightsOf = (actor: Actor): Rights => {
  const reach =
    actor.kind === "installation" ? "any" : actor.kind === "anyone" ? "no" : permissions["import.run"][actor.role]
  const shared =
    actor.kind === "installation" || (actor.kind === "person" && permissions["shared.write"][actor.role] === "any")
  const own = new Set<CityId>(actor.kind === "person" ? actor.cities : [])
  return {
    reaches:
      reach === "any" ? () => true : reach === "no" ? () => false : (cities) => cities.some((city) => own.has(city)),
    shared,
    everything: reach === "any" && shared
  }
}

/** What the import of whoever asks may write. */
export const currentRights = Effect.map(CurrentActor, rightsOf)

/** A row about cities of which none is kept by whoever brings it. */
export const notYours = (cities: ReadonlyArray<string>): Result.Result<never, Unstated> =>
  Result.fail({
    reason:
      cities.length === 1
        ? `${cities[0]} is none of the cities that you keep`
        : `neither ${cities.join(" nor ")} is one of the cities that you keep`,
    remedy: "leave the row to whoever keeps the city, or ask an admin to add it to yours"
  })

/** A row that says something of a network itself. */
export const notShared = (network: string): Result.Result<never, Unstated> =>
  Result.fail({
    reason: `${network} is a network, and stewards keep what is said of networks`,
    remedy: "ask a steward to bring the row in, or leave it out"
  })

/** A row that makes a city of one's own a member of networks that are not on record. */
export const notOnRecord = (networks: ReadonlyArray<string>): Result.Result<never, Unstated> =>
  Result.fail({
    reason: `${networks.join(" and ")}: there is no such network on record, and stewards record networks`,
    remedy: "ask a steward to record the network, then bring the row in again"
  })
