import { type Claim, type Member, Membership, type MembershipRole, membershipIdOf, PartialDate } from "@proxeny/domain"
import { cityNamed } from "../places/cities.ts"
import { sources } from "../sources.ts"
import { type NetworkKey, networkKeyed } from "./networks.ts"
import { about, statedBy } from "./state.ts"

interface MembershipRow {
  readonly network: NetworkKey
  readonly member: string | { readonly network: NetworkKey }
  readonly locator: string
  readonly roles?: ReadonlyArray<MembershipRole>
  readonly through?: NetworkKey
  /** False where the report says that the city is not a member. */
  readonly exists?: false
  readonly until?: string
  readonly note?: string
}

const members = (
  network: NetworkKey,
  locator: string,
  cities: ReadonlyArray<string>,
  more: Partial<MembershipRow> = {}
): ReadonlyArray<MembershipRow> => cities.map((member) => ({ network, member, locator, ...more }))

const coreCitiesNamed = ["Manchester", "Glasgow", "Birmingham", "Liverpool", "Leeds"]
const coreCitiesInTable = ["Cardiff", "Newcastle upon Tyne", "Bristol", "Nottingham"]
const subNetworks: ReadonlyArray<NetworkKey> = [
  "connecting-delta-cities",
  "private-building-efficiency",
  "low-emission-vehicles",
  "sustainable-solid-waste"
]

const rows: ReadonlyArray<MembershipRow> = [
  { network: "uclg", member: "Guangzhou", locator: "l.542", roles: ["co-presidency"] },
  ...members("uclg", "l.542", ["Beijing", "Chengdu", "Chongqing", "Shenzhen", "Tianjin", "Xi'an"]),
  { network: "c40", member: "Hong Kong", locator: "l.544", roles: ["steering-committee"] },
  { network: "c40", member: "Beijing", locator: "l.544", roles: ["regional-office"] },
  ...members("c40", "l.544–545", ["Guangzhou", "Shanghai", "Shenzhen", "Wuhan"]),
  ...members("citynet", "l.547", ["Wuhan"]),
  ...members("c40", "l.397–398", ["London"]),
  ...subNetworks.flatMap(
    (network): ReadonlyArray<MembershipRow> => [
      { network: "c40", member: { network }, locator: "l.527–529" },
      { network, member: "Hong Kong", locator: "l.526–529" }
    ]
  ),
  { network: "global-mayors-forum", member: "Shenzhen", locator: "l.529", roles: ["host"] },
  { network: "cdia", member: "Shanghai", locator: "l.534–537", until: "2015-03", note: "as a funder" },
  ...(["uclg", "iclei", "c40"] as const).flatMap((network) => [
    ...members(network, "l.766–767", ["Seoul"], { note: "in a leading role" }),
    ...members(network, "l.765–766", ["Kobe", "Cork", "Kuopio", "Udine"], { exists: false })
  ]),
  ...members("healthy-cities-asia-pacific", "l.768", ["Seoul"]),
  ...members("age-friendly-cities", "l.768–769", ["Seoul"]),

  ...members("core-cities", "l.336–338", coreCitiesNamed),
  ...members("core-cities", "l.267", ["Sheffield"]),
  ...members("core-cities", "l.286–299", coreCitiesInTable, {
    note: "table 1 holds the ten, London (l.319) and two Key Cities (l.352–354)"
  }),
  ...members("key-cities", "l.352–354", ["Oxford", "Cambridge", "Milton Keynes", "Brighton", "York"]),
  ...members("key-cities", "l.273–274", ["Wallingford", "Doncaster"]),
  { network: "uclg", member: { network: "lga" }, locator: "l.391–392" },
  ...members(
    "uclg",
    "l.389–392",
    [...coreCitiesNamed, ...coreCitiesInTable, "Sheffield"].filter((c) => c !== "Glasgow"),
    {
      through: "lga",
      note: "said of British cities; these are the Core Cities in England and Wales, where the association works (l.379–380)"
    }
  )
]

const memberOf = ({ member }: MembershipRow): Member =>
  typeof member === "string"
    ? { kind: "city", city: cityNamed(member) }
    : { kind: "network", network: networkKeyed(member.network) }

const idOf = (row: MembershipRow) =>
  membershipIdOf(networkKeyed(row.network), memberOf(row), row.through && networkKeyed(row.through))

/**
 * Every membership a document speaks of.
 *
 * **Gotchas**: the claims on some say that they do not exist (S1 l.765): ask the claims, not this list.
 */
export const memberships: ReadonlyArray<Membership> = rows.map(
  (row) =>
    new Membership({
      id: idOf(row),
      network: networkKeyed(row.network),
      member: memberOf(row),
      roles: row.roles ?? [],
      ...(row.through === undefined ? {} : { through: networkKeyed(row.through) }),
      ...(row.until === undefined ? {} : { period: { until: PartialDate.make(row.until) } })
    })
)

const report = statedBy(sources.report)

export const membershipClaims: ReadonlyArray<Claim> = rows.flatMap((row) => {
  const membership = about("membership", idOf(row))
  return [
    report(row.locator, membership, "exists", row.exists ?? true, {
      ...(row.until === undefined ? {} : { period: { until: PartialDate.make(row.until) } }),
      ...(row.note === undefined ? {} : { note: row.note })
    }),
    ...(row.roles ?? []).map((role) => report(row.locator, membership, "role", role))
  ]
})
