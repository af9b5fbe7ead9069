import { PgClient } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { expect, it } from "vitest"
import { steward } from "../testing/acting.ts"
import { saidByPaper, hier, dort, ours, smallWorld } from "../testing/smallWorld.ts"
const { asked, run, ask, get } = smallWorld()
const C = Number(process.env.CITIES ?? 140000), T = Number(process.env.TW ?? 80000), A = Number(process.env.ACT ?? 1000000)
it("measure", async () => {
  const t0 = performance.now()
  await run(SqlClient.SqlClient.use((sql) => sql.withTransaction(Effect.gen(function* () {
    yield* sql`SELECT set_config('proxeny.bulk', 'on', true), set_config('proxeny.change', '1', true)`
    yield* sql`INSERT INTO change (actor_kind, actor_name, what) VALUES ('installation','x','x')`
    yield* sql`INSERT INTO source (id, kind, title, reliability, credibility) SELECT md5('s'||n)::uuid, 'data-set', 'S'||n, 'C', 3 FROM generate_series(1, 20000) n`
    yield* sql.unsafe(`INSERT INTO city (id, name, country, folded, latitude, longitude) SELECT md5('c'||n)::uuid, 'City '||n, (ARRAY['DE','FR','CN','US','PL'])[1+n%5], 'city'||n, (n%170)-85, (n%350)-175 FROM generate_series(1, ${C}) n`)
    yield* sql.unsafe(`INSERT INTO city_name (city_id, folded, text, kind) SELECT md5('c'||n)::uuid, 'city'||n||k, 'City '||n||k, 'name' FROM generate_series(1, ${C}) n, (VALUES (''),(' alt'),(' other')) AS v(k)`)
    yield* sql.unsafe(`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by) SELECT md5('cn'||n||k)::uuid, 'city', md5('c'||n)::uuid, k, CASE k WHEN 'name' THEN jsonb_build_object('text','City '||n,'kind','name') WHEN 'country' THEN to_jsonb((ARRAY['DE','FR','CN','US','PL'])[1+n%5]) ELSE jsonb_build_object('count', n) END, md5('s'||(1+n%20000))::uuid, 'row '||n, 'x' FROM generate_series(1, ${C}) n, (VALUES ('name'),('country'),('population')) AS v(k)`)
    yield* sql.unsafe(`INSERT INTO twinning (id, city_a, city_b, claims, sources) SELECT DISTINCT ON (least(a,b), greatest(a,b)) md5('t'||n)::uuid, least(a,b), greatest(a,b), 2, 1 FROM (SELECT n, md5('c'||(1+n%${C}))::uuid a, md5('c'||(1+(n*7919)%${C}))::uuid b FROM generate_series(1, ${T}) n) x WHERE a <> b`)
    yield* sql.unsafe(`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by) SELECT md5('te'||t.id||k)::uuid, 'twinning', t.id, k, CASE k WHEN 'exists' THEN 'true'::jsonb ELSE '{"kind":"signed","on":"1990"}'::jsonb END, md5('s1')::uuid, 'row', 'x' FROM twinning t, (VALUES ('exists'),('stage')) AS v(k) WHERE t.id <> '${ours}'`)
    yield* sql.unsafe(`INSERT INTO twinning_stage SELECT id, 0, 'signed', '1990', '1990-12-31', ARRAY[md5('te'||id||'stage')::uuid] FROM twinning WHERE id <> '${ours}' ON CONFLICT DO NOTHING`)
    yield* sql.unsafe(`CREATE TEMP TABLE made ON COMMIT DROP AS SELECT md5('a'||n)::uuid id, t.id tw, n FROM generate_series(1, ${A}) n JOIN (SELECT id, row_number() OVER () r, count(*) OVER () c FROM twinning) t ON t.r = 1 + n % ${T - 2000}`)
    yield* sql.unsafe(`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by) SELECT md5('ac'||id)::uuid, 'activity', id, 'reported', jsonb_build_object('twinning', tw, 'type','meeting','on','2001','title','M '||n), md5('s2')::uuid, 'row', 'x' FROM made`)
    yield* sql.unsafe(`INSERT INTO activity (id, twinning_id, first_day, begun_day, record, evidence) SELECT id, tw, '2001-01-01','2001-12-31', jsonb_build_object('type','meeting','on','2001','title','M '||n), ARRAY[md5('ac'||id)::uuid] FROM made`)
  }))))
  await run(SqlClient.SqlClient.use((sql) => sql.unsafe("VACUUM ANALYZE")))
  console.log("filled in", Math.round(performance.now() - t0) / 1000)
  const time = async (name: string, n: number, f: (i: number) => Promise<unknown>) => {
    const all: number[] = []
    for (let i = 0; i < n; i++) { const s = performance.now(); await f(i); all.push(performance.now() - s) }
    all.sort((a, b) => a - b)
    console.log(name.padEnd(30), "median", (all[n >> 1] ?? 0).toFixed(1), "min", (all[0] ?? 0).toFixed(1), "max", (all[n - 1] ?? 0).toFixed(1))
  }
  const made: any[] = []
  const N = 30
  await time("read /healthz", N, () => get("/healthz"))
  await time("POST source", N, (i) => asked(steward, "POST /api/v1/sources", { status: 201, body: { kind: "news", title: `N${i}` } }))
  await time("POST activity", N, async (i) => made.push(await asked(steward, "POST /api/v1/activities", { status: 201, body: { twinning: ours, type: "meeting", on: "2001", title: `t${i}`, said: saidByPaper } })))
  await time("PUT activity", N, async (i) => { made[i] = await asked(steward, `PUT /api/v1/activities/${made[i].record.id}`, { status: 200, ifMatch: made[i].version, body: { type: "meeting", on: "2001", people: i, said: saidByPaper } }) })
  await time("PUT activity same", N, async (i) => { made[i] = await asked(steward, `PUT /api/v1/activities/${made[i].record.id}`, { status: 200, ifMatch: made[i].version, body: { type: "meeting", on: "2001", people: i, said: saidByPaper } }) })
  await time("PUT twinning statements", N, async (i) => asked(steward, `PUT /api/v1/twinnings/${ours}/statements`, { status: 200, ifMatch: "*", body: { topics: [`x${i}`], stages: [{ kind: "signed", on: String(1950 + i) }], said: saidByPaper } }))
  await time("PUT city statements", N, async (i) => asked(steward, `PUT /api/v1/cities/${hier}/statements`, { status: 200, ifMatch: "*", body: { population: { count: i }, aliases: [`Alias ${i}`], said: saidByPaper } }))
  const cities: any[] = []
  await time("POST city", N, async (i) => cities.push(await asked(steward, "POST /api/v1/cities", { status: 201, body: { names: [{ text: `New ${i}`, kind: "name" }], said: saidByPaper } })))
  const tws: any[] = []
  await time("POST twinning", N, async (i) => tws.push(await asked(steward, "POST /api/v1/twinnings", { status: 201, body: { cities: [hier, cities[i].record.id], said: saidByPaper } })))
  await time("PUT strategy", N, async (i) => asked(steward, `PUT /api/v1/cities/${hier}/strategies/20${10 + i}`, { status: 200, ifMatch: 0, body: { answers: { budget: true }, said: saidByPaper } }))
  await time("POST claims 500", 3, async (i) => asked(steward, "POST /api/v1/claims", { status: 201, body: { claims: Array.from({ length: 500 }, (_, k) => ({ subject: { kind: "twinning", id: ours }, attribute: "topic", value: `c${i} ${k}`, said: saidByPaper })) } }))
  await time("bulk 200 activities", 2, async (i) => asked(steward, "POST /api/v1/bulk", { status: 200, body: { operations: Array.from({ length: 200 }, (_, k) => ({ method: "POST", path: "/api/v1/activities", body: { twinning: tws[i].record.id, type: "meeting", on: "2001", title: `b${i} ${k}`, said: saidByPaper } })) } }))
  await time("DELETE twinning", N, async (i) => asked(steward, `DELETE /api/v1/twinnings/${tws[i].record.id}`, { status: 200, ifMatch: "*" }))
  await time("GET city", 10, () => get(`/api/v1/cities/${hier}`))
  await time("GET twinning", 10, () => get(`/api/v1/twinnings/${ours}`))
  await time("GET source after write", 3, async (i) => { await asked(steward, "POST /api/v1/sources", { status: 201, body: { kind: "news", title: `Q${i}` } }); const s = performance.now(); await get(`/api/v1/sources/${saidByPaper.source}`); console.log("   read only", (performance.now() - s).toFixed(1)) })
  await time("GET sources again", 3, () => get("/api/v1/sources"))
  expect(dort).toBeDefined()
}, 3_000_000)
