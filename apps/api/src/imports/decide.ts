import type { Claim, Member, Source, Subject } from "@proxeny/domain"
import type { Gazetteer } from "@proxeny/reference/gazetteer"
import * as Result from "effect/Result"
import type { Batch } from "../register/Batch.ts"
import { nothing } from "../register/Batch.ts"
import { claimsOfCity, keyOfCity } from "./claimsOfCity.ts"
import type { ReportedEnd } from "./ImportReport.ts"
import type { Networks } from "./Networks.ts"
import type { Holders } from "./places/Holders.ts"
import type { ResolvedCity, Settled } from "./places/resolveCity.ts"
import { flagWords, whyWaiting } from "./places/words.ts"
import { notOnRecord, notShared, notYours, type Rights } from "./rights.ts"
import type { Said } from "./rows/Said.ts"
import { type Stated, stateBetween, stateMembership, stateNetwork, type Unstated } from "./statements.ts"
import type { UnderstoodRow } from "./understand.ts"

/** What rows are decided with. */
export interface Deciding {
  readonly list: Source
  readonly geonames: Source
  readonly gazetteer: Gazetteer
  readonly holders: Holders
  readonly networks: Networks
  /** Cities of which this import has said everything that a row prints of them. */
  readonly described: WeakSet<ResolvedCity>
  readonly rights: Rights
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
  const { described, holders, list, networks, rights } = deciding
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
      take(what, rights.shared ? stateNetwork(what.network, networks, standing) : notShared(what.network), [])
      continue
    }
    const [only] = printed
    const network = what.kind === "membership" && only !== undefined ? memberNetwork(only, networks) : undefined
    if (what.kind === "membership" && only !== undefined && network !== undefined) {
      const member: Member = { kind: "network", network }
      const stated = stateMembership(what, { member, key: only.printed.text }, networks, standing)
      take(what, rights.shared ? stated : notShared(what.network), [])
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
    const [a, b] = settled.flatMap(({ key, settled: one }) => (one._tag === "city" ? [{ key, id: one.id }] : []))
    if (what.kind === "city") {
      for (const one of settled) describe(one)
      if (a !== undefined) stated.push({ record: { kind: "city", id: a.id }, claims: [], sources: [], networks: [] })
    } else if (what.kind === "membership" && a !== undefined) {
      const member: Member = { kind: "city", city: a.id }
      const stated = Result.flatMap(stateMembership(what, { member, key: a.key }, networks, standing), (one) =>
        one.networks.length === 0 || rights.shared
          ? Result.succeed(one)
          : notOnRecord(one.networks.map(({ name }) => name))
      )
      take(what, rights.reaches([a.id]) ? stated : notYours([a.key]), settled)
    } else if (what.kind !== "membership" && a !== undefined && b !== undefined) {
      const stated = stateBetween(what, [a, b], standing)
      take(what, rights.reaches([a.id, b.id]) ? stated : notYours([a.key, b.key]), settled)
    }
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
