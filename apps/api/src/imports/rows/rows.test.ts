import { assert, describe, it } from "@effect/vitest"
import type { MappedRow } from "@proxeny/formats"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { degreesOf, pointOfText } from "./degrees.ts"
import { readRow } from "./readRow.ts"
import { readState } from "./states.ts"
import { trailingDate } from "./trailingDate.ts"
import { activityTypeOf } from "./words.ts"

const today = { today: "2026-01-01" as const }
const context = { dates: {} }
const row = (values: MappedRow["values"], lists: MappedRow["lists"] = {}): MappedRow => ({ values, lists })
const twinnings = (values: MappedRow["values"], lists: MappedRow["lists"] = {}) => {
  const read = readRow(row({ city: "Bonn", ...values }, lists), "twinnings", context)
  return read._tag === "said" ? read : assert.fail(read.fault.reason)
}
const stagesOf = (values: MappedRow["values"]): ReadonlyArray<string> =>
  twinnings({ partner: "Oxford", ...values }).said.flatMap((said) =>
    said.kind === "twinning" ? said.stages.map(({ kind, on }) => (on === undefined ? kind : `${kind} ${on}`)) : []
  )

describe("degreesOf", () => {
  const minutes = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 59 })))
  const whole = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 179 })))

  it.prop("means the same in degrees, minutes and seconds as in decimals", [whole, minutes, minutes], ([d, m, s]) => {
    const value = d + m / 60 + s / 3600
    assert.closeTo(degreesOf(`${d}° ${m}′ ${s}″ N`), value, 1e-9)
    assert.closeTo(degreesOf(`${d}°${m}'${s}" W`), -value, 1e-9)
    assert.closeTo(degreesOf(value.toFixed(12)), value, 1e-9)
  })

  it("leaves out what may be east or west, and what is no angle", () => {
    assert.closeTo(degreesOf("11° 34′ O", "de"), 11.5667, 1e-3)
    assert.closeTo(degreesOf("4° 50′ O", "fr"), -4.8333, 1e-3)
    for (const text of ["11° 34′ O", "11° 75′ E", "-11 W", "Bonn", "", undefined]) assert.isNaN(degreesOf(text))
    assert.deepStrictEqual(pointOfText("48° 12′ N, 16° 30′ E"), { latitude: 48.2, longitude: 16.5 })
    assert.deepStrictEqual(pointOfText("31,25 121,5"), { latitude: 31.25, longitude: 121.5 })
    assert.isUndefined(pointOfText("48° 12′ N"))
  })
})

describe("trailingDate", () => {
  it.each<readonly [text: string, name: string, date: string | undefined]>([
    ["Wiesbaden (Germany, 1969)", "Wiesbaden (Germany)", "1969"],
    ["Coventry (Großbritannien), seit 1959", "Coventry (Großbritannien)", "seit 1959"],
    ["Oxford (1947)", "Oxford", "1947"],
    ["Chengdu, 09.09.2009", "Chengdu", "09.09.2009"],
    ["Oxford", "Oxford", undefined],
    ["Coventry, Connecticut (USA)", "Coventry, Connecticut (USA)", undefined],
    ["Cities 2030", "Cities 2030", undefined],
    ["1947", "1947", undefined],
    ["Nr. 12, 0047", "Nr. 12, 0047", undefined]
  ])("%s", (text, name, date) => {
    assert.deepStrictEqual(trailingDate(text), date === undefined ? { name } : { name, date })
  })
})

describe("readState", () => {
  it.each<readonly [text: string, state: string]>([
    ["ruht", "suspended"],
    ["ruhend seit 2022", "suspended 2022"],
    ["gekündigt 2023", "ended 2023"],
    ["ended (31.12.2020)", "ended 2020-12-31"],
    ["suspended since March 2022", "suspended 2022-03"],
    ["extinta", "ended"],
    ["aktiv", "recorded"],
    // Which of the two is the month stands nowhere.
    ["ended 03/04/2020", "-"],
    ["beendet oder nicht", "-"],
    ["2022", "-"]
  ])("%s", (text, state) => {
    const read = readState(text, today)
    assert.strictEqual(
      read === undefined ? "-" : [read.kind, ...(read.on === undefined ? [] : [read.on])].join(" "),
      state
    )
  })
})

describe("the life of a twinning", () => {
  it("has the time behind each partner of a cell that holds several", () => {
    const { said } = twinnings({ partner: "x" }, { partner: ["Nancy (France, 1954)", "Turin (Italy, 1958)"] })
    assert.deepStrictEqual(
      said.map((one) => (one.kind === "twinning" ? [one.partner.text, one.stages[0]?.on] : [])),
      [
        ["Nancy (France)", "1954"],
        ["Turin (Italy)", "1958"]
      ]
    )
  })

  it("takes a column of dates before what stands behind a name", () => {
    assert.deepStrictEqual(stagesOf({ partner: "Oxford (1947)", start: "1950" }), ["signed 1950"])
  })

  it("ends only where its dates say so", () => {
    assert.deepStrictEqual(stagesOf({ start: "1993-2022" }), ["signed 1993", "ended 2022"])
    assert.deepStrictEqual(stagesOf({ start: "1989 - März 2022", status: "ausgesetzt" }), [
      "signed 1989",
      "suspended 2022-03"
    ])
    // A feast of three days, a year or the next, a renewal.
    assert.deepStrictEqual(stagesOf({ start: "12.-15.05.1990" }), ["signed 1990-05-12"])
    assert.deepStrictEqual(stagesOf({ start: "1958/59" }), ["signed 1958"])
    assert.deepStrictEqual(stagesOf({ start: "1965 / 1987" }), ["signed 1965"])
    assert.deepStrictEqual(stagesOf({ start: "1991", status: "ruhend seit 2022" }), ["signed 1991", "suspended 2022"])
  })

  it("says what it leaves out of a date with a note", () => {
    assert.deepStrictEqual(stagesOf({ start: "seit 1973 (erneuert 1995)" }), ["signed 1973"])
    assert.deepStrictEqual(twinnings({ partner: "Oxford", start: "seit 1973 (erneuert 1995)" }).remarks, [
      'start "seit 1973 (erneuert 1995)": only "seit 1973" is taken'
    ])
  })
})

describe("cities", () => {
  it("have people in millions and in ten thousands", () => {
    const peopleOf = (population: string): number | undefined => {
      const read = readRow(row({ city: "Wien", population }), "cities", context)
      const [said] = read._tag === "said" ? read.said : []
      return said?.kind === "city" ? said.city.place.population : undefined
    }
    assert.strictEqual(peopleOf("1,9 Mio."), 1_900_000)
    assert.strictEqual(peopleOf("2.4 million"), 2_400_000)
    assert.strictEqual(peopleOf("1.488.202"), 1_488_202)
    assert.strictEqual(peopleOf("1232.65万"), 12_326_500)
    assert.isUndefined(peopleOf("viele"))
  })
})

describe("activityTypeOf", () => {
  it.each<readonly [text: string, type: string | undefined]>([
    ["Delegationsreise", "official-visit"],
    ["Bürgermeisterbesuch", "official-visit"],
    ["市长率团访问", "official-visit"],
    ["代表团互访", "official-visit"],
    ["文艺演出", "cultural-event"],
    ["经贸洽谈会", "trade-event"],
    // A visit and a concert at once: a person says which.
    ["访问和音乐会", undefined],
    ["Sonstiges", undefined]
  ])("%s", (text, type) => {
    assert.strictEqual(activityTypeOf(text), type)
  })
})
