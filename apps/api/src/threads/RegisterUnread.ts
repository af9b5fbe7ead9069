import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

/** @public Part of the error type of what this file exports. */
export class RegisterUnread extends Schema.TaggedError<RegisterUnread>()("RegisterUnread", {}) {
  override get message(): string {
    return "The register could not be read from the database this time: try again in a moment; if it stays, look at /readyz and the log."
  }
}

/** Says in the log why the register could not be read; whoever asked is told to try again. */
export const unread = (why: string): Effect.Effect<never, RegisterUnread> =>
  Effect.suspend(() => {
    process.stderr.write(`the register could not be read: ${why}\n`)
    return Effect.fail(new RegisterUnread())
  })
