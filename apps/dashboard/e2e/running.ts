import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"

const main = resolve(import.meta.dirname, "../../api/dist/main.js")

export const freePort = (): Promise<number> =>
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

/** A service that runs, with what it has said. */
export interface Running {
  readonly address: string
  /** The link by which the first admin comes in, as it was printed. */
  readonly setUpLink: () => string
  readonly stop: () => Promise<void>
}

/** Starts the service with the reference facts in an empty directory, and what else is to be set. */
export const startProxeny = async (set: Readonly<Record<string, string>> = {}): Promise<Running> => {
  const data = await mkdtemp(join(tmpdir(), "proxeny-e2e-"))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let said = ""
  const service = spawn(process.execPath, [main, "serve"], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", PROXENY_DATA: data, ...set },
    stdio: ["ignore", "pipe", "pipe"]
  })
  for (const stream of [service.stdout, service.stderr])
    stream.on("data", (text) => {
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
  return {
    address,
    setUpLink: () => /http\S+\/set-up#\S+/.exec(said)?.[0] ?? "",
    stop: async () => {
      service.kill("SIGTERM")
      await ended
      await rm(data, { recursive: true, force: true })
    }
  }
}
