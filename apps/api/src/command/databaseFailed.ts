import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { SqlError } from "effect/sql/SqlError"

/** @public Part of the error type of what this file exports. */
export class DatabaseFailed extends Schema.TaggedError<DatabaseFailed>()("DatabaseFailed", {
  why: Schema.String,
  remedy: Schema.String
}) {
  override get message(): string {
    return `${this.why}: ${this.remedy}. Nothing of it was written to the register.`
  }
}

/** What to do, by the codes of PostgreSQL (appendix A of its manual) and of the operating system. */
const remedies: ReadonlyArray<readonly [code: RegExp, why: string, remedy: string]> = [
  [/^53100$|^ENOSPC$/, "There is no room left on the disk of the database", "make some, and do it again"],
  [/^53/, "The database has no memory or no connection left", "let other work end, and do it again"],
  [
    /^08|^57P|^ECONN|^EPIPE$/,
    "The database was stopped or could not be reached any more",
    "see that it runs, and do it again"
  ],
  [/^40|^55P03$/, "Other work on the register was in the way", "do it again"],
  [/^42501$/, "The database does not allow its user to do that", "give the user of DATABASE_URL the right to"]
]

/** What a database said that did not do what it was asked for, and what to do about it. */
const failedBy = ({ message, reason }: SqlError): DatabaseFailed => {
  const said = reason.cause as { readonly code?: unknown; readonly message?: unknown } | undefined
  const code = String(said?.code ?? "")
  const [, why, remedy] = remedies.find(([codes]) => codes.test(code)) ?? []
  if (why !== undefined && remedy !== undefined) return new DatabaseFailed({ why, remedy })
  const words = String(said?.message ?? message).split("\n")[0]
  return new DatabaseFailed({
    why: `The database did not do what it was asked for (${words}${code === "" ? "" : `, ${code}`})`,
    remedy: "that is a mistake of this program unless the database was changed by another one"
  })
}

/** Says what went wrong with the database of a command in words that say what to do. */
export const tellDatabase = <A, E, R>(
  work: Effect.Effect<A, E | SqlError, R>
): Effect.Effect<A, Exclude<E, SqlError> | DatabaseFailed, R> =>
  Effect.catchIf(
    work,
    (error): error is SqlError => (error as { readonly _tag?: string })._tag === "SqlError",
    (error) => Effect.fail(failedBy(error))
  ) as Effect.Effect<A, Exclude<E, SqlError> | DatabaseFailed, R>
