import type { ServerResponse } from "node:http"
import { gzipSync } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import { readListing } from "@proxeny/formats"
import * as Arbitrary from "effect/Arbitrary"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { SparqlRow } from "./sparqlAnswer.ts"
import { failureOf } from "./testing.ts"
import { dated, endpoint, fact, item, named, results, type Stated, timeout } from "./testingEndpoint.ts"
import { type WikidataOptions, wikidataRows, wikidataTwinnings } from "./wikidataTwinnings.ts"

const int = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

const rowsOf = (options: WikidataOptions) => Stream.runCollect(wikidataRows(options))
const bytesOf = (options: WikidataOptions) =>
  Effect.map(Stream.runCollect(wikidataTwinnings(options)), (parts) => new Uint8Array(Buffer.concat(parts)))
const idsOf = (rows: ReadonlyArray<SparqlRow>) => rows.map(({ statement }) => statement?.value.split("/").at(-1))

/** Three twins of Weimar as Wikidata has them (2016, CC0), one of them from both sides; ids of statements shortened. */
const weimar: ReadonlyArray<Stated> = [
  { from: 3955, to: 160927, id: "Q3955-a", further: dated("start", "1995-02-18T00:00:00Z", 11) },
  { from: 3955, to: 202158, id: "Q3955-b", further: dated("start", "1970-09-06T00:00:00Z", 11) },
  { from: 3955, to: 2751, id: "Q3955-c", further: dated("start", "1994-04-15T00:00:00Z", 11) },
  { from: 2751, to: 3955, id: "Q2751-a" }
]
const names = [named(3955, "Weimar"), named(160927, "Blois", "mul"), named(2751, "Siena")]

const say =
  (status: number, text: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse): true => {
    response.writeHead(status, headers).end(text)
    return true
  }

