import { assert, describe, it } from "@effect/vitest"
import { world } from "@proxeny/domain/testing"
import Papa from "papaparse"
import { fixedRegister, register } from "../../test/out/registers.ts"
import { csvRows } from "./csvRows.ts"
import { registerKeys } from "./Register.ts"
import { tablesOf } from "./tables.ts"

const keys: ReadonlySet<string> = new Set(Object.values(registerKeys))

const csv = (name: keyof ReturnType<typeof tablesOf>): ReadonlyArray<Readonly<Record<string, string>>> => {
  const { columns, rows } = tablesOf(fixedRegister, { asOf: "2020-12-31" })[name]
  return Papa.parse<Record<string, string>>([...csvRows(columns, rows)].join(""), {
    header: true,
    skipEmptyLines: true
  }).data
}

describe("tablesOf", () => {
  it.prop("has a row for every record, in order, and cells for all columns", [register], ([given]) => {
    for (const [name, { columns, rows }] of Object.entries(tablesOf(given))) {
      assert.isTrue(keys.has(name))
      const records = given[name as keyof typeof given]
      const all = [...rows]
      assert.deepStrictEqual(
        all.map((row) => row[columns.indexOf("uuid")]),
        records.map(({ id }) => id)
      )
      for (const row of all) assert.strictEqual(row.length, columns.length)
      assert.deepStrictEqual([...rows], all, "rows can be asked for again")
      // No number that is not one, no name of another column: written, they are taken.
      assert.isNotEmpty([...csvRows(columns, rows)])
    }
  })

  it("names what is known of Manchester in the words of the domain", () => {
    assert.deepInclude(csv("cities")[0], {
      city: "Manchester",
      cityId: "Q18125",
      country: "GB",
      latitude: "53.4667",
      longitude: "-2.2333",
      population: "547627",
      aliases: "曼彻斯特"
    })
    assert.deepInclude(csv("memberships")[1], {
      network: "UCLG",
      member: "Manchester",
      memberType: "city",
      country: "GB",
      through: "LGA"
    })
    const twinning = csv("twinnings")[0]
    assert.sameMembers([twinning?.city ?? "", twinning?.partner ?? ""], ["Manchester", "Wuhan"])
    assert.deepInclude(twinning, { start: "1986-09-16", end: "", status: "signed" })
    assert.deepInclude(csv("activities")[0], { city: twinning?.city, partner: twinning?.partner })
    assert.deepInclude(csv("networks")[0], {
      network: "Local Government Association",
      shortName: "LGA",
      scope: "country"
    })
    assert.deepInclude(csv("sources")[1], {
      kind: "data-set",
      publishedOn: "2016-09",
      reliability: "C",
      credibility: "3"
    })
    assert.strictEqual(csv("claims").length, world.claims.length)
  })

  it("gives the state as of the day that is asked for", () => {
    const status = (asOf: string) => [...tablesOf(fixedRegister, { asOf }).twinnings.rows].map((row) => row.at(-2))
    assert.deepStrictEqual(status("1985-01-01"), ["recorded", "signed", "recorded"])
    assert.deepStrictEqual(status("1986-09-16"), ["signed", "signed", "recorded"])
  })

  it("names a city that is not in the register by its id", () => {
    const { columns, rows } = tablesOf({ ...fixedRegister, cities: [] }).twinnings
    const [first] = rows
    assert.strictEqual(first?.[columns.indexOf("city")], world.twinnings[0]?.cities[0])
    assert.isUndefined(first?.[columns.indexOf("country")])
  })
})
