import { createHash } from "node:crypto"
import { readArchive } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { loadReference } from "../reference/load.ts"
import { recordEverything } from "../testing/everything.ts"
import { exportedText } from "../testing/exported.ts"
import { testRegister } from "../testing/register.ts"
import { record, townsAndTwinnings } from "../testing/reports.ts"
import { restore } from "./restore.ts"

/** One with everything on record, three that an archive comes into, and one that stays as it is set up. */
const [first, second, third, fourth, fresh] = Array.from({ length: 5 }, testRegister) as [
  Register,
  Register,
  Register,
  Register,
  Register
]
type Register = ReturnType<typeof testRegister>

const quiet = () => Effect.void
const archive = (register: Register): Promise<string> => exportedText(register, { format: "archive" })
const bring = (register: Register, text: string) =>
  register.run(
    restore(
      Stream.fromIterable(text === "" ? [] : text.split(/(?<=\n)/)).pipe(
        Stream.grouped(100),
        Stream.map((some) => [...some])
      ),
      quiet
    )
  )

const tables = [
  "source",
  "import",
  "claim",
  "city",
  "city_name",
  "city_identifier",
  "twinning",
  "twinning_stage",
  "agreement",
  "network",
  "membership",
  "strategy_profile",
  "conflict",
  "activity",
  "tension"
]

/** Every row of every table that an archive is of, as text, with all that PostgreSQL keeps of it. */
const rows = (register: Register): Promise<Readonly<Record<string, ReadonlyArray<string>>>> =>
  register.run(
    SqlClient.SqlClient.use((sql) =>
      Effect.map(
        Effect.forEach(tables, (table) =>
          Effect.map(
            sql<{ row: string }>`SELECT (to_jsonb(t) - 'change_id')::text AS row FROM ${sql(table)} t ORDER BY 1`,
            (found) => [table, found.map(({ row }) => row)] as const
          )
        ),
        Object.fromEntries
      )
    )
  )

/** An archive with other lines, and the last line that is right for them. */
const sealed = (lines: ReadonlyArray<string>): string => {
  const sha256 = createHash("sha256")
    .update(`${lines.join("\n")}\n`)
    .digest("hex")
  return `${[...lines, JSON.stringify({ kind: "end", records: lines.length - 1, sha256 })].join("\n")}\n`
}

let text = ""
beforeAll(async () => {
  await first.run(recordEverything)
  text = await archive(first)
})

