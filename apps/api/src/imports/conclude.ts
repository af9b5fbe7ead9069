import type { Claim, Subject } from "@proxeny/domain"
import type { DecidedRow } from "./decide.ts"
import type { Outcome, ReportedEnd, RowReport } from "./ImportReport.ts"
import type { Ledger } from "./Ledger.ts"

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
    const newNetworks = new Set(networks.flatMap(({ id }) => (ledger.bring(id) ? [id as string] : [])))
    for (const id of newNetworks) count({ kind: "network", id })
    const isNew =
      record.kind === "city"
        ? newCities.delete(record.id)
        : record.kind === "network"
          ? newNetworks.has(record.id)
          : ledger.bring(record.id)
    const fresh = claimed(claims)
    if (isNew && record.kind !== "city" && record.kind !== "network") count(record)
    if (isNew) return "created"
    return fresh || (record.kind === "city" && saysMore) ? "merged" : "unchanged"
  })
  const shownLater = stated.some(({ rests }) => rests !== undefined && !ledger.has(rests.id))
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
    remarks: [
      ...remarks,
      ...unstated.map(({ reason }) => reason),
      ...(shownLater ? ["no twinning of these cities is on record: what they did is shown once one is"] : [])
    ],
    outcome,
    reason: words[outcome],
    ...shown
  }
}
