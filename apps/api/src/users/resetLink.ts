import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { PersonNotFound, people, personWith } from "./people.ts"
import { makeAuth } from "./signIn/auth.ts"
import { SignIn } from "./signIn/SignIn.ts"

/** Somebody who was deactivated could do nothing with a new password. @public Part of the error type of what this file exports. */
export class PersonDeactivated extends Schema.TaggedError<PersonDeactivated>()("PersonDeactivated", {
  email: Schema.String,
  role: Schema.String
}) {
  override get message(): string {
    return `${this.email} was deactivated and cannot sign in, whatever the password: proxeny user role ${this.email} ${this.role} activates them again`
  }
}

/**
 * Makes a link by which somebody chooses a new password, to be handed on by hand: the same that is mailed where there is a
 * mail server. It works once, within an hour, and whoever has it has the account.
 *
 * **Errors**: `PersonNotFound`; {@link PersonDeactivated}.
 */
export const makeResetLink = Effect.fn("users.makeResetLink")(function* (email: string) {
  const { ask, given, settings } = yield* SignIn
  const [person] = yield* people(yield* personWith(email))
  if (person === undefined) return yield* new PersonNotFound({ who: `the address ${email}` })
  if (person.deactivated) return yield* new PersonDeactivated(person)
  const tokens: Array<string> = []
  const { api } = yield* Effect.promise(() =>
    makeAuth({
      ...given,
      sendReset: async (_, token) => {
        tokens.push(token)
      }
    })
  )
  yield* ask(() => api.requestPasswordReset({ body: { email: person.email } }))
  return `${settings.url}/reset-password#${tokens[0]}`
})
