import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { dirname, join } from "node:path"

/** Lists what a finished copy holds. */
const contents = "copied.json"

/** Makes directories that everyone may enter, whatever the umask. */
export const makePublicDirectory = (directory: string): void => {
  const first = mkdirSync(directory, { recursive: true, mode: 0o755 })
  if (first === undefined) return
  for (let made = directory; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755)
}

const copyInto = (from: string, to: string, name: string, sizes: Record<string, number>): void => {
  const source = join(from, name)
  const target = join(to, name)
  const stats = lstatSync(source)
  if (stats.isDirectory()) {
    makePublicDirectory(target)
    for (const entry of readdirSync(source)) copyInto(from, to, join(name, entry), sizes)
  } else if (stats.isSymbolicLink()) {
    symlinkSync(readlinkSync(source), target)
  } else {
    copyFileSync(source, target)
    chmodSync(target, name.startsWith("bin") ? 0o755 : 0o644)
    sizes[name] = stats.size
  }
}

/** Copies a tree so that everyone may read it, and puts it in place whole or not at all. */
export const copyTree = (from: string, to: string): void => {
  const unfinished = `${to}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  makePublicDirectory(unfinished)
  const sizes: Record<string, number> = {}
  for (const name of readdirSync(from)) copyInto(from, unfinished, name, sizes)
  writeFileSync(join(unfinished, contents), JSON.stringify(sizes))
  rmSync(to, { recursive: true, force: true })
  renameSync(unfinished, to)
}

/** Whether a copy is there with every file as long as it was. */
export const isCompleteCopy = (copy: string): boolean => {
  try {
    const sizes = JSON.parse(readFileSync(join(copy, contents), "utf8")) as Record<string, number>
    return Object.entries(sizes).every(([name, size]) => statSync(join(copy, name)).size === size)
  } catch {
    return false
  }
}
