import * as Schema from "effect/Schema"
import { deriveId, NetworkId } from "../base/identity.ts"

/** How far a network reaches. */
export const NetworkScope = Schema.Literals(["world", "region", "country"])
export type NetworkScope = typeof NetworkScope.Type

/**
 * A formal organisation for cooperation among local governments (S1 l.86–99): C40, UCLG, a national association.
 *
 * **Details**: `name` is the full name, `shortName` what everybody says. `founded` is a year. `scope` is absent where nobody
 * says how far it reaches, as in lists that only name it.
 */
export class CityNetwork extends Schema.Class<CityNetwork>("CityNetwork")({
  id: NetworkId,
  name: Schema.NonEmptyString,
  shortName: Schema.optionalKey(Schema.NonEmptyString),
  scope: Schema.optionalKey(NetworkScope),
  founded: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9999 }))),
  topics: Schema.Array(Schema.NonEmptyString)
}) {
  get label(): string {
    return this.shortName ?? this.name
  }
}

/** The id of a network known by a short, stable key such as "c40". */
export const networkIdOf = (key: string): NetworkId => NetworkId.make(deriveId("network", key))