describe("wikidataTwinnings", () => {
  const pairs = Arbitrary.array(int(0, 899), { maxLength: 40 })
  // What the endpoint does instead of answering, request by request.
  const mischief = Arbitrary.array(
    Arbitrary.schema(Schema.Literals(["fine", "fine", "timeout", "late", "gateway", "cut", "busy"])),
    { maxLength: 20 }
  )

  it.live.prop(
    "gives every statement once, ordered, whatever the page size, and whatever goes wrong between",
    [pairs, int(1, 8), mischief],
    ([given, pageSize, faults]) =>
      Effect.scoped(
        Effect.gen(function* () {
          const statements = given.map((pair, index) => ({
            from: 1 + 7 * Math.floor(pair / 30),
            to: 1 + 7 * (pair % 30),
            id: `s${index}`
          }))
          const facts = [...new Set(statements.flatMap(({ from, to }) => [from, to]))].map((city) =>
            named(city, `City ${city}`)
          )
          const { options, pages } = yield* endpoint(statements, facts, (page, response, nth) => {
            const fault = faults[nth - 1] ?? "fine"
            if (fault === "fine" || (page.size === 1 && ["timeout", "late", "gateway"].includes(fault))) return false
            if (fault === "timeout") return say(500, timeout(page.query))(response)
            if (fault === "late")
              return say(200, `{"head":{"vars":["item"]},"results":{"bindings":[${timeout("")}`)(response)
            if (fault === "gateway") return say(504, "upstream request timeout")(response)
            if (fault === "busy") return say(429, "Too Many Requests", { "retry-after": "0" })(response)
            response.writeHead(200, { "content-type": "application/sparql-results+json" })
            response.write('{"head":{"vars":["item"', () => response.destroy())
            return true
          })
          const rows = yield* rowsOf({ ...options, pageSize, retry: { tries: 30, first: 0 } })
          const expected = [...statements].sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
          assert.deepStrictEqual(
            idsOf(rows),
            expected.map(({ id }) => id)
          )
          for (const [index, row] of rows.entries()) {
            const { from = 0, to = 0 } = expected[index] ?? {}
            assert.deepStrictEqual(
              [row.item, row.itemLabel?.value, row.sistercity, row.sistercityLabel?.value],
              [item(from), `City ${from}`, item(to), `City ${to}`]
            )
          }
          for (const { after, size } of pages) assert.isAtMost(size, after === undefined ? 200 : pageSize)
        })
      )
  )

  it.live("is read as one list, of either side, with the names in the language or the next best", () =>
    Effect.gen(function* () {
      const { asked, options } = yield* endpoint(weimar, [...names, named(3955, "Веймар", "ru")])
      const bytes = yield* bytesOf({ ...options, pageSize: 1 })
      const listing = Result.getOrThrow(
        readListing([{ name: "wikidata.json", bytes }], { countryOf: () => undefined, isCountry: () => true })
      )
      assert.strictEqual(listing.format, "sparql-results-json")
      assert.deepStrictEqual(
        listing.cities.map(({ key, names }) => [key, names[0]?.text]),
        [
          ["Q2751", "Siena"],
          ["Q3955", "Weimar"],
          ["Q160927", "Blois"],
          ["Q202158", "Q202158"]
        ]
      )
      assert.deepStrictEqual(
        listing.twinnings.map(({ a, b, reverse }) => [a, b, reverse]),
        [
          ["Q2751", "Q3955", undefined],
          ["Q3955", "Q160927", undefined],
          ["Q3955", "Q202158", undefined],
          ["Q3955", "Q2751", true]
        ]
      )
      assert.lengthOf(listing.rejected, 0)
      assert.deepStrictEqual([asked[0]?.method, asked[0]?.headers.accept], ["POST", "application/sparql-results+json"])
    })
  )

  it.live("is a document without rows where there is nothing", () =>
    Effect.gen(function* () {
      const { options } = yield* endpoint([], [])
      const { head, results } = JSON.parse(Buffer.from(yield* bytesOf(options)).toString())
      assert.deepStrictEqual(head.vars.slice(0, 2), ["item", "itemLabel"])
      assert.deepStrictEqual(results, { bindings: [] })
    })
  )

  it.live("describes each city once", () =>
    Effect.gen(function* () {
      const { options, pages } = yield* endpoint(weimar, names)
      yield* rowsOf({ ...options, pageSize: 1 })
      const described = pages.flatMap(({ after, query }) =>
        after === undefined ? (/VALUES \?city \{ ([^}]*) \}/.exec(query)?.[1]?.split(" ") ?? []) : []
      )
      assert.deepStrictEqual(described, ["wd:Q2751", "wd:Q3955", "wd:Q160927", "wd:Q202158"])
    })
  )

  it.live("asks for half where the endpoint gives up, and for more again once it has calmed down", () =>
    Effect.gen(function* () {
      const many = Array.from({ length: 60 }, (_, index) => ({ from: index + 1, to: 1, id: `s${index}` }))
      const { options, pages } = yield* endpoint(many, [], ({ query, size }, response, nth) =>
        size > 2 && nth < 4
          ? say(nth === 1 ? 504 : 500, nth === 1 ? "upstream request timeout" : timeout(query))(response)
          : false
      )
      const told: Array<number> = []
      yield* rowsOf({
        ...options,
        pageSize: 8,
        onProgress: ({ pageSize }) => Effect.sync(() => void told.push(pageSize))
      })
      const sizes = pages.flatMap(({ after, size }) => (after === undefined ? [] : [size]))
      assert.deepStrictEqual(sizes.slice(0, 12), [8, 4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4])
      assert.deepStrictEqual(told.slice(0, 10), [2, 2, 2, 2, 2, 2, 2, 2, 2, 4])
    })
  )

  it.live("tells how far it has come", () =>
    Effect.gen(function* () {
      const { options } = yield* endpoint(weimar, names)
      const told: Array<unknown> = []
      yield* rowsOf({ ...options, pageSize: 1, onProgress: (progress) => Effect.sync(() => void told.push(progress)) })
      assert.deepStrictEqual(told, [
        { pages: 1, rows: 1, cities: 2, pageSize: 1 },
        { pages: 2, rows: 4, cities: 4, pageSize: 1 }
      ])
    })
  )

  it.live("asks for nothing more once nobody reads on", () =>
    Effect.gen(function* () {
      const waiting = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const { options, pages } = yield* endpoint(weimar, names, ({ after }, response) => {
        if (after !== 2751) return false
        response.on("close", () => Deferred.doneUnsafe(closed, Effect.void))
        Deferred.doneUnsafe(waiting, Effect.void)
        return true
      })
      const reading = yield* Effect.forkChild(bytesOf({ ...options, pageSize: 1 }))
      yield* Deferred.await(waiting)
      yield* Fiber.interrupt(reading)
      yield* Deferred.await(closed)
      assert.lengthOf(pages, 3)
      assert.lengthOf(yield* Stream.runCollect(Stream.take(wikidataRows({ ...options, pageSize: 1 }), 1)), 1)
      assert.lengthOf(pages, 5)
    })
  )

  it.live("says which page is no result, and how it begins", () =>
    Effect.gen(function* () {
      const vars = ["item", "statement", "sistercity"]
      for (const [answer, found] of [
        [say(200, "<!DOCTYPE html><title>Wikimedia Error</title>", { "content-type": "text/html" }), "a web page"],
        [say(200, '{"head":{"vars":["item"]},"results":{"bindings":[{"item"'), "JSON that breaks off or is damaged"],
        [say(200, '{"error":"no such endpoint"}'), "other JSON"],
        [say(200, "[]"), "a JSON list"],
        [say(200, "item,sistercity"), "text"],
        [say(200, ""), "nothing"],
        [say(200, results(["item"], [])), "rows without statement, sistercity"],
        [say(200, results(vars, [{ item: item(1) }])), "row 1 without statement, sistercity"],
        [say(200, `{"head":{"vars":${JSON.stringify(vars)}},"results":{"bindings":[{"item":"Q1"}]}}`), "other JSON"]
      ] as const) {
        const { options, url } = yield* endpoint(weimar, names, ({ after }, response) =>
          after === 2751 ? answer(response) : false
        )
        const error = yield* failureOf(bytesOf({ ...options, pageSize: 1 }))
        assert.strictEqual(error._tag, "NotSparqlResults")
        assert.include(error.message, `${url}/sparql answers page 2 with ${found}, which is no result`)
        if (found === "a web page") assert.include(error.message, '"Wikimedia Error"')
      }
    })
  )

  it.live("says so when the endpoint gives up on a single city, fails otherwise, or refuses for long", () =>
    Effect.gen(function* () {
      const slow = yield* endpoint(weimar, names, ({ query }, response) => say(500, timeout(query))(response))
      const gaveUp = yield* failureOf(bytesOf({ ...slow.options, pageSize: 4 }))
      assert.include(gaveUp.message, "gave up on page 1, the smallest that can be asked for")
      assert.deepStrictEqual(
        slow.pages.map(({ size }) => size),
        [4, 2, 1]
      )
      const broken = yield* endpoint(weimar, names, (_, response) => say(500, "java.lang.StackOverflowError")(response))
      assert.include((yield* failureOf(bytesOf(broken.options))).message, 'answers 500, "java.lang.StackOverflowError"')
      assert.lengthOf(broken.pages, 1)
      const banned = yield* endpoint(weimar, names, (_, response) =>
        say(429, "Too many requests", { "retry-after": "86400" })(response)
      )
      assert.include((yield* failureOf(bytesOf(banned.options))).message, "it asks to wait 86400 s")
      assert.lengthOf(banned.pages, 1)
    })
  )

  it.live("takes no page that it has had, nor one that unpacks without end", () =>
    Effect.gen(function* () {
      const first = results(
        ["item", "statement", "sistercity"],
        [{ item: item(3955), statement: item(1), sistercity: item(2090) }]
      )
      const { options } = yield* endpoint(weimar, names, ({ after }, response) =>
        after === undefined ? false : say(200, first)(response)
      )
      const error = yield* failureOf(bytesOf(options))
      assert.strictEqual(error._tag, "PageOutOfOrder")
      assert.include(error.message, "answers page 2, which begins behind Q3955, with Q3955")
      const bomb = yield* endpoint([], [], (_, response) => {
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(30_000_000, " ")))
        return true
      })
      assert.strictEqual((yield* failureOf(bytesOf(bomb.options)))._tag, "BodyRefused")
    })
  )

  it.live("asks for one country or one city, and for nothing that is neither", () =>
    Effect.gen(function* () {
      const { options, pages } = yield* endpoint([], [])
      yield* rowsOf({ ...options, country: "DE" })
      yield* rowsOf({ ...options, city: "Q3955" })
      assert.include(pages[0]?.query, '?country wdt:P297 "DE"')
      assert.include(pages[1]?.query, "VALUES ?sistercity { wd:Q3955 }")
      for (const selection of [
        { country: "XX" },
        { country: 'DE" } #' },
        { city: "3955" },
        { city: "Q1 }" },
        { city: "Q1", country: "DE" },
        { language: 'en"' }
      ])
        assert.strictEqual((yield* failureOf(rowsOf({ ...options, ...selection })))._tag, "SelectionInvalid")
      assert.lengthOf(pages, 2)
    })
  )
})

