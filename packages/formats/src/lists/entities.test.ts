import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { hurtful, oneOf } from "../../test/arbitraries.ts"
import { at, claim, counts, entity, lies, names, says } from "../../test/lists/items.ts"
import { failureOf, wholeList } from "../../test/lists/listFiles.ts"
import { inPieces } from "../../test/tables/tableFiles.ts"

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The same items in each of the shapes in which Wikidata gives them. */
const shapesOf = (items: ReadonlyArray<{ readonly id: string }>): ReadonlyArray<string> => [
  JSON.stringify({ entities: Object.fromEntries(items.map((one) => [one.id, one])), success: 1 }),
  JSON.stringify({ entities: Object.fromEntries(items.map((one) => [one.id, one])) }, null, 2),
  `[\n${items.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`,
  JSON.stringify(items),
  JSON.stringify(items, null, 1),
  items.map((one) => JSON.stringify(one)).join("\n"),
  items.map((one) => JSON.stringify(one, null, 2)).join("\n")
]

const twin = (id: string, ...rest: ReadonlyArray<unknown>): object =>
  claim(names("P190", id), ...(rest as Parameters<typeof claim> extends [unknown, ...infer R] ? R : never))

const given = Arbitrary.array(
  Arbitrary.all([
    hurtful,
    Arbitrary.array(Arbitrary.all([oneOf(["Q1", "Q2", "Q3", "Q99"]), oneOf(["", "1958-07-03", "1979-00-00"])]), {
      maxLength: 4
    }),
    oneOf(["", "0", "-0.5", "51.480000000000004"])
  ]),
  { minLength: 1, maxLength: 5 }
)
const sizes = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 99 }))), {
  minLength: 1,
  maxLength: 4
})

