import { PgTypes } from "@effect/sql-pg"
import { foldedForms, foldName } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

/** Draws whole numbers below a bound, the same for a seed every time. */
export const drawing = (seed: number): ((below: number) => number) => {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const syllables = [
  "a",
  "an",
  "san",
  "ko",
  "kö",
  "burg",
  "ma",
  "man",
  "stein",
  "мос",
  "ква",
  "武",
  "汉",
  "市",
  "ß",
  "東"
]
const countries = ["AT", "DE", "FR", null]
const kinds = ["signed", "ended", "renewed"]

/** A name of a few syllables in several scripts: short enough that many are alike. */
export const nameFrom = (draw: (below: number) => number): string =>
  Array.from({ length: 1 + draw(4) }, () => syllables[draw(syllables.length)]).join("")

const uuidOf = (kind: number, number: number): string =>
  `${String(kind).padStart(8, "0")}-0000-4000-8000-${String(number).padStart(12, "0")}`
export const cityNumbered = (number: number): string => uuidOf(1, number)
const twinningNumbered = (number: number): string => uuidOf(2, number)
export const sourceNumbered = (number: number): string => uuidOf(3, number)

/** How many cities, and how many twinnings, a made-up register has at most. */
export const [mostCities, mostTwinnings] = [60, 80]
const mostSources = 4

/** Sources and a network, on which the rest of a made-up register stands. */
export const madeUpGround = SqlClient.SqlClient.use((sql) =>
  Effect.andThen(
    sql`INSERT INTO source (id, kind, title, reliability, credibility)
      SELECT id, 'data-set', 'A source', 'C', 3 FROM unnest(${Array.from({ length: mostSources }, (_, i) => sourceNumbered(i))}::uuid[]) id`,
    sql`INSERT INTO network (id, name) VALUES (${uuidOf(4, 0)}, 'A network')`
  )
)

/** Writes a city anew or changes it: its names, its country, how many live there. */
export const writeCity = Effect.fnUntraced(function* (number: number, draw: (below: number) => number) {
  const sql = yield* SqlClient.SqlClient
  const id = cityNumbered(number)
  const names = Array.from({ length: 1 + draw(3) }, () => nameFrom(draw))
  const [name = "?"] = names
  const people = draw(3) === 0 ? null : draw(5)
  yield* sql`
    INSERT INTO city (id, name, country, population, folded)
    VALUES (${id}, ${name}, ${countries[draw(countries.length)] ?? null}, ${people}, ${foldName(name)})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country, population = excluded.population,
      folded = excluded.folded`
  yield* sql`DELETE FROM city_name WHERE city_id = ${id}`
  const rows = names.flatMap((text, i) =>
    foldedForms(text).map((folded) => ({ folded, text, kind: i === 0 || draw(2) === 0 ? "name" : "alias" }))
  )
  yield* sql`INSERT INTO city_name (city_id, folded, text, kind) SELECT ${id}::uuid, folded, text, kind
    FROM jsonb_to_recordset(${PgTypes.jsonb(rows)}) AS row(folded text, text text, kind text)`
})

/** Writes a twinning anew or changes it: its stages, who says it, whether it is contradicted. */
export const writeTwinning = Effect.fnUntraced(function* (number: number, draw: (below: number) => number) {
  const sql = yield* SqlClient.SqlClient
  const id = twinningNumbered(number)
  yield* removeTwinning(number)
  const cities = (yield* sql<{ id: string }>`SELECT id FROM city ORDER BY id`).map((row) => row.id)
  const [a, b] = [draw(cities.length), draw(cities.length)].sort((x, y) => x - y).map((i) => cities[i])
  const since = draw(2) === 0 ? null : `${1990 + draw(5)}-0${1 + draw(9)}`
  const cited = Array.from({ length: 1 + draw(mostSources) }, () => sourceNumbered(draw(mostSources)))
  if (a === undefined || b === undefined || a === b) return
  const made = yield* sql`
    INSERT INTO twinning (id, city_a, city_b, exists, since, topics, claims, sources)
    VALUES (${id}, ${a}, ${b}, ${draw(8) > 0}, ${since}, ${draw(4) === 0 ? ["Sankt", "water"] : []}::text[], ${cited.length}, ${draw(4)})
    ON CONFLICT DO NOTHING RETURNING id`
  if (made.length === 0) return
  for (const [i, source] of cited.entries())
    yield* sql`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by)
      VALUES (gen_random_uuid(), 'twinning', ${id}, ${draw(6) === 0 ? "yearly-cost" : "exists"}, 'true', ${source}, ${`row ${i}`}, 'a test')`
  for (let position = 0; position < draw(3); position++)
    yield* sql`INSERT INTO twinning_stage (twinning_id, position, kind, last_day, evidence)
      VALUES (${id}, ${position}, ${kinds[draw(kinds.length)] ?? ""}, ${draw(2) === 0 ? null : `202${draw(9)}-06-30`}, '{}')`
  if (draw(3) === 0)
    yield* sql`INSERT INTO conflict (kind, subject_kind, subject_id, attribute, twinning_id, decision_id)
      VALUES ('values', 'twinning', ${id}, 'stage', ${id}, ${draw(3) === 0 ? uuidOf(5, 0) : null})`
})

const removeTwinning = Effect.fnUntraced(function* (number: number) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`DELETE FROM claim WHERE subject_id = ${twinningNumbered(number)}`
  yield* sql`DELETE FROM twinning WHERE id = ${twinningNumbered(number)}`
})

