import {
  type CityId,
  type CityNetwork,
  type Claim,
  CountryCode,
  type Evidence,
  type Membership,
  type NetworkId,
  type RecordedTwinning,
  type Source,
  type Subject,
  type Twinning,
  type TwinningId
} from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { sources as referenceSources } from "../sources.ts"

/** The part of a register that facts are reproduced from. */
export interface Register {
  readonly claims: ReadonlyArray<Claim>
  readonly sources: ReadonlyArray<Source>
  readonly twinnings: ReadonlyArray<Pick<Twinning, "id" | "cities">>
  readonly memberships: ReadonlyArray<Pick<Membership, "id" | "network" | "member" | "through">>
  readonly networks: ReadonlyArray<Pick<CityNetwork, "id">>
  readonly cities: ReadonlyArray<{ readonly id: CityId }>
}

/** A membership that a claim says exists, or does not. */
export interface KnownMembership extends Pick<Membership, "id" | "network" | "member" | "through"> {
  readonly claim: Claim
  readonly roles: ReadonlyArray<Claim>
}

/** A pair of twins, with one claim that says so. */
export interface KnownPair {
  readonly cities: readonly [CityId, CityId]
  readonly claim: Claim
}

/** A twinning on record, with all claims that it exists. */
export interface KnownTwinning extends RecordedTwinning {
  readonly claims: ReadonlyArray<Claim>
}

/** The questions that checks and rules ask of a register. */
export interface View {
  readonly evidence: ReadonlyArray<Evidence>
  readonly shortName: (claim: Claim) => string
  /** Claims on an attribute, of one subject or of all. */
  readonly on: (attribute: string, subject?: Subject) => ReadonlyArray<Claim>
  readonly pairs: ReadonlyArray<KnownPair>
  readonly twinnings: ReadonlyArray<KnownTwinning>
  readonly citiesOf: (twinning: string) => readonly [CityId, CityId] | undefined
  readonly memberships: ReadonlyArray<KnownMembership>
  readonly countryOf: (city: CityId) => CountryCode | undefined
  /** The cities of a group or of a network, those of its parts included. */
  readonly membersOf: (subject: Subject) => ReadonlyArray<CityId>
}

const isIds = Schema.is(Schema.Array(Schema.String))
const isCountry = Schema.is(CountryCode)

/**
 * Looks at a register through the documents, and the registers that say which city is meant, so that neither public
 * pages nor lists imported later change a fact of the documents.
 */
export const viewOf = (register: Register): View => {
  const ours = new Set<string>(Object.values(referenceSources).map(({ id }) => id))
  const sources = new Map(register.sources.filter(({ id }) => ours.has(id)).map((source) => [source.id, source]))
  const cities = new Set(register.cities.map(({ id }) => id))
  const networks = new Set(register.networks.map(({ id }) => id))
  const evidence = register.claims.flatMap((claim): ReadonlyArray<Evidence> => {
    const source = sources.get(claim.source)
    return source === undefined ? [] : [{ claim, source }]
  })

  const byAttribute = new Map<string, Array<Claim>>()
  for (const { claim } of evidence) {
    const held = byAttribute.get(claim.attribute)
    if (held === undefined) byAttribute.set(claim.attribute, [claim])
    else held.push(claim)
  }
  const on: View["on"] = (attribute, subject) =>
    (byAttribute.get(attribute) ?? []).filter(
      (claim) => subject === undefined || (claim.subject.kind === subject.kind && claim.subject.id === subject.id)
    )

  const twinnings = new Map(register.twinnings.map(({ cities: pair, id }) => [id as string, pair]))
  const citiesOf: View["citiesOf"] = (twinning) => {
    const pair = twinnings.get(twinning)
    return pair?.every((city) => cities.has(city)) ? pair : undefined
  }
  const pairs = on("exists").flatMap((claim): ReadonlyArray<KnownPair> => {
    const pair = claim.subject.kind === "twinning" && claim.value === true ? citiesOf(claim.subject.id) : undefined
    return pair === undefined ? [] : [{ cities: pair, claim }]
  })

  const claimsOf = new Map<string, Array<KnownPair>>()
  for (const known of pairs)
    claimsOf.set(known.claim.subject.id, [...(claimsOf.get(known.claim.subject.id) ?? []), known])
  const known = [...claimsOf].flatMap(([id, told]): ReadonlyArray<KnownTwinning> => {
    const claims = told.map(({ claim }) => claim)
    const [first] = told
    return first === undefined
      ? []
      : [{ id: id as TwinningId, cities: first.cities, claims, evidence: claims.map((claim) => claim.id) }]
  })

  const memberships = register.memberships
    .filter(({ network }) => networks.has(network))
    .flatMap((membership): ReadonlyArray<KnownMembership> => {
      const subject: Subject = { kind: "membership", id: membership.id }
      const { id, member, network, through } = membership
      return on("exists", subject).map((claim) => ({
        id,
        member,
        network,
        ...(through === undefined ? {} : { through }),
        claim,
        roles: on("role", subject)
      }))
    })

  const countries = new Map(
    on("country").flatMap(({ subject, value }) => (isCountry(value) ? [[subject.id, value] as const] : []))
  )

  const membersOf: View["membersOf"] = (subject) => {
    if (subject.kind === "network")
      return memberships.flatMap(({ claim, member, network }) =>
        network === (subject.id as NetworkId) && claim.value === true && member.kind === "city" ? [member.city] : []
      )
    const ids = (attribute: string): ReadonlyArray<string> =>
      on(attribute, subject).flatMap(({ value }) => (isIds(value) ? value : []))
    return [
      ...ids("members").map((id) => id as CityId),
      ...ids("parts").flatMap((id) => membersOf({ kind: "group", id }))
    ]
  }

  return {
    evidence,
    shortName: (claim) => sources.get(claim.source)?.shortName ?? claim.source,
    on,
    pairs,
    twinnings: known,
    citiesOf,
    memberships,
    countryOf: (city) => countries.get(city),
    membersOf
  }
}
