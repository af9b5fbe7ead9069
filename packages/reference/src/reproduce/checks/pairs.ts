import { type Check, slug } from "../Check.ts"
import { countPairs, noneIn, officeIn, pairIn, pairInText } from "../find.ts"

type Pair = readonly [city: string, partner: string]

const tables: ReadonlyArray<{
  readonly table: string
  readonly locator: string
  readonly pairs: ReadonlyArray<Pair>
  readonly country: string
  readonly none: ReadonlyArray<string>
}> = [
  {
    table: "table 1",
    locator: "S1 l.284–314",
    pairs: [
      ["Leeds", "Hangzhou"],
      ["Cardiff", "Xiamen"],
      ["Glasgow", "Dalian"],
      ["Sheffield", "Anshan"],
      ["Newcastle upon Tyne", "Taiyuan"],
      ["Bristol", "Guangzhou"],
      ["Liverpool", "Shanghai"],
      ["Manchester", "Wuhan"],
      ["Nottingham", "Ningbo"],
      ["London", "Beijing"]
    ],
    country: "CN",
    none: ["Birmingham", "Oxford", "York"]
  },
  {
    table: "table 2",
    locator: "S1 l.574–599",
    pairs: [
      ["Beijing", "London"],
      ["Chengdu", "Sheffield"],
      ["Chongqing", "Leicester"],
      ["Guangzhou", "Birmingham"],
      ["Guangzhou", "Bristol"],
      ["Shanghai", "Liverpool"],
      ["Shanghai", "London"],
      ["Wuhan", "Manchester"],
      ["Xi'an", "Edinburgh"]
    ],
    country: "GB",
    none: ["Hong Kong", "Macau", "Shenzhen", "Tianjin"]
  },
  {
    table: "table 3",
    locator: "S1 l.701–731",
    pairs: [
      ["Amsterdam", "Beijing"],
      ["Auckland", "Guangzhou"],
      ["Boston", "Hangzhou"],
      ["Cork", "Shanghai"],
      ["Copenhagen", "Beijing"],
      ["Kobe", "Tianjin"],
      ["Kobe", "Shanghai"],
      ["Kuopio", "Shanghai"],
      ["Melbourne", "Tianjin"],
      ["Seoul", "Beijing"],
      ["Yokohama", "Shanghai"]
    ],
    country: "CN",
    none: ["Barcelona"]
  }
]

const inTables: ReadonlyArray<Check> = tables.flatMap(({ country, locator, none, pairs, table }) => [
  ...pairs.map(
    ([a, b]): Check => ({
      id: slug(table, a, b),
      statement: `${table} pairs ${a} with ${b}`,
      locator,
      basis: "stated",
      expected: [a, b].sort().join("–"),
      find: pairIn(table, a, b)
    })
  ),
  ...none.map(
    (name): Check => ({
      id: slug(table, name, "none"),
      statement: `${table} gives ${name} no twin in ${country}`,
      locator,
      basis: "stated",
      expected: `none in ${country}`,
      find: noneIn(table, name)
    })
  )
])

const offices: ReadonlyArray<Check> = (
  [
    ["Kobe", "Tianjin"],
    ["Kobe", "Shanghai"],
    ["Melbourne", "Tianjin"],
    ["Yokohama", "Shanghai"]
  ] as const
).map(([of, where]) => ({
  id: slug("table 3 office", of, where),
  statement: `table 3 notes an office of ${of} in ${where}`,
  locator: "S1 l.722–731",
  basis: "stated",
  expected: `${of} in ${where}`,
  find: officeIn("table 3,", of, where)
}))

const totals: ReadonlyArray<readonly [statement: string, expected: string, find: Check["find"]]> = [
  ["table 1 holds 10 pairs", "10", countPairs("in any", "table 1")],
  ["table 2 holds 9 pairs", "9", countPairs("in any", "table 2")],
  ["table 3 holds 11 pairs", "11", countPairs("in any", "table 3")],
  ["tables 1 and 2 share 4 pairs", "4", countPairs("in every", "table 1", "table 2")],
  ["the three tables hold 26 different pairs", "26", countPairs("in any", "table 1", "table 2", "table 3")]
]

const inText: ReadonlyArray<
  readonly [statement: string, locator: string, pair: Pair, told: Readonly<Record<string, string>>, source?: string]
> = [
  [
    "Guangzhou and Bristol share a smart-city programme",
    "S1 l.618–624",
    ["Guangzhou", "Bristol"],
    { topic: "smart city" }
  ],
  [
    "Tianjin and Ulaanbaatar work on a port area",
    "S1 l.624–626",
    ["Tianjin", "Ulaanbaatar"],
    { topic: "port area in a free-trade zone" }
  ],
  ["Beijing and Amsterdam cooperate in banking", "S1 l.604–607", ["Beijing", "Amsterdam"], { topic: "banking" }],
  [
    "Beijing and Moscow cooperate on motor vehicles",
    "S1 l.604–607",
    ["Beijing", "Moscow"],
    { topic: "motor vehicles" }
  ],
  [
    "Chongqing seeks a trade office in Düsseldorf",
    "S1 l.609–610",
    ["Chongqing", "Düsseldorf"],
    { topic: "trade office", office: "Chongqing in Düsseldorf (sought)" }
  ],
  [
    "Chongqing plans a trade exhibition in Antwerp",
    "S1 l.609–612",
    ["Chongqing", "Antwerp"],
    { topic: "trade exhibition" }
  ],
  ["Leeds and Brno work on the Roma community", "S1 l.700", ["Leeds", "Brno"], { topic: "Roma community" }],
  [
    "Copenhagen and Beijing signed in 2012, on water and sustainability",
    "S1 l.737–740",
    ["Copenhagen", "Beijing"],
    { topic: "sustainability and water management", stage: "signed in 2012" }
  ],
  [
    "Tianjin and Kobe are China's first pair of sister cities",
    "S1 l.491–493",
    ["Tianjin", "Kobe"],
    { "first-in-country": "in CN", stage: "signed" }
  ],
  [
    "Coventry and Stalingrad became partners in 1947",
    "S2 l.11",
    ["Coventry", "Volgograd"],
    { stage: "signed in 1947" },
    "S2"
  ]
]

export const pairChecks: ReadonlyArray<Check> = [
  ...inTables,
  ...offices,
  ...totals.map(
    ([statement, expected, find]): Check => ({
      id: slug("pairs", statement),
      statement,
      locator: "S1 tables 1–3",
      basis: "derived",
      expected,
      find
    })
  ),
  ...inText.map(
    ([statement, locator, [a, b], told, source]): Check => ({
      id: slug("text", a, b),
      statement,
      locator,
      basis: "stated",
      expected: [[a, b].sort().join("–"), ...Object.values(told)].join(": "),
      find: pairInText(a, b, Object.keys(told), source)
    })
  )
]
