import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { breaks } from "../base/FieldRule.ts"
import { CityId, deriveId, TwinningId } from "../base/identity.ts"
import { Stage } from "./Stage.ts"

/**
 * A lasting, formal relationship between two cities: a twinning, sister-city or friendship agreement.
 *
 * **Details**: `cities` are two different cities, the smaller id first, so that one pair is one twinning whoever
 * lists it. `stages` are in order of time (`inOrder`). Whether the twinning is alive is not stored: see `stateAsOf`.
 */
export class Twinning extends Schema.Class<Twinning>("Twinning")({
  id: TwinningId,
  cities: Schema.Tuple([CityId, CityId]).check(
    Schema.makeFilter(([a, b]: readonly [CityId, CityId]) =>
      a === b
        ? breaks("must-differ", "a twinning needs two different cities")
        : a > b
          ? breaks(
              "out-of-order",
              "the two cities of a twinning stand in ascending order of their ids: make the pair with pairOf"
            )
          : undefined
    )
  ),
  stages: Schema.Array(Stage)
}) {
  /** The city on the other side, or undefined where `city` is not a party. */
  partnerOf(city: CityId): CityId | undefined {
    const [a, b] = this.cities
    return city === a ? b : city === b ? a : undefined
  }
}

export class SelfTwinning extends Schema.TaggedError<SelfTwinning>()("SelfTwinning", { city: CityId }) {
  override get message(): string {
    return `the city ${this.city} cannot be twinned with itself: name two different cities`
  }
}

/**
 * The two cities of a twinning in their fixed order, whichever is named first.
 *
 * **Errors**: {@link SelfTwinning} where both are the same city.
 */
export const pairOf = (a: CityId, b: CityId): Result.Result<readonly [CityId, CityId], SelfTwinning> =>
  a === b ? Result.fail(new SelfTwinning({ city: a })) : Result.succeed(a < b ? [a, b] : [b, a])

/** The id of the twinning of a pair: the same whoever lists it and in whichever order. */
export const twinningIdOf = ([a, b]: readonly [CityId, CityId]): TwinningId =>
  TwinningId.make(a < b ? deriveId("twinning", a, b) : deriveId("twinning", b, a))
