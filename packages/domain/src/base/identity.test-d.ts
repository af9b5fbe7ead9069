import { expectTypeOf } from "vitest"
import type { City } from "../city/City.ts"
import { type pairOf, Twinning, twinningIdOf } from "../twinning/Twinning.ts"
import type { AgreementId, CityId, ClaimId, MembershipId, NetworkId, SourceId, TwinningId } from "./identity.ts"
import type { PartialDate } from "./PartialDate.ts"

// An id of one kind is never taken for one of another, nor is a text taken for an id.
expectTypeOf<CityId>().not.toExtend<TwinningId>()
expectTypeOf<TwinningId>().not.toExtend<CityId>()
expectTypeOf<SourceId>().not.toExtend<ClaimId>()
expectTypeOf<NetworkId>().not.toExtend<CityId>()
expectTypeOf<MembershipId>().not.toExtend<AgreementId>()
expectTypeOf<string>().not.toExtend<CityId>()
expectTypeOf<string>().not.toExtend<PartialDate>()

// And every id is a text.
expectTypeOf<CityId>().toExtend<string>()

expectTypeOf<City["id"]>().toEqualTypeOf<CityId>()
expectTypeOf<Parameters<typeof pairOf>>().toEqualTypeOf<[CityId, CityId]>()
expectTypeOf(twinningIdOf).returns.toEqualTypeOf<TwinningId>()
expectTypeOf<Twinning["cities"]>().toExtend<readonly [CityId, CityId]>()

declare const city: CityId
declare const twinning: TwinningId
// @ts-expect-error the id of a twinning is not that of a city
new Twinning({ id: twinning, cities: [city, twinning], stages: [] })
