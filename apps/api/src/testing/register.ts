import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { afterAll, beforeAll, inject } from "vitest"
import { createServed } from "../app.ts"
import { Imports } from "../imports/Imports.ts"
import { services } from "../layers.ts"
import { createTestDatabase, dropTestDatabase } from "../postgres/testing.ts"
import { database } from "../sql/Database.ts"
import type { Access } from "../users/Access.ts"
import { addressOf } from "./address.ts"
import { askedOf } from "./contract.ts"

const all = Layer.mergeAll(services, Imports.layer)

const open = (name: string, access: Layer.Layer<Access> | undefined) => {
  const built = access === undefined ? all : Layer.merge(all, access)
  return ManagedRuntime.make(built.pipe(Layer.provideMerge(database(addressOf(inject("server"), name)))))
}

/** Room for all pages of a small register. */
const roomAhead = 2 ** 26

type Runtime = ReturnType<typeof open>

/**
 * A register of its own for the tests of one file, with the reference facts in it, dropped afterwards.
 *
 * **Details**: `get` asks the HTTP app for a path and gives status, content type and JSON; `run` runs an effect on the
 * services and the SQL client. `access` takes the place of signing in, see `testing/acting.ts`.
 */
export const testRegister = (access?: Layer.Layer<Access>) => {
  let runtime: Runtime | undefined
  let name = ""
  let served: ReturnType<typeof createServed> | undefined
  beforeAll(async () => {
    name = await Effect.runPromise(createTestDatabase(inject("server"), inject("template")))
    runtime = open(name, access)
    served = createServed(runtime, undefined, roomAhead)
  })
  afterAll(async () => {
    await runtime?.dispose()
    await Effect.runPromise(dropTestDatabase(inject("server"), name))
  })
  const there = () => {
    if (served === undefined) throw new Error("the register is there inside a test only")
    return served
  }
  return {
    run: <A, E>(effect: Effect.Effect<A, E, ManagedRuntime.ManagedRuntime.Services<Runtime>>): Promise<A> => {
      if (runtime === undefined) throw new Error("the register is there inside a test only")
      return runtime.runPromise(effect)
    },
    /** The app itself, for a test with a server of its own, and what makes its pages ahead. */
    app: () => there().app,
    pages: () => there().pages,
    get: async (path: string, init?: RequestInit) => {
      const response = await askedOf(there().app)(path, init)
      const bytes = new Uint8Array(await response.arrayBuffer())
      const text = new TextDecoder().decode(bytes)
      const type = response.headers.get("content-type") ?? ""
      return {
        status: response.status,
        type,
        header: (name: string): string | null => response.headers.get(name),
        text,
        bytes,
        // biome-ignore lint/suspicious/noExplicitAny: a test reads answers as their receivers do; the schema is checked apart
        body: (/json(?!l)/.test(type) ? JSON.parse(text) : undefined) as any
      }
    }
  }
}