describe("a row", () => {
  it.live("tells of a statement what its rows tell, and no more of a date than is known", () =>
    Effect.gen(function* () {
      const source = (url: string): SparqlRow => ({ reference: { type: "uri", value: url } })
      const day = dated("start", "1995-06-03T00:00:00Z", 11)
      const { options } = yield* endpoint(
        [
          { from: 1, to: 2, id: "a", further: { ...day, ...source("https://b.test/") } },
          { from: 1, to: 2, id: "a", further: { ...day, ...source("https://a.test/") } },
          { from: 1, to: 3, id: "b", further: dated("start", "1995-06-01T00:00:00Z", 10) },
          {
            from: 1,
            to: 4,
            id: "c",
            further: { ...dated("start", "1995-01-01T00:00:00Z", 9), ...dated("end", "2022-03-01T00:00:00Z", 11) }
          },
          { from: 1, to: 5, id: "d", further: dated("start", "1990-01-01T00:00:00Z", 8) },
          { from: 1, to: 6, id: "e", further: dated("start", "-0044-03-15T00:00:00Z", 11) },
          {
            from: 1,
            to: 7,
            id: "f",
            further: { sistercity: { type: "uri", value: "http://www.wikidata.org/.well-known/genid/8a" } }
          }
        ],
        []
      )
      const rows = yield* rowsOf(options)
      assert.deepStrictEqual(
        rows.map(({ end, reference, start }) => [start?.value, end?.value, reference?.value]),
        [
          ["1995-06-03", undefined, "https://a.test/"],
          ["1995-06", undefined, undefined],
          ["1995", "2022-03-01", undefined],
          [undefined, undefined, undefined],
          [undefined, undefined, undefined],
          [undefined, undefined, undefined]
        ]
      )
      assert.strictEqual(rows[0]?.start?.datatype, "http://www.w3.org/2001/XMLSchema#date")
      assert.deepStrictEqual(rows.at(-1)?.sistercity, { type: "bnode", value: "8a" })
    })
  )

  it.live("tells of a city what Wikidata says with one voice", () =>
    Effect.gen(function* () {
      const { options } = yield* endpoint(
        [{ from: 1, to: 2, id: "a" }],
        [
          named(1, "Wuhan", "en"),
          named(1, "武汉", "zh"),
          fact(1, "country", "CN"),
          fact(1, "coordinates", "<http://www.wikidata.org/entity/Q405> Point(1 2)"),
          fact(1, "coordinates", "Point(114.2881 30.5872)"),
          fact(1, "population", "9785388", "2010-11-01T00:00:00Z"),
          fact(1, "population", "11212000", "2019-01-01T00:00:00Z"),
          fact(1, "population", "99999999"),
          fact(2, "country", "DE"),
          fact(2, "country", "DD"),
          fact(2, "country", "DE"),
          fact(2, "population", "900"),
          fact(2, "population", "1000")
        ]
      )
      const [row] = yield* rowsOf({ ...options, language: "zh-hans" })
      assert.deepStrictEqual(
        [row?.itemLabel, row?.itemCountry, row?.itemCoordinates, row?.itemPopulation].map((one) => one?.value),
        ["武汉", "CN", "Point(114.2881 30.5872)", "11212000"]
      )
      assert.deepStrictEqual(
        [row?.sistercityLabel, row?.sistercityCountry, row?.sistercityPopulation].map((one) => one?.value),
        [undefined, "DE", "1000"]
      )
      const torn = yield* endpoint([{ from: 1, to: 2, id: "a" }], [fact(1, "country", "RU"), fact(1, "country", "UA")])
      assert.isUndefined((yield* rowsOf(torn.options))[0]?.itemCountry)
    })
  )
})
