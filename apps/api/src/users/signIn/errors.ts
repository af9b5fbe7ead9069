import * as Schema from "effect/Schema"

/** E-mail and password do not belong together, whichever of them it is that is wrong. */
export class SignInRefused extends Schema.TaggedError<SignInRefused>()("SignInRefused", {}) {
  override get message(): string {
    return "e-mail and password do not fit together: check both, or ask for a new password"
  }
}

/** The person is known, and may not sign in any more. */
export class Deactivated extends Schema.TaggedError<Deactivated>()("Deactivated", {}) {
  override get message(): string {
    return "this account was deactivated: ask an admin to activate it again"
  }
}

export class CodeRefused extends Schema.TaggedError<CodeRefused>()("CodeRefused", {}) {
  override get message(): string {
    return "the code is not right: take the one that the app shows now, or a backup code that was not used yet"
  }
}

/** There is no sign-in that waits for a code. */
export class SignInOver extends Schema.TaggedError<SignInOver>()("SignInOver", {}) {
  override get message(): string {
    return "this sign-in took too long or had too many tries: begin again"
  }
}

export class PasswordWrong extends Schema.TaggedError<PasswordWrong>()("PasswordWrong", {}) {
  override get message(): string {
    return "the password is not yours as it is now: check it; without one, ask for a new password at sign-in"
  }
}

/** What needs a browser session came with an API key. */
export class SessionNeeded extends Schema.TaggedError<SessionNeeded>()("SessionNeeded", {}) {
  override get message(): string {
    return "an API key cannot do this: sign in in a browser"
  }
}

export class SecondFactorOn extends Schema.TaggedError<SecondFactorOn>()("SecondFactorOn", {}) {
  override get message(): string {
    return "there is a second factor already: remove it first"
  }
}

export class SecondFactorOff extends Schema.TaggedError<SecondFactorOff>()("SecondFactorOff", {}) {
  override get message(): string {
    return "no second factor was begun: begin with POST /api/v1/account/second-factor"
  }
}
