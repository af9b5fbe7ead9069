import { type Claim, PartialDate } from "@proxeny/domain"
import { cityNamed } from "../places/cities.ts"
import { sources } from "../sources.ts"
import { type NetworkKey, networkKeyed } from "./networks.ts"
import { about, group, statedBy } from "./state.ts"

const report = statedBy(sources.report)
const city = (name: string) => about("city", cityNamed(name))
const network = (key: NetworkKey) => about("network", networkKeyed(key))

const mainland = ["Beijing", "Chengdu", "Chongqing", "Guangzhou", "Shanghai", "Shenzhen", "Tianjin", "Wuhan", "Xi'an"]

const coreCitiesButBirmingham = [
  "Leeds",
  "Cardiff",
  "Glasgow",
  "Sheffield",
  "Newcastle upon Tyne",
  "Bristol",
  "Liverpool",
  "Manchester",
  "Nottingham"
]

/** What the groups are called, and where the report first speaks of them. */
const labels: ReadonlyArray<readonly [key: string, locator: string, label: string]> = [
  ["cities-studied", "l.15", "Cities studied"],
  ["compared-cities", "l.24", "Cities compared worldwide"],
  ["chinese-cities-studied", "l.30", "Chinese cities studied"],
  ["chinese-cities", "l.388", "Chinese cities"],
  ["networks-studied", "l.20", "City networks studied"],
  ["networks-of-the-world", "l.47", "City networks of the world"],
  ["british-cities-surveyed", "l.277", "British cities surveyed"],
  ["core-cities-and-london", "l.318", "Core Cities and London"]
]

/** The groups of cities and of networks that the report counts, and who belongs to them. */
const groups: ReadonlyArray<Claim> = [
  ...labels.map(([key, locator, label]) => report(locator, group(key), "label", label)),
  report("l.15", group("cities-studied"), "size", { count: 42 }),
  report("l.24–30", group("cities-studied"), "parts", [
    group("compared-cities").id,
    group("chinese-cities-studied").id
  ]),
  report("l.24", group("compared-cities"), "size", { count: 31 }),
  report("l.30", group("chinese-cities-studied"), "size", { count: 11 }),
  report("table 2, l.576–586", group("chinese-cities-studied"), "members", [
    ...mainland.map(cityNamed),
    cityNamed("Hong Kong"),
    cityNamed("Macau")
  ]),
  report("l.500–504", group("chinese-cities"), "parts", [group("chinese-cities-studied").id]),
  report("l.20", group("networks-studied"), "size", { count: 180 }),
  report("l.245–246", group("networks-studied"), "share-meeting-yearly", { percent: 25 }),
  report("l.246–247", group("networks-studied"), "share-meeting-irregularly", { percent: 20 }),
  report("l.247", group("networks-studied"), "share-with-joint-policies", { percent: 44, bound: "more-than" }),
  report("l.47", group("networks-of-the-world"), "size", { count: 200, bound: "more-than" }),
  report("l.277", group("british-cities-surveyed"), "share-with-strategy", { percent: 46 }),
  report("l.276–277", group("british-cities-surveyed"), "share-with-strategy-in-words", "most"),
  report("l.281", group("british-cities-surveyed"), "share-with-partial-strategy", { percent: 36, bound: "at-most" }),
  report("l.318–319", group("core-cities-and-london"), "mean-twin-count", { mean: 7 }),
  report("l.320", group("chinese-cities-studied"), "mean-twin-count", { mean: 25 }),
  report("l.562–563", group("chinese-cities"), "typical-twin-count", { from: 20, to: 30 }),
  report("l.822–823", group("chinese-cities"), "typical-twin-count", { from: 30, bound: "more-than" })
]

