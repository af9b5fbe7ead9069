import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the service under test. */
    readonly address: string
  }
}

const main = resolve(import.meta.dirname, "../../api/dist/main.js")

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer()
    server.once("error", failed)
    server.listen(0, "127.0.0.1", () => {
      const at = server.address()
      server.close(() => done(typeof at === "object" && at !== null ? at.port : 0))
    })
  })

const until = async (ready: () => Promise<boolean>, seconds: number, why: () => string): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((wait) => setTimeout(wait, 200)))
    if (await ready().catch(() => false)) return
  throw new Error(`the service was not ready after ${seconds} s:\n${why()}`)
}

/** Starts the service once, with the reference facts in an empty directory; `PROXENY_E2E_ADDRESS` names a running one. */
export default async function startService(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env.PROXENY_E2E_ADDRESS
  if (running !== undefined) {
    project.provide("address", running)
    return undefined
  }
  const data = await mkdtemp(join(tmpdir(), "proxeny-e2e-"))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let said = ""
  const service = spawn(process.execPath, [main, "serve"], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", PROXENY_DATA: data },
    stdio: ["ignore", "pipe", "pipe"]
  })
  service.stdout.on("data", (text) => {
    said += text
  })
  service.stderr.on("data", (text) => {
    said += text
  })
  const ended = new Promise<void>((done) => service.once("exit", () => done()))
  await until(
    async () => {
      if (service.exitCode !== null) throw new Error("ended")
      const answer = await fetch(`${address}/api/v1/statistics`)
      return answer.ok && ((await answer.json()) as { readonly cities: number }).cities > 0
    },
    90,
    () => said
  )
  project.provide("address", address)
  return async () => {
    service.kill("SIGTERM")
    await ended
    await rm(data, { recursive: true, force: true })
  }
}
