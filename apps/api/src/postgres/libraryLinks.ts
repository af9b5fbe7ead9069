import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs"
import { dirname, join, relative } from "node:path"

/**
 * The links between the names of the shared libraries, as npm packages cannot hold them: the package lists them, and
 * its install script makes them unless scripts are not run.
 */
export const libraryLinks = (native: string): ReadonlyArray<{ readonly link: string; readonly target: string }> => {
  const list = join(native, "pg-symlinks.json")
  if (!existsSync(list)) return []
  const entries = JSON.parse(readFileSync(list, "utf8")) as ReadonlyArray<{ source: string; target: string }>
  return entries.map(({ source, target }) => ({
    // The list names them from the package's root; a copy may have another name than "native".
    link: join(native, relative("native", target)),
    target: relative(dirname(target), source)
  }))
}

/** Makes those links that are missing; throws where they cannot be made. */
export const linkLibraries = (native: string): void => {
  for (const { link, target } of libraryLinks(native)) {
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) symlinkSync(target, link)
  }
}
