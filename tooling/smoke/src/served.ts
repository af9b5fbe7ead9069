import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync, readlinkSync } from "node:fs"
import { createServer } from "node:net"
import { setTimeout as wait } from "node:timers/promises"

/** A server started from an installed package. */
export interface Served {
  readonly process: ChildProcess
  readonly origin: string
  /** The folder of its data. */
  readonly data: string
  /** All it has printed. */
  readonly output: () => string
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (address === null || typeof address === "string") throw new Error("no free port")
  return address.port
}

/**
 * Starts a Proxeny server with a command, without a terminal, on a free port of this machine, and waits until it says
 * that it is ready.
 */
export const serve = async (
  folder: string,
  [command, ...args]: readonly [string, ...ReadonlyArray<string>],
  data: string,
  seconds: number
): Promise<Served> => {
  const port = await freePort()
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", PROXENY_DATA: data },
    stdio: ["ignore", "pipe", "pipe"]
  })
  let printed = ""
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      printed += String(chunk)
    })
  let failure: Error | undefined
  child.on("error", (error) => {
    failure = error
  })
  const served = { process: child, origin: `http://127.0.0.1:${port}`, data, output: () => printed }
  const deadline = performance.now() + seconds * 1000
  while (performance.now() < deadline) {
    if (failure !== undefined) throw failure
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}\n${printed}`)
    const answer = await fetch(`${served.origin}/readyz`).catch(() => undefined)
    if (answer?.ok) return served
    await wait(100)
  }
  await stop(served, 10).catch(() => child.kill("SIGKILL"))
  throw new Error(`not ready after ${seconds} s\n${printed}`)
}

/** Asks the server to end, and gives how it ended: 0, or the name of a signal. */
export const stop = async (served: Served, seconds: number): Promise<number | string> => {
  const { process: child } = served
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit").then(() => true)
    for (const pid of serverPids(served)) process.kill(pid, "SIGTERM")
    if (!(await Promise.race([ended, wait(seconds * 1000, false, { ref: false })])))
      throw new Error(`still running ${seconds} s after SIGTERM\n${served.output()}`)
  }
  return child.exitCode ?? child.signalCode ?? "gone"
}

/**
 * The process that was started, or the ones behind a package manager, which passes no signal on: those that Node runs
 * with the same data, without their own children, whose end is their parents' task.
 */
const serverPids = ({ process: child, data }: Served): ReadonlyArray<number> => {
  const nodes = runningWith(data).filter(({ command }) => /^\S*\bnode /.test(command))
  const first = nodes.filter(({ parent }) => !nodes.some(({ pid }) => pid === parent)).map(({ pid }) => pid)
  return first.length > 0 ? first : child.pid === undefined ? [] : [child.pid]
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

/** The processes that were started from a folder, know of it, or work in it. */
export const runningWith = (folder: string): ReadonlyArray<Process> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      const read = (what: () => string): string => {
        try {
          return what()
        } catch {
          // it has ended meanwhile, or belongs to someone else
          return ""
        }
      }
      const command = read(() => readFileSync(`/proc/${name}/cmdline`, "utf8"))
        .replaceAll("\0", " ")
        .trim()
      const traces = [
        command,
        read(() => readFileSync(`/proc/${name}/environ`, "utf8")),
        read(() => readlinkSync(`/proc/${name}/cwd`))
      ]
      const parent = Number(/^PPid:\s*(\d+)$/m.exec(read(() => readFileSync(`/proc/${name}/status`, "utf8")))?.[1])
      return traces.some((trace) => trace.includes(folder)) ? [{ pid: Number(name), parent, command }] : []
    })
