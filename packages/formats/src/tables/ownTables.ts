import { tablesOf } from "../out/tables.ts"
import { isField, type MappedColumn, mappingKey, type TableField, type TableKind } from "./Mapping.ts"
import type { ColumnGuess, MappingGuess } from "./MappingGuess.ts"
import { needed } from "./tableKind.ts"

type OwnName = keyof ReturnType<typeof tablesOf>

/** What kind of list each table of `tablesOf` is; sources and claims are of none. An agreement tells of a twinning. */
const kinds: Readonly<Record<OwnName, TableKind | undefined>> = {
  cities: "cities",
  twinnings: "twinnings",
  agreements: "twinnings",
  networks: "networks",
  memberships: "memberships",
  activities: "activities",
  sources: undefined,
  claims: undefined
}

/** Fields of which `tablesOf` puts several into a cell. */
const several: ReadonlySet<TableField> = new Set(["fields", "organisers", "role"])

let namesByKey: ReadonlyMap<string, OwnName> | undefined

/** The table of `tablesOf` that has a header. What its columns are called is asked of it, so that the two cannot differ. */
const ownName = (key: string): OwnName | undefined => {
  namesByKey ??= new Map(
    Object.entries(
      tablesOf({
        sources: [],
        claims: [],
        cities: [],
        networks: [],
        memberships: [],
        twinnings: [],
        agreements: [],
        activities: [],
        tensions: [],
        strategies: []
      })
    ).map(([name, { columns }]) => [mappingKey(columns), name as OwnName])
  )
  return namesByKey.get(key)
}

/**
 * The mapping of a table that `tablesOf` wrote; undefined where the header is none of its headers.
 *
 * **Details**: its columns are named as the fields are, so nothing is guessed, whatever they hold. A table of sources or
 * of claims is recognised as one that is no list of any kind.
 */
export const ownMapping = (header: ReadonlyArray<string>, asked: TableKind | undefined): MappingGuess | undefined => {
  const key = mappingKey(header)
  const table = ownName(key)
  if (table === undefined) return undefined
  const kind = kinds[table]
  if (asked !== undefined && asked !== kind) return undefined
  const columns = header.map((printed, index): ColumnGuess => {
    const field = printed.trim()
    return kind === undefined || !isField(field)
      ? { index, name: printed, sure: 0, why: [], alternatives: [] }
      : { index, name: printed, field, sure: 1, why: [{ kind: "name", text: printed }], alternatives: [] }
  })
  return {
    mapping: {
      key,
      kind: kind ?? "cities",
      columns: columns.flatMap(({ field, index, name }): ReadonlyArray<MappedColumn> => {
        if (field === undefined) return []
        return [{ index, name, field, ...(several.has(field) ? { separator: ";" } : {}) }]
      }),
      networks: []
    },
    kind:
      kind === undefined
        ? { kind: "cities", sure: 0, why: `this is a table of ${table}, which is none of these lists` }
        : { kind, sure: 1, why: `this is a table of ${table} as Proxeny writes it` },
    columns,
    missing: kind === undefined ? needed.cities : [],
    wanted: []
  }
}
