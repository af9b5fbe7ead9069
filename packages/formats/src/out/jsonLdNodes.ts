import {
  type ActivityRecord,
  type Agreement,
  type City,
  type CityName,
  type CityNetwork,
  type Claim,
  identifierSchemes,
  type Membership,
  type PartialDate,
  type Source,
  type Twinning
} from "@proxeny/domain"
import type { JsonLdTerm } from "./jsonLdContext.ts"

/** A node of JSON-LD: its keywords, and values of words that the context knows. */
export type JsonLdNode = Readonly<Partial<Record<"@id" | "@type" | JsonLdTerm, unknown>>>

/** The name of a record in the web of data. */
const urn = (id: string): string => `urn:uuid:${id}`
const urns = (ids: ReadonlyArray<string>): ReadonlyArray<string> => ids.map(urn)

const typeOfDate = { 4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date" } as const

/** A date with its type, as precise as it is known. */
const dated = (date: PartialDate | undefined) =>
  date === undefined ? undefined : { "@value": date, "@type": typeOfDate[date.length as 4 | 7 | 10] }

const year = (of: number | undefined) =>
  dated(of === undefined ? undefined : (String(of).padStart(4, "0") as PartialDate))

const inLanguage = ({ language, text }: CityName) =>
  language === undefined ? text : { "@value": text, "@language": language }

const namesOf = (city: City, kind: CityName["kind"]) => {
  const found = city.names.filter((name) => name.kind === kind).map(inLanguage)
  return found.length === 0 ? undefined : found
}

const organisation = (name: string): JsonLdNode => ({ "@type": ["prov:Agent", "schema:Organization"], name })

const filled = <A>(values: ReadonlyArray<A> | undefined) =>
  values === undefined || values.length === 0 ? undefined : values

/** Where the ids of a register are named in the web of data. */
const namedAt = {
  wikidata: (value: string) => `http://www.wikidata.org/entity/${value}`,
  geonames: (value: string) => `https://sws.geonames.org/${value}/`
} as const

export const cityNode = (city: City): JsonLdNode => ({
  "@id": urn(city.id),
  // A city is a place, and a body that signs and belongs.
  "@type": ["schema:City", "schema:GovernmentOrganization"],
  name: namesOf(city, "name"),
  alternateName: namesOf(city, "alias"),
  formerName: namesOf(city, "former"),
  misspelling: namesOf(city, "misspelling"),
  sameAs: filled(
    city.identifiers.flatMap(({ scheme, value }) => (scheme === "unlocode" ? [] : [namedAt[scheme](value)]))
  ),
  identifier: filled(
    city.identifiers.map(({ scheme, value }) => ({
      "@type": "schema:PropertyValue",
      propertyID: identifierSchemes[scheme].label,
      value
    }))
  ),
  address:
    city.country === undefined
      ? undefined
      : { "@type": "schema:PostalAddress", addressCountry: city.country as string },
  geo: city.coordinates === undefined ? undefined : { "@type": "schema:GeoCoordinates", ...city.coordinates },
  population: city.population?.count,
  populationYear: year(city.population?.year)
})

export const networkNode = (network: CityNetwork): JsonLdNode => ({
  "@id": urn(network.id),
  "@type": "schema:Organization",
  name: network.name,
  alternateName: network.shortName,
  scope: network.scope,
  foundingDate: year(network.founded),
  keywords: filled(network.topics)
})

/** A membership as a role between the member and the network (https://schema.org/Role). */
export const membershipNode = ({ id, member, network, period, roles, through }: Membership): JsonLdNode => ({
  "@id": urn(member.kind === "city" ? member.city : member.network),
  memberOf: {
    "@id": urn(id),
    "@type": "schema:OrganizationRole",
    memberOf: urn(network),
    roleName: filled(roles),
    through: through === undefined ? undefined : urn(through),
    startDate: dated(period?.from),
    endDate: dated(period?.until)
  } satisfies JsonLdNode
})

export const twinningNode = ({ cities, id, stages }: Twinning): JsonLdNode => ({
  "@id": urn(id),
  "@type": "proxeny:Twinning",
  between: urns(cities),
  stage: filled(
    stages.map(
      ({ evidence, kind, on }): JsonLdNode => ({
        "@type": "proxeny:Stage",
        stageKind: kind,
        on: dated(on),
        wasDerivedFrom: urns(evidence)
      })
    )
  )
})

export const agreementNode = ({ expiresOn, fields, id, kind, signedOn, title, twinning }: Agreement): JsonLdNode => ({
  "@id": urn(id),
  "@type": "proxeny:Agreement",
  twinning: urn(twinning),
  agreementKind: kind,
  name: title,
  on: dated(signedOn),
  expiresOn: dated(expiresOn),
  field: filled(fields)
})

export const activityNode = (activity: ActivityRecord): JsonLdNode => ({
  "@id": urn(activity.id),
  "@type": ["schema:Event", "proxeny:Activity"],
  twinning: urn(activity.twinning),
  activityType: activity.type,
  name: activity.title,
  startDate: dated(activity.on),
  endDate: dated(activity.until),
  field: filled(activity.fields),
  organizer: filled(activity.organisers?.map(({ name, sector }) => ({ ...organisation(name), sector }))),
  citizenLed: activity.citizenLed,
  people: activity.people,
  wasDerivedFrom: urns(activity.evidence)
})

export const sourceNode = (source: Source): JsonLdNode => ({
  "@id": urn(source.id),
  "@type": ["prov:Entity", "schema:CreativeWork"],
  sourceKind: source.kind,
  name: source.title,
  alternateName: source.shortName,
  url: source.url,
  datePublished: dated(source.publishedOn),
  accessedOn: dated(source.accessedOn),
  license: source.licence,
  reliability: source.grade.reliability,
  credibility: source.grade.credibility,
  wasAttributedTo: source.publisher === undefined ? undefined : organisation(source.publisher)
})

export const claimNode = (claim: Claim): JsonLdNode => ({
  "@id": urn(claim.id),
  "@type": ["prov:Entity", "proxeny:Claim"],
  about: urn(claim.subject.id),
  attribute: claim.attribute,
  claimed: claim.value,
  locator: claim.locator,
  startDate: dated(claim.period?.from),
  endDate: dated(claim.period?.until),
  note: claim.note,
  wasDerivedFrom: urn(claim.source),
  wasAttributedTo: { "@type": "prov:Agent", name: claim.recordedBy } satisfies JsonLdNode
})
