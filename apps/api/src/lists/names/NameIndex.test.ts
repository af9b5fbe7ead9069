import { describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { expect } from "vitest"
import { drawing } from "../../testing/madeUp.ts"
import { makeNameIndex, ranks } from "./NameIndex.ts"
import { alikeFrom, leastShared, likenessOf, thousandths, trigramsOf } from "./trigrams.ts"

const seeds = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2 ** 30 }))
type Draw = (below: number) => number

/** Names of few letters, so that many names hold a trigram. */
const name = (draw: Draw): string => Array.from({ length: 1 + draw(9) }, () => "abcd"[draw(draw(3) + 2)]).join("")
const listed = (folded: string, place: number) => ({ folded, text: folded.toUpperCase(), isMain: place === 0 })

/** How a name is found by some forms, told by looking at it. */
const rankOf = (folded: string, forms: ReadonlyArray<string>): number =>
  Math.min(
    ...forms.map((form) => {
      if (folded === form) return ranks.same
      if (folded.startsWith(form)) return ranks.beginning
      const isPart = (forms[0] ?? "").length >= 3 && form.length >= 3
      return isPart && folded.includes(form) ? ranks.part : ranks.alike
    })
  )

const likeness = (one: string, other: string): number => {
  const [a, b] = [new Set(trigramsOf(one)), new Set(trigramsOf(other))]
  return likenessOf([...a].filter((key) => b.has(key)).length, a.size, b.size)
}

describe("the least that two names share to be alike", () => {
  it("is what all that share less fall short of, and nobody who shares as much", () => {
    for (let one = 1; one <= 40; one++)
      for (let other = 1; other <= 40; other++) {
        const enough = Array.from({ length: Math.min(one, other) }, (_, i) => i + 1).filter(
          (shared) => likenessOf(shared, one, other) >= alikeFrom
        )
        const least = leastShared(one, other)
        expect([one, other, least <= Math.min(one, other) ? least : undefined]).toEqual([one, other, enough[0]])
      }
  })
})

describe("the names of many cities", () => {
  it.prop(
    "are found as by looking at each of them, also those that came later",
    [seeds],
    ([seed]) => {
      const draw = drawing(seed)
      const namesOf = Array.from({ length: 600 }, () => Array.from({ length: 1 + draw(2) }, () => name(draw)))
      const index = makeNameIndex(namesOf.slice(0, 400).map((names) => names.map(listed)))
      for (let city = 400; city < namesOf.length; city++) index.replace(city, (namesOf[city] ?? []).map(listed))
      for (let change = 0; change < 30; change++) {
        const [city, names] = [draw(namesOf.length), [name(draw)]]
        namesOf[city] = names
        index.replace(city, names.map(listed))
      }
      const removed = draw(namesOf.length)
      namesOf[removed] = []
      index.replace(removed, [])
      expect(namesOf.map((_, city) => index.of(city))).toEqual(namesOf.map((names) => names.map(listed)))
      for (let question = 0; question < 12; question++) {
        const forms = Array.from({ length: 1 + draw(2) }, () => name(draw))
        const wanted = namesOf.flatMap((names, city) => {
          const best = Math.min(ranks.alike, ...names.map((one) => rankOf(one, forms)))
          return best === ranks.alike ? [] : [[city, best]]
        })
        const { cities, rank } = index.matching(forms)
        expect([forms, cities.map((city) => [city, rank[city]]).sort(([a], [b]) => Number(a) - Number(b))]).toEqual([
          forms,
          wanted
        ])

        const [plain = ""] = forms
        const like = namesOf.flatMap((names, city) => {
          const most = Math.max(0, ...names.map((one) => likeness(plain, one)))
          return most < alikeFrom ? [] : [[city, thousandths(most)]]
        })
        const alike = index.alike(forms)
        expect([
          plain,
          alike.cities.map((city) => [city, alike.likeness[city]]).sort(([a], [b]) => Number(a) - Number(b))
        ]).toEqual([plain, like])

        const holds = index.holding(plain)
        expect([plain, namesOf.flatMap((_, city) => (holds[city] === 1 ? [city] : []))]).toEqual([
          plain,
          namesOf.flatMap((names, city) => (names.some((one) => one.includes(plain)) ? [city] : []))
        ])
      }
    },
    { arbitrary: { runs: 25 } }
  )

  it("of more trigrams than a number has bits are compared as well", () => {
    const long = Array.from({ length: 150 }, (_, i) => String.fromCharCode(0x4e00 + i)).join("")
    const index = makeNameIndex([[listed(`${long}x`, 0)], [listed("short", 0)]])
    const { cities, likeness: found } = index.alike([long])
    expect([cities, found[0]]).toEqual([[0], thousandths(likeness(long, `${long}x`))])
  })
})
