import * as Schema from "effect/Schema"
import { Money } from "../twinning/Activity.ts"
import { AboutCity, AccountedYear, officeRecord } from "./About.ts"
import { prose } from "./writtenText.ts"

/** What a city has for its international work in a year. */
export const Budget = Schema.Struct({
  ...officeRecord,
  about: AboutCity,
  year: AccountedYear,
  money: Money,
  note: Schema.optionalKey(prose(2_000))
})
export type Budget = typeof Budget.Type
