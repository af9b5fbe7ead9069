import {
  activityIdOf,
  type CityNetwork,
  type Claim,
  deriveId,
  type Grade,
  type Member,
  Membership,
  makeClaim,
  membershipIdOf,
  type Period,
  pairOf,
  Source,
  SourceId,
  type Subject,
  type TwinningId,
  twinningIdOf
} from "@proxeny/domain"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import type { Batch } from "../register/Batch.ts"
import { recordedBy } from "./claimsOfCity.ts"
import type { Networks } from "./Networks.ts"
import type { Reference, Said } from "./rows/Said.ts"

/** A city as it was settled, with the key by which the list names it. */
export interface SettledCity {
  readonly id: Parameters<typeof pairOf>[0]
  readonly key: string
}

/** What a row brings besides its cities: records, and the claims about the one record that decides what became of it. */
export interface Stated {
  readonly record: Subject
  readonly claims: ReadonlyArray<Claim>
  readonly sources: ReadonlyArray<Source>
  /** What has to be on record for the record to be shown: the twinning of an activity. */
  readonly rests?: Subject
  readonly twinning?: Batch["twinnings"][number]
  readonly membership?: Membership
  readonly networks: ReadonlyArray<CityNetwork>
}

/** Under what a row's claims stand. */
export interface Standing {
  readonly list: Source
  readonly file: string
  readonly row: number
}

/** Nobody knows how far a page that a list refers to can be relied on. */
const unjudged: Grade = { reliability: "F", credibility: 6 }

const sourceOf = ({ title, url }: Reference): Source =>
  new Source({
    id: SourceId.make(deriveId("source", "reference", url ?? title)),
    kind: "data-set",
    title,
    ...(url === undefined ? {} : { url }),
    grade: unjudged
  })

type Statement = readonly [attribute: string, value: Schema.Json, note?: string | undefined]

/** The same statements, under the list and under what the row says that it has them from. */
const claimsOf = (
  subject: Subject,
  statements: ReadonlyArray<Statement>,
  locator: string,
  { list, row }: Standing,
  reference: Reference | undefined,
  period?: Period
): Pick<Stated, "claims" | "sources"> => {
  const under = (source: SourceId, where: string): ReadonlyArray<Claim> =>
    statements.map(([attribute, value, note]) =>
      makeClaim({
        subject,
        attribute,
        value,
        source,
        locator: where,
        ...(period === undefined ? {} : { period }),
        recordedBy,
        note: note === undefined ? `row ${row}` : `row ${row}; ${note}`
      })
    )
  if (reference === undefined) return { claims: under(list.id, locator), sources: [] }
  const named = sourceOf(reference)
  return {
    claims: [...under(list.id, locator), ...under(named.id, `as ${list.title} has it`)],
    sources: [named]
  }
}

/** What cannot be stated, with the reason and the remedy. */
export interface Unstated {
  readonly reason: string
  readonly remedy: string
}

const selfTwinning = (a: SettledCity, b: SettledCity): Unstated => ({
  reason: `${a.key} and ${b.key} are one city, and a city cannot be twinned with itself`,
  remedy: "name two different cities, or leave the row out"
})

