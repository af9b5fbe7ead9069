import * as Schema from "effect/Schema"

/** @public Part of the error type of what this file exports. */
export class RegisterUnread extends Schema.TaggedError<RegisterUnread>()("RegisterUnread", {}) {
  override get message(): string {
    return "The register could not be read from the database this time: try again in a moment; if it stays, look at /readyz and the log."
  }
}
