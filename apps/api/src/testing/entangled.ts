import {
  type ActivityReport,
  Agreement,
  AgreementId,
  type CityId,
  CityNetwork,
  type Claim,
  deriveId,
  Membership,
  makeClaim,
  membershipIdOf,
  networkIdOf,
  PartialDate,
  StrategyProfile,
  StrategyProfileId
} from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { type Batch, nothing } from "../register/Batch.ts"
import { council, paper, reported, said, twinningOf } from "./reports.ts"

/** One thing that somebody says in a small world where everything hangs together; what it is about is `a`, and `b` beside it. */
export interface Saying {
  readonly what: (typeof kinds)[number]
  readonly a: number
  readonly b: number
  readonly by: "council" | "paper"
  readonly n: number
}

const kinds = [
  "name",
  "identifier",
  "country",
  "population",
  "coordinates",
  "twinning",
  "bare-twinning",
  "stage",
  "agreement",
  "own-agreement",
  "activity",
  "own-activity",
  "membership",
  "bare-membership",
  "strategy",
  "own-strategy",
  "twins-in-country",
  "group"
] as const

/** What has to be said of two cities before anything happens, and is therefore said more often. */
const meeting = ["strategy", "strategy", "strategy", "identifier", "identifier", "twinning", "membership"] as const

const int = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

/** Sayings about few cities, most of them about the first two, so that they meet in every way. */
export const sayings = Arbitrary.array(
  Arbitrary.all({
    what: int(0, kinds.length + meeting.length - 1).pipe(
      Arbitrary.map((i) => [...kinds, ...meeting][i] as Saying["what"])
    ),
    a: int(0, 6).pipe(Arbitrary.map((a) => (a > 4 ? a - 5 : a))),
    b: int(0, 4),
    by: Arbitrary.schema(Schema.Literals(["council", "paper"])),
    n: int(0, 2)
  }),
  { maxLength: 30 }
)

const networks = ["one", "two"].map(
  (key) => new CityNetwork({ id: networkIdOf(`entangled ${key}`), name: key, topics: [] })
)

const twice = <A extends { readonly id: string }>(all: ReadonlyArray<A>): ReadonlyArray<A> => [
  ...new Map(all.map((one) => [one.id, one])).values()
]

/**
 * What a list of sayings writes, where each city has the id that `cityOf` gives it: two may have one.
 *
 * **Details**: `ownIds` has ids that follow from nothing, and ids of registers that several cities claim.
 */
export const batchOf = (all: ReadonlyArray<Saying>, cityOf: (city: number) => CityId, ownIds: boolean): Batch => {
  const claims: Array<Claim> = []
  const twinnings: Array<Batch["twinnings"][number]> = []
  const agreements: Array<Agreement> = []
  const memberships: Array<Membership> = []
  const strategies: Array<StrategyProfile> = []
  // A profile keeps the answer that is given last; after a merge that of the kept city, which is 0, stands.
  for (const { a, b, by, n, what } of all.toSorted((x, y) => y.a - x.a)) {
    const source = by === "council" ? council : paper
    const city = cityOf(a)
    const about = { kind: "city", id: city } as const
    const say = (attribute: string, value: unknown): Claim => said(source, about, attribute, value)
    const pair = city === cityOf(b) ? undefined : twinningOf(city, cityOf(b))
    const link = (): { readonly kind: "twinning"; readonly id: string } | undefined => {
      if (pair === undefined) return undefined
      twinnings.push(pair)
      return { kind: "twinning", id: pair.id }
    }
    if (what === "name") claims.push(say("name", { text: ["Alta", "Alta kommune", "Beta"][n], kind: "name" }))
    if (what === "country") claims.push(say("country", ["NO", "SE", "NO"][n]))
    if (what === "population") claims.push(say("population", { count: 1000 + n }))
    if (what === "coordinates") claims.push(say("coordinates", { latitude: 60 + n, longitude: 10 }))
    if (what === "identifier")
      claims.push(say("identifier", { scheme: "wikidata", value: `Q${ownIds || a < 2 ? 1 + n : 10 * a + n}` }))
    if (what === "bare-twinning") link()
    if (what === "twinning") {
      const subject = link()
      if (subject !== undefined) claims.push(said(source, subject, "exists", n !== 2))
    }
    if (what === "stage") {
      const subject = link()
      if (subject !== undefined) claims.push(said(source, subject, "stage", { kind: "signed", on: `198${n}` }))
    }
    if (what === "agreement" || (what === "own-agreement" && ownIds)) {
      const subject = link()
      const key =
        what === "agreement" ? deriveId("agreement", subject?.id ?? "", `198${n}`) : deriveId("agreement", `${a} ${b}`)
      if (subject !== undefined) {
        agreements.push(
          new Agreement({
            id: AgreementId.make(key),
            twinning: subject.id as never,
            kind: "twinning",
            signedOn: PartialDate.make(`198${n}`),
            fields: []
          })
        )
        claims.push(said(source, { kind: "agreement", id: key }, "signed-on", `198${n}`))
      }
    }
    if (what === "activity" || (what === "own-activity" && ownIds)) {
      if (pair === undefined) continue
      // The twinning itself may not be on record: then the activity waits for it.
      const report = {
        twinning: pair.id,
        type: "meeting",
        on: `199${n}`,
        ...(n === 1 ? { title: "Talks" } : {}),
        organisers: [{ name: "The town", sector: "government", city }],
        benefits: [{ city, kind: "project", attestedBy: "giver" }]
      } as ActivityReport
      claims.push(
        what === "activity"
          ? reported(source, report)
          : said(source, { kind: "activity", id: deriveId("activity", `own ${a} ${b}`) }, "reported", report)
      )
    }
    if (what === "membership" || what === "bare-membership") {
      const network = networks[n % 2] as CityNetwork
      const member = { kind: "city", city } as const
      const id = membershipIdOf(network.id, member)
      memberships.push(new Membership({ id, network: network.id, member, roles: [] }))
      if (what === "membership") claims.push(said(source, { kind: "membership", id }, "exists", n !== 2))
    }
    if (what === "strategy" || (what === "own-strategy" && ownIds)) {
      const id = StrategyProfileId.make(deriveId("strategy", ...(what === "strategy" ? [city, "2015"] : [`own ${a}`])))
      const question = ["team", "budget", "trainedStaff"][n] as string
      const value = n === 0 ? "both" : true
      const claim = said(source, { kind: "strategy", id }, question.toLowerCase(), value)
      const cited = say("cooperation", { with: cityOf(b) })
      claims.push(claim, cited)
      const answer = { value, evidence: [claim.id, cited.id] }
      strategies.push(new StrategyProfile({ id, city, asOf: PartialDate.make("2015"), [question]: answer } as never))
    }
    if (what === "twins-in-country")
      claims.push(say("twins-in-country", { country: "NO", partners: [cityOf(b), cityOf(n)] }))
    if (what === "group")
      claims.push(said(source, { kind: "group", id: deriveId("group", "entangled") }, "members", [city, cityOf(b)]))
  }
  return {
    ...nothing,
    sources: [council, paper],
    networks,
    cities: [0, 1, 2, 3, 4]
      .map((i) => ({ id: cityOf(i) }))
      .filter(({ id }, i, ids) => ids.findIndex((one) => one.id === id) === i),
    twinnings: twice(twinnings),
    agreements: twice(agreements),
    memberships: twice(memberships),
    strategies,
    claims: [...new Map(claims.map((claim) => [claim.id, makeClaim(claim)])).values()]
  }
}
