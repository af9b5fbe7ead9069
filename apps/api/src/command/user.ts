import { Email } from "@proxeny/client/contract"
import { CityId, Role } from "@proxeny/domain"
import { Argument, Command, Flag } from "effect/cli"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { invite } from "../users/invitations.ts"
import { inviting } from "../users/layer.ts"
import { PgPool } from "../users/PgPool.ts"
import { changePerson, endSessions, people, personWith } from "../users/people.ts"
import { makeResetLink } from "../users/resetLink.ts"
import { makeSetUpLink } from "../users/setUp.ts"
import { SignIn } from "../users/signIn/SignIn.ts"
import { onRegister } from "./onRegister.ts"
import { print } from "./output.ts"

const json = Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print the result as JSON"))

const email = Argument.String("email").pipe(
  Argument.withSchema(Email),
  Argument.withDescription("The e-mail address of the person")
)

const cities = Flag.String("city").pipe(
  Flag.withSchema(CityId),
  Flag.atLeast(0),
  Flag.withDescription("The id of a city whose records the person keeps; may be given several times")
)

const listCommand = Command.make(
  "list",
  { json },
  Effect.fn(function* ({ json }) {
    const all = yield* onRegister("user list", people())
    print(
      json
        ? JSON.stringify(all, null, 2)
        : all.length === 0
          ? "Nobody works here yet: proxeny user set-up-link prints a link for the first admin."
          : all
              .map(({ cities, deactivated, email, name, role }) =>
                [
                  email,
                  role,
                  name,
                  ...(cities.length === 0 ? [] : [cities.map((city) => city.name).join(", ")]),
                  ...(deactivated ? ["deactivated"] : [])
                ].join("  ")
              )
              .join("\n")
    )
  })
).pipe(Command.withDescription("List everybody who works here, with role and cities"))

const inviteCommand = Command.make(
  "invite",
  {
    email,
    role: Flag.Literals("role", Role.literals).pipe(
      Flag.withDefault("viewer" as const),
      Flag.withDescription("What the person is to be (default: viewer)")
    ),
    cities
  },
  Effect.fn(function* ({ cities, email, role }) {
    const { link } = yield* onRegister("user invite", Effect.provide(invite({ email, role, cities }), inviting))
    print(link === undefined ? `A mail with the link is on its way to ${email}.` : link)
  })
).pipe(Command.withDescription("Invite somebody: prints the link, or sends it where PROXENY_SMTP_URL is set"))

const roleCommand = Command.make(
  "role",
  {
    email,
    role: Argument.Literals("role", Role.literals).pipe(Argument.withDescription("What the person is to be"))
  },
  Effect.fn(function* ({ email, role }) {
    const person = yield* onRegister(
      "user role",
      Effect.flatMap(personWith(email), (id) => changePerson(id, { role, deactivated: false }))
    )
    print(`${person.name} is ${role} now, and has to sign in again.`)
  })
).pipe(Command.withDescription("Give somebody a role; somebody who was deactivated is activated again"))

const endCommand = Command.make(
  "end-sessions",
  { email },
  Effect.fn(function* ({ email }) {
    yield* onRegister("user end-sessions", Effect.flatMap(personWith(email), endSessions))
    print(`Every session of ${email} has ended.`)
  })
).pipe(Command.withDescription("End every session of somebody at once; API keys are revoked in the browser"))

const setUpCommand = Command.make("set-up-link", {}, () =>
  Effect.map(onRegister("user set-up-link", Effect.provide(makeSetUpLink, inviting)), print)
).pipe(Command.withDescription("Print a link by which somebody becomes the first admin: once, within an hour"))

/** Where passwords are: beside what is set for people. */
const signingIn = SignIn.layer.pipe(Layer.provide(PgPool.layer), Layer.provide(inviting))

const resetCommand = Command.make(
  "reset-link",
  { email },
  Effect.fn(function* ({ email }) {
    print(yield* onRegister("user reset-link", Effect.provide(makeResetLink(email), signingIn)))
  })
).pipe(
  Command.withDescription("Print a link by which somebody chooses a new password: once, within an hour, without a mail")
)

export const userCommand = Command.make("user").pipe(
  Command.withDescription("Look after the people who work here"),
  Command.withSubcommands([listCommand, inviteCommand, roleCommand, endCommand, resetCommand, setUpCommand])
)
