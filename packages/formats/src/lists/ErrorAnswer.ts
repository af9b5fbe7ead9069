import * as Schema from "effect/Schema"

/** A file that is not the answer to a question but a service's word that it has none. */
export class ErrorAnswer extends Schema.TaggedError<ErrorAnswer>()("ErrorAnswer", {
  file: Schema.String,
  /** What the service says. */
  says: Schema.String
}) {
  override get message(): string {
    return `${this.file} holds no list but a service's word that it failed: ${this.says}; ask it again, for less at a time where it took too long`
  }
}
