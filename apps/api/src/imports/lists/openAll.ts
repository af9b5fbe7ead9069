import { type ListError, type Mapping, NoTable, type TableKind } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type { ImportFile } from "../ImportFile.ts"
import type { SourceBroken } from "./eachBatch.ts"
import { type ListOptions, type MappedList, openList, openTable, type SavedMappings } from "./openList.ts"

/** A further sheet of a workbook is taken only where it is this sure what it tells of: most hold notes. */
const certainSheet = 0.8

/** Cities first, so that links find them; then networks, then what lies between. */
const order: ReadonlyArray<TableKind> = ["cities", "networks", "twinnings", "memberships", "activities"]

/** Files that hold no list, with the reason. */
interface PassedOver {
  readonly name: string
  readonly reason: string
}

/** What is said of the columns of tables that came in before. */
export const savedMappings: Effect.Effect<SavedMappings, SqlError, SqlClient.SqlClient> = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ key: string; mapping: Mapping }>`SELECT key, mapping FROM import_mapping`
  const saved = new Map(rows.map(({ key, mapping }) => [key, mapping] as const))
  return (key) => saved.get(key)
})

/** The name under which a sheet of a workbook is read: the workbook's own for the sheet that is looked at first. */
const sheetName = (file: string, sheet: string): string => `${file} › ${sheet}`

/** A file of which a person names the sheet, called as it would be if all of its sheets were read. */
const ofSheet = (
  file: ImportFile,
  sheet: string,
  language: string | undefined
): Effect.Effect<ImportFile, ListError | SourceBroken> =>
  Effect.gen(function* () {
    const first = yield* openTable(file, language)
    yield* Effect.promise(() => first.close())
    const isFirst = first.sheets === undefined || first.sheets.some(({ name, read }) => read && name === sheet)
    return isFirst ? file : { ...file, name: sheetName(file.name, sheet) }
  })

/** Opens every file and orders them so that what one names is there when another speaks of it. */
export const openAll = Effect.fn("imports.openAll")(function* (
  request: ListOptions & {
    readonly files: ReadonlyArray<ImportFile>
    readonly title: string
    readonly passOver?: boolean
  }
) {
  const saved = yield* savedMappings
  const lists: Array<MappedList> = []
  const passedOver: Array<PassedOver> = []
  // What a person says of a workbook is said of the sheet that is looked at first.
  const { kind: _, map: __, ...rest } = request
  for (const file of request.files) {
    const { sheet: named, ...said } = file.said ?? {}
    const opened = yield* Effect.result(
      named === undefined
        ? openList(file, { ...request, ...said }, saved)
        : Effect.flatMap(ofSheet(file, named, request.language), (one) =>
            openList(one, { ...request, ...said }, saved, named)
          )
    )
    if (opened._tag === "Success") {
      lists.push(opened.success)
      for (const sheet of named === undefined ? opened.success.otherSheets : []) {
        const name = sheetName(file.name, sheet)
        const other = yield* Effect.result(openList({ ...file, name }, rest, saved, sheet))
        if (other._tag === "Success" && other.success.sure >= certainSheet) lists.push(other.success)
        else
          passedOver.push({
            name,
            reason:
              other._tag === "Success"
                ? `the sheet "${sheet}" of ${file.name} does not look like a list: save it as a file of its own if it is one`
                : other.failure.message
          })
      }
    } else if (request.passOver === true) passedOver.push({ name: file.name, reason: opened.failure.message })
    else return yield* opened.failure
  }
  if (lists.length === 0)
    return yield* new NoTable({
      file: request.title,
      found:
        `a folder of ${passedOver.length} files, none of them a list (${passedOver.map(({ reason }) => reason).join("; ")})`.slice(
          0,
          2000
        ),
      remedy: "name one that holds a list"
    })
  return {
    lists: lists.sort((a, b) => order.indexOf(a.mapping.kind) - order.indexOf(b.mapping.kind)),
    passedOver
  }
})
