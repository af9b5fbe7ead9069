import type { ListLook } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import { fileAgain } from "../../command/readPath.ts"
import { savedMappings } from "../lists/openAll.ts"
import { type ListOptions, lookAt } from "../lists/openList.ts"
import type { KeptUpload } from "./Uploads.ts"

/** Rows that are shown of a list before it is brought in. */
const shownRows = 20

/** As much of a cell as a person looks at. */
const shownText = 500

/** What a person knows of an upload before it is looked at. */
export interface LookOptions extends Pick<ListOptions, "kind" | "language"> {
  readonly sheet?: string
}

/**
 * Looks at an upload: what it tells of, what its columns mean and how sure that is, its first rows; or why it holds no list.
 *
 * **Details**: a list that lacks a column it cannot do without is shown all the same, so that a person can say what it means.
 */
export const look = ({ bytes, fileName, path }: KeptUpload, { sheet, ...options }: LookOptions) =>
  Effect.gen(function* () {
    const file = { name: fileName, size: bytes, bytes: fileAgain(path) }
    const looked = yield* Effect.result(lookAt(file, options, yield* savedMappings, sheet))
    if (looked._tag === "Failure") return { unreadable: looked.failure.message }
    const { by, columns, encoding, mapping, missing, needs, rows, sheets, sure, what } = looked.success
    const list: (typeof ListLook)["Encoded"] = {
      what,
      kind: mapping.kind,
      sure,
      mappedBy: by,
      columns,
      missing,
      needs,
      sheets,
      ...(encoding === undefined ? {} : { encoding }),
      sample: rows.slice(0, shownRows).map(({ cells, line, row }) => ({
        row,
        line,
        cells: cells.map((cell) => cell.slice(0, shownText))
      }))
    }
    return { list }
  })
