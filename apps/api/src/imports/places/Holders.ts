import { PgTypes } from "@effect/sql-pg"
import { CityId, cityIdOf, deriveId, foldName, type Identifier } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { identifiersOf, type ResolvedCity, type Settled } from "./resolveCity.ts"
import { kindOfWaiting, whyWaiting } from "./words.ts"

const keyOf = ({ scheme, value }: Identifier): string => `${scheme}/${value}`

/**
 * Which city holds which id: those on record, and those that this import gives out.
 *
 * **Details**: `look` asks the register for the ids of some cities at once; `settle` then decides without asking.
 */
export class Holders {
  private readonly holders = new Map<string, CityId | undefined>()
  private readonly held = new Map<CityId, ReadonlyArray<Identifier>>()
  private readonly uuids = new Map<CityId, boolean>()
  private readonly named = new Set<CityId>()
  private readonly merged: ReadonlyMap<string, string>

  constructor(merged: ReadonlyMap<string, string>) {
    this.merged = merged
  }

  readonly look = (cities: Iterable<ResolvedCity>) => {
    const wanted = new Map<string, Identifier>()
    const ids = new Set<CityId>()
    for (const city of cities) {
      for (const identifier of identifiersOf(city)) {
        const key = keyOf(identifier)
        if (!this.holders.has(key)) wanted.set(key, identifier)
      }
      const uuid = this.uuidOf(city)
      if (uuid !== undefined && !this.uuids.has(uuid)) ids.add(uuid)
    }
    const { held, holders, named, uuids } = this
    return Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      if (ids.size > 0) {
        const found = yield* sql<{ id: CityId }>`SELECT id FROM city WHERE id = ANY(${[...ids]}::uuid[])`
        for (const id of ids) uuids.set(id, false)
        for (const { id } of found) uuids.set(id, true)
      }
      if (wanted.size === 0 && ids.size === 0) return
      const rows = yield* sql<{ scheme: Identifier["scheme"]; value: string; city: CityId }>`
        SELECT all_of.scheme, all_of.value, all_of.city_id AS city FROM city_identifier all_of WHERE all_of.city_id IN (
          SELECT i.city_id FROM city_identifier i
          JOIN jsonb_to_recordset(${PgTypes.jsonb([...wanted.values()])}) AS wanted(scheme text, value text)
            ON wanted.scheme = i.scheme AND wanted.value = i.value
          UNION SELECT unnest(${[...ids]}::uuid[]))`
      for (const key of wanted.keys()) holders.set(key, undefined)
      const found = Map.groupBy(rows, ({ city }) => city)
      for (const [city, identifiers] of found) {
        named.add(city)
        // What this import gave out to it already is not on record yet.
        const given = held.get(city) ?? []
        const stored = identifiers.map(({ scheme, value }): Identifier => ({ scheme, value }))
        const keys = new Set(stored.map(keyOf))
        held.set(city, [...stored, ...given.filter((one) => !keys.has(keyOf(one)))])
        for (const identifier of stored) holders.set(keyOf(identifier), city)
      }
    })
  }

  private give(id: CityId, identifiers: ReadonlyArray<Identifier>): ReadonlyArray<Identifier> {
    const all = new Map((this.held.get(id) ?? []).map((one) => [keyOf(one), one]))
    for (const identifier of identifiers) {
      const key = keyOf(identifier)
      const holder = this.holders.get(key)
      if (holder !== undefined && holder !== id) continue
      this.holders.set(key, id)
      all.set(key, identifier)
    }
    const list = [...all.values()]
    this.held.set(id, list)
    return list
  }

  /** Whether a list has named a city, on record or in this import. */
  isNamed(id: CityId): boolean {
    return this.named.has(id)
  }

  /** The id of this register that a row gives, as it is on record now. */
  private uuidOf({ printed: { uuid } }: ResolvedCity): CityId | undefined {
    return uuid === undefined ? undefined : this.now(uuid)
  }

  /** The city as it is on record: one that a person merged into another is that other one. */
  private now(id: CityId): CityId {
    return (this.merged.get(id) as CityId | undefined) ?? id
  }

  /** A city of its own, known by what is printed: the same name in the same country and region is the same city. */
  private ownCity({ country, printed }: ResolvedCity): Settled {
    const { country: asPrinted, name, region } = printed.place
    const key = [name, country ?? asPrinted ?? "", region ?? ""].map(foldName).join("|")
    const id = this.now(CityId.make(deriveId("city", "printed", key)))
    return { _tag: "city", id, identifiers: [], inGazetteer: false }
  }

  /**
   * The city that a printed one is.
   *
   * **Details**: the one that holds an id which the row gives; else the one that holds the id of its place in the gazetteer,
   * unless the row gives an id of a register of which that city has another one already: the two may be two cities, and
   * whether they are one is for a person to say. Without an id and without a place it waits.
   */
  settle(city: ResolvedCity): Settled {
    const { place, printed, resolution } = city
    const uuid = this.uuidOf(city)
    if (uuid !== undefined && this.uuids.get(uuid) !== true)
      return {
        _tag: "waiting",
        why: "no-such-id",
        reason: `"${printed.text}": this register holds no city under the id ${uuid}`
      }
    const given = printed.identifiers
    const geonames: Identifier | undefined = place === undefined ? undefined : { scheme: "geonames", value: place.id }
    const atPlace = geonames === undefined ? undefined : this.holders.get(keyOf(geonames))
    const byId = uuid ?? given.map((id) => this.holders.get(keyOf(id))).find((id) => id !== undefined)
    const [first = geonames] = given
    const done = (id: CityId, remark?: string): Settled => {
      const inGazetteer = geonames !== undefined && (atPlace === undefined || atPlace === id)
      if (printed.place.name !== "" || place !== undefined) this.named.add(id)
      const identifiers = this.give(id, [...given, ...(inGazetteer && geonames !== undefined ? [geonames] : [])])
      return { _tag: "city", id, identifiers, inGazetteer, ...(remark === undefined ? {} : { remark }) }
    }
    if (byId !== undefined) return done(byId)
    if (first === undefined && city.own === true) return this.ownCity(city)
    if (first === undefined)
      return { _tag: "waiting", why: kindOfWaiting(resolution), reason: whyWaiting(printed.text, resolution) }
    if (atPlace === undefined) return done(this.now(cityIdOf(first)))
    const other = (this.held.get(atPlace) ?? []).find(
      (one) => given.some(({ scheme }) => scheme === one.scheme) && !given.some((id) => keyOf(id) === keyOf(one))
    )
    return other === undefined
      ? done(atPlace)
      : done(
          this.now(cityIdOf(first)),
          `"${printed.text}" may be the city that is on record as ${other.value}: both are at geonames:${place?.id ?? ""}, and they are kept apart until a person says otherwise`
        )
  }
}
