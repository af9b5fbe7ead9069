import { existsSync, openSync, readFileSync, renameSync } from "node:fs"

/** Opens PostgreSQL's log afresh and keeps the one before as `….previous`, so that two starts bound what is kept. */
export const openLog = (path: string): number => {
  if (existsSync(path)) renameSync(path, `${path}.previous`)
  return openSync(path, "a", 0o640)
}

/** The last lines, for the reader of an error. */
export const lastLines = (path: string, count = 8): string => {
  try {
    return readFileSync(path, "utf8").trimEnd().split("\n").slice(-count).join("\n")
  } catch {
    return ""
  }
}
