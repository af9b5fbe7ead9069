import { execFileSync } from "node:child_process"
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { join } from "node:path"
import { Effect } from "effect"
import { isRunning, signal } from "./processes.ts"

/** A server as its `postmaster.pid` describes it; the file stays behind when the server is killed. */
export interface Postmaster {
  readonly pid: number
  readonly host: string
  readonly port: number
  readonly ready: boolean
}

const pidFile = (cluster: string) => join(cluster, "postmaster.pid")

/** The lines are: pid, directory, start time, port, socket directory, address, shared memory, status. */
export const readPostmaster = (cluster: string): Postmaster | undefined => {
  try {
    const lines = readFileSync(pidFile(cluster), "utf8").split("\n")
    const pid = Number(lines[0])
    if (!(pid > 0)) return undefined
    return { pid, port: Number(lines[3]), host: lines[4] ?? "", ready: lines[7]?.trim() === "ready" }
  } catch {
    return undefined
  }
}

/** Whether the process with that id is a server of this cluster, and not another that was given its number. */
export const isServing = (cluster: string, pid: number): boolean => {
  if (!isRunning(pid)) return false
  try {
    // A server makes the cluster its working directory.
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(cluster)
  } catch {
    return false
  }
}

/** Whether something listens on the server's socket: so does one in another container, whose processes we do not see. */
export const answers = ({ host, port }: { readonly host: string; readonly port: number }): Effect.Effect<boolean> =>
  Effect.callback((resume) => {
    const socket = connect(join(host, `.s.PGSQL.${port}`))
    const settle = (answer: boolean) => {
      socket.destroy()
      resume(Effect.succeed(answer))
    }
    socket.once("connect", () => settle(true)).once("error", () => settle(false))
    return Effect.sync(() => socket.destroy())
  })

/** Greater than any process id. */
const noProcess = 2 ** 31 - 2

/**
 * Makes a `postmaster.pid` that was left behind harmless: its number may have passed to another program, and
 * PostgreSQL would then refuse to start. The rest of the file stays, since PostgreSQL finds there whether processes of
 * the old server still use its shared memory.
 */
export const disarmStalePostmaster = (cluster: string): void => {
  if (readPostmaster(cluster) === undefined) return
  const text = readFileSync(pidFile(cluster), "utf8")
  writeFileSync(pidFile(cluster), text.replace(/^\d+/, String(noProcess)))
}

/** Stops a server that is not our child: fast first, then without regard for what its recovery will have to redo. */
export const stopPostmaster = Effect.fnUntraced(function* (cluster: string, pid: number) {
  for (const [name, seconds] of [
    ["SIGINT", 30],
    ["SIGQUIT", 10],
    ["SIGKILL", 5]
  ] as const) {
    signal(pid, name)
    for (let waited = 0; waited < seconds * 20; waited++) {
      if (!isServing(cluster, pid)) return true
      yield* Effect.sleep("50 millis")
    }
  }
  return false
})
