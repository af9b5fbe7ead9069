/**
 * A bare Hono server on the register of a running `proxeny serve`, to compare with: it reads rows by the driver that Proxeny
 * uses, and sends them as they are. No sign-in, no checks, no headers, no log.
 *
 *     node src/bareServer.ts DATA_DIRECTORY PORT
 */
import { serve } from "@hono/node-server"
import * as Effect from "effect/Effect"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as SqlClient from "effect/sql/SqlClient"
import { Hono } from "hono"
import { registerOf } from "./registerOf.ts"

const [folder, port] = process.argv.slice(2)
if (folder === undefined || !(Number(port) > 0)) {
  console.error("usage: node src/bareServer.ts DATA_DIRECTORY PORT")
  process.exit(2)
}
const runtime = ManagedRuntime.make(registerOf(folder))

/** The leanest page of cities there is: by an index, nothing counted. */
const cities = SqlClient.SqlClient.use(
  (sql) => sql`
    SELECT id, name, name_zh, country, latitude, longitude, population::int AS population, population_year
    FROM city ORDER BY folded, id LIMIT 50`
)

/** A page of twinnings with the names of their cities. */
const twinnings = SqlClient.SqlClient.use(
  (sql) => sql`
    SELECT t.id, t.since, t.topics, t.claims, t.sources, a.id AS a, a.name AS a_name, a.country AS a_country,
      b.id AS b, b.name AS b_name, b.country AS b_country
    FROM (SELECT * FROM twinning WHERE exists ORDER BY id LIMIT 50) t
    JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b ORDER BY t.id`
)

/** A city with its partners, how each twinning stands, and its networks. */
const city = (id: string) =>
  SqlClient.SqlClient.use((sql) =>
    Effect.all({
      city: sql`
        SELECT id, name, name_zh, country, latitude, longitude, population::int AS population FROM city WHERE id = ${id}`,
      partners: sql`
        SELECT t.id AS twinning, t.since, t.topics, t.sources, p.id, p.name, p.country,
          (SELECT s.kind FROM twinning_stage s WHERE s.twinning_id = t.id ORDER BY s.position DESC LIMIT 1) AS state
        FROM twinning t JOIN city p ON p.id = CASE WHEN t.city_a = ${id} THEN t.city_b ELSE t.city_a END
        WHERE t.exists AND (t.city_a = ${id} OR t.city_b = ${id}) ORDER BY t.sources DESC, p.folded`,
      networks: sql`
        SELECT m.id, n.name, m.roles FROM membership m JOIN network n ON n.id = m.network_id
        WHERE m.exists AND m.city_id = ${id}`,
      claims: sql`
        SELECT claim.id, attribute, value, locator, source.title FROM claim JOIN source ON source.id = source_id
        WHERE subject_kind = 'city' AND subject_id = ${id} ORDER BY attribute, claim.id`
    })
  )

const app = new Hono()
app.get("/cities", async (c) => c.json(await runtime.runPromise(cities)))
app.get("/twinnings", async (c) => c.json(await runtime.runPromise(twinnings)))
app.get("/cities/:id", async (c) => c.json(await runtime.runPromise(city(c.req.param("id")))))
serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" })
