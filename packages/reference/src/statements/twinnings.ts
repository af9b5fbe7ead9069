import {
  type CityId,
  type Claim,
  PartialDate,
  pairOf,
  stagesFrom,
  Twinning,
  type TwinningId,
  twinningIdOf
} from "@proxeny/domain"
import * as Result from "effect/Result"
import { cityNamed } from "../places/cities.ts"
import { publicSources } from "../publicSources.ts"
import { sources } from "../sources.ts"
import { about, statedBy } from "./state.ts"

/** One row of a table of the report: the line of the city, its partners, and the lines where they are printed. */
type Row = readonly [line: number, city: string, partners: ReadonlyArray<string>, partnerLines: string]

/** Table 1 lists "any official" Chinese twin of a British city (S1 l.285): each row is complete. */
const table1: ReadonlyArray<Row> = [
  [287, "Leeds", ["Hangzhou"], "302"],
  [288, "Cardiff", ["Xiamen"], "303"],
  [289, "Glasgow", ["Dalian"], "304"],
  [290, "Sheffield", ["Anshan"], "305"],
  [291, "Newcastle upon Tyne", ["Taiyuan"], "306"],
  [292, "Birmingham", [], "307"],
  [293, "Bristol", ["Guangzhou"], "308"],
  [294, "Liverpool", ["Shanghai"], "309"],
  [295, "Manchester", ["Wuhan"], "310"],
  [296, "Nottingham", ["Ningbo"], "311"],
  [297, "London", ["Beijing"], "312"],
  [298, "Oxford", [], "313"],
  [299, "York", [], "314"]
]

/** Table 2 lists the "major" twinnings of Chinese with British cities (S1 l.574): only "n.a." is a complete list. */
const table2: ReadonlyArray<Row> = [
  [576, "Beijing", ["London"], "589"],
  [577, "Chengdu", ["Sheffield"], "590"],
  [578, "Chongqing", ["Leicester"], "591"],
  [579, "Guangzhou", ["Birmingham", "Bristol"], "592"],
  [580, "Hong Kong", [], "593"],
  [581, "Macau", [], "594"],
  [582, "Shanghai", ["Liverpool", "London"], "595"],
  [583, "Shenzhen", [], "596"],
  [584, "Tianjin", [], "597"],
  [585, "Wuhan", ["Manchester"], "598"],
  [586, "Xi'an", ["Edinburgh"], "599"]
]

/** Table 3 lists a selection of cities and their "major" Chinese twins (S1 l.701). */
const table3: ReadonlyArray<Row> = [
  [703, "Amsterdam", ["Beijing"], "716"],
  [704, "Auckland", ["Guangzhou"], "717"],
  [705, "Barcelona", [], "718"],
  [706, "Boston", ["Hangzhou"], "719"],
  [707, "Cork", ["Shanghai"], "720"],
  [708, "Copenhagen", ["Beijing"], "721"],
  [709, "Kobe", ["Tianjin", "Shanghai"], "722"],
  [710, "Kuopio", ["Shanghai"], "725"],
  [711, "Melbourne", ["Tianjin"], "726"],
  [712, "Seoul", ["Beijing"], "729"],
  [713, "Yokohama", ["Shanghai"], "730"]
]

/** Two cities that the running text calls twins, sister cities or partners in a twinning. */
const inText: ReadonlyArray<readonly [locator: string, city: string, partner: string]> = [
  ["l.618–624", "Guangzhou", "Bristol"],
  ["l.624–627", "Tianjin", "Ulaanbaatar"],
  ["l.604–606", "Beijing", "Amsterdam"],
  ["l.604–607", "Beijing", "Moscow"],
  ["l.609–610", "Chongqing", "Düsseldorf"],
  ["l.609–611", "Chongqing", "Antwerp"],
  ["l.698–700", "Leeds", "Brno"],
  ["l.698–699", "Copenhagen", "Beijing"],
  ["l.738–740", "Copenhagen", "Beijing"],
  ["l.491–493", "Tianjin", "Kobe"],
  ["l.735–737", "Kuopio", "Pudong"]
]

const report = statedBy(sources.report)
const overview = statedBy(sources.overview)
const caseStudy = statedBy(sources.caseStudy)
const guardian = statedBy(sources.guardian)
const cityCouncil = statedBy(publicSources.friendshipAgreements)
const bbc = statedBy(publicSources.bbc2006)

export const twinningOf = (
  a: string,
  b: string
): { readonly id: TwinningId; readonly cities: readonly [CityId, CityId] } => {
  const pair = Result.getOrThrow(pairOf(cityNamed(a), cityNamed(b)))
  return { id: twinningIdOf(pair), cities: pair }
}

const pair = (a: string, b: string) => about("twinning", twinningOf(a, b).id)

const rowsOf = (table: number, country: string, complete: boolean, rows: ReadonlyArray<Row>): ReadonlyArray<Claim> =>
  rows.flatMap(([line, city, partners, partnerLines]) => {
    const locator = `table ${table}, l.${line} and ${partnerLines}`
    return [
      ...partners.map((partner) => report(locator, pair(city, partner), "exists", true)),
      ...(complete || partners.length === 0
        ? [
            report(locator, about("city", cityNamed(city)), "twins-in-country", {
              country,
              partners: partners.map(cityNamed)
            })
          ]
        : [])
    ]
  })

const office = (of: string, where: string, more: { readonly status?: "sought" } = {}) => ({
  of: cityNamed(of),
  in: cityNamed(where),
  ...more
})

/** Which places in China hold an office of a city: a list in table 3, and a list in the text. */
const officesInChina = (locator: string, city: string, places: ReadonlyArray<string>): Claim =>
  report(locator, about("city", cityNamed(city)), "offices-in-country", {
    country: "CN",
    cities: places.map(cityNamed)
  })

