import { CityId, Role, ruled, Scope, Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { CityRef } from "../shapes.ts"
import { why, writtenText } from "./Operation.ts"

/** An e-mail address, in the form that people have: capitals do not matter. */
export const Email = Schema.String.check(
  Schema.isMaxLength(254),
  Schema.isPattern(
    /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/,
    ruled("pattern", "an e-mail address looks like name@city.example", ["name@city.example"])
  )
).annotate({ identifier: "Email" })

/** A new password. */
const NewPassword = Schema.String.check(
  Schema.isMinLength(12, { message: "a password has 12 characters or more" }),
  Schema.isMaxLength(128, { message: "a password has 128 characters or fewer" })
).annotate({ identifier: "NewPassword" })

/** A password that is to be checked: what is too short for one is merely wrong. */
const password = Schema.String.check(Schema.isMaxLength(128))
const code = Schema.String.check(Schema.isNonEmpty(), Schema.isMaxLength(40))
/** What stands behind the `#` of a link that was sent or printed. */
const token = Schema.String.check(
  Schema.isPattern(/^[\w-]{20,100}$/, ruled("pattern", "take all of what stands behind the #"))
)

/** The language in which somebody is written to. */
const Language = Schema.Literals(["en", "zh"]).annotate({ identifier: "Language" })
const moment = Schema.String.annotate({ description: "The moment, in UTC: `2026-03-01T09:30:00.000Z`." })
const PersonName = writtenText(200)

/** Somebody who works in the installation. */
const person = {
  id: Uuid,
  name: Schema.String,
  email: Schema.String,
  role: Role,
  /** The cities whose records an editor keeps, and whose private records a viewer may read. */
  cities: Schema.Array(CityRef),
  /** Whether a second factor is asked for at sign-in. */
  secondFactor: Schema.Boolean
}

export const PersonView = Schema.Struct({
  ...person,
  /** Whether the person can no longer sign in: the records keep the name. */
  deactivated: Schema.Boolean,
  since: moment
}).annotate({ identifier: "PersonView" })

export const PersonList = Schema.Struct({ items: Schema.Array(PersonView) }).annotate({ identifier: "PersonList" })

/** What everybody may know of an installation before signing in. */
const Installation = Schema.Struct({
  /** Whether somebody who is not signed in may read the register. */
  open: Schema.Boolean,
  /** Whether it has an admin; without one the printed set-up link is to be followed first. */
  setUp: Schema.Boolean,
  /** Whether it can send mail, such as a link for a new password. */
  mail: Schema.Boolean,
  /** What single sign-on is called, where there is one: `GET /api/v1/sign-in/oidc`. */
  singleSignOn: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "Installation" })

/** Who asks, and where. Without `person` nobody is signed in. */
export const Account = Schema.Struct({
  person: Schema.optionalKey(
    Schema.Struct({
      ...person,
      language: Schema.optionalKey(Language),
      /** Whether there is a password, which somebody with single sign-on need not have. */
      password: Schema.Boolean,
      /** What the API key that was sent may be used for; absent in a browser. */
      scopes: Schema.optionalKey(Schema.Array(Scope))
    })
  ),
  installation: Installation
}).annotate({ identifier: "Account" })

/** What came of a sign-in: with `second-factor`, a code is wanted at `POST /api/v1/session/second-factor` next. */
export const SignedIn = Schema.Struct({
  state: Schema.Literals(["signed-in", "second-factor"]),
  account: Schema.optionalKey(Account)
}).annotate({ identifier: "SignedIn" })

export const SignInBody = Schema.Struct({
  email: Email,
  password,
  /** Whether the session outlasts the browser; it does where this is absent. */
  remember: Schema.optionalKey(Schema.Boolean)
}).annotate({ identifier: "SignInBody" })

/** A code of the authenticator app, or one of the backup codes, each of which works once. */
export const SecondFactorBody = Schema.Union([Schema.Struct({ code }), Schema.Struct({ backupCode: code })]).annotate({
  identifier: "SecondFactorBody"
})

export const AccountBody = Schema.Struct({
  name: Schema.optionalKey(PersonName),
  language: Schema.optionalKey(Language)
}).annotate({ identifier: "AccountBody" })

export const PasswordBody = Schema.Struct({ current: password, new: NewPassword }).annotate({
  identifier: "PasswordBody"
})
export const ConfirmedBody = Schema.Struct({ password }).annotate({ identifier: "ConfirmedBody" })
export const CodeBody = Schema.Struct({ code }).annotate({ identifier: "CodeBody" })

/** What an authenticator app needs; asked for from the next sign-in on once a code was confirmed. */
export const SecondFactorMade = Schema.Struct({
  /** The address that an app reads from a QR code: `otpauth://totp/…`. */
  uri: Schema.String,
  /** Codes for the day on which the app is lost: they are shown this once. */
  backupCodes: Schema.Array(Schema.String)
}).annotate({ identifier: "SecondFactorMade" })

export const SessionList = Schema.Struct({
  items: Schema.Array(
    Schema.Struct({
      id: Uuid,
      since: moment,
      until: moment,
      /** What the browser calls itself. */
      browser: Schema.optionalKey(Schema.String),
      address: Schema.optionalKey(Schema.String),
      /** Whether it is the one that asks. */
      current: Schema.Boolean
    }).annotate({ identifier: "SessionView" })
  )
}).annotate({ identifier: "SessionList" })

const key = {
  id: Uuid,
  name: Schema.String,
  /** The first letters of the key, to tell it from others. */
  start: Schema.String,
  scopes: Schema.Array(Scope),
  since: moment,
  /** When it ends; never where this is absent. */
  until: Schema.optionalKey(moment),
  /** When it was used last, to within some minutes. */
  used: Schema.optionalKey(moment)
}
const KeyView = Schema.Struct(key).annotate({ identifier: "KeyView" })
export const KeyList = Schema.Struct({ items: Schema.Array(KeyView) }).annotate({ identifier: "KeyList" })
/** A new API key: `key` is shown this once. */
export const KeyMade = Schema.Struct({ ...key, key: Schema.String }).annotate({ identifier: "KeyMade" })

export const KeyBody = Schema.Struct({
  name: writtenText(100),
  scopes: Schema.Array(Scope).check(Schema.isMinLength(1), Schema.isUnique()),
  /** Days after which it ends; it never does where this is absent. */
  days: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 3660 })))
}).annotate({ identifier: "KeyBody" })

