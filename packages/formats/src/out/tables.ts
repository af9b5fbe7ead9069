import {
  type ActivityRecord,
  type City,
  type CityId,
  type Identifier,
  type NetworkId,
  type Stage,
  stateAsOf,
  type Twinning,
  type TwinningId
} from "@proxeny/domain"
import type { Cell, TableToWrite } from "./Cells.ts"
import type { Register } from "./Register.ts"

/** What a table is made of: the name of a column, and what a row holds there. */
type Columns<A> = Readonly<Record<string, (row: A) => Cell>>

const table = <A>(rows: Iterable<A>, columns: Columns<A>): TableToWrite => {
  const cells = Object.values(columns)
  return {
    columns: Object.keys(columns),
    rows: {
      *[Symbol.iterator]() {
        for (const row of rows) yield cells.map((cell) => cell(row))
      }
    }
  }
}

/** Several values in one cell. */
const list = (values: ReadonlyArray<string> = []): string | undefined =>
  values.length === 0 ? undefined : values.join("; ")

const idsOf = (city: City | undefined, scheme: Identifier["scheme"]): string | undefined =>
  list(city?.identifiers.filter((one) => one.scheme === scheme).map(({ value }) => value))

const firstSigned = (stages: ReadonlyArray<Stage>): string | undefined =>
  stages.find(({ kind }) => kind === "signed")?.on

const endOf = (stages: ReadonlyArray<Stage>): string | undefined => {
  const last = stages.at(-1)
  return last?.kind === "ended" ? last.on : undefined
}

/**
 * The tables of a register, for `csvRows` and `toXlsx`, with columns named as the domain names its fields.
 *
 * **Details**: rows are made one at a time, as they are asked for. Several values of one cell are joined by "; ". A city
 * or a network that is not in the register stands under its id. `asOf` (YYYY-MM-DD) is the day that `status` is given for;
 * without it, the last stage on record counts. Dates are as precise as known. `uuid` is the id of the record.
 *
 * **Gotchas**: a table is less than the record: of a twinning it has the first signature and the end, of a city one name
 * beside the others, and no evidence. `jsonLines` and `archiveLines` leave out nothing.
 */
