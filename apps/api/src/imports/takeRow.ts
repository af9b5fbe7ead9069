import type { Claim, Member, Source, Subject } from "@proxeny/domain"
import { applyMapping, isFault, type MappedRow, type TableEntry, type TableKind } from "@proxeny/formats"
import type { Gazetteer } from "@proxeny/reference/gazetteer"
import * as Result from "effect/Result"
import type { Batch } from "../register/Batch.ts"
import { nothing } from "../register/Batch.ts"
import { claimsOfCity, keyOfCity } from "./claimsOfCity.ts"
import type { Outcome, ReportedEnd, RowReport } from "./ImportReport.ts"
import type { Ledger } from "./Ledger.ts"
import type { MappedList } from "./lists/openList.ts"
import type { Networks } from "./Networks.ts"
import type { Holders } from "./places/Holders.ts"
import type { ResolvedCity, Settled } from "./places/resolveCity.ts"
import { flagWords, whyWaiting } from "./places/words.ts"
import { type RowContext, readRow } from "./rows/readRow.ts"
import type { PrintedCity, RowFault, Said } from "./rows/Said.ts"
import { type Stated, stateBetween, stateMembership, stateNetwork, type Unstated } from "./statements.ts"

/** A row as it was read: what it says, with its cities looked up in the gazetteer, or why it cannot be taken. */
export interface UnderstoodRow {
  readonly file: string
  readonly row: number
  readonly line: number
  readonly kind: TableKind
  readonly mapped: MappedRow
  readonly said: ReadonlyArray<{ readonly what: Said; readonly ends: ReadonlyArray<ResolvedCity> }>
  readonly remarks: ReadonlyArray<string>
  readonly fault?: RowFault
}

/** The cities that a row speaks of, in order. */
export const endsOf = (said: Said): ReadonlyArray<PrintedCity> =>
  said.kind === "city"
    ? [said.city]
    : said.kind === "network"
      ? []
      : said.kind === "membership"
        ? [said.member]
        : [said.city, said.partner]

/** What a list says once and means for the rest of it: the items that the same cell names twice. */
const doubled = (mapped: MappedRow, list: MappedList): ReadonlyArray<string> =>
  list.mapping.columns.flatMap(({ field, name, separator }) => {
    const text = mapped.values[field]
    if (separator === undefined || text === undefined) return []
    const parts = text.split(separator).map((part) => part.trim())
    const filled = parts.filter((part) => part !== "")
    const [twice, blank] = [filled.length - new Set(filled).size, parts.length - filled.length]
    return [
      ...(twice > 0 ? [`${name} names ${twice === 1 ? "an item" : `${twice} items`} twice: each counts once`] : []),
      ...(blank > 0
        ? [`${name} has ${blank === 1 ? "a blank item" : `${blank} blank items`} between its separators`]
        : [])
    ]
  })

/** Reads the entries of a table as rows, and looks their cities up in the gazetteer. Asks no register. */
export const understand = (
  entries: ReadonlyArray<TableEntry>,
  list: MappedList,
  context: RowContext,
  resolve: (city: PrintedCity) => ResolvedCity,
  ownIds: Map<string, PrintedCity>
): ReadonlyArray<UnderstoodRow> =>
  entries.map((entry): UnderstoodRow => {
    const at = { file: list.file.name, row: entry.row, line: entry.line }
    if (isFault(entry))
      return {
        ...at,
        kind: list.mapping.kind,
        mapped: { values: {}, lists: {} },
        said: [],
        remarks: [],
        fault: { text: entry.text, reason: entry.reason, remedy: entry.remedy }
      }
    const kind = list.kindOf(entry)
    const mapped = applyMapping(entry.cells, list.mapping)
    const read = readRow(mapped, kind, context)
    const row = { ...at, kind, mapped, remarks: doubled(mapped, list) }
    if (read._tag === "rejected") return { ...row, said: [], fault: read.fault }
    return {
      ...row,
      remarks: [...row.remarks, ...read.remarks],
      said: read.said.map((what) => ({
        what,
        ends: endsOf(what).map((city) => {
          // A table of cities says what the list's own ids mean, for its other tables.
          if (kind === "cities" && city.ownId !== undefined && city.place.name !== "") ownIds.set(city.ownId, city)
          const { country, coordinates, identifiers } = city.place
          const bare = country === undefined && coordinates === undefined && identifiers === undefined
          const known = kind !== "cities" && bare ? ownIds.get(city.ownId ?? city.place.name) : undefined
          return resolve(known ?? city)
        })
      }))
    }
  })

