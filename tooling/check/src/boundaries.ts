import { isBuiltin } from "node:module"
import { posix } from "node:path"
import { cycles } from "./cycles.ts"
import { type Import, importsOf, Unreadable } from "./imports.ts"
import { forDevelopment, forOthersTests, type Room, rooms } from "./rooms.ts"

/** What `package.json` says, as far as it matters to who imports whom. */
export interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, unknown>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** The project as text: file contents and manifests by path from the root. */
export interface Project {
  /** TypeScript and JavaScript. */
  readonly sources: ReadonlyMap<string, string>
  /** Every path that exists besides, such as style sheets. */
  readonly others: ReadonlySet<string>
  /** By folder of the package, such as `packages/graph`. */
  readonly manifests: ReadonlyMap<string, Manifest>
  /** Whether effect promises to keep one of its modules, such as `Schema` or `sql/SqlClient`, stable. */
  readonly isStable: (module: string) => boolean
}

/** One broken rule. */
export interface Violation {
  readonly file: string
  readonly line: number
  readonly message: string
}

const matches = (patterns: ReadonlyArray<RegExp>, path: string): boolean => patterns.some((one) => one.test(path))
const packageOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/")
const folderOf = (path: string): string => path.split("/", 2).join("/")
const within = (path: string): string => path.split("/").slice(2).join("/")
/** The folder of `src` that a file of a package lies in: `city`, or `""` for the doors, or undefined outside `src`. */
const placeOf = (path: string): string | undefined => {
  const [src, place, ...rest] = within(path).split("/")
  return src !== "src" ? undefined : rest.length === 0 ? "" : place
}
const roomOf = (path: string): Room | undefined => {
  const folder = folderOf(path)
  return rooms.find((room) => room.folder === folder || room.folder === `${folder.split("/")[0]}/*`)
}

/** Finds every import that {@link rooms} does not allow, and every cycle of imports. */
export const violations = (project: Project): ReadonlyArray<Violation> => {
  const found: Array<Violation> = []
  const files = new Map<string, Set<string>>()
  const places = new Map<string, Set<string>>()

  for (const [file, source] of project.sources) {
    const room = roomOf(file)
    const report = (line: number, message: string) => found.push({ file, line, message })
    if (room === undefined) {
      report(1, "belongs to no room: add its package to the table of rooms")
      continue
    }
    const targets = new Set<string>()
    files.set(file, targets)
    let imports: ReadonlyArray<Import> = []
    try {
      imports = importsOf(file, source)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      report(1, error.message)
    }
    const place = placeOf(file)
    if (room.order !== undefined && place !== undefined && place !== "" && !room.order.flat().includes(place))
      report(1, `the folder src/${place} has no place in the order of ${room.folder}`)

    for (const one of imports) {
      if (one.specifier.startsWith(".")) {
        const target = resolve(project, file, one.specifier)
        if (target === undefined) report(one.line, `${one.specifier} is no file of this project`)
        else {
          targets.add(target)
          for (const fault of relativeFaults(room, file, target)) report(one.line, `${one.specifier}: ${fault}`)
          const [from, to] = [placeOf(file), placeOf(target)]
          if (room.order !== undefined && from && to && from !== to && !matches(forDevelopment, file))
            places.set(
              `${room.folder}/src/${from}`,
              (places.get(`${room.folder}/src/${from}`) ?? new Set()).add(`${room.folder}/src/${to}`)
            )
        }
      } else for (const fault of packageFaults(project, room, file, one)) report(one.line, `${one.specifier}: ${fault}`)
    }
  }
  for (const group of cycles(files))
    found.push({ file: group[0] as string, line: 1, message: `imports form a cycle: ${group.join(", ")}` })
  for (const group of cycles(places))
    found.push({ file: group[0] as string, line: 1, message: `folders import each other: ${group.join(", ")}` })
  return found
}

/** The file that a relative import means; `?url` and `?worker` of the bundler are ways of loading it. */
const resolve = (project: Project, file: string, specifier: string): string | undefined => {
  const path = posix.join(posix.dirname(file), specifier.split("?", 1)[0] as string)
  return project.sources.has(path) || project.others.has(path) ? path : undefined
}

const relativeFaults = (room: Room, file: string, target: string): ReadonlyArray<string> => {
  if (folderOf(file) !== folderOf(target)) return ["leaves the package: import it by its name"]
  const faults: Array<string> = []
  const [from, to] = [placeOf(file), placeOf(target)]
  const development = matches(forDevelopment, file)
  if (!development && matches(forDevelopment, target)) faults.push("a file for development only")
  if (from === undefined || from === to) return faults
  if (room.apart?.includes(from)) faults.push(`src/${from} stands apart and may import only itself`)
  if (to === undefined) return faults
  if (from !== "" && room.private?.includes(posix.basename(target)) && !development)
    faults.push(`${posix.basename(target)} belongs to src/${to} alone: import its service`)
  if (room.order !== undefined && from !== "" && !development) {
    const rank = (place: string): number => room.order?.findIndex((line) => line.includes(place)) ?? -1
    if (to === "") faults.push(`src/${from} may not import the package's door`)
    else if (rank(to) > rank(from)) faults.push(`src/${from} comes before src/${to} and may not import it`)
  }
  return faults
}

const packageFaults = (project: Project, room: Room, file: string, one: Import): ReadonlyArray<string> => {
  const development = matches(forDevelopment, file)
  if (isBuiltin(one.specifier)) {
    return development || room.node ? [] : [`${room.folder} must run outside Node`]
  }
  // What the dashboard's own build makes: no package, and nobody else can have it.
  if (room.folder === "apps/dashboard" && one.specifier.startsWith("virtual:")) return []
  const name = packageOf(one.specifier)
  const place = placeOf(file)
  const faults: Array<string> = []
  if (name.startsWith("@proxeny/")) {
    if (place !== undefined && room.apart?.includes(place)) faults.push(`src/${place} stands apart`)
    const own = project.manifests.get(folderOf(file))?.name === name
    // What helps to test is a package of its own, and no user installs it.
    const helps = development && name.startsWith("@proxeny/tooling-")
    if (!(room.may.includes(name) || (own && development) || helps))
      faults.push(`${room.folder} may not import ${name}`)
    const subpath = `.${one.specifier.slice(name.length)}`
    const target = [...project.manifests.values()].find((manifest) => manifest.name === name)
    if (target?.exports?.[subpath] === undefined) faults.push(`${name} has no public export ${subpath}`)
    return faults
  }
  const manifest = project.manifests.get(folderOf(file))
  const installed = { ...manifest?.dependencies, ...manifest?.peerDependencies, ...manifest?.optionalDependencies }
  // what a bundle is made of, or what tooling runs with, is installed for development
  const bundled = room.folder === "apps/dashboard" || room.folder === "tooling/*"
  const own = development || bundled ? { ...installed, ...manifest?.devDependencies } : installed
  // types alone come in a package of their own
  const types = `@types/${name.replace("@", "").replace("/", "__")}`
  if (!(name in own || types in own)) faults.push(`${name} is not in the package.json of ${folderOf(file)}`)
  if (!(room.may.includes(name) || room.may.includes("own") || development))
    faults.push(`${room.folder} may not import ${name}`)
  if (name === "effect" && room.effect === "stable" && !development && !matches(forOthersTests, file)) {
    const module = one.specifier.slice("effect/".length)
    const modules = module === "" ? one.names : [module]
    for (const each of modules)
      if (each === "*") faults.push("name what you take from effect, or import its modules one by one")
      else if (!project.isStable(each)) faults.push(`effect does not promise to keep ${each} stable`)
  }
  return faults
}