/** How many twins, cooperations and offices single cities have. */
const ofCities: ReadonlyArray<Claim> = [
  report("l.563–564", city("Beijing"), "twin-count", { count: 47 }),
  report("l.563–564", city("Shanghai"), "twin-count", { count: 61 }),
  report("l.564–565", city("Hong Kong"), "twin-count", { count: 0 }),
  report("l.667", city("Seoul"), "twin-count", { count: 23 }),
  report("l.667", city("Barcelona"), "twin-count", { count: 27 }),
  report("l.735–736", city("Kuopio"), "twin-count", { count: 17 }),
  ...coreCitiesButBirmingham.map((name) => report("l.275–276", city(name), "twin-count", { count: 1, country: "CN" })),
  report("l.276", city("London"), "twin-count", { count: 1, country: "CN" }),
  report("l.275–276", city("Birmingham"), "twin-count", { count: 0, country: "CN" }),
  report(
    "l.603–605",
    city("Beijing"),
    "cooperations",
    { count: 114, partners: 37 },
    {
      period: { from: PartialDate.make("2009"), until: PartialDate.make("2014") }
    }
  ),
  report("l.670–671", city("Doncaster"), "twinnings-ended", { count: 5, year: 2009 }),
  report("l.504–505", city("Hong Kong"), "trade-offices-abroad", { count: 12 }),
  report("l.505", city("Hong Kong"), "trade-office-abroad", { in: cityNamed("London") }),
  report("l.527", city("Hong Kong"), "networks-within", { network: networkKeyed("c40"), count: 4 }),
  report("l.622–623", city("Guangzhou"), "cooperation", { with: cityNamed("San Sebastián"), topic: "smart city" }),
  report("l.622–623", city("Guangzhou"), "cooperation", { with: cityNamed("Florence"), topic: "smart city" })
]

/** What the documents count of networks. */
const ofNetworks: ReadonlyArray<Claim> = [
  report("l.242", network("c40"), "climate-actions", { count: 8000, bound: "more-than" }),
  report("l.242–243", network("c40"), "funding-leveraged", {
    amount: 2_800_000_000,
    currency: "USD",
    bound: "more-than"
  }),
  report("l.332", network("core-cities"), "member-count", { count: 10 }),
  report("l.352", network("key-cities"), "member-count", { count: 26 }),
  report("l.520", network("china-association-of-mayors"), "member-count", { count: 656 }),
  report("l.529–530", network("global-mayors-forum"), "cooperating-cities", { count: 3461 }),
  report("l.267–268", network("core-cities"), "in-international-network", {
    quantifier: "all",
    value: true,
    except: [cityNamed("Sheffield")]
  }),
  report("l.271–272", network("core-cities"), "events-hosted", { cities: 4 })
]

/** Statements about all or most of a group, and about single cities in it. */
const ofGroups: ReadonlyArray<Claim> = [
  report("l.523–524", group("chinese-cities-studied"), "in-international-network", {
    quantifier: "all",
    value: true,
    except: [cityNamed("Macau")]
  }),
  report("l.501", group("chinese-cities"), "foreign-affairs-office", { quantifier: "all", value: true }),
  report("l.516–517", city("Hong Kong"), "foreign-affairs-office", false),
  report("l.516–517", city("Macau"), "foreign-affairs-office", false),
  report("l.51–52", group("cities-studied"), "policy-body", { quantifier: "almost-all", value: true }),
  report("l.672", group("cities-studied"), "policy-body", { quantifier: "all", value: true }),
  report("l.502–504", group("chinese-cities"), "office-abroad", {
    quantifier: "all",
    value: false,
    except: [cityNamed("Hong Kong"), cityNamed("Macau")]
  }),
  report("l.388–389", group("chinese-cities"), "part-in-big-networks", "more of them than of British cities"),
  report("l.756–758", group("chinese-cities"), "part-in-big-networks", "limited"),
  report("l.537–560", group("chinese-cities"), "part-in-big-networks", "inactive"),
  report("l.154", city("Yokohama"), "investment-in-twinning", "falling"),
  report("l.273–275", city("Doncaster"), "investment-in-twinning", "falling"),
  report("l.273–275", city("Wallingford"), "investment-in-twinning", "falling")
]

const ofDocuments: ReadonlyArray<Claim> = [
  statedBy(sources.caseStudy)("l.15", about("source", sources.caseStudy.id), "interviews", { count: 27 }),
  report("l.778", about("source", sources.report.id), "lessons", { count: 4 }),
  report("l.797", about("source", sources.report.id), "lessons", { count: 3 })
]

/** Counts, shares and statements about groups, on the subject that each is about. */
export const countClaims: ReadonlyArray<Claim> = [...groups, ...ofCities, ...ofNetworks, ...ofGroups, ...ofDocuments]