/** What rows are decided with. */
export interface Deciding {
  readonly list: Source
  readonly geonames: Source
  readonly gazetteer: Gazetteer
  readonly holders: Holders
  readonly networks: Networks
  /** Cities of which this import has said everything that a row prints of them. */
  readonly described: WeakSet<ResolvedCity>
}

/** A row with what it brings; what becomes of it is known once the register was asked. */
export interface DecidedRow {
  readonly row: UnderstoodRow
  readonly ends: ReadonlyArray<ReportedEnd>
  readonly stated: ReadonlyArray<Stated>
  readonly cities: ReadonlyArray<Subject>
  readonly cityClaims: ReadonlyArray<Claim>
  readonly waiting: ReadonlyArray<{
    readonly said: Said
    readonly ends: ReadonlyArray<ReportedEnd>
    /** Why each end waits, in the order of the ends; absent for one that does not. */
    readonly why: ReadonlyArray<{ readonly kind: string; readonly reason: string } | undefined>
  }>
  readonly unstated: ReadonlyArray<Unstated & { readonly text: string }>
  readonly remarks: ReadonlyArray<string>
}

const reported = (resolved: ResolvedCity, settled: Settled | undefined): ReportedEnd => {
  const { place, printed, resolution } = resolved
  const ids = settled?._tag === "city" ? settled.identifiers : printed.identifiers
  const idIn = (scheme: string): string | null =>
    (printed.identifiers.find((one) => one.scheme === scheme) ?? ids.find((one) => one.scheme === scheme))?.value ??
    null
  const choices =
    resolution?._tag === "choices" ? resolution.candidates : resolution?._tag === "unknown" ? resolution.nearest : []
  return {
    text: printed.text,
    country: resolved.country ?? null,
    wikidata: idIn("wikidata"),
    geonames: place?.id ?? idIn("geonames"),
    city: settled?._tag === "city" ? settled.id : null,
    confidence:
      resolution === undefined
        ? null
        : resolution._tag === "resolved"
          ? resolution.confidence
          : (choices[0]?.confidence ?? 0),
    reasons: resolution?._tag === "resolved" ? [...resolution.reasons, ...resolution.flags] : (resolution?.flags ?? []),
    ...(choices.length === 0
      ? {}
      : {
          candidates: choices.slice(0, 10).map(({ confidence, place: { country, division, id, name } }) => ({
            geonames: id,
            name,
            country,
            ...(division === undefined ? {} : { division }),
            confidence
          }))
        })
  }
}

/** Whether what stands where a member stands is a network: the row says nothing of a place, and a network has that name. */
const memberNetwork = ({ place, printed }: ResolvedCity, networks: Networks) =>
  place === undefined &&
  printed.identifiers.length === 0 &&
  printed.place.country === undefined &&
  printed.place.coordinates === undefined
    ? networks.find(printed.text)
    : undefined

interface SettledEnd {
  readonly settled: Settled
  readonly end: ReportedEnd
  readonly resolved: ResolvedCity
}

/**
 * Two ends that were taken for one place by their names: one of the two is another place, or the row is a slip, and which is
 * not to be guessed.
 */
const sameTwice = (settled: ReadonlyArray<SettledEnd>) => {
  const [a, b] = settled
  if (a?.settled._tag !== "city" || b?.settled._tag !== "city" || a.settled.id !== b.settled.id) return undefined
  const byId = [a, b].every(({ resolved: { printed } }) => printed.identifiers.length > 0 || printed.uuid !== undefined)
  const { place } = a.resolved
  if (byId || place === undefined) return undefined
  const { country, division, id, name } = place
  const candidates = [{ geonames: id, name, country, ...(division === undefined ? {} : { division }), confidence: 0.5 }]
  const why = {
    kind: "same-city",
    reason: `"${a.resolved.printed.text}" and "${b.resolved.printed.text}" were both taken for ${name} (${division ?? country}), geonames:${id}, and a city cannot be twinned with itself: one of them is another place`
  }
  return {
    why: [why, why],
    ends: [a, b].map(
      ({ end }): ReportedEnd => ({ ...end, city: null, geonames: null, wikidata: null, confidence: 0.5, candidates })
    )
  }
}

