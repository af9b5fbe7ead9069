// Watches from the start script, and preloaded from the server. npx ends on SIGTERM without a word to pnpm, and leaves all that it started running; pnpm
// that is killed does so, too. So this process asks now and then whether the chain of processes up to the package
// manager that a person or a service started is whole, and ends itself in good order when it is not. What is above
// that chain does not count: a shell may end and leave a server behind on purpose.
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

const everyMilliseconds = 500

const onLinux = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
  return {
    parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]),
    command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
  }
}

const elsewhere = (pid) => {
  const line = execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" }).trim()
  return { parent: Number.parseInt(line, 10), command: line.replace(/^\d+\s+/, "") }
}

const describe = process.platform === "linux" ? onLinux : elsewhere

const isPackageManager = (command) => /^(\S*node )?(\S*\/)?(npm|npx|pnpm|pnpx)(\.c?js|-cli\.js|$| )/.test(command)

/** The processes above this one, as far up as the topmost package manager, each with the parent it started under. */
export const chainOfParents = (pid = process.ppid) => {
  const chain = []
  let length = 0
  for (let at = pid; at > 1 && chain.length < 10; at = chain.at(-1).parent) {
    const { parent, command } = describe(at)
    chain.push({ pid: at, parent })
    if (isPackageManager(command)) length = chain.length
  }
  return chain.slice(0, length)
}

const isRunning = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** A process whose parent has ended is given another one, even while the ended one still awaits its burial. */
const isWhole = (chain) => {
  if (chain[0].pid !== process.ppid) return false
  if (process.platform !== "linux") return chain.every(({ pid }) => isRunning(pid))
  try {
    return chain.slice(0, -1).every(({ pid, parent }) => onLinux(pid).parent === parent)
  } catch {
    return false
  }
}

const chain = () => {
  try {
    return chainOfParents()
  } catch {
    // Without a look at the processes above, there is nothing to end with.
    return []
  }
}

const parents = chain()

/** Whether all those are still there that this process was started through. */
export const hasParents = () => parents.length === 0 || isWhole(parents)

const timer = setInterval(() => {
  if (hasParents()) return
  clearInterval(timer)
  process.kill(process.pid, "SIGTERM")
}, everyMilliseconds)
timer.unref()

// A program that is ending already must not take this for a second, impatient signal. To listen before the program
// does would keep it from ending at all.
const heard = new Set(["SIGINT", "SIGTERM", "SIGHUP"])
process.on("newListener", (event) => {
  if (heard.delete(event)) process.once(event, () => clearInterval(timer))
})
