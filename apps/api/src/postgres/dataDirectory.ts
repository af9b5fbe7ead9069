import { createHash } from "node:crypto"
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { Effect, Schema } from "effect"
import { type Account, may, serverAccount } from "./account.ts"
import { postgresVersion } from "./binaries.ts"
import { makePublicDirectory } from "./copyTree.ts"
import { DataDirectoryUnusable, fileSystemError } from "./dataDirectoryError.ts"

/** Raised when a later version lays out the data directory in a way that this one would spoil. */
export const dataFormat = 1

/** Kept as `proxeny.json` in the data directory, for the versions to come. */
const DataFormat = Schema.Struct({ format: Schema.Number, postgres: Schema.Number, createdBy: Schema.String })
const decodeDataFormat = Schema.decodeUnknownSync(Schema.fromJsonString(DataFormat))

export interface DataDirectory {
  readonly path: string
  readonly cluster: string
  readonly lock: string
  readonly log: string
  readonly format: string
  /** Who owns the cluster and runs its server; `undefined`: the user who started us. */
  readonly account: Account | undefined
}

const elsewhere = "or set PROXENY_DATA to another directory"

const unusable = (directory: string, problem: string) =>
  new DataDirectoryUnusable({ message: `The data directory ${directory} ${problem}`, directory })

const clusterName = `postgres-${postgresVersion}`

/** The versions of PostgreSQL whose clusters are there: as the directories say, and the files in them. */
const clusterVersions = (directory: string): ReadonlyArray<number> =>
  readdirSync(directory).flatMap((name) => {
    const version = /^postgres-(\d+)$/.exec(name)?.[1]
    if (version === undefined) return []
    try {
      return [Number(version), Number(readFileSync(join(directory, name, "PG_VERSION"), "utf8"))]
    } catch {
      return [Number(version)]
    }
  })

const readFormat = (directory: string) => {
  try {
    return decodeDataFormat(readFileSync(join(directory, "proxeny.json"), "utf8"))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw cause instanceof Error && "code" in cause
      ? cause
      : unusable(directory, `has a proxeny.json that cannot be read: restore it from a backup, ${elsewhere}.`)
  }
}

/** Throws where another version's data are at stake. Touches nothing. */
const refuseOtherVersions = (directory: string): void => {
  const format = readFormat(directory)
  if (format !== undefined && format.format > dataFormat) {
    throw unusable(
      directory,
      `was made by a newer Proxeny (${format.createdBy}, format ${format.format}; this one knows format ${dataFormat}): update Proxeny, ${elsewhere}.`
    )
  }
  const versions = [...clusterVersions(directory), ...(format === undefined ? [] : [format.postgres])]
  const newest = Math.max(...versions)
  if (versions.length === 0 || newest === postgresVersion) return
  throw unusable(
    directory,
    newest > postgresVersion
      ? `holds a database of PostgreSQL ${newest}, and this Proxeny brings PostgreSQL ${postgresVersion}: update Proxeny, ${elsewhere}.`
      : `holds a database of PostgreSQL ${newest}, and this Proxeny brings PostgreSQL ${postgresVersion}: back it up with the version of Proxeny that made it and restore the backup with this one, ${elsewhere}.`
  )
}

const nearestExisting = (path: string): string =>
  statSync(path, { throwIfNoEntry: false }) === undefined && dirname(path) !== path
    ? nearestExisting(dirname(path))
    : path

/** One place under the system's directory for each data directory asked for. */
const placeUnder = (systemDirectory: string, requested: string): string => {
  const existing = nearestExisting(requested)
  const real = join(realpathSync(existing), requested.slice(existing.length))
  const name = basename(real).replace(/^\.+/, "") || "data"
  return join(systemDirectory, `${name}-${createHash("sha256").update(real).digest("hex").slice(0, 8)}`)
}

const open = (options: {
  readonly requested: string
  readonly systemDirectory: string
  readonly report: (line: string) => void
}): DataDirectory => {
  const requested = resolve(options.requested)
  const existing = nearestExisting(requested)
  if (!statSync(existing).isDirectory()) {
    throw unusable(
      requested,
      `cannot be used, since ${existing} is a file, not a directory: move it away, ${elsewhere}.`
    )
  }
  if (existing === requested) refuseOtherVersions(requested)

  let path = requested
  let account = serverAccount(join(path, clusterName), options.report)
  if (account !== undefined && !may(account, "enter", existing)) {
    if (statSync(join(path, clusterName), { throwIfNoEntry: false }) !== undefined) {
      throw unusable(
        path,
        `holds a database, but ${account.name}, who runs PostgreSQL in place of root, cannot enter it: let others enter it and every directory above it (chmod o+x), or run Proxeny as its owner.`
      )
    }
    path = placeUnder(options.systemDirectory, requested)
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) refuseOtherVersions(path)
    options.report(
      `The data are in ${path}: PostgreSQL refuses to run as root, and ${account.name} cannot enter ${requested}.`
    )
    account = serverAccount(join(path, clusterName), options.report)
  }

  if (account === undefined) mkdirSync(path, { recursive: true, mode: 0o700 })
  else makePublicDirectory(path)
  accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  return {
    path,
    cluster: join(path, clusterName),
    lock: join(path, "proxeny.lock"),
    log: join(path, "postgres.log"),
    format: join(path, "proxeny.json"),
    account
  }
}

/**
 * Checks and makes the data directory. As root it may lie elsewhere than asked for, since PostgreSQL's own user must
 * be able to reach it; `path` says where.
 */
export const openDataDirectory = (options: Parameters<typeof open>[0]) =>
  Effect.try({
    try: () => open(options),
    catch: (cause) =>
      cause instanceof DataDirectoryUnusable ? cause : fileSystemError(resolve(options.requested), cause)
  })
