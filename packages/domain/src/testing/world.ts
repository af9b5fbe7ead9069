/**
 * One small fixed world for tests: nine cities, three twinnings, two networks, five sources, and claims among which
 * there is one conflict of each kind.
 *
 * **Gotchas**: the cities, their identifiers and their coordinates are real. The sources are made up, and some of
 * their claims are made wrong on purpose.
 */
import type * as Schema from "effect/Schema"
import { type CityId, deriveId, SourceId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { City, CountryCode, cityIdOf } from "../city/City.ts"
import type { CityName } from "../city/CityName.ts"
import { type Claim, makeClaim, type Subject } from "../evidence/Claim.ts"
import type { Evidence } from "../evidence/resolve.ts"
import { type Grade, Source, type SourceKind } from "../evidence/Source.ts"
import { CityNetwork, networkIdOf } from "../network/CityNetwork.ts"
import { Membership, membershipIdOf } from "../network/Membership.ts"
import { Twinning, twinningIdOf } from "../twinning/Twinning.ts"

const city = (
  wikidata: string,
  country: string | undefined,
  [latitude, longitude]: readonly [number, number],
  count: number,
  names: readonly [CityName, ...Array<CityName>]
): City => {
  const identifier = { scheme: "wikidata", value: wikidata } as const
  return new City({
    id: cityIdOf(identifier),
    names,
    ...(country === undefined ? {} : { country: CountryCode.make(country) }),
    coordinates: { latitude, longitude },
    population: { count },
    identifiers: [identifier]
  })
}

const en = (text: string): CityName => ({ text, language: "en", kind: "name" })
const zh = (text: string): CityName => ({ text, language: "zh", kind: "name" })

export const manchester = city("Q18125", "GB", [53.4667, -2.2333], 547_627, [en("Manchester"), zh("曼彻斯特")])
export const wuhan = city("Q11746", "CN", [30.5872, 114.2881], 11_212_000, [
  en("Wuhan"),
  zh("武汉"),
  { text: "Hankow", language: "en", kind: "former" }
])
export const xian = city("Q5826", "CN", [34.2667, 108.9], 5_740_000, [
  en("Xi’an"),
  zh("西安"),
  { text: "Xian", kind: "misspelling" }
])
export const shanghai = city("Q8686", "CN", [31.1667, 121.4667], 24_870_895, [en("Shanghai"), zh("上海")])
export const qingdao = city("Q170322", "CN", [36.1167, 120.4], 5_775_000, [
  en("Qingdao"),
  zh("青岛"),
  { text: "Tsingtao", language: "en", kind: "alias" }
])
export const sanFrancisco = city("Q62", "US", [37.7775, -122.4164], 881_549, [en("San Francisco"), zh("旧金山")])
export const adelaide = city("Q5112", "AU", [-34.9275, 138.6], 1_295_714, [en("Adelaide"), zh("阿德莱德")])
export const lodz = city("Q580", "PL", [51.7769, 19.4547], 690_422, [{ text: "Łódź", language: "pl", kind: "name" }])
/** A list gives it the Kingdom of Romania as country, a state that is no more: unknown, not none. */
export const miercureaCiuc = city("Q193420", undefined, [46.3594, 25.8039], 38_966, [
  { text: "Miercurea Ciuc", kind: "name" }
])

export const cities: ReadonlyArray<City> = [
  manchester,
  wuhan,
  xian,
  shanghai,
  qingdao,
  sanFrancisco,
  adelaide,
  lodz,
  miercureaCiuc
]

const source = (key: string, kind: SourceKind, grade: Grade, publishedOn: string): Source =>
  new Source({
    id: SourceId.make(deriveId("source", "fixed-world", key)),
    kind,
    title: `The ${key} of the fixed world`,
    shortName: key,
    publishedOn: PartialDate.make(publishedOn),
    grade
  })

/** The best source. */
export const register = source("register", "official-register", { reliability: "A", credibility: 1 }, "2015")
/** As good as the report, and older. */
export const dataSet = source("data set", "data-set", { reliability: "C", credibility: 3 }, "2016-09")
export const report = source("report", "research-report", { reliability: "C", credibility: 3 }, "2019-03")
/** The newest source. */
export const news = source("news", "news", { reliability: "D", credibility: 4 }, "2024-05-01")
export const survey = source("survey", "survey", { reliability: "B", credibility: 2 }, "2018")
export const sources: ReadonlyArray<Source> = [register, dataSet, report, news, survey]

const twinning = (a: City, b: City): { readonly id: Twinning["id"]; readonly cities: readonly [CityId, CityId] } => {
  const cities = a.id < b.id ? ([a.id, b.id] as const) : ([b.id, a.id] as const)
  return { id: twinningIdOf(cities), cities }
}
const ofManchesterAndWuhan = twinning(manchester, wuhan)
const ofSanFranciscoAndShanghai = twinning(sanFrancisco, shanghai)
const ofAdelaideAndQingdao = twinning(adelaide, qingdao)

const said = (by: Source, subject: Subject, attribute: string, value: Schema.Json, locator: string): Evidence => ({
  claim: makeClaim({ source: by.id, subject, attribute, value, locator, recordedBy: "the fixed world" }),
  source: by
})
const ofCity = (one: City): Subject => ({ kind: "city", id: one.id })
const ofTwinning = (one: { readonly id: Twinning["id"] }): Subject => ({ kind: "twinning", id: one.id })

const signed = {
  manchesterWuhan: said(
    register,
    ofTwinning(ofManchesterAndWuhan),
    "stage",
    { kind: "signed", on: "1986-09-16" },
    "p. 1"
  ),
  byYear: said(report, ofTwinning(ofManchesterAndWuhan), "stage", { kind: "signed", on: "1986" }, "table 2"),
  shanghaiOf1979: said(report, ofTwinning(ofSanFranciscoAndShanghai), "stage", { kind: "signed", on: "1979" }, "row 4"),
  shanghaiOf1980: said(
    register,
    ofTwinning(ofSanFranciscoAndShanghai),
    "stage",
    { kind: "signed", on: "1980-01-28" },
    "p. 2"
  )
}

/** Claims that contradict each other: one pair of each kind of conflict that a rule of `attributes` knows. */
export const conflicting = {
  country: [
    said(register, ofCity(miercureaCiuc), "country", "RO", "p. 9"),
    said(news, ofCity(miercureaCiuc), "country", "HU", "par. 2")
  ],
  coordinates: [
    said(dataSet, ofCity(manchester), "coordinates", { latitude: 53.4667, longitude: -2.2333 }, "row 59"),
    said(news, ofCity(manchester), "coordinates", { latitude: 42.9908, longitude: -71.4636 }, "map")
  ],
  population: [
    said(register, ofCity(wuhan), "population", { count: 12_326_518, year: 2020 }, "p. 3"),
    said(dataSet, ofCity(wuhan), "population", { count: 11_212_000, year: 2020 }, "row 345")
  ],
  "twin-count": [
    said(report, ofCity(manchester), "twin-count", { count: 1, country: "CN" }, "table 1"),
    said(survey, ofCity(manchester), "twin-count", { count: 2, country: "CN" }, "question 4")
  ],
  "offices-in-country": [
    said(report, ofCity(manchester), "offices-in-country", { country: "CN", cities: ["wuhan"] }, "p. 12"),
    said(
      survey,
      ofCity(manchester),
      "offices-in-country",
      { country: "CN", cities: ["shanghai", "wuhan"] },
      "question 5"
    )
  ],
  stage: [signed.shanghaiOf1979, signed.shanghaiOf1980],
  exists: [
    said(register, ofTwinning(ofAdelaideAndQingdao), "exists", true, "p. 4"),
    said(survey, ofTwinning(ofAdelaideAndQingdao), "exists", false, "question 6")
  ]
} as const satisfies Record<string, readonly [Evidence, Evidence]>

/** A table that says that Manchester has no twin in China, though it has one. */
export const listWithoutWuhan: Evidence = said(
  report,
  ofCity(manchester),
  "twins-in-country",
  { country: "CN", partners: [] },
  "table 3"
)

const agreeing: ReadonlyArray<Evidence> = [
  ...cities.flatMap((one) => one.names.map((name) => said(dataSet, ofCity(one), "name", { ...name }, "column name"))),
  ...[ofManchesterAndWuhan, ofSanFranciscoAndShanghai].map((one) =>
    said(dataSet, ofTwinning(one), "exists", true, "links")
  ),
  signed.manchesterWuhan,
  signed.byYear
]

/** Every claim with its source. */
export const evidence: ReadonlyArray<Evidence> = [...agreeing, ...Object.values(conflicting).flat(), listWithoutWuhan]
export const claims: ReadonlyArray<Claim> = evidence.map(({ claim }) => claim)

const stages = (...of: readonly [Evidence, ...Array<Evidence>]): Twinning["stages"] => {
  const [first, ...rest] = of.map(({ claim }) => claim.id)
  return first === undefined
    ? []
    : [{ kind: "signed", on: PartialDate.make(dateOf(of[0])), evidence: [first, ...rest] }]
}
const dateOf = ({ claim }: Evidence): string => (claim.value as { readonly on: string }).on

export const twinnings: ReadonlyArray<Twinning> = [
  new Twinning({ ...ofManchesterAndWuhan, stages: stages(signed.manchesterWuhan, signed.byYear) }),
  new Twinning({ ...ofSanFranciscoAndShanghai, stages: stages(signed.shanghaiOf1980, signed.shanghaiOf1979) }),
  new Twinning({ ...ofAdelaideAndQingdao, stages: [] })
]

const network = (key: string, name: string, scope: NonNullable<CityNetwork["scope"]>): CityNetwork =>
  new CityNetwork({ id: networkIdOf(key), name, shortName: key.toUpperCase(), scope, topics: [] })

export const lga = network("lga", "Local Government Association", "country")
export const uclg = network("uclg", "United Cities and Local Governments", "world")
export const networks: ReadonlyArray<CityNetwork> = [lga, uclg]

const member = (one: City, of: CityNetwork, through?: CityNetwork): Membership => {
  const who = { kind: "city", city: one.id } as const
  return new Membership({
    id: membershipIdOf(of.id, who, through?.id),
    network: of.id,
    member: who,
    ...(through === undefined ? {} : { through: through.id }),
    roles: []
  })
}

/** Manchester reaches the world network through the national one; Wuhan and Xi’an belong to it themselves. */
export const memberships: ReadonlyArray<Membership> = [
  member(manchester, lga),
  member(manchester, uclg, lga),
  member(wuhan, uclg),
  member(xian, uclg)
]