export const tablesOf = (register: Register, options: { readonly asOf?: string } = {}) => {
  const asOf = options.asOf ?? "9999-12-31"
  const cities = new Map<CityId, City>(register.cities.map((city) => [city.id, city]))
  const networks = new Map<NetworkId, string>(register.networks.map((network) => [network.id, network.label]))
  const twinnings = new Map<TwinningId, Twinning>(register.twinnings.map((twinning) => [twinning.id, twinning]))
  const sources = new Map(register.sources.map(({ id, title }) => [id, title]))
  const cityName = (id: CityId | undefined): string | undefined =>
    id === undefined ? undefined : (cities.get(id)?.name ?? id)
  const networkName = (id: NetworkId | undefined): string | undefined =>
    id === undefined ? undefined : (networks.get(id) ?? id)

  /** The two ends of a twinning, as every table about one begins. */
  const ends = <A>(pairOf: (row: A) => readonly [CityId, CityId] | undefined) =>
    ({
      city: (row) => cityName(pairOf(row)?.[0]),
      cityId: (row) => idsOf(cities.get(pairOf(row)?.[0] as CityId), "wikidata"),
      country: (row) => cities.get(pairOf(row)?.[0] as CityId)?.country,
      partner: (row) => cityName(pairOf(row)?.[1]),
      partnerId: (row) => idsOf(cities.get(pairOf(row)?.[1] as CityId), "wikidata"),
      partnerCountry: (row) => cities.get(pairOf(row)?.[1] as CityId)?.country
    }) satisfies Columns<A>

  return {
    cities: table(register.cities, {
      city: (city) => city.name,
      cityId: (city) => idsOf(city, "wikidata"),
      country: ({ country }) => country,
      latitude: ({ coordinates }) => coordinates?.latitude,
      longitude: ({ coordinates }) => coordinates?.longitude,
      population: ({ population }) => population?.count,
      populationYear: ({ population }) => population?.year,
      aliases: (city) => list([...new Set(city.names.map(({ text }) => text))].filter((name) => name !== city.name)),
      geonames: (city) => idsOf(city, "geonames"),
      unlocode: (city) => idsOf(city, "unlocode"),
      uuid: ({ id }) => id
    }),
    twinnings: table(register.twinnings, {
      ...ends<Twinning>((twinning) => twinning.cities),
      start: ({ stages }) => firstSigned(stages),
      end: ({ stages }) => endOf(stages),
      status: ({ stages }) => stateAsOf(stages, asOf),
      uuid: ({ id }) => id
    }),
    agreements: table(register.agreements, {
      ...ends<{ readonly twinning: TwinningId }>(({ twinning }) => twinnings.get(twinning)?.cities),
      category: ({ kind }) => kind,
      title: ({ title }) => title,
      start: ({ signedOn }) => signedOn,
      end: ({ expiresOn }) => expiresOn,
      fields: ({ fields }) => list(fields),
      twinning: ({ twinning }) => twinning,
      uuid: ({ id }) => id
    } as Columns<Register["agreements"][number]>),
    networks: table(register.networks, {
      network: ({ name }) => name,
      shortName: ({ shortName }) => shortName,
      scope: ({ scope }) => scope,
      founded: ({ founded }) => founded,
      topics: ({ topics }) => list(topics),
      uuid: ({ id }) => id
    }),
    memberships: table(register.memberships, {
      network: ({ network }) => networkName(network),
      member: ({ member }) => (member.kind === "city" ? cityName(member.city) : networkName(member.network)),
      memberType: ({ member }) => member.kind,
      cityId: ({ member }) => (member.kind === "city" ? idsOf(cities.get(member.city), "wikidata") : undefined),
      country: ({ member }) => (member.kind === "city" ? cities.get(member.city)?.country : undefined),
      through: ({ through }) => networkName(through),
      role: ({ roles }) => list(roles),
      since: ({ period }) => period?.from,
      until: ({ period }) => period?.until,
      uuid: ({ id }) => id
    }),
    activities: table<ActivityRecord>(register.activities, {
      ...ends<ActivityRecord>(({ twinning }) => twinnings.get(twinning)?.cities),
      type: ({ type }) => type,
      title: ({ title }) => title,
      on: ({ on }) => on,
      until: ({ until }) => until,
      fields: ({ fields }) => list(fields),
      organisers: ({ organisers }) => list(organisers?.map(({ name }) => name)),
      citizenLed: ({ citizenLed }) => citizenLed,
      people: ({ people }) => people,
      amount: ({ money }) => money?.amount,
      currency: ({ money }) => money?.currency,
      twinning: ({ twinning }) => twinning,
      uuid: ({ id }) => id
    }),
    sources: table(register.sources, {
      title: ({ title }) => title,
      shortName: ({ shortName }) => shortName,
      kind: ({ kind }) => kind,
      publisher: ({ publisher }) => publisher,
      url: ({ url }) => url,
      publishedOn: ({ publishedOn }) => publishedOn,
      accessedOn: ({ accessedOn }) => accessedOn,
      licence: ({ licence }) => licence,
      reliability: ({ grade }) => grade.reliability,
      credibility: ({ grade }) => grade.credibility,
      uuid: ({ id }) => id
    }),
    claims: table(register.claims, {
      subjectKind: ({ subject }) => subject.kind,
      subject: ({ subject }) => subject.id,
      attribute: ({ attribute }) => attribute,
      value: ({ value }) => JSON.stringify(value),
      from: ({ period }) => period?.from,
      until: ({ period }) => period?.until,
      source: ({ source }) => sources.get(source) ?? source,
      locator: ({ locator }) => locator,
      recordedBy: ({ recordedBy }) => recordedBy,
      note: ({ note }) => note,
      uuid: ({ id }) => id
    })
  } satisfies Readonly<Record<string, TableToWrite>>
}
