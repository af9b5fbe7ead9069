import { randomUUID } from "node:crypto"
import { hostname } from "node:os"

/** Services of this process that do jobs. */
const alive = new Set<string>()

/** What a service is called that does jobs: by its machine, its process and a name of its own. */
export const arrive = (): { readonly name: string; readonly leave: () => void } => {
  const name = `${hostname()} ${process.pid} ${randomUUID()}`
  alive.add(name)
  return { name, leave: () => alive.delete(name) }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** Whether a service is known to be no more. Of another machine's nobody here can tell. */
export const isGone = (name: string): boolean => {
  const [host, pid] = name.split(" ")
  if (host !== hostname()) return false
  return Number(pid) === process.pid ? !alive.has(name) : !isRunning(Number(pid))
}
