import { describe, it } from "@effect/vitest"
import { foldedForms, foldName } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { expect } from "vitest"
import { readCursor } from "../http/cursor.ts"
import { citiesInSql, searchInSql, twinningsInSql } from "../testing/listsInSql.ts"
import {
  changeSomething,
  cityNumbered,
  drawing,
  madeUpGround,
  mostCities,
  mostTwinnings,
  nameFrom,
  sourceNumbered,
  writeCity,
  writeTwinning
} from "../testing/madeUp.ts"
import { testRegister } from "../testing/register.ts"
import { emptied } from "../testing/registerRows.ts"
import { answer } from "./answer.ts"
import { brought, type ListedRegister } from "./ListedRegister.ts"
import type { Question } from "./messages.ts"
import type { TwinningSort } from "./twinningOrders.ts"

const register = testRegister()
const prop = { arbitrary: { runs: 12 }, timeout: 240_000 }
const seeds = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2 ** 30 }))

const numbered = { number: 0, version: 0 }
const sorts: ReadonlyArray<TwinningSort> = ["cities", "since", "-since", "sources", "-sources"]
type Draw = (below: number) => number

const perhaps = <A>(draw: Draw, of: number, value: () => A): A | undefined => (draw(of) === 0 ? value() : undefined)

/** Questions of every kind, as they are asked for a first page. */
const questions = (draw: Draw): ReadonlyArray<Question> => [
  {
    ...numbered,
    kind: "cities",
    asked: { country: perhaps(draw, 2, () => "DE"), limit: 1 + draw(9), after: undefined }
  },
  ...Array.from({ length: 6 }, (): Question => {
    const name = nameFrom(draw)
    const q = draw(2) === 0 ? name : name.slice(0, 1 + draw(4)) + nameFrom(draw).slice(0, draw(3))
    return {
      ...numbered,
      kind: "search",
      asked: { country: perhaps(draw, 3, () => "DE"), limit: 1 + draw(9), forms: foldedForms(q), after: undefined }
    }
  }),
  ...Array.from(
    { length: 6 },
    (): Question => ({
      ...numbered,
      kind: "twinnings",
      asked: {
        words: Array.from({ length: Math.max(0, draw(5) - 2) }, () => foldName(nameFrom(draw)).slice(0, 1 + draw(4))),
        city: perhaps(draw, 6, () => cityNumbered(draw(mostCities))),
        country: perhaps(draw, 3, () => ["DE", "FR", "XX"][draw(3)] as string),
        partnerCountry: perhaps(draw, 4, () => "DE"),
        state: perhaps(draw, 4, () => (["signed", "ended", "recorded"] as const)[draw(3)] ?? "recorded"),
        source: perhaps(draw, 4, () => sourceNumbered(draw(4))),
        conflict: perhaps(draw, 4, () => draw(2) === 0),
        sort: sorts[draw(sorts.length)] ?? "cities",
        limit: 1 + draw(9),
        day: `202${draw(9)}-06-30`,
        after: undefined
      }
    })
  )
]

const inSql = (question: Question) =>
  question.kind === "cities"
    ? citiesInSql(question.asked)
    : question.kind === "search"
      ? searchInSql(question.asked)
      : question.kind === "twinnings"
        ? twinningsInSql(question.asked)
        : Effect.die("asked of nothing else here")

const shapes = {
  cities: ["string", "id"],
  search: ["number", "number", "number", "number", "id"],
  twinnings: ["number", "string", "id"]
} as const

/** Compares every page of the answers with those that PostgreSQL gives. */
const sameAsInSql = (held: ListedRegister, draw: Draw) =>
  Effect.forEach(
    questions(draw),
    Effect.fnUntraced(function* (first) {
      let question = first
      for (let pages = 0; pages < 50; pages++) {
        const own = answer(held, question) as { readonly next?: string }
        const wanted = yield* inSql(question)
        expect([question, own]).toEqual([question, wanted])
        if (own.next === undefined || question.kind === "countries") return
        const after = yield* readCursor(own.next, shapes[question.kind])
        question = { ...question, asked: { ...question.asked, after } } as Question
      }
    })
  )

const filled = (draw: Draw) =>
  Effect.gen(function* () {
    yield* emptied
    yield* madeUpGround
    for (let city = 0; city < mostCities; city += 1 + draw(2)) yield* writeCity(city, draw)
    for (let twinning = 0; twinning < mostTwinnings; twinning += 1 + draw(2)) yield* writeTwinning(twinning, draw)
  })

describe("lists in memory", () => {
  it.effect.prop(
    "are page by page those that PostgreSQL gives, and stay so whatever is written",
    [seeds],
    ([seed]) =>
      Effect.promise(() => {
        const draw = drawing(seed)
        return register.run(
          Effect.gen(function* () {
            yield* filled(draw)
            let held = yield* brought(undefined)
            yield* sameAsInSql(held, draw)
            for (let round = 0; round < 4; round++) {
              for (let change = draw(6); change >= 0; change--) yield* changeSomething(draw)
              const before = held.cities
              held = yield* brought(held)
              // Brought up to date in place, and not read anew.
              expect(held.cities).toBe(before)
              yield* sameAsInSql(held, draw)
            }
          })
        )
      }),
    prop
  )
})
