import { exportTypes } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { InputInvalid } from "../http/bind.ts"
import type { Operate } from "../http/operate.ts"
import { rightsOf } from "../imports/rights.ts"
import { today } from "../twinnings/partners.ts"
import { type ExportFormat, type Exports, exportOptions } from "./Exports.ts"
import { exportStream } from "./exportStream.ts"

/** The ending of a file's name, where it is not that of the format. */
const endings: Partial<Readonly<Record<ExportFormat, string>>> = { archive: "proxeny" }

export const exportRoutes = (operate: Operate<Exports>): void => {
  operate("GET /api/v1/exports/:format", {}, ({ format, from, language, table }, { actor, raw }) =>
    Effect.gen(function* () {
      for (const [option, given] of Object.entries({ table, language, from }))
        if (given !== undefined && !exportOptions[option as keyof typeof exportOptions].includes(format))
          return yield* new InputInvalid({
            errors: [
              {
                path: option,
                message: `means nothing for ${format}: it is for ${exportOptions[option as keyof typeof exportOptions].join(", ")}; leave it out`,
                rule: "unknown"
              }
            ]
          })
      const one = format === "csv" ? (table ?? "twinnings") : undefined
      const day = yield* today
      const headers = {
        "content-type": exportTypes[format],
        "content-disposition": `attachment; filename="${["proxeny", ...(one === undefined ? [] : [one]), day].join("-")}.${endings[format] ?? format}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff"
      }
      if (raw.method === "HEAD") return new Response(null, { headers })
      const bytes = yield* exportStream({
        format,
        language: language ?? "en",
        withoutRows: !rightsOf(actor).everything,
        ...(one === undefined ? {} : { table: one }),
        ...(from === undefined ? {} : { from })
      })
      return new Response(yield* Stream.toReadableStreamEffect(bytes), { headers })
    })
  )
}
