import type { Source } from "@proxeny/domain"
import type { ArchiveEntry } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { claimColumns, sourcesById } from "../register/claimViews.ts"
import { exportedClaims } from "../register/visible.ts"
import { type ClaimRow, claimOf, present, type SourceRow, sourceOf } from "../sql/rows.ts"
import { type CityRow, cityColumns, wholeCities } from "./readCities.ts"
import {
  type ActivityRow,
  type AgreementRow,
  activityOf,
  agreementOf,
  type ImportRow,
  importOf,
  type MembershipRow,
  membershipOf,
  type NetworkRow,
  networkOf,
  type StrategyRow,
  strategyOf,
  type TensionRow,
  type TwinningRow,
  tensionOf,
  twinningOf
} from "./recordRows.ts"
import { type Pages, pages, records } from "./snapshot.ts"

/**
 * What of the register is read: `everything`, in the order of ids, or what is `shown`, in an order for readers: by names,
 * without twinnings and memberships that do not exist by what is claimed.
 */
export type Extent = "everything" | "shown"

type EntryOf<K extends ArchiveEntry["kind"]> = Extract<ArchiveEntry, { readonly kind: K }>

/** How a moment is written, so that none of what PostgreSQL keeps of it is lost. */
const moment = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS ${column}`

const inOrder = (extent: Extent, shown: string): string =>
  extent === "everything" ? "ORDER BY id" : `ORDER BY ${shown}, id`

/** What joins a record of a twinning to it and to its two cities, for those that exist. */
const ofShownTwinning = (record: string): string =>
  `FROM ${record} record JOIN twinning t ON t.id = record.twinning_id AND t.exists
    JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b`

const doesNotExist = { held: { exists: false } } as const

/** Every source on record. */
export const readSources = (extent: Extent): Pages<EntryOf<"source">> =>
  records(`SELECT * FROM source ${inOrder(extent, "lower(title)")}`, (row: SourceRow) => ({
    kind: "source",
    record: sourceOf(row)
  }))

export const readClaims = (extent: Extent): Pages<EntryOf<"claim">> =>
  Stream.unwrap(
    Effect.map(exportedClaims, (condition) =>
      records(
        `SELECT ${claimColumns}, import_id, ${moment("recorded_at")} FROM claim WHERE ${condition} ${inOrder(extent, "subject_kind, subject_id, attribute")}`,
        (row: ClaimRow & { readonly recorded_at: string; readonly import_id: string | null }) => ({
          kind: "claim",
          record: claimOf(row),
          held: { recordedAt: row.recorded_at, ...present({ import: row.import_id }) }
        })
      )
    )
  )

export const readCities = (extent: Extent): Pages<EntryOf<"city">> =>
  Stream.unwrap(
    Effect.map(sourcesById, (sources: ReadonlyMap<string, Source>) =>
      Stream.mapEffect(pages<CityRow>(`SELECT ${cityColumns} FROM city ${inOrder(extent, "folded")}`), (rows) =>
        Effect.map(wholeCities(rows, sources), (cities) => cities.map((record) => ({ kind: "city", record }) as const))
      )
    )
  )

export const readNetworks = (extent: Extent): Pages<EntryOf<"network">> =>
  records(
    `SELECT id, name, short_name, scope, founded, topics FROM network ${inOrder(extent, "lower(name)")}`,
    (row: NetworkRow) => ({ kind: "network", record: networkOf(row) })
  )

export const readMemberships = (extent: Extent): Pages<EntryOf<"membership">> =>
  records(
    extent === "everything"
      ? "SELECT * FROM membership ORDER BY id"
      : `SELECT m.* FROM membership m JOIN network n ON n.id = m.network_id LEFT JOIN city c ON c.id = m.city_id
          LEFT JOIN network o ON o.id = m.member_network_id
          WHERE m.exists ORDER BY lower(n.name), coalesce(c.folded, lower(o.name)), m.id`,
    (row: MembershipRow) => ({
      kind: "membership",
      record: membershipOf(row),
      ...(row.exists ? {} : doesNotExist)
    })
  )

export const readTwinnings = (extent: Extent): Pages<EntryOf<"twinning">> =>
  records(
    `SELECT t.id, t.city_a, t.city_b, t.exists,
      (SELECT jsonb_agg(jsonb_build_object('kind', kind, 'on', happened_on, 'evidence', evidence) ORDER BY position)
        FROM twinning_stage WHERE twinning_id = t.id) AS stages
    FROM twinning t ${
      extent === "everything"
        ? "ORDER BY t.id"
        : "JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b WHERE t.exists ORDER BY a.folded, b.folded, t.id"
    }`,
    (row: TwinningRow) => ({ kind: "twinning", record: twinningOf(row), ...(row.exists ? {} : doesNotExist) })
  )

export const readAgreements = (extent: Extent): Pages<EntryOf<"agreement">> =>
  records(
    extent === "everything"
      ? "SELECT * FROM agreement ORDER BY id"
      : `SELECT record.* ${ofShownTwinning("agreement")} ORDER BY a.folded, b.folded, record.signed_on, record.id`,
    (row: AgreementRow) => ({ kind: "agreement", record: agreementOf(row) })
  )

export const readActivities = (extent: Extent): Pages<EntryOf<"activity">> =>
  records(
    extent === "everything"
      ? "SELECT * FROM activity ORDER BY id"
      : `SELECT record.* ${ofShownTwinning("activity")} ORDER BY a.folded, b.folded, record.first_day, record.id`,
    (row: ActivityRow) => ({ kind: "activity", record: activityOf(row) })
  )

const readTensions = (extent: Extent): Pages<EntryOf<"tension">> =>
  records(`SELECT * FROM tension ${inOrder(extent, "happened_on")}`, (row: TensionRow) => ({
    kind: "tension",
    record: tensionOf(row)
  }))

const readStrategies = (extent: Extent): Pages<EntryOf<"strategy">> =>
  records(`SELECT * FROM strategy_profile ${inOrder(extent, "city_id, as_of")}`, (row: StrategyRow) => ({
    kind: "strategy",
    record: strategyOf(row)
  }))

/** The imports on record. */
export const readImports: Pages<EntryOf<"import">> = records(
  `SELECT id, title, source_id, files, report, ${moment("finished_at")}, ${moment("undone_at")} FROM import ORDER BY id`,
  (row: ImportRow) => ({ kind: "import", record: importOf(row) })
)

/** Every record, each kind after those that it refers to. */
export const readRecords = (extent: Extent): Pages<Exclude<ArchiveEntry, EntryOf<"import">>> => {
  const kinds: ReadonlyArray<Pages<Exclude<ArchiveEntry, EntryOf<"import">>>> = [
    readSources(extent),
    readClaims(extent),
    readCities(extent),
    readNetworks(extent),
    readMemberships(extent),
    readTwinnings(extent),
    readAgreements(extent),
    readActivities(extent),
    readTensions(extent),
    readStrategies(extent)
  ]
  return Stream.flatten(Stream.fromIterable(kinds))
}
