import { describe, expect, it } from "@effect/vitest"
import { distanceInKm, type PrintedPlace, resolvePlace } from "@proxeny/domain"
import { divisionNames } from "./divisionNames.ts"
import { loadGazetteer } from "./load.ts"

const index = (await loadGazetteer()).known()

/** The GeoNames id of the place that is taken, or why none is. */
const outcome = (row: PrintedPlace): string => {
  const resolution = resolvePlace(row, { index })
  if (resolution._tag === "resolved") return resolution.place.id
  return resolution._tag === "choices" ? `? ${resolution.why}` : `- ${resolution.why.kind}`
}

/** How far the place is believed in, undefined where another is taken or it is not among those shown. */
const believed = (row: PrintedPlace, id: string): number | undefined => {
  const resolution = resolvePlace(row, { index })
  if (resolution._tag === "resolved") return resolution.place.id === id ? resolution.confidence : undefined
  const shown: ReadonlyArray<{ place: { id: string }; confidence: number }> =
    resolution._tag === "choices" ? resolution.candidates : resolution.nearest
  return shown.find(({ place }) => place.id === id)?.confidence
}

describe("printed places in the real gazetteer", () => {
  it.each<readonly [name: string, country: string, expected: string]>([
    ["Hastings, New Zealand", "", "2190224"],
    ["Mâcon (F)", "", "2996882"],
    ["Mâcon", "F", "2996882"],
    ["Halle (S)", "Deutschland", "? homonyms"],
    ["Frankfurt/Oder (Deutschland)", "", "2925535"],
    ["Wuxi – Xinwu (CN)", "", "? part-unknown"],
    ["广东省深圳市", "中国", "1795565"],
    ["上海市浦东新区", "中国", "1798524"],
    ["부산광역시", "", "1838524"],
    ["경기도 수원시", "대한민국", "1835553"],
    ["Springfield, Illinois", "", "4250542"],
    ["Columbia (Missouri)", "USA", "4381982"],
    ["Varna, Bulgaria", "", "726050"],
    ["Bozen/Bolzano", "", "3181913"],
    ["Biel/Bienne", "Switzerland", "2661513"],
    ["Tel Aviv – Yafo", "", "293397"],
    ["Wuxi – Xinwu", "China", "? part-unknown"],
    ["Xinwu (Wuxi)", "China", "? part-unknown"],
    ["Greater Sudbury", "Canada", "5964700"],
    ["City of Leeds", "England", "2644688"],
    ["Metro Manila", "", "1701668"],
    ["Mombasa County", "Kenya", "? division"],
    ["Landkreis München", "Germany", "? division"],
    ["Yokohama-shi", "Japan", "1848354"],
    ["北京", "", "1816670"],
    ["Москва", "", "524901"],
    ["München", "", "2867714"],
    ["Muenchen", "", "2867714"],
    ["Peking", "", "1816670"],
    ["Bombay", "", "1275339"],
    ["Sankt Petersburg", "", "498817"],
    ["St Louis", "USA", "4407066"],
    ["Torino", "Italia", "3165524"],
    ["Shangai", "Cina", "1796236"],
    ["Durban (eThekwini)", "", "1007311"],
    ["Delhi NCT", "", "1273294"],
    ["New York", "", "5128581"],
    ["Washington, D.C.", "", "4140963"],
    ["Paris, Texas", "", "4717560"],
    ["Manchster", "UK", "2643123"],
    ["Königsberg", "Prussia", "554234"],
    ["Sarajevo", "Yugoslavia", "3191281"],
    ["Simferopol", "Russia", "693805"],
    ["Springfield", "United States", "? homonyms"],
    ["Columbia", "United States", "? homonyms"],
    ["Kirovsk", "Russia", "? homonyms"],
    ["Shandong", "China", "- division"],
    ["Baden-Württemberg", "Germany", "- division"],
    ["Jeonbuk", "South Korea", "- division"],
    ["Hastings", "Germany", "- no-such-name"],
    ["Fukui", "Japan", "1863985"],
    ["Philadelphia", "", "4560349"]
  ])("%s, %s: %s", (name, country, expected) => {
    expect(outcome({ name, country })).toBe(expected)
  })

  it("does not take a region for a country with a slip: Norte is not Norge", () => {
    const [trofa] = index.named("trofa").filter(({ place }: { place: { country: string } }) => place.country === "PT")
    expect(outcome({ name: "Trofa", country: "PRT", region: "Norte" })).toBe(trofa?.place.id)
  })

  it("believes the more in a place of the table the more a row says of it, and takes it in the end", () => {
    const names = new Map<string, string>(
      Object.entries(divisionNames).flatMap(([country, list]) =>
        list.split("|").map((entry) => {
          const space = entry.indexOf(" ")
          return [`${country}.${entry.slice(0, space)}`, entry.slice(space + 1)] as const
        })
      )
    )
    let [seen, taken] = [0, 0]
    for (let id = 50_000; id < 12_000_000; id += 311) {
      const place = index.byGeonamesId(String(id))
      if (place === undefined || place.kind === "section" || place.kind === "former") continue
      const { coordinates, country, division, name, population } = place
      const region = names.get(division ?? "")
      const evidence = [
        { country },
        { coordinates },
        ...(region ? [{ region }] : []),
        ...(population > 0 ? [{ population }] : [])
      ]
      const turned = evidence.map((_, k) => evidence[(k + seen) % evidence.length])
      let row: PrintedPlace = { name }
      let before = believed(row, place.id)
      for (const more of seen % 2 === 0 ? turned : turned.reverse()) {
        row = { ...row, ...more }
        const after = believed(row, place.id)
        if (after !== undefined) expect([row, after >= (before ?? 0) - 1e-9]).toEqual([row, true])
        before = after ?? before
      }
      seen++
      const found = outcome(row)
      if (found === place.id) taken++
      else if (/^\d/.test(found)) {
        // A larger place of the name close by stands for both.
        const other = index.byGeonamesId(found)
        expect([row, other && distanceInKm(other.coordinates, coordinates) <= 12]).toEqual([row, true])
      }
    }
    expect(seen).toBeGreaterThan(400)
    expect(taken / seen).toBeGreaterThan(0.98)
  })
})
