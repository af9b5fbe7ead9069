import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { afterAll, describe, expect, it } from "vitest"
import { type ExportArguments, exportTarget } from "./exportTarget.ts"

const directory = mkdtempSync(join(tmpdir(), "proxeny-target-"))
afterAll(() => rmSync(directory, { recursive: true }))

const given = (path: string, more: Partial<ExportArguments> = {}): ExportArguments => ({
  path,
  format: undefined,
  table: undefined,
  language: undefined,
  from: undefined,
  ...more
})
const target = (...all: Parameters<typeof given>) => Effect.runSync(exportTarget(given(...all)))
const message = (...all: Parameters<typeof given>) => Effect.runSync(Effect.flip(exportTarget(given(...all)))).message

describe("what an export is", () => {
  it("follows from the ending, in any case, also where it is compressed", () => {
    const wanted = {
      "a.csv": "csv",
      "a.XLSX": "xlsx",
      "a.jsonl": "jsonl",
      "a.ndjson": "jsonl",
      "a.geojson": "geojson",
      "a.json": "geojson",
      "a.gexf": "gexf",
      "a.graphml": "graphml",
      "a.jsonld": "jsonld",
      "a.ics": "ics",
      "a.proxeny": "archive",
      "dir.csv/a.proxeny": "archive"
    }
    for (const [path, format] of Object.entries(wanted)) {
      expect([path, target(path).request.format, target(path).gzip]).toEqual([path, format, false])
      expect([path, target(`${path}.gz`).request.format, target(`${path}.gz`).gzip]).toEqual([path, format, true])
    }
    expect(target("anything", { format: "gexf" }).request.format).toBe("gexf")
  })

  it("of a folder is a CSV for each table", () => {
    for (const path of [`${directory}/`, directory, `${directory}/new/`]) {
      const { file, request, to } = target(path)
      expect([request, to, file("cities")]).toEqual([
        { format: "csv", language: "en" },
        "folder",
        join(path, "cities.csv")
      ])
    }
    expect(target(directory, { table: "cities" }).request.table).toBe("cities")
    expect(message(directory, { format: "xlsx" })).toMatch(/is a folder, and xlsx is one file: name a file/)
  })

  it("of one CSV is one table: the twinnings, where none is named", () => {
    expect(target("a.csv").request.table).toBe("twinnings")
    expect(target("a.csv", { table: "claims" }).request.table).toBe("claims")
    expect(target("-", { format: "csv" })).toMatchObject({ to: "standard output", request: { table: "twinnings" } })
    expect(target("a.xlsx").request.table).toBeUndefined()
  })

  it("says which endings there are, where one is not known", () => {
    expect(message("a.doc")).toMatch(
      /^a\.doc ends with \.doc, which .*\.csv, \.xlsx, .*\.proxeny.*--format csv\|.*Nothing/
    )
    expect(message("register")).toMatch(/has no ending/)
    expect(message("-")).toMatch(/^Standard output .* add --format csv\|xlsx/)
    expect(message("a.gz")).toMatch(/^a has no ending/)
  })

  it("refuses what would mean nothing, and what is no day", () => {
    expect(message("a.xlsx", { table: "cities" })).toMatch(
      /--table means nothing for xlsx: it is for csv; leave it out/
    )
    expect(message("a.csv", { language: "zh" })).toMatch(
      /--language means nothing for csv: it is for ics, gexf, graphml/
    )
    expect(message("a.gexf", { from: "2026-01-01" })).toMatch(/--from means nothing for gexf/)
    for (const day of ["2026", "2026-02-30", "tomorrow", "2026-1-1", ""])
      expect(message("a.ics", { from: day })).toMatch(/which is no day: write it as 2026-11-29/)
    expect(target("a.ics", { from: "2026-02-28", language: "zh" }).request).toEqual({
      format: "ics",
      language: "zh",
      from: "2026-02-28"
    })
  })
})
