import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { PeopleSettings } from "../settings.ts"
import type { Language } from "./Language.ts"
import { type Letter, written } from "./letters.ts"

/** The mail server did not take a mail. */
export class MailNotSent extends Schema.TaggedError<MailNotSent>()("MailNotSent", { why: Schema.String }) {
  override get message(): string {
    return `the mail could not be sent (${this.why}), and nothing was changed: have the administrator of this installation check PROXENY_SMTP_URL, and try again`
  }
}

/** Mail to people, by the SMTP server of the installation. */
export class Mail extends Context.Service<
  Mail,
  {
    /** Whether there is a mail server; without one, links are to be handed on by hand. */
    readonly possible: boolean
    /** Sends a letter in the language of whoever gets it, as far as that is known. Does nothing without a mail server. */
    send(to: string, letter: Letter, language: Language | undefined): Effect.Effect<void, MailNotSent>
  }
>()("@proxeny/api/Mail") {
  static readonly layer = Layer.effect(
    Mail,
    Effect.gen(function* () {
      const { mail } = yield* PeopleSettings
      if (mail === undefined) return Mail.of({ possible: false, send: () => Effect.void })
      const transport = yield* Effect.acquireRelease(
        Effect.promise(async () => {
          const { createTransport } = await import("nodemailer")
          return createTransport({
            url: Redacted.value(mail.smtp),
            connectionTimeout: 10_000,
            greetingTimeout: 10_000,
            socketTimeout: 20_000
          })
        }),
        (transport) => Effect.sync(() => transport.close())
      )
      return Mail.of({
        possible: true,
        send: (to, letter, language) =>
          Effect.tryPromise({
            try: () => transport.sendMail({ from: mail.from, to, ...written(letter, language) }),
            // The code alone: what the server said may name people.
            catch: (error) =>
              new MailNotSent({ why: String((error as { readonly code?: unknown }).code ?? "no answer") })
          }).pipe(Effect.asVoid)
      })
    })
  )
}
