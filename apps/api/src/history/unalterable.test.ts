import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { actingRegister, steward } from "../testing/acting.ts"
import { council, record, townsAndTwinnings } from "../testing/reports.ts"
import { kept } from "./kept.ts"

const register = actingRegister()
const sql = <A extends object>(statement: string) =>
  register.run(SqlClient.SqlClient.use((client) => client.unsafe<A>(statement)))
const lastChanges = (count: number) =>
  sql<{ id: string; what: string; actor_kind: string; rows: number }>(
    `SELECT id, what, actor_kind, (SELECT count(*)::int FROM change_row WHERE change_id = change.id) AS rows FROM change ORDER BY id DESC LIMIT ${count}`
  )

describe("the history", () => {
  it("cannot be altered by plain SQL", async () => {
    await register.run(record(townsAndTwinnings({ Alta: "NO" }, [])))
    const before = await sql(
      "SELECT change::text, change_row::text FROM change JOIN change_row ON change_id = id ORDER BY position"
    )
    expect(before.length).toBeGreaterThan(0)
    for (const statement of [
      "UPDATE change SET actor_name = 'somebody else'",
      "DELETE FROM change",
      "TRUNCATE change CASCADE",
      "UPDATE change_row SET before = NULL",
      "DELETE FROM change_row",
      "TRUNCATE change_row",
      "INSERT INTO change_row (change_id, of_table, row_id, subject_kind, subject_id, is_private) SELECT change_id, of_table, row_id, subject_kind, subject_id, false FROM change_row LIMIT 1"
    ])
      await expect(sql(statement), statement).rejects.toThrow(
        expect.objectContaining({
          reason: expect.objectContaining({
            cause: expect.objectContaining({ message: "the history cannot be altered" })
          })
        })
      )
    expect(
      await sql("SELECT change::text, change_row::text FROM change JOIN change_row ON change_id = id ORDER BY position")
    ).toEqual(before)
  })

  it("cannot be altered over HTTP: nothing at its paths changes or removes a change", async () => {
    for (const path of ["/api/v1/history", "/api/v1/history/1", "/api/v1/records/city/x/history"])
      for (const method of ["POST", "PUT", "PATCH", "DELETE"])
        expect((await register.ask(steward, method, path, { body: {} })).status, `${method} ${path}`).toBe(405)
  })

  it("gives a write by hand a change of its own, one for each transaction", async () => {
    await register.run(record({ sources: [council] }))
    const [before] = await lastChanges(1)
    await sql(`UPDATE source SET publisher = 'By hand' WHERE id = '${council.id}'`)
    await register.run(
      SqlClient.SqlClient.use((client) =>
        client.withTransaction(
          Effect.andThen(
            client`UPDATE source SET publisher = 'By hand again' WHERE id = ${council.id}`,
            client`UPDATE source SET url = 'https://example.org' WHERE id = ${council.id}`
          )
        )
      )
    )
    const [last, first, ...rest] = await lastChanges(3)
    expect([first, last].map((change) => [change?.what, change?.actor_kind, change?.rows])).toEqual([
      ["write", "installation", 1],
      ["write", "installation", 2]
    ])
    expect(rest).toEqual([before])
    const { body } = await register.ask(steward, "GET", `/api/v1/history/${first?.id}`)
    expect(body).toMatchObject({
      by: { kind: "installation" },
      rows: [
        {
          table: "source",
          before: expect.not.objectContaining({ publisher: "By hand" }),
          after: { publisher: "By hand" }
        }
      ]
    })
  })

  it("keeps what a table emptied by hand held", async () => {
    await register.run(record(townsAndTwinnings({ Alta: "NO", Beta: "NO" }, [["Alta", "Beta"]])))
    const held = await sql<{ row: string }>("SELECT (to_jsonb(claim))::text AS row FROM claim ORDER BY id")
    await register.run(
      SqlClient.SqlClient.use((client) =>
        client.withTransaction(
          Effect.gen(function* () {
            yield* client`TRUNCATE claim CASCADE`
            const gone = yield* client<{ row: string }>`
              SELECT before::text AS row FROM change_row
              WHERE change_id = current_setting('proxeny.change')::bigint AND of_table = 'claim' AND after IS NULL ORDER BY row_id`
            expect(gone).toEqual(held)
            return yield* Effect.fail("taken back")
          })
        )
      ).pipe(Effect.catch(() => Effect.void))
    )
    expect(await sql("SELECT (to_jsonb(claim))::text AS row FROM claim ORDER BY id")).toEqual(held)
  })

  it("is kept of every table that a person's write can reach", async () => {
    const kind = await sql<{ table: string; triggers: number }>(
      `SELECT c.relname AS table, count(t.oid)::int AS triggers FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname LIKE 'keep\\_%'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY 1 HAVING count(t.oid) > 0 ORDER BY 1`
    )
    expect(kind).toEqual(
      [...kept.map(({ table }) => table), "person_role"].sort().map((table) => ({ table, triggers: 4 }))
    )
  })
})