/** Decides which cities a row speaks of, and what it states of them. The ids of its cities were looked up before. */
export const decide = (row: UnderstoodRow, deciding: Deciding): DecidedRow => {
  const { described, holders, list, networks } = deciding
  const from = { list, file: row.file, geonames: deciding.geonames, gazetteer: deciding.gazetteer }
  const ends: Array<ReportedEnd> = []
  const stated: Array<Stated> = []
  const cities: Array<Subject> = []
  const cityClaims: Array<Claim> = []
  const waiting: Array<DecidedRow["waiting"][number]> = []
  const unstated: Array<DecidedRow["unstated"][number]> = []
  const remarks = new Set(row.remarks)
  const standing = { list, file: row.file, row: row.row }

  const settle = (resolved: ResolvedCity) => {
    const settled = holders.settle(resolved)
    const end = reported(resolved, settled)
    ends.push(end)
    for (const flag of resolved.resolution?.flags ?? []) {
      const words = flagWords(flag)
      if (words !== undefined) remarks.add(`${resolved.printed.text}: ${words}`)
    }
    const { resolution } = resolved
    const isDivision =
      resolution?._tag === "unknown" && (resolution.why.kind === "division" || resolution.why.kind === "country")
    if (settled._tag === "city" && isDivision) remarks.add(whyWaiting(resolved.printed.text, resolution))
    if (settled._tag === "city" && settled.remark !== undefined) remarks.add(settled.remark)
    if (
      settled._tag === "city" &&
      resolved.printed.place.name === "" &&
      resolved.place === undefined &&
      !holders.isNamed(settled.id)
    )
      remarks.add(`no list names ${resolved.printed.text} yet: it is called by its id until one does`)
    return { settled, end, key: keyOfCity(resolved), resolved }
  }
  const describe = ({ resolved, settled }: ReturnType<typeof settle>): void => {
    if (settled._tag !== "city") return
    cities.push({ kind: "city", id: settled.id })
    if (described.has(resolved)) return
    described.add(resolved)
    cityClaims.push(...claimsOfCity(resolved, settled, from))
  }
  const take = (
    what: Said,
    result: Result.Result<Stated, Unstated>,
    settled: ReadonlyArray<ReturnType<typeof settle>>
  ): void => {
    if (Result.isFailure(result)) {
      unstated.push({
        ...result.failure,
        text: settled.map(({ key }) => key).join(", ") || ("network" in what ? what.network : "")
      })
      return
    }
    for (const one of settled) describe(one)
    stated.push(result.success)
  }

  for (const { ends: printed, what } of row.said) {
    if (what.kind === "network") {
      take(what, stateNetwork(what.network, networks, standing), [])
      continue
    }
    const [only] = printed
    const network = what.kind === "membership" && only !== undefined ? memberNetwork(only, networks) : undefined
    if (what.kind === "membership" && only !== undefined && network !== undefined) {
      const member: Member = { kind: "network", network }
      take(what, stateMembership(what, { member, key: only.printed.text }, networks, standing), [])
      continue
    }
    const settled = printed.map(settle)
    const why = settled.map(({ settled: one }) =>
      one._tag === "waiting" ? { kind: one.why, reason: one.reason } : undefined
    )
    if (why.some((one) => one !== undefined)) {
      waiting.push({ said: what, why, ends: settled.map(({ end }) => end) })
      continue
    }
    const twice = sameTwice(settled)
    if (twice !== undefined) {
      ends.splice(-2, 2, ...twice.ends)
      waiting.push({ said: what, ...twice })
      continue
    }
    const [a, b] = settled.map(({ key, settled: one }) => ({
      key,
      id: (one as { readonly id: Stated["record"]["id"] }).id as never
    }))
    if (what.kind === "city") {
      for (const one of settled) describe(one)
      if (a !== undefined) stated.push({ record: { kind: "city", id: a.id }, claims: [], sources: [], networks: [] })
    } else if (what.kind === "membership" && a !== undefined)
      take(
        what,
        stateMembership(what, { member: { kind: "city", city: a.id }, key: a.key }, networks, standing),
        settled
      )
    else if (what.kind !== "membership" && a !== undefined && b !== undefined)
      take(what, stateBetween(what, [a, b], standing), settled)
  }
  return { row, ends, stated, cities, cityClaims, waiting, unstated, remarks: [...remarks] }
}