export const ResetBody = Schema.Struct({ email: Email }).annotate({ identifier: "ResetBody" })
export const NewPasswordBody = Schema.Struct({ token, password: NewPassword }).annotate({
  identifier: "NewPasswordBody"
})

const keeps = Schema.Array(CityId).check(Schema.isMaxLength(10_000), Schema.isUnique())

export const InvitationBody = Schema.Struct({
  email: Email,
  role: Role,
  cities: keeps,
  /** The language of the mail; both where this is absent. */
  language: Schema.optionalKey(Language)
}).annotate({ identifier: "InvitationBody" })

const invitation = {
  id: Uuid,
  email: Schema.String,
  role: Role,
  cities: Schema.Array(CityRef),
  invitedBy: Schema.String,
  since: moment,
  until: moment
}
const InvitationView = Schema.Struct(invitation).annotate({ identifier: "InvitationView" })
export const InvitationList = Schema.Struct({ items: Schema.Array(InvitationView) }).annotate({
  identifier: "InvitationList"
})
/** `link` is there where the installation cannot send mail: hand it on yourself. It works once, for seven days. */
export const InvitationMade = Schema.Struct({ ...invitation, link: Schema.optionalKey(Schema.String) }).annotate({
  identifier: "InvitationMade"
})

export const AcceptBody = Schema.Struct({ token, name: PersonName, password: NewPassword }).annotate({
  identifier: "AcceptBody"
})
export const SetUpBody = Schema.Struct({ token, name: PersonName, email: Email, password: NewPassword }).annotate({
  identifier: "SetUpBody"
})

/** A change of what somebody may do; what is absent stays. It ends the sessions of the person. */
export const PersonBody = Schema.Struct({
  role: Schema.optionalKey(Role),
  cities: Schema.optionalKey(keeps),
  deactivated: Schema.optionalKey(Schema.Boolean),
  ...why
}).annotate({ identifier: "PersonBody" })

export const SettingsBody = Schema.Struct({
  /** Whether somebody who is not signed in may read the register. */
  open: Schema.Boolean
}).annotate({ identifier: "SettingsBody" })
