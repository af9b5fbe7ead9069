import * as Effect from "effect/Effect"
import type { Operate } from "../http/operate.ts"
import type { Access } from "./Access.ts"
import { type AccessChanges, known } from "./AccessChanges.ts"
import { accountRoutes } from "./accountRoutes.ts"
import { invitations, invite, takeBack } from "./invitations.ts"
import type { Mail } from "./mail/Mail.ts"
import { setOpen } from "./open.ts"
import { changePerson, endSessions, PersonNotFound, people } from "./people.ts"
import { sessionRoutes } from "./sessionRoutes.ts"
import type { PeopleSettings } from "./settings.ts"
import type { SignIn } from "./signIn/SignIn.ts"
import type { SingleSignOn } from "./signIn/SingleSignOn.ts"
import { singleSignOnRoutes } from "./singleSignOnRoutes.ts"

/** People: signing in, one's own account, and what admins do about everybody. */
export const userRoutes = (
  operate: Operate<Access | AccessChanges | Mail | PeopleSettings | SignIn | SingleSignOn>
): void => {
  sessionRoutes(operate)
  accountRoutes(operate)
  singleSignOnRoutes(operate)
  operate("GET /api/v1/people", {}, () => Effect.map(people(), (items) => ({ items })))
  // It opens its change itself, so that this process knows of it before it is answered.
  operate("PATCH /api/v1/people/:id", { byItself: true }, ({ body, id }) => known(changePerson(id, body)))
  operate("DELETE /api/v1/people/:id/sessions", {}, ({ id }) =>
    Effect.gen(function* () {
      if ((yield* people(id)).length === 0) return yield* new PersonNotFound({ who: `the id ${id}` })
      yield* known(endSessions(id))
      return undefined
    })
  )
  operate("GET /api/v1/invitations", {}, () => Effect.map(invitations, (items) => ({ items })))
  operate("POST /api/v1/invitations", {}, ({ body }) => invite(body))
  operate("DELETE /api/v1/invitations/:id", {}, ({ id }) => Effect.as(takeBack(id), undefined))
  operate("PUT /api/v1/settings", {}, ({ body }) => Effect.as(known(setOpen(body.open)), body))
}