describe("an archive", () => {
  it("brought into another database, gives the same register, row by row, and the same archive, byte by byte", async () => {
    expect(await rows(second)).not.toEqual(await rows(first))
    const counts = await bring(second, text)
    expect(await rows(second)).toEqual(await rows(first))
    expect(await archive(second)).toBe(text)
    expect(counts.import).toBe(2)
    // The reference facts are those of the archive, and this version has them already.
    expect(await second.run(loadReference(quiet, () => {}))).toBe(0)
    expect(await archive(second)).toBe(text)
  })

  it("answers every question as the register that it was made of", async () => {
    const { body } = await first.get("/api/v1/cities?q=Alpha")
    const [alpha] = body.items
    const { body: twins } = await first.get("/api/v1/twinnings?limit=100")
    const paths = [
      "/api/v1/statistics",
      "/api/v1/cities?limit=100",
      `/api/v1/cities/${alpha.id}`,
      `/api/v1/cities/${alpha.id}/maturity?asOf=2026-01-01`,
      `/api/v1/cities/${alpha.id}/portfolio?asOf=2026-01-01`,
      "/api/v1/twinnings?limit=100",
      ...twins.items.map(({ id }: { id: string }) => `/api/v1/twinnings/${id}`),
      "/api/v1/networks?limit=100",
      "/api/v1/sources?limit=100",
      "/api/v1/conflicts?limit=100",
      "/api/v1/map.geojson"
    ]
    for (const path of paths) {
      const [own, other] = [await first.get(path), await second.get(path)]
      expect([path, other.status, other.body]).toEqual([path, 200, own.body])
    }
  })

  it("goes into a register only that holds nothing but the reference facts, and says how much there is", async () => {
    await record(townsAndTwinnings({ Own: "AT", Other: "HU" }, [["Own", "Other"]])).pipe((work) => third.run(work))
    const before = await rows(third)
    await expect(bring(third, text)).rejects.toThrow(
      /holds more than the reference facts \(5 claims, 2 sources, 2 cities, 1 twinnings\).*PROXENY_DATA.*Nothing was changed/
    )
    expect(await rows(third)).toEqual(before)
    const merged = SqlClient.SqlClient.use(
      (sql) => sql`INSERT INTO city_merge (kept, merged, kept_name, merged_name, merged_by)
        VALUES (gen_random_uuid(), gen_random_uuid(), 'A', 'B', 'a test')`
    )
    await third.run(merged)
    await expect(bring(third, text)).rejects.toThrow(/\(1 merged cities, 5 claims/)
    await expect(bring(first, text)).rejects.toThrow(/\(2 imports, /)
  })

  it("that is broken, anywhere, leaves the register as it was", async () => {
    const before = await rows(fresh)
    const lines = text.split("\n").slice(0, -1)
    const broken: ReadonlyArray<readonly [RegExp, string]> = [
      [/the file is empty/, ""],
      [/line 1 of the archive is not the first line of one/, "city,partner\r\nA,B\r\n"],
      [/line 700 .* cut off here/, lines.slice(0, 700).join("\n")],
      [/line 3 .* not an object of JSON/, lines.with(2, lines[2]?.slice(0, 30) ?? "").join("\n")],
      [/the archive holds a checksum that does not fit/, text.replace('"Alpha"', '"Alphq"')],
      [/that \d+ records stand before it, and \d+ do/, lines.toSpliced(800, 1).join("\n")]
    ]
    for (const [message, archived] of broken) await expect(bring(fresh, archived)).rejects.toThrow(message)
    expect(await rows(fresh)).toEqual(before)
  })

  it("that is whole and does not fit together leaves the register as it was, and says why", async () => {
    const before = await rows(fresh)
    const lines = text.split("\n").slice(0, -2)
    const count = (kind: string, by: number) => (line: string) =>
      line.replace(new RegExp(`"${kind}":(\\d+)`), (_, found) => `"${kind}":${Number(found) + by}`)
    const without = (kind: string): string => {
      const at = lines.findLastIndex((line) => line.startsWith(`{"kind":"${kind}"`))
      return sealed(lines.with(0, count(kind, -1)(lines[0] ?? "")).toSpliced(at, 1))
    }
    await expect(bring(fresh, without("city"))).rejects.toThrow(/does not fit together .*Nothing was written/)
    const source = lines.findIndex((line) => line.startsWith('{"kind":"source"') && line.includes("The council"))
    const missing = sealed(lines.with(0, count("source", -1)(lines[0] ?? "")).toSpliced(source, 1))
    await expect(bring(fresh, missing)).rejects.toThrow(/does not fit together/)
    const claim = lines.findIndex((line) => line.startsWith('{"kind":"claim"'))
    const twice = sealed(lines.with(0, count("claim", 1)(lines[0] ?? "")).toSpliced(claim, 0, lines[claim] ?? ""))
    await expect(bring(fresh, twice)).rejects.toThrow(/does not fit together/)
    expect(await rows(fresh)).toEqual(before)
  })

  it("of the first version comes in as well, without what it does not hold", async () => {
    const { register } = Result.getOrThrow(readArchive(text.split("\n")))
    const kinds = text
      .split("\n")
      .slice(1, -2)
      .filter((line) => !line.startsWith('{"kind":"import"'))
    const { import: _, ...counts } = JSON.parse(text.split("\n")[0] ?? "").counts
    const plain = kinds.map((line) => {
      const { kind, record: one } = JSON.parse(line)
      return JSON.stringify({ kind, record: one })
    })
    const header = { kind: "archive", format: "proxeny", version: 1, schema: 1, counts }
    await bring(fourth, sealed([JSON.stringify(header), ...plain]))
    const again = Result.getOrThrow(readArchive((await archive(fourth)).split("\n")))
    expect(again.register.claims).toEqual(register.claims)
    expect(again.register.twinnings).toEqual(register.twinnings)
    expect(again.register.cities).toEqual(register.cities)
    expect(again.imports).toEqual([])
    // Which reference facts are in it is not known: the next command looks.
    await fourth.run(loadReference(quiet, () => {}))
    const counted = async (from: Register) => {
      const { cities, claims, countries, memberships, networks, sources } = (await from.get("/api/v1/statistics")).body
      return { cities, claims, countries, memberships, networks, sources }
    }
    expect(await counted(fourth)).toEqual(await counted(first))
  })
})
