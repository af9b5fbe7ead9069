import * as Effect from "effect/Effect"
import type { TestProject } from "vitest/node"
import { createTestDatabase, startTestServer, type TestServer } from "../postgres/testing.ts"
import { loadReference } from "../reference/load.ts"
import { database } from "../sql/Database.ts"
import { addressOf } from "./address.ts"

declare module "vitest" {
  interface ProvidedContext {
    readonly server: TestServer
    /** A database with the schema and the reference facts, to copy for a test of one's own. */
    readonly template: string
  }
}

/** One server for all tests of the package, and one database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer()
  const template = await Effect.runPromise(createTestDatabase(server))
  await Effect.runPromise(
    loadReference(
      () => Effect.void,
      () => {}
    ).pipe(Effect.provide(database(addressOf(server, template))))
  )
  project.provide("server", server)
  project.provide("template", template)
  return stop
}
