import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { withoutGovernmentWord } from "./governmentWords.ts"
import { formsOfName, readName, shortened } from "./readName.ts"

describe("readName, laws", () => {
  it.prop("reads anything, in few ways, each with a name", [Schema.String, Schema.String], ([a, b]) => {
    for (const text of [a, `${a}, ${b}`, `${a} (${b})`, `${a} – ${b}`, `${a}/${b}`]) {
      const readings = readName(text)
      assert.isAtMost(readings.length, 40)
      for (const { names } of readings) {
        assert.isAbove(names.length, 0)
        for (const name of names) assert.notStrictEqual(name.trim(), "")
      }
    }
  })

  it.prop("gives no form twice", [Schema.String], ([name]) => {
    const { plain, variants } = formsOfName(name)
    assert.strictEqual(new Set([...plain, ...variants]).size, plain.length + variants.length)
  })
})

describe("readName", () => {
  const shapes = (text: string): ReadonlyArray<string> =>
    readName(text).map(
      ({ leftOut, names, part, qualifiers }) =>
        names.join("+") +
        (qualifiers.length > 0 ? ` in ${qualifiers.join(" in ")}` : "") +
        (part === undefined ? "" : ` has ${part}`) +
        (leftOut === undefined ? "" : ` minus ${leftOut.word}`)
    )

  it.each<readonly [text: string, shape: string]>([
    ["Hastings, New Zealand", "Hastings in New Zealand"],
    ["Perth, Ontario, Canada", "Perth in Ontario in Canada"],
    ["Columbia (Missouri)", "Columbia in Missouri"],
    ["Xinwu (Wuxi)", "Wuxi has Xinwu"],
    ["Wuxi – Xinwu", "Wuxi has Xinwu"],
    ["Tel Aviv – Yafo", "Tel Aviv+Yafo"],
    ["Bozen/Bolzano", "Bozen+Bolzano"],
    ["City of Leeds", "Leeds minus City of"],
    ["Victoria (state)", "Victoria minus state"],
    ["Pudong, Shanghai", "Shanghai has Pudong"],
    ["“Leeds” [3]", "Leeds"],
    ["Wuxi – Xinwu (CN)", "Wuxi in CN has Xinwu"],
    ["Sopron/Ödenburg (Ungarn)", "Sopron+Ödenburg in Ungarn"],
    ["Coventry, Connecticut (USA)", "Coventry in Connecticut in USA"],
    ["湖北省武汉市", "武汉市 in 湖北省"],
    ["无锡市新吴区", "无锡市 has 新吴"],
    ["神奈川県横浜市", "横浜市 in 神奈川県"],
    ["경기도 수원시", "수원시 in 경기도"],
    ["부산광역시", "부산 minus 광역시"]
  ])("%s: %s", (text, shape) => {
    assert.include(shapes(text), shape)
  })

  it("cuts a name before a river, at a hyphen, after an article", () => {
    assert.include(shortened("Rothenburg ob der Tauber"), "Rothenburg")
    assert.include(shortened("Herblay-sur-Seine"), "Herblay")
    assert.include(shortened("La Calahorra"), "Calahorra")
    assert.deepStrictEqual(shortened("Leeds"), [])
  })

  it("knows Saint in its shapes, and ae for ä", () => {
    assert.include(formsOfName("St. Gallen").variants, "sanktgallen")
    assert.include(formsOfName("Sankt Gallen").variants, "stgallen")
    assert.include(formsOfName("Muenchen").variants, "munchen")
  })
})

describe("withoutGovernmentWord", () => {
  it.each<readonly [text: string, name: string, level: string]>([
    ["City of Leeds", "Leeds", "municipality"],
    ["Municipality of Ljubljana", "Ljubljana", "municipality"],
    ["Comune di Milano", "Milano", "municipality"],
    ["Ville de Lyon", "Lyon", "municipality"],
    ["Gmina Bolków", "Bolków", "municipality"],
    ["Albertslund Municipality", "Albertslund", "municipality"],
    ["Gemeente Utrecht", "Utrecht", "municipality"],
    ["Yokohama-shi", "Yokohama", "municipality"],
    ["横浜市", "横浜", "municipality"],
    ["서울시", "서울", "municipality"],
    ["г. Москва", "Москва", "municipality"],
    ["Jászberény Városi Önkormányzat", "Jászberény", "municipality"],
    ["Kadıköy Belediyesi", "Kadıköy", "municipality"],
    ["Mombasa County", "Mombasa", "division"],
    ["Landkreis München", "München", "division"],
    ["Powiat Bolesławiec", "Bolesławiec", "division"],
    ["Zhovkva Raion", "Zhovkva", "division"],
    ["浦东新区", "浦东新", "division"],
    ["Greater Sudbury", "Sudbury", "metropolitan"],
    ["Metro Manila", "Manila", "metropolitan"]
  ])("%s is %s, a %s", (text, name, level) => {
    assert.deepInclude(
      withoutGovernmentWord(text).map((found) => ({ name: found.name, level: found.level as string })),
      { name, level }
    )
  })

  it("leaves a name alone that only looks so", () => {
    for (const name of ["Stadtlohn", "Gradisca", "Countyville", "州", "Oradea"])
      assert.deepStrictEqual(withoutGovernmentWord(name), [])
  })
})
