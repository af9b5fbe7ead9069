import type { Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { IdSet } from "./IdSet.ts"

const tables = ["city", "twinning", "network", "membership"] as const

/** What a batch is about to write. */
export interface Intended {
  readonly records: ReadonlyArray<Subject>
  readonly claims: ReadonlyArray<string>
}

/**
 * What is on record already, of the ids that come up: those stored, and those that this import has brought so far.
 *
 * **Details**: an import that writes finds what it has brought in the register, within its own transaction; a preview writes
 * nothing and remembers it here.
 */
export class Ledger {
  private readonly brought: IdSet | undefined
  private onRecord: ReadonlySet<string> = new Set()
  private readonly now = new Set<string>()

  constructor(preview: boolean) {
    this.brought = preview ? new IdSet() : undefined
  }

  /** Asks the register which of these ids are there; what was brought by earlier batches counts. */
  readonly look = (intended: Intended) => {
    const self = this
    return Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const found = new Set<string>()
      const add = (rows: ReadonlyArray<{ readonly id: string }>): void => {
        for (const { id } of rows) found.add(id)
      }
      const byKind = Map.groupBy(intended.records, ({ kind }) => kind)
      for (const table of tables) {
        const ids = [...new Set((byKind.get(table) ?? []).map(({ id }) => id))]
        if (ids.length > 0)
          add(yield* sql<{ id: string }>`SELECT id FROM ${sql.literal(table)} WHERE id = ANY(${ids}::uuid[])`)
      }
      // An activity is on record as soon as anything is said of it, whether or not it counts.
      const activities = [...new Set((byKind.get("activity") ?? []).map(({ id }) => id))]
      if (activities.length > 0)
        add(
          yield* sql<{ id: string }>`SELECT DISTINCT subject_id AS id FROM claim
            WHERE subject_kind = 'activity' AND subject_id = ANY(${activities}::uuid[])`
        )
      if (intended.claims.length > 0)
        add(yield* sql<{ id: string }>`SELECT id FROM claim WHERE id = ANY(${[...intended.claims]}::uuid[])`)
      self.onRecord = found
      self.now.clear()
    })
  }

  has(id: string): boolean {
    return this.now.has(id) || this.onRecord.has(id) || this.brought?.has(id) === true
  }

  /** Notes an id as brought; says whether it is new. */
  bring(id: string): boolean {
    if (this.has(id)) return false
    this.now.add(id)
    this.brought?.add(id)
    return true
  }
}
