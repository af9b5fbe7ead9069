import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import type { ExportFormat } from "../exports/Exports.ts"
import { exported } from "../testing/exported.ts"
import { file, grade, quiet } from "../testing/lists.ts"
import { testRegister } from "../testing/register.ts"
import type { ImportFile } from "./ImportFile.ts"
import { Imports } from "./Imports.ts"

const one = testRegister()
const other = testRegister()

beforeAll(async () => {
  const files = [
    file("cities.csv", [
      "id,name,country,lat,lon,population",
      "Q1726,Munich,Germany,48.1375,11.575,1488202",
      "Q1479,Bordeaux,France,44.84,-0.58,257068",
      // Two cities of one name, of which each keeps its own twin.
      "Q34370,Rotterdam,Netherlands,51.92,4.48,644618",
      "Q2680952,Rotterdam,Netherlands,51.92,4.48,644618",
      "Q777001,=A city that no spreadsheet runs,France,45,1,"
    ]),
    file("twins.csv", [
      "cityId,city,country,partnerId,partner,partnerCountry,start,end",
      "Q1726,Munich,Germany,Q1479,Bordeaux,France,1964,",
      "Q34370,Rotterdam,Netherlands,Q1726,Munich,Germany,1950,2001",
      "Q2680952,Rotterdam,Netherlands,Q1479,Bordeaux,France,,",
      "Q777001,,,Q1726,Munich,Germany,1990-05-03,",
      ",Graz,Austria,,Ljubljana,Slovenia,2001,"
    ]),
    file("members.csv", ["network,city,country,since", "Eurocities,Graz,Austria,1991", "A New Network,Munich,Germany,"])
  ]
  await one.run(Imports.use((imports) => imports.run({ title: "a list", files, grade }, quiet)))
})

/** The pairs that are twinned, the members of networks, and when, by the ids that hold in every register. */
const links = (register: ReturnType<typeof testRegister>) =>
  register
    .run(
      SqlClient.SqlClient.use(
        (sql) => sql<{ link: string }>`
        SELECT concat_ws(' ', city_a, city_b, left(since, 4)) AS link FROM twinning WHERE exists
        UNION ALL SELECT concat_ws(' ', coalesce(city_id, member_network_id), n.name, through_id) FROM membership m
          JOIN network n ON n.id = m.network_id WHERE exists ORDER BY link`
      )
    )
    .then((rows) => rows.map(({ link }) => link))

const filesOf = async (format: ExportFormat): Promise<ReadonlyArray<ImportFile>> =>
  [...(await exported(one, { format }))].map(([name, bytes]) => ({
    name: name === "" ? `register.${format}` : name,
    bytes
  }))

describe("what went out as", () => {
  it.each(["csv", "xlsx", "geojson", "gexf", "graphml"] as const)(
    "%s comes in again as the same, into the register that it is from and into another",
    async (format) => {
      const files = await filesOf(format)
      const own = await one.run(
        Imports.use((imports) =>
          imports.run({ title: `own ${format}`, files, grade, preview: true, passOver: true }, quiet)
        )
      )
      // An activity that two sources report in other words has one title here, and two that it may be known by.
      expect(own.created).toMatchObject({ cities: 0, twinnings: 0, networks: 0, memberships: 0 })
      expect([own.rows.waiting, own.rows.rejected]).toEqual([0, 0])
      expect(own.rows.read).toBeGreaterThan(5)
      const report = await other.run(
        Imports.use((imports) => imports.run({ title: format, files, grade, passOver: true }, quiet))
      )
      expect([report.rows.waiting, report.rows.rejected]).toEqual([0, 0])
      const wanted = await links(one)
      const found = await links(other)
      // A map has no networks and no dates.
      const pairs = (all: ReadonlyArray<string>) =>
        all.flatMap((link) => /^\S{36} \S{36}(?= \d{4}$|$)/.exec(link)?.[0] ?? [])
      expect(format === "geojson" ? pairs(found) : found).toEqual(format === "geojson" ? pairs(wanted) : wanted)
      await other.run(Imports.use((imports) => imports.undo(report.id ?? "", quiet)))
    }
  )
})