describe("items of Wikidata", () => {
  it.effect.prop(
    "a row for each statement of a twin, a row for a city without, alike in every shape and however they are cut",
    [given, sizes],
    ([given, sizes]) =>
      Effect.promise(async () => {
        const items = given.map(([name, twins, latitude], index) =>
          entity(
            `Q${index + 1}`,
            { de: `n${name}n` },
            {
              P625: latitude === "" ? [] : [claim(lies(Number(latitude), 5))],
              P190: twins.map(([id, time]) =>
                twin(id, time === "" ? [] : [at("P580", `+${time}T00:00:00Z`, time.endsWith("00") ? 9 : 11)])
              )
            }
          )
        )
        const labels = new Map(given.map(([name], index) => [`Q${index + 1}`, `n${name}n`]))
        const expected = given.flatMap(([, twins, latitude], index) => {
          const city = {
            cityId: `Q${index + 1}`,
            city: labels.get(`Q${index + 1}`),
            ...(latitude === "" ? {} : { latitude: String(Number(latitude)), longitude: "5" })
          }
          return twins.length === 0
            ? [city]
            : twins.map(([id, time]) => ({
                ...city,
                partnerId: id,
                ...(labels.has(id) ? { partner: labels.get(id) } : {}),
                ...(time === "" ? {} : { start: time.replace("-00-00", "") })
              }))
        })
        for (const text of shapesOf(items)) {
          const { faults, fields, kinds, open, rows } = await wholeList(inPieces(bytesOf(text), sizes))
          assert.deepStrictEqual([open.format, faults], ["entities", []])
          assert.deepStrictEqual<ReadonlyArray<unknown>>(fields, expected)
          assert.deepStrictEqual(
            kinds,
            expected.map((one) => ("partnerId" in one ? "twinnings" : "cities"))
          )
          assert.strictEqual(open.summary().rows, rows.length)
        }
      })
  )

  it("takes of each thing what Wikidata prefers, and what is the latest", async () => {
    const weimar = entity(
      "Q3955",
      { fr: "Veimar", en: "Weimar", "pt-br": "Vaimar" },
      {
        P17: [
          claim(names("P17", "Q16957"), [at("P580", "+1949-10-07T00:00:00Z"), at("P582", "+1990-10-03T00:00:00Z")]),
          claim(names("P17", "Q183"))
        ],
        P625: [
          claim(lies(1, 2), [], "deprecated"),
          claim(lies(3, 4, "http://www.wikidata.org/entity/Q405")),
          claim(lies(50.98, 11.32))
        ],
        P1082: [
          claim(counts("P1082", 63477), [at("P585", "+2014-12-31T00:00:00Z")]),
          claim(counts("P1082", 64131), [at("P585", "+2015-12-31T00:00:00Z")]),
          claim(counts("P1082", 99999), [at("P585", "+2020-12-31T00:00:00Z")], "deprecated"),
          claim(counts("P1082", 62425), [at("P585", "+2000-12-31T00:00:00Z")])
        ]
      }
    )
    const germany = entity("Q183", { en: "Germany", fr: "Allemagne" })
    const { fields } = await wholeList({ entities: { Q3955: weimar, Q183: germany } })
    assert.deepStrictEqual(fields[0], {
      cityId: "Q3955",
      city: "Weimar",
      country: "Germany",
      latitude: "50.98",
      longitude: "11.32",
      population: "64131"
    })
    const french = await wholeList({ entities: { Q3955: weimar, Q183: germany } }, { language: "fr" })
    assert.deepStrictEqual([french.fields[0]?.city, french.fields[0]?.country], ["Veimar", "Allemagne"])
    const brazilian = await wholeList({ entities: { Q3955: weimar } }, { language: "pt-BR" })
    assert.deepStrictEqual([brazilian.fields[0]?.city, brazilian.fields[0]?.country], ["Vaimar", undefined])
    const preferred = entity(
      "Q1",
      {},
      { P1082: [claim(counts("P1082", 5), [], "preferred"), ...(weimar.claims.P1082 ?? [])] }
    )
    assert.deepStrictEqual((await wholeList([preferred])).fields, [{ cityId: "Q1", population: "5" }])
  })

  it("falls back on English, on the form for all languages, then on whatever there is", async () => {
    const items = [
      entity("Q1", { ja: "一", mul: "One" }),
      entity("Q2", { ja: "二" }),
      entity("Q3", { de: "Drei", en: "Three" }),
      { ...entity("Q4", {}), labels: [] }
    ]
    const { fields } = await wholeList(items, { language: "de-AT" })
    assert.deepStrictEqual(
      fields.map(({ city }) => city),
      ["One", "二", "Drei", undefined]
    )
  })

  it("dates as precise as they are known, an end, what a statement rests on", async () => {
    const { fields, open } = await wholeList([
      entity("Q7", { en: "A work" }),
      entity(
        "Q1",
        {},
        {
          P190: [
            twin("Q2", [at("P580", "+1979-05-00T00:00:00Z", 10), at("P582", "+2012-01-01T00:00:00Z", 9)]),
            twin("Q3", [{ snaktype: "somevalue", property: "P582" }]),
            twin("Q4", [{ snaktype: "novalue", property: "P582" }, at("P585", "+0836-00-00T00:00:00Z", 9)]),
            twin("Q5", [at("P580", "+1950-00-00T00:00:00Z", 8)]),
            twin("Q6", [], "preferred", [
              [says("P854", "https://a.example/1"), at("P813", "+2020-02-03T00:00:00Z"), names("P248", "Q7")],
              [says("P854", "https://a.example/2"), names("P143", "Q8")],
              [says("P854", "https://a.example/1")]
            ])
          ]
        }
      )
    ])
    assert.deepStrictEqual(fields.slice(1), [
      { cityId: "Q1", partnerId: "Q2", start: "1979-05", end: "2012", status: "ended" },
      { cityId: "Q1", partnerId: "Q3", status: "ended" },
      { cityId: "Q1", partnerId: "Q4", start: "0836" },
      { cityId: "Q1", partnerId: "Q5" },
      {
        cityId: "Q1",
        partnerId: "Q6",
        source: "A work; Q8",
        url: "https://a.example/1",
        note: "https://a.example/2; retrieved 2020-02-03"
      }
    ])
    const reasons = open.summary().remarks.map(({ reason }) => reason)
    assert.strictEqual(reasons.length, 2)
    assert.include(reasons[0], "Q1 and Q3: the date of the end is not known")
    assert.include(reasons[1], "Q1 and Q5: the date of the start is +1950")
  })

  it("what cannot be taken is told with its line, and the city is kept", async () => {
    const text = `[\n${[
      entity(
        "Q1",
        { en: "One" },
        { P190: [twin("Q2", [], "deprecated"), claim({ snaktype: "somevalue" }), claim({ snaktype: "novalue" })] }
      ),
      { id: "Q5", missing: "" },
      { entity: "Q6", redirect: "Q1" },
      { ...entity("Q7", { en: "Seven" }), redirects: { from: "Q70", to: "Q7" } },
      { type: "property", id: "P190", labels: {}, claims: {} }
    ]
      .map((one) => JSON.stringify(one))
      .join(",\n")},\n{"type": "item", "id": "Q8",\n{"type":"item","id":"Q9","labels":{},"claims":{}}\n]`
    const { faults, fields, kinds, open } = await wholeList(text)
    assert.deepStrictEqual(
      faults.map(({ kind, line }) => [line, kind]),
      [
        [2, "deprecated"],
        [2, "unknown-value"],
        [2, "no-value"],
        [3, "missing"],
        [4, "redirect"],
        [6, "not-json"],
        [7, "not-json"]
      ]
    )
    assert.include(faults[4]?.remedy, "ask for Q1")
    assert.include(faults[6]?.reason, "line 7")
    assert.deepStrictEqual(fields, [{ cityId: "Q1", city: "One" }, { cityId: "Q7", city: "Seven" }, { cityId: "Q9" }])
    assert.deepStrictEqual(kinds, ["cities", "cities", "cities"])
    assert.deepStrictEqual(
      open.summary().remarks.map(({ line }) => line),
      [5]
    )
  })

  it("an item that the file breaks off in, and a list without its end, are told", async () => {
    const [one, two] = [entity("Q1", { en: "One" }), entity("Q2", { en: "Two" })].map((item) => JSON.stringify(item))
    const cases: ReadonlyArray<readonly [string, number, number]> = [
      [`{"entities": {"Q1": ${one}, "Q2": ${two?.slice(0, 30)}`, 1, 1],
      [`{"entities": {"Q1": ${one}, "Q2": ${two}`, 2, 1],
      [`[\n${one},\n${two?.slice(0, 30)}`, 1, 2],
      [`[\n${one},\n${two},\n`, 2, 1],
      [`${one}\n${two?.slice(0, 30)}`, 1, 1]
    ]
    for (const [text, rows, faults] of cases) {
      const read = await wholeList(text)
      assert.deepStrictEqual([read.rows.length, read.faults.length], [rows, faults], text.slice(0, 40))
    }
    assert.deepStrictEqual((await failureOf('{"entities"'))[0], "NoTable")
  })

  it("an item longer than the limit is told, and those after it are read", async () => {
    const long = entity("Q1", { en: "x".repeat(3000) })
    for (const text of shapesOf([long, entity("Q2", { en: "Two" })])) {
      const { faults, fields } = await wholeList(text, { limits: { line: 2500 } })
      assert.deepStrictEqual(
        [fields, faults.map(({ kind }) => kind)],
        [[{ cityId: "Q2", city: "Two" }], ["line-too-long"]]
      )
      assert.isAtMost(faults[0]?.text.length ?? 0, 2000)
    }
  })
})
