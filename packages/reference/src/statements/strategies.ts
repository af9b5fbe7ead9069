import { type CityId, type Claim, deriveId, PartialDate, StrategyProfile, StrategyProfileId } from "@proxeny/domain"
import { cityNamed } from "../places/cities.ts"
import { sources } from "../sources.ts"
import { about, statedBy } from "./state.ts"

/** The time the report speaks of: its research is of 2015. */
const asOf = PartialDate.make("2015")

type Answers = {
  readonly strategy?: readonly ["partial" | "explicit" | "explicit-per-partner", locator: string]
  readonly team?: readonly ["none" | "dedicated" | "technical-teams" | "both", locator: string]
  readonly officesAbroad?: readonly [number, locator: string]
}

const foreignAffairsOffice: Answers = { team: ["dedicated", "l.501"] }
const businessAffairs: Answers = { team: ["technical-teams", "l.686–687"] }

/**
 * What the report says of single cities.
 *
 * **Gotchas**: the report does not print which city has which strategy (figures 3 and 9 survive as captions), so most
 * answers are unknown. Offices that it mentions as an example are not counted, since there may be others.
 */
const answers: Readonly<Record<string, Answers>> = {
  Chongqing: { strategy: ["explicit-per-partner", "l.609"], ...foreignAffairsOffice },
  Beijing: { strategy: ["explicit", "l.607–608"], ...foreignAffairsOffice },
  ...Object.fromEntries(
    ["Chengdu", "Guangzhou", "Shanghai", "Shenzhen", "Tianjin", "Wuhan", "Xi'an"].map((name) => [
      name,
      foreignAffairsOffice
    ])
  ),
  "Hong Kong": { team: ["none", "l.516–517"], officesAbroad: [12, "l.504–505"] },
  Macau: { team: ["none", "l.516–517"] },
  Brighton: { team: ["dedicated", "l.407–409"] },
  Birmingham: { team: ["dedicated", "l.409–410"] },
  Glasgow: { team: ["dedicated", "l.409–410"] },
  Leeds: { team: ["dedicated", "l.409–410"] },
  Bristol: { officesAbroad: [1, "l.411"] },
  Seoul: { team: ["technical-teams", "l.676"] },
  Melbourne: businessAffairs,
  Copenhagen: businessAffairs,
  Yokohama: businessAffairs,
  Amsterdam: businessAffairs
}

/** The id of what is known of a city's strategy as of a date. */
const profileIdOf = (city: CityId, date: PartialDate): StrategyProfileId =>
  StrategyProfileId.make(deriveId("strategy", city, date))

const report = statedBy(sources.report)

const rows = Object.entries(answers).map(([name, { officesAbroad, strategy, team }]) => {
  const city = cityNamed(name)
  const id = profileIdOf(city, asOf)
  const says = (attribute: string, [value, locator]: readonly [string | number, string]): Claim =>
    report(locator, about("strategy", id), attribute, value)
  const claims = {
    ...(strategy && { strategy: says("strategy", strategy) }),
    ...(team && { team: says("team", team) }),
    ...(officesAbroad && { officesAbroad: says("offices-abroad", officesAbroad) })
  }
  return {
    claims: Object.values(claims),
    profile: new StrategyProfile({
      id,
      city,
      asOf,
      ...(strategy && claims.strategy && { strategy: { value: strategy[0], evidence: [claims.strategy.id] } }),
      ...(team && claims.team && { team: { value: team[0], evidence: [claims.team.id] } }),
      ...(officesAbroad &&
        claims.officesAbroad && { officesAbroad: { value: officesAbroad[0], evidence: [claims.officesAbroad.id] } })
    })
  }
})

export const strategies: ReadonlyArray<StrategyProfile> = rows.map(({ profile }) => profile)

export const strategyClaims: ReadonlyArray<Claim> = rows.flatMap(({ claims }) => claims)
