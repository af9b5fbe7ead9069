import type { Check } from "../Check.ts"
import { meanOfOthers, smallestGroupWith, stagesAfterSignature } from "../compute.ts"
import { contradictions } from "../find.ts"
import { aboutOnly } from "../rules/Contradiction.ts"
import {
  byOwnClaim,
  differentValues,
  exceptions,
  mostIsNoMajority,
  officesAbroad,
  spellings,
  withdrawsYetStays
} from "../rules/statements.ts"
import { leftOutOfLists, moreThanCounted, onlyInTable, twoLevels } from "../rules/twins.ts"

interface ConflictRow {
  readonly id: string
  readonly statement: string
  readonly locator: string
  /** What the rules find: what it is about, and the sides in alphabetical order. */
  readonly expected: ReadonlyArray<string>
  readonly find: Check["find"]
  readonly remark: string
}

const rows: ReadonlyArray<ConflictRow> = [
  {
    id: "01-birmingham",
    statement: "Birmingham has no Chinese twin, and is Guangzhou's twin",
    locator: "S1 l.276, 292, 592",
    expected: [
      "Birmingham: 0 in CN | 1 in CN: Guangzhou",
      "Birmingham: Birmingham–Guangzhou are twins | twins in CN: none"
    ],
    find: contradictions([aboutOnly(leftOutOfLists, "Birmingham"), aboutOnly(moreThanCounted, "Birmingham")]),
    remark: "table 1 claims any official twin; table 2 lists one that it leaves out"
  },
  {
    id: "02-sheffield",
    statement: "Sheffield has one Chinese sister, and has both Anshan and Chengdu",
    locator: "S1 l.276, 290, 590",
    expected: [
      "Sheffield: 1 in CN | 2 in CN: Anshan, Chengdu",
      "Sheffield: Chengdu–Sheffield are twins | twins in CN: Anshan"
    ],
    find: contradictions([aboutOnly(leftOutOfLists, "Sheffield"), aboutOnly(moreThanCounted, "Sheffield")]),
    remark: "both are on record, so that one sister is too few"
  },
  {
    id: "03-only-in-table-2",
    statement: "London–Shanghai, Leicester and Edinburgh stand in table 2 only",
    locator: "S1 l.297, 591, 595, 599",
    expected: [
      "Chongqing–Leicester: in table 2 | not in table 1",
      "Edinburgh–Xi'an: in table 2 | not in table 1",
      "London: London–Shanghai are twins | twins in CN: Beijing",
      "London–Shanghai: in table 2 | not in table 1"
    ],
    find: contradictions([
      aboutOnly(onlyInTable("table 2", "table 1"), "London–Shanghai", "Chongqing–Leicester", "Edinburgh–Xi'an"),
      aboutOnly(leftOutOfLists, "London")
    ]),
    remark: "table 1 is a selection of cities, yet claims any official twin of each"
  },
  {
    id: "04-spellings",
    statement: "five names are spelt in two ways",
    locator: "S1 l.305, 503, 581, 632, 722, 766",
    expected: [
      "Anshan: Anshan | Anshang",
      "Macau: Macao | Macau",
      "Qingdao: Qingdan | Qingdao",
      "Tianjin: Tianjin | Tianjing",
      "UCLG: UCLG | UGLC"
    ],
    find: contradictions([spellings]),
    remark: "Macau and Macao are both in use; the other four are slips"
  },
  {
    id: "05-kobe-and-kuopio",
    statement: "Kobe's offices are in two cities or in one; Kuopio's partner is Shanghai or its district Pudong",
    locator: "S1 l.722–723, 725, 736–737",
    expected: [
      "Kobe: Shanghai, Tianjin in CN | Tianjin in CN",
      "Kuopio: Kuopio–Pudong are twins | Kuopio–Shanghai are twins"
    ],
    find: contradictions([differentValues("offices-in-country"), twoLevels]),
    remark: "the table says more of Kobe, and the text is more exact on Kuopio"
  },
  {
    id: "06-no-majority",
    statement: "most British cities are 46 %, and 46 % and 36 % fit no small group",
    locator: "S1 l.276–282",
    expected: ["share: 46 % | most", "46 % and 36 % need at least 28"],
    find: contradictions(
      [mostIsNoMajority("share-with-strategy-in-words", "share-with-strategy")],
      smallestGroupWith("british-cities-surveyed", "share-with-strategy", "share-with-partial-strategy")
    ),
    remark: "kept as reported; how many cities were surveyed is unknown"
  },
  {
    id: "07-offices-at-home",
    statement:
      "every Chinese city has a foreign affairs office, and two have none; all cities studied have a policy body, or almost all",
    locator: "S1 l.52, 501, 516, 672",
    expected: [
      "Hong Kong: foreign-affairs-office: Hong Kong, no | foreign-affairs-office: all yes",
      "Macau: foreign-affairs-office: Macau, no | foreign-affairs-office: all yes",
      "the cities studied: all yes | almost-all yes"
    ],
    find: contradictions([
      exceptions("foreign-affairs-office", byOwnClaim("foreign-affairs-office")),
      differentValues("policy-body")
    ]),
    remark: "the first holds of the mainland only"
  },
  {
    id: "08-offices-abroad",
    statement: "mainland cities cannot have offices abroad, and Chongqing seeks one in Düsseldorf",
    locator: "S1 l.503, 610",
    expected: ["Chongqing: Chongqing seeks an office in Düsseldorf | office-abroad: all but Hong Kong, Macau no"],
    find: contradictions([exceptions("office-abroad", officesAbroad)]),
    remark: "whether the office was opened the report does not say"
  },
  {
    id: "09-typical-number",
    statement: "20 to 30 twins are typical, and upwards of 30 not uncommon",
    locator: "S1 l.320, 562–565, 823",
    expected: ["the Chinese cities: 20 to 30 | more than 30", "mean of the other 8: 20.9"],
    find: contradictions([differentValues("typical-twin-count")], meanOfOthers("chinese-cities-studied")),
    remark: "the mean of 25 and the three numbers given leave the others near the lower end"
  },
  {
    id: "10-coventry",
    statement: "Coventry–Stalingrad dates from 1947 or 1944, and was suspended in 2022",
    locator: "S2 l.11; The Guardian, 23 March 2022",
    expected: ["Coventry–Volgograd: signed in 1944 | signed in 1947", "later suspended in 2022-03"],
    find: contradictions(
      [aboutOnly(differentValues("stage"), "Coventry–Volgograd")],
      stagesAfterSignature("Coventry", "Volgograd")
    ),
    remark: "an agreement has stages, not one date"
  },
  {
    id: "11-yokohama",
    statement: "Yokohama withdraws from twinning, and keeps an office in its twin Shanghai",
    locator: "S1 l.154, 738",
    expected: ["Yokohama: Yokohama keeps an office in Shanghai | invests less in twinning"],
    find: contradictions([withdrawsYetStays]),
    remark: "less in general, and more in one partner, can both be true"
  },
  {
    id: "12-big-networks",
    statement: "more Chinese cities are in big networks, or few, or they are inactive there",
    locator: "S1 l.388, 537, 757",
    expected: ["the Chinese cities: inactive | limited | more of them than of British cities"],
    find: contradictions([differentValues("part-in-big-networks")]),
    remark: "compared with British cities in one place and with world cities in another"
  },
  {
    id: "13-lessons",
    statement: "four implications are announced, and three lessons counted",
    locator: "S1 l.778, 797",
    expected: ["S1: 3 | 4"],
    find: contradictions([differentValues("lessons")]),
    remark: "four are listed (l.779–796)"
  }
]

export const conflictChecks: ReadonlyArray<Check> = rows.map(({ expected, id, ...row }) => ({
  ...row,
  id: `conflict-${id}`,
  basis: "derived",
  expected: expected.join("; ")
}))
