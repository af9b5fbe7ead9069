import { type NetworkKey, networkKeyed } from "../../statements/networks.ts"
import { group } from "../../statements/state.ts"
import { type Check, slug } from "../Check.ts"
import { inAnyNetwork, throughNetwork } from "../compute.ts"
import { membershipOf, stated } from "../find.ts"
import { named } from "../words.ts"

type Row = readonly [network: NetworkKey, locator: string, members: Readonly<Record<string, string>>]

const rows: ReadonlyArray<Row> = [
  [
    "uclg",
    "S1 l.542",
    {
      Guangzhou: "member, co-presidency",
      Beijing: "member",
      Chengdu: "member",
      Chongqing: "member",
      Shenzhen: "member",
      Tianjin: "member",
      "Xi'an": "member"
    }
  ],
  [
    "c40",
    "S1 l.544–545",
    {
      "Hong Kong": "member, steering-committee",
      Beijing: "member, regional-office",
      Guangzhou: "member",
      Shanghai: "member",
      Shenzhen: "member",
      Wuhan: "member"
    }
  ],
  ["citynet", "S1 l.547", { Wuhan: "member" }],
  ...(["uclg", "iclei", "c40"] as const).map((network): Row => {
    const no = "not a member"
    return [network, "S1 l.765–766", { Kobe: no, Cork: no, Kuopio: no, Udine: no }]
  })
]

export const membershipChecks: ReadonlyArray<Check> = [
  ...rows.flatMap(([network, locator, members]) =>
    Object.entries(members).map(
      ([city, expected]): Check => ({
        id: slug("membership", network, city),
        statement: `${city} in ${named(networkKeyed(network))}: ${expected}`,
        locator,
        basis: "stated",
        expected,
        find: membershipOf(city, network)
      })
    )
  ),
  {
    id: "membership-union",
    statement: "ten of the eleven Chinese cities are in one of UCLG, C40 and CityNet: all but Macau",
    locator: "S1 l.542–547",
    basis: "derived",
    expected: "10 of 11; not: Macau",
    find: inAnyNetwork("chinese-cities-studied", "uclg", "c40", "citynet")
  },
  {
    id: "membership-union-as-stated",
    statement: "the text says the same of the eleven Chinese cities",
    locator: "S1 l.523",
    basis: "stated",
    expected: "all but Macau yes",
    find: stated("in-international-network", group("chinese-cities-studied"))
  },
  {
    id: "membership-uclg-through-lga",
    statement: "British cities reach UCLG through the Local Government Association",
    locator: "S1 l.391–392",
    basis: "derived",
    expected: "LGA belongs to UCLG: yes; cities through it: 9, otherwise: 0",
    find: throughNetwork("uclg", "lga", "GB")
  }
]
