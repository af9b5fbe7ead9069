import { execFileSync, spawnSync } from "node:child_process"
import { accessSync, constants, statSync } from "node:fs"

/** The operating system's user that PostgreSQL runs as when Proxeny itself was started by root. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** What choosing an account asks of the system. */
export interface Accounts {
  readonly find: (name: string) => Account | undefined
  readonly create: (name: string) => boolean
}

const id = (flag: string, name: string): number =>
  Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))

const systemAccounts: Accounts = {
  find: (name) => {
    try {
      return { name, uid: id("-u", name), gid: id("-g", name) }
    } catch {
      return undefined
    }
  },
  create: (name) =>
    spawnSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--home-dir", "/", "--shell", "/usr/sbin/nologin", name],
      { stdio: "ignore" }
    ).status === 0
}

/**
 * Chooses the account: PostgreSQL refuses to run as root, whatever the reason. The owner of an existing cluster goes
 * first, so that a database keeps its owner when users are added to the system.
 */
export const chooseAccount = (
  cluster: string,
  report: (line: string) => void,
  accounts: Accounts = systemAccounts
): Account | undefined => {
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  const found = accounts.find("proxeny") ?? accounts.find("postgres")
  if (found !== undefined) return found
  if (accounts.create("proxeny")) report("Created the system user proxeny, since PostgreSQL refuses to run as root.")
  return accounts.find("proxeny") ?? accounts.find("nobody")
}

/** The account to run as, or `undefined` for the user who started us. */
export const serverAccount = (cluster: string, report: (line: string) => void): Account | undefined =>
  process.getuid?.() === 0 ? chooseAccount(cluster, report) : undefined

/**
 * Whether the account may do this with a path, by asking the kernel as that account: the permissions of every
 * ancestor, groups and access lists then count as they will later.
 */
export const may = (account: Account | undefined, operation: "run" | "enter" | "read", path: string): boolean => {
  if (account !== undefined) {
    const test = operation === "read" ? "-r" : "-x"
    const { uid, gid } = account
    return spawnSync("/bin/sh", ["-c", `test ${test} "$1"`, "sh", path], { cwd: "/", uid, gid }).status === 0
  }
  try {
    accessSync(path, operation === "read" ? constants.R_OK : constants.X_OK)
    return true
  } catch {
    return false
  }
}
