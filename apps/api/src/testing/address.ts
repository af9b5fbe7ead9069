import * as Redacted from "effect/Redacted"
import type { TestServer } from "../postgres/testing.ts"
import type { Address } from "../sql/Database.ts"

/** The address of a database of the test server. */
export const addressOf = ({ host, password, port, username }: TestServer, database: string): Address =>
  password === undefined
    ? { host, port, username, database }
    : {
        url: Redacted.make(`postgres://${username}:${encodeURIComponent(password)}@${host}:${port}/${database}`),
        shown: `${host}:${port}/${database}`
      }
