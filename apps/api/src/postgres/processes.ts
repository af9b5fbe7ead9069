import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/**
 * When a process started, in a form that only serves to be compared: with the process id it names one process for
 * good, where the id alone may be handed to another program once the first has ended. `undefined` when there is no
 * such process, or the system does not tell.
 */
export const startOf = (pid: number): string | undefined => {
  try {
    if (process.platform !== "linux") {
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined
    }
    // The name, second field, may hold spaces and parentheses: count from the last one. Start time is field 22,
    // counted in ticks since the machine started, so it needs the name of that start beside it.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${ticks}`
  } catch {
    return undefined
  }
}

/** Whether a process runs under this id: one of another user counts, a zombie too. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** Whether the very process that had this id and this start still runs. */
export const isSameProcess = (pid: number, start: string | undefined): boolean => {
  if (!isRunning(pid)) return false
  const now = startOf(pid)
  return start === undefined || now === undefined || now === start
}

/** Sends a signal; a process that has ended in the meantime is what was wanted. `false`: not ours to signal. */
export const signal = (pid: number, name: NodeJS.Signals): boolean => {
  try {
    process.kill(pid, name)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH"
  }
}
