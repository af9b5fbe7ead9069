import { createHash, randomBytes } from "node:crypto"
import * as Schema from "effect/Schema"

/** A text that nobody can guess. */
export const makeToken = (): string => randomBytes(32).toString("base64url")

/** How tokens and keys are stored. They are as random as the hash is long, so that a slow one would protect nothing more. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url")

/** What stands in a link does not count: it never did, was used, or its time is over. */
export class LinkInvalid extends Schema.TaggedError<LinkInvalid>()("LinkInvalid", {
  kind: Schema.Literals(["set-up", "invitation", "password"])
}) {
  override get message(): string {
    const again = {
      "set-up": "have the administrator of the server run proxeny user set-up-link for a new one",
      invitation: "ask whoever invited you for a new one",
      password: "ask for a new one at sign-in"
    }[this.kind]
    return `this link was used before, or its time is over: ${again}`
  }
}