/** Removes a city with all that names it. */
const removeCity = Effect.fnUntraced(function* (number: number) {
  const sql = yield* SqlClient.SqlClient
  const id = cityNumbered(number)
  yield* sql`DELETE FROM twinning WHERE city_a = ${id} OR city_b = ${id}`
  yield* sql`DELETE FROM membership WHERE city_id = ${id}`
  yield* sql`DELETE FROM conflict WHERE subject_id = ${id}`
  yield* sql`DELETE FROM city_name WHERE city_id = ${id}`
  yield* sql`DELETE FROM city WHERE id = ${id}`
})

/** Makes a city a member of the network or contradicts something of it, or takes that back. */
const writeAboutCity = Effect.fnUntraced(function* (number: number, draw: (below: number) => number) {
  const sql = yield* SqlClient.SqlClient
  const id = cityNumbered(number)
  const [there] = yield* sql`SELECT 1 FROM city WHERE id = ${id}`
  if (there === undefined) return
  if (draw(2) === 0) {
    yield* sql`DELETE FROM membership WHERE city_id = ${id}`
    if (draw(2) === 0)
      yield* sql`INSERT INTO membership (id, network_id, city_id, exists) VALUES (gen_random_uuid(), ${uuidOf(4, 0)}, ${id}, ${draw(3) > 0})`
  } else {
    yield* sql`DELETE FROM conflict WHERE subject_id = ${id}`
    if (draw(2) === 0)
      yield* sql`INSERT INTO conflict (kind, subject_kind, subject_id, attribute) VALUES ('values', 'city', ${id}, 'population')`
  }
})

/** One change of a made-up register, whichever is drawn. */
export const changeSomething = Effect.fnUntraced(function* (draw: (below: number) => number) {
  const what = draw(8)
  if (what < 2) yield* writeCity(draw(mostCities), draw)
  else if (what < 5) yield* writeTwinning(draw(mostTwinnings), draw)
  else if (what === 5) yield* removeTwinning(draw(mostTwinnings))
  else if (what === 6) yield* writeAboutCity(draw(mostCities), draw)
  else yield* removeCity(draw(mostCities))
  yield* SqlClient.SqlClient.use((sql) => sql`UPDATE register SET version = version + 1`)
})