/** Everything that decided rows bring, to be written at once. */
export const batchOf = (rows: ReadonlyArray<DecidedRow>, sources: ReadonlyArray<Source>): Batch => {
  const stated = rows.flatMap((row) => row.stated)
  const once = <A extends { readonly id: string }>(all: ReadonlyArray<A>): ReadonlyArray<A> => [
    ...new Map(all.map((one) => [one.id, one])).values()
  ]
  return {
    ...nothing,
    sources: once([...sources, ...stated.flatMap((one) => one.sources)]),
    cities: once(rows.flatMap(({ cities }) => cities.map(({ id }) => ({ id: id as Batch["cities"][number]["id"] })))),
    twinnings: once(stated.flatMap(({ twinning }) => twinning ?? [])),
    networks: once(stated.flatMap(({ networks }) => networks)),
    memberships: once(stated.flatMap(({ membership }) => membership ?? [])),
    claims: once([...rows.flatMap(({ cityClaims }) => cityClaims), ...stated.flatMap(({ claims }) => claims)])
  }
}

const words: Readonly<Record<Exclude<Outcome, "waiting" | "rejected">, string>> = {
  created: "not on record before",
  merged: "on record already; what this list says is added to it",
  unchanged: "on record already with everything that the row says"
}

/** Says what becomes of a row, by what the register had before it; counts what it brings. */
export const conclude = (
  { cities, cityClaims, ends, remarks, row, stated, unstated, waiting }: DecidedRow,
  ledger: Ledger,
  columnOf: (field: string | undefined) => string | undefined,
  count: (subject: Subject) => void,
  countClaim: () => void
): RowReport => {
  const claimed = (all: ReadonlyArray<Claim>): boolean => {
    let fresh = false
    for (const { id } of all)
      if (ledger.bring(id)) {
        fresh = true
        countClaim()
      }
    return fresh
  }
  const newCities = new Set<string>()
  for (const city of cities)
    if (ledger.bring(city.id)) {
      newCities.add(city.id)
      count(city)
    }
  const saysMore = claimed(cityClaims)
  const results = stated.map(({ claims, networks, record }): Outcome => {
    for (const { id } of networks) if (ledger.bring(id)) count({ kind: "network", id })
    const isNew =
      record.kind === "city" ? newCities.delete(record.id) : record.kind === "network" ? false : ledger.bring(record.id)
    const fresh = claimed(claims)
    if (isNew && record.kind !== "city") count(record)
    if (isNew) return "created"
    if (record.kind === "network" && fresh && networks.length > 0) return "created"
    return fresh || (record.kind === "city" && saysMore) ? "merged" : "unchanged"
  })
  const base = { row: row.row, kind: row.kind, file: row.file, line: row.line, remarks }
  const many = (all: ReadonlyArray<ReportedEnd>): ReadonlyArray<ReportedEnd> => [
    ...new Map(all.map((end) => [end.text, end])).values()
  ]
  const two = row.kind === "twinnings" || row.kind === "activities"
  const firsts = many(two ? ends.filter((_, at) => at % 2 === 0) : ends)
  const seconds = many(two ? ends.filter((_, at) => at % 2 === 1) : [])
  const networks = row.said.flatMap(({ what }) => ("network" in what ? [what.network] : []))
  const shown = {
    ...(firsts[0] === undefined ? {} : { city: firsts[0] }),
    ...(seconds[0] === undefined ? {} : { partner: seconds[0] }),
    ...(firsts.length > 1 ? { cities: firsts } : {}),
    ...(seconds.length > 1 ? { partners: seconds } : {}),
    ...(networks.length === 0 ? {} : { networks })
  }
  if (row.fault !== undefined) {
    const column = columnOf(row.fault.field)
    return {
      ...base,
      outcome: "rejected",
      reason: row.fault.reason,
      remedy: row.fault.remedy,
      ...(column === undefined ? {} : { column }),
      text: row.fault.text
    }
  }
  if (waiting.length > 0)
    return {
      ...base,
      outcome: "waiting",
      reason: [...new Set(waiting.flatMap(({ why }) => why.flatMap((one) => one?.reason ?? [])))].join("; "),
      ...shown
    }
  const [amiss] = unstated
  if (results.length === 0 && amiss !== undefined)
    return { ...base, outcome: "rejected", reason: amiss.reason, remedy: amiss.remedy, text: amiss.text, ...shown }
  const outcome = (["created", "merged", "unchanged"] as const).find((one) => results.includes(one)) ?? "unchanged"
  return {
    ...base,
    remarks: [...remarks, ...unstated.map(({ reason }) => reason)],
    outcome,
    reason: words[outcome],
    ...shown
  }
}