/** What a row states of two cities: a twinning, or something that they did together. */
export const stateBetween = (
  said: Extract<Said, { readonly kind: "twinning" | "activity" }>,
  [city, partner]: readonly [SettledCity, SettledCity],
  standing: Standing
): Result.Result<Stated, Unstated> => {
  const pair = pairOf(city.id, partner.id)
  if (Result.isFailure(pair)) return Result.fail(selfTwinning(city, partner))
  const twinning = twinningIdOf(pair.success)
  const locator = `${standing.file}: ${city.key}, ${partner.key}`
  if (said.kind === "activity") {
    const { fields, note, on, title, type, until } = said
    const subject: Subject = { kind: "activity", id: activityIdOf(twinning, type, on, title) }
    const value: Schema.Json = {
      twinning,
      type,
      on,
      ...(until === undefined ? {} : { until }),
      ...(title === undefined ? {} : { title }),
      ...(fields.length === 0 ? {} : { fields })
    }
    return Result.succeed({
      record: subject,
      rests: { kind: "twinning", id: twinning },
      networks: [],
      ...claimsOf(subject, [["reported", value, note]], locator, standing, said.reference)
    })
  }
  const subject: Subject = { kind: "twinning", id: twinning }
  const statements: ReadonlyArray<Statement> = [
    ["exists", true, said.note],
    ...said.stages.map(
      ({ kind, on, printed }): Statement => [
        "stage",
        { kind, ...(on === undefined ? {} : { on }) },
        printed === undefined || printed === on ? undefined : `printed "${printed}"`
      ]
    ),
    ...said.topics.map((topic): Statement => ["topic", topic])
  ]
  return Result.succeed({
    record: subject,
    twinning: { id: twinning as TwinningId, cities: pair.success },
    networks: [],
    ...claimsOf(subject, statements, locator, standing, said.reference)
  })
}

/** What a row states of a network. */
export const stateNetwork = (
  printed: string,
  networks: Networks,
  standing: Standing
): Result.Result<Stated, Unstated> => {
  const network = networks.named(printed)
  if (network === undefined)
    return Result.fail({ reason: `"${printed}" has no letter and no digit`, remedy: "write the network's name" })
  const subject: Subject = { kind: "network", id: network.id }
  return Result.succeed({
    record: subject,
    networks: network.record === undefined ? [] : [network.record],
    ...claimsOf(subject, [["name", printed.trim()]], `${standing.file}: ${printed.trim()}`, standing, undefined)
  })
}

/** What a row states of a member of a network. */
export const stateMembership = (
  said: Extract<Said, { readonly kind: "membership" }>,
  member: { readonly member: Member; readonly key: string },
  networks: Networks,
  standing: Standing
): Result.Result<Stated, Unstated> => {
  const network = networks.named(said.network)
  const through = said.through === undefined ? undefined : networks.named(said.through)
  if (network === undefined)
    return Result.fail({ reason: `"${said.network}" has no letter and no digit`, remedy: "write the network's name" })
  if (member.member.kind === "network" && member.member.network === network.id)
    return Result.fail({
      reason: `${member.key} is the network itself, and a network cannot be a member of itself`,
      remedy: "name the member, or leave the row out"
    })
  const by = through?.id === network.id ? undefined : through?.id
  const id = membershipIdOf(network.id, member.member, by)
  const period: Period | undefined =
    said.since === undefined && said.until === undefined
      ? undefined
      : {
          ...(said.since === undefined ? {} : { from: said.since }),
          ...(said.until === undefined ? {} : { until: said.until })
        }
  const subject: Subject = { kind: "membership", id }
  const locator = `${standing.file}: ${said.network}, ${member.key}`
  const made = [network, ...(by === undefined ? [] : [through])].flatMap((one) => one?.record ?? [])
  const stated = claimsOf(
    subject,
    [["exists", true], ...said.roles.map((role): Statement => ["role", role])],
    locator,
    standing,
    said.reference,
    period
  )
  return Result.succeed({
    record: subject,
    sources: stated.sources,
    networks: made,
    membership: new Membership({
      id,
      network: network.id,
      member: member.member,
      ...(by === undefined ? {} : { through: by }),
      roles: said.roles,
      ...(period === undefined ? {} : { period })
    }),
    claims: [
      ...stated.claims,
      // A network that only this list names is on record by what the list says of it.
      ...made.map((one) =>
        makeClaim({
          subject: { kind: "network", id: one.id },
          attribute: "name",
          value: one.name,
          source: standing.list.id,
          locator: `${standing.file}: ${one.name}`,
          recordedBy
        })
      )
    ]
  })
}
