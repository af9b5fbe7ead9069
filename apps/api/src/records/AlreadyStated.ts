import * as Schema from "effect/Schema"

/** What is to be entered is on record, otherwise than it is said now. */
export class AlreadyStated extends Schema.TaggedError<AlreadyStated>()("AlreadyStated", {
  kind: Schema.String,
  id: Schema.String,
  source: Schema.optionalKey(Schema.String)
}) {
  override get message(): string {
    const who = this.source === undefined ? "it is on record" : `the source ${this.source} has stated it`
    return `${who} as the ${this.kind} ${this.id}, otherwise than now: change that one (PUT /api/v1/${plural(this.kind)}/${this.id}) instead`
  }
}

const plural = (kind: string): string => (kind.endsWith("y") ? `${kind.slice(0, -1)}ies` : `${kind}s`)