export const twinningClaims: ReadonlyArray<Claim> = [
  ...rowsOf(1, "CN", true, table1),
  ...rowsOf(2, "GB", false, table2),
  ...rowsOf(3, "CN", false, table3),
  ...inText.map(([locator, a, b]) => report(locator, pair(a, b), "exists", true)),

  report("table 3, l.709 and 722–723", pair("Kobe", "Tianjin"), "office", office("Kobe", "Tianjin")),
  report("table 3, l.709 and 722–723", pair("Kobe", "Shanghai"), "office", office("Kobe", "Shanghai")),
  report("table 3, l.711 and 726–727", pair("Melbourne", "Tianjin"), "office", office("Melbourne", "Tianjin")),
  report("table 3, l.713 and 730–731", pair("Yokohama", "Shanghai"), "office", office("Yokohama", "Shanghai")),
  report("l.737", pair("Kobe", "Tianjin"), "office", office("Kobe", "Tianjin")),
  report("l.737", pair("Melbourne", "Tianjin"), "office", office("Melbourne", "Tianjin")),
  report("l.738", pair("Yokohama", "Shanghai"), "office", office("Yokohama", "Shanghai")),
  officesInChina("table 3, l.709 and 722–723", "Kobe", ["Tianjin", "Shanghai"]),
  officesInChina("table 3, l.711 and 726–727", "Melbourne", ["Tianjin"]),
  officesInChina("table 3, l.713 and 730–731", "Yokohama", ["Shanghai"]),
  officesInChina("l.737", "Kobe", ["Tianjin"]),
  officesInChina("l.737", "Melbourne", ["Tianjin"]),
  officesInChina("l.738", "Yokohama", ["Shanghai"]),
  report("l.610", pair("Chongqing", "Düsseldorf"), "office", office("Chongqing", "Düsseldorf", { status: "sought" }), {
    note: "a trade office"
  }),

  report("l.618–624", pair("Guangzhou", "Bristol"), "topic", "smart city"),
  report("l.624–626", pair("Tianjin", "Ulaanbaatar"), "topic", "port area in a free-trade zone"),
  report("l.605–606", pair("Beijing", "Amsterdam"), "topic", "banking"),
  report("l.606", pair("Beijing", "Moscow"), "topic", "motor vehicles"),
  report("l.610", pair("Chongqing", "Düsseldorf"), "topic", "trade office"),
  report("l.611", pair("Chongqing", "Antwerp"), "topic", "trade exhibition"),
  report("l.700", pair("Leeds", "Brno"), "topic", "Roma community"),
  report("l.699", pair("Copenhagen", "Beijing"), "topic", "water management"),
  report("l.739–740", pair("Copenhagen", "Beijing"), "topic", "water management"),
  report("l.739–740", pair("Copenhagen", "Beijing"), "topic", "sustainability"),
  report("l.735–737", pair("Kuopio", "Pudong"), "topic", "business"),
  report("l.739", pair("Copenhagen", "Beijing"), "stage", { kind: "signed", on: "2012" }),
  report(
    "l.491–493",
    pair("Tianjin", "Kobe"),
    "stage",
    { kind: "signed" },
    {
      period: { from: PartialDate.make("1970"), until: PartialDate.make("1979") }
    }
  ),
  report("l.491–492", pair("Tianjin", "Kobe"), "first-in-country", { country: "CN" }),
  report("l.736", about("city", cityNamed("Pudong")), "part-of", { city: cityNamed("Shanghai") }),

  caseStudy("l.13", pair("Manchester", "Wuhan"), "exists", true),
  caseStudy("l.13", pair("Manchester", "Wuhan"), "topic", "sustainable development"),
  cityCouncil("section “Wuhan (China)”", pair("Manchester", "Wuhan"), "exists", true),
  cityCouncil("section “Wuhan (China)”", pair("Manchester", "Wuhan"), "stage", { kind: "signed", on: "1986" }),
  bbc("paragraph 2", pair("Manchester", "Wuhan"), "exists", true),
  bbc("paragraph 2", pair("Manchester", "Wuhan"), "stage", { kind: "signed", on: "1986-10" }),
  overview("l.11", pair("Coventry", "Volgograd"), "exists", true),
  overview("l.11", pair("Coventry", "Volgograd"), "stage", { kind: "signed", on: "1947" }),
  guardian("paragraph 5", pair("Coventry", "Volgograd"), "exists", true),
  guardian("paragraph 5", pair("Coventry", "Volgograd"), "stage", { kind: "signed", on: "1944" }),
  guardian("paragraphs 1–2", pair("Coventry", "Volgograd"), "stage", { kind: "suspended", on: "2022-03" })
]

const pairs: ReadonlyArray<readonly [string, string]> = [
  ...[...table1, ...table2, ...table3].flatMap(([, city, partners]) =>
    partners.map((partner) => [city, partner] as const)
  ),
  ...inText.map(([, a, b]) => [a, b] as const),
  ["Coventry", "Volgograd"]
]

const sourceById = new Map([...Object.values(sources), ...Object.values(publicSources)].map((one) => [one.id, one]))

const evidence = twinningClaims.map((claim) => ({
  claim,
  source: sourceById.get(claim.source) ?? sources.report
}))

/** Every pair that a document calls twins, once, with the stages that the claims state. */
export const twinnings: ReadonlyArray<Twinning> = [
  ...new Map(
    pairs
      .map(([a, b]) => twinningOf(a, b))
      .map(({ cities, id }) => [
        id,
        new Twinning({
          id,
          cities: [cities[0], cities[1]],
          stages: stagesFrom(
            evidence.filter(({ claim }) => claim.subject.id === id),
            { kind: "most-reliable" }
          )
        })
      ])
  ).values()
]
