import { sources } from "../../sources.ts"
import { about, group } from "../../statements/state.ts"
import { type Check, slug } from "../Check.ts"
import { sumOfParts, twinsOfCoreCities } from "../compute.ts"
import { citiesIn, city, network, networksWithin, numberAndMembers, stated } from "../find.ts"

type Row = readonly [statement: string, locator: string, expected: string, find: Check["find"]]

const s0 = about("source", sources.caseStudy.id)

/** Held as one claim: the documents give nothing to recompute them from. */
const statedRows: ReadonlyArray<Row> = [
  ["180 networks were studied", "S1 l.20", "180", stated("size", group("networks-studied"))],
  [
    "a quarter of the networks meet at least yearly",
    "S1 l.245–246",
    "25 %",
    stated("share-meeting-yearly", group("networks-studied"))
  ],
  [
    "a fifth of the networks meet irregularly",
    "S1 l.246–247",
    "20 %",
    stated("share-meeting-irregularly", group("networks-studied"))
  ],
  [
    "over 44 % of the networks have joint policies",
    "S1 l.247",
    "more than 44 %",
    stated("share-with-joint-policies", group("networks-studied"))
  ],
  [
    "the world has more than 200 city networks",
    "S1 l.47",
    "more than 200",
    stated("size", group("networks-of-the-world"))
  ],
  [
    "C40 cities took over 8,000 climate actions",
    "S1 l.242",
    "more than 8000",
    stated("climate-actions", network("c40"))
  ],
  [
    "C40 cities leveraged over 2.8 billion dollars",
    "S1 l.242",
    "more than USD 2800000000",
    stated("funding-leveraged", network("c40"))
  ],
  [
    "46 % of British cities manage twinnings strategically",
    "S1 l.277",
    "46 %",
    stated("share-with-strategy", group("british-cities-surveyed"))
  ],
  [
    "up to 36 % of British cities have a partial strategy",
    "S1 l.281–282",
    "at most 36 %",
    stated("share-with-partial-strategy", group("british-cities-surveyed"))
  ],
  [
    "the Core Cities and London have 7 twins on average",
    "S1 l.318–319",
    "7",
    stated("mean-twin-count", group("core-cities-and-london"))
  ],
  [
    "the eleven Chinese cities have 25 twins on average",
    "S1 l.320",
    "25",
    stated("mean-twin-count", group("chinese-cities-studied"))
  ],
  ["Beijing has 47 twins", "S1 l.563–564", "47", stated("twin-count", city("Beijing"))],
  ["Shanghai has 61 twins", "S1 l.563–564", "61", stated("twin-count", city("Shanghai"))],
  ["Hong Kong has no twins", "S1 l.564–565", "0", stated("twin-count", city("Hong Kong"))],
  [
    "Beijing had 114 cooperations with 37 sister cities, 2009–2014",
    "S1 l.603–605",
    "114 with 37 partners, 2009–2014",
    stated("cooperations", city("Beijing"))
  ],
  ["Seoul has 23 twins", "S1 l.667", "23", stated("twin-count", city("Seoul"))],
  ["Barcelona has 27 twins", "S1 l.667", "27", stated("twin-count", city("Barcelona"))],
  ["Doncaster ended five twinnings in 2009", "S1 l.670", "5 in 2009", stated("twinnings-ended", city("Doncaster"))],
  ["Kuopio has 17 twins", "S1 l.735", "17", stated("twin-count", city("Kuopio"))],
  [
    "656 Chinese cities belong to the Association of Mayors",
    "S1 l.520",
    "656",
    stated("member-count", network("china-association-of-mayors"))
  ],
  ["Hong Kong has 12 trade offices abroad", "S1 l.504", "12", stated("trade-offices-abroad", city("Hong Kong"))],
  ["the Core Cities network dates from 1995", "S1 l.330", "1995", stated("founded", network("core-cities"))],
  ["Key Cities has 26 members", "S1 l.352", "26", stated("member-count", network("key-cities"))],
  ["Key Cities dates from 2013", "S1 l.349", "2013", stated("founded", network("key-cities"))],
  ["CPAFFC dates from 1954", "S1 l.433", "1954", stated("founded", network("cpaffc"))],
  [
    "all Core Cities but Sheffield are in an international network",
    "S1 l.267–268",
    "all but Sheffield yes",
    stated("in-international-network", network("core-cities"))
  ],
  [
    "four Core Cities hosted events of networks",
    "S1 l.271–272",
    "4 cities",
    stated("events-hosted", network("core-cities"))
  ],
  ["the case study rests on 27 interviews", "S0 l.15", "27", stated("interviews", s0)],
  [
    "Sister Cities International dates from 1956",
    "S2 l.11",
    "1956",
    stated("founded", network("sister-cities-international"))
  ]
]

/** Computed from several claims. */
const derivedRows: ReadonlyArray<Row> = [
  ["42 cities were studied, 31 and 11", "S1 l.15, 24, 30", "42 = 31 + 11", sumOfParts("cities-studied")],
  [
    "the eleven Chinese cities are those of table 2",
    "S1 l.30, 576–586",
    "11, 11 named",
    numberAndMembers("size", group("chinese-cities-studied"), (view) => ({
      ids: view.membersOf(group("chinese-cities-studied")),
      claims: view.on("members", group("chinese-cities-studied"))
    }))
  ],
  [
    "Core Cities has ten members",
    "S1 l.332",
    "10, 10 named",
    numberAndMembers("member-count", network("core-cities"), citiesIn("core-cities"))
  ],
  [
    "Hong Kong is in four networks of C40",
    "S1 l.526–529",
    "4, 4 named",
    numberAndMembers("networks-within", city("Hong Kong"), networksWithin("Hong Kong", "c40"))
  ],
  [
    "each Core City but Birmingham, and London, has one Chinese sister in table 1",
    "S1 l.275–276",
    "one each: 9; not: Birmingham; London: 1",
    twinsOfCoreCities("table 1", "CN")
  ],
  [
    "Shanghai stopped paying for CDIA in March 2015",
    "S1 l.535–537",
    "–2015-03",
    (view) => {
      const { claims } = citiesIn("cdia")(view)
      return { found: claims.map(({ period }) => `${period?.from ?? ""}–${period?.until ?? ""}`).join(" / "), claims }
    }
  ]
]

const checks =
  (basis: Check["basis"]) =>
  ([statement, locator, expected, find]: Row): Check => ({
    id: slug("count", statement),
    statement,
    locator,
    basis,
    expected,
    find
  })

export const countChecks: ReadonlyArray<Check> = [
  ...derivedRows.map(checks("derived")),
  ...statedRows.map(checks("stated"))
]
