import * as Schema from "effect/Schema"
import { CityId, TwinningId, Uuid } from "../base/identity.ts"

export const AboutCity = Schema.Struct({ kind: Schema.Literal("city"), id: CityId })
export const AboutTwinning = Schema.Struct({ kind: Schema.Literal("twinning"), id: TwinningId })

/** What a record of an office is about: a city, or a twinning, where it belongs to the offices of both cities. */
export const About = Schema.Union([AboutCity, AboutTwinning])
export type About = typeof About.Type

/** What every record of an office has: an id of its own, and what it is about, which never changes. */
export const officeRecord = { id: Uuid, about: About }

/** A year that an office accounts for. */
export const AccountedYear = Schema.Int.check(
  Schema.isBetween({ minimum: 1900, maximum: 2200 }, { message: "a year is a whole number from 1900 to 2200" })
)
