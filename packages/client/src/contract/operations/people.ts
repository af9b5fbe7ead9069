import { Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { accountOperations } from "./account.ts"
import type { Operation } from "./Operation.ts"
import * as Shapes from "./peopleShapes.ts"

const byId = Schema.Struct({ id: Uuid })

/** What admins do about people, and how somebody becomes one of them. */
export const peopleOperations = {
  ...accountOperations,
  "GET /api/v1/people": {
    tag: "People",
    summary: "Everybody who works here, with role and cities",
    action: "people.manage",
    answer: Shapes.PersonList,
    status: 200
  },
  "PATCH /api/v1/people/:id": {
    tag: "People",
    summary: "Change role or cities of somebody, or deactivate them: it ends their sessions at once",
    action: "people.manage",
    change: "person.change",
    param: byId,
    body: Shapes.PersonBody,
    answer: Shapes.PersonView,
    status: 200
  },
  "DELETE /api/v1/people/:id/sessions": {
    tag: "People",
    summary: "End every session of somebody at once",
    action: "people.manage",
    param: byId,
    status: 204
  },
  "GET /api/v1/invitations": {
    tag: "People",
    summary: "Invitations that nobody has accepted yet",
    action: "people.manage",
    answer: Shapes.InvitationList,
    status: 200
  },
  "POST /api/v1/invitations": {
    tag: "People",
    summary: "Invite somebody; an earlier invitation of the same address ends",
    action: "people.manage",
    body: Shapes.InvitationBody,
    answer: Shapes.InvitationMade,
    status: 201
  },
  "DELETE /api/v1/invitations/:id": {
    tag: "People",
    summary: "Take an invitation back",
    action: "people.manage",
    param: byId,
    status: 204
  },
  "POST /api/v1/invitations/accept": {
    tag: "People",
    summary: "Accept an invitation: with name and password somebody becomes one of the people here, and is signed in",
    action: "service.use",
    body: Shapes.AcceptBody,
    answer: Shapes.SignedIn,
    status: 201
  },
  "POST /api/v1/set-up": {
    tag: "People",
    summary: "Become the first admin of a new installation, by the link that it printed",
    action: "service.use",
    body: Shapes.SetUpBody,
    answer: Shapes.SignedIn,
    status: 201
  },
  "PUT /api/v1/settings": {
    tag: "People",
    summary: "Open the register to readers who are not signed in, or close it",
    action: "settings.manage",
    body: Shapes.SettingsBody,
    answer: Shapes.SettingsBody,
    status: 200
  }
} as const satisfies Readonly<Record<string, Operation>>
