import { Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import type { Operation } from "./Operation.ts"
import * as Shapes from "./peopleShapes.ts"

const byId = Schema.Struct({ id: Uuid })

/** Signing in, and what everybody does about their own account. */
export const accountOperations = {
  "POST /api/v1/session": {
    tag: "Account",
    summary: "Sign in with e-mail and password; the answer sets the cookie of the session",
    action: "service.use",
    body: Shapes.SignInBody,
    answer: Shapes.SignedIn,
    status: 200
  },
  "POST /api/v1/session/second-factor": {
    tag: "Account",
    summary: "Finish a sign-in with a code",
    action: "service.use",
    body: Shapes.SecondFactorBody,
    answer: Shapes.SignedIn,
    status: 200
  },
  "DELETE /api/v1/session": { tag: "Account", summary: "Sign out", action: "service.use", status: 204 },
  "GET /api/v1/sign-in/oidc": {
    tag: "Account",
    summary: "Begin single sign-on: redirects to the provider",
    action: "service.use",
    status: 302,
    page: true
  },
  "GET /api/v1/sign-in/oidc/callback": {
    tag: "Account",
    summary: "Where the provider of single sign-on sends somebody back to",
    action: "service.use",
    query: Schema.Record(Schema.String, Schema.String),
    status: 302,
    page: true
  },
  "GET /api/v1/account": {
    tag: "Account",
    summary: "Who I am, and what this installation is",
    action: "service.use",
    answer: Shapes.Account,
    status: 200
  },
  "PATCH /api/v1/account": {
    tag: "Account",
    summary: "Change my name or language",
    action: "own.manage",
    body: Shapes.AccountBody,
    answer: Shapes.Account,
    status: 200
  },
  "PUT /api/v1/account/password": {
    tag: "Account",
    summary: "Change my password: it ends all my sessions and begins a new one",
    action: "own.manage",
    body: Shapes.PasswordBody,
    status: 204
  },
  "GET /api/v1/account/sessions": {
    tag: "Account",
    summary: "Where I am signed in",
    action: "own.manage",
    answer: Shapes.SessionList,
    status: 200
  },
  "DELETE /api/v1/account/sessions": {
    tag: "Account",
    summary: "End all my sessions, this one too",
    action: "own.manage",
    status: 204
  },
  "DELETE /api/v1/account/sessions/:id": {
    tag: "Account",
    summary: "End one of my sessions",
    action: "own.manage",
    param: byId,
    status: 204
  },
  "GET /api/v1/account/keys": {
    tag: "Account",
    summary: "My API keys, without what makes them work",
    action: "own.manage",
    answer: Shapes.KeyList,
    status: 200
  },
  "POST /api/v1/account/keys": {
    tag: "Account",
    summary: "Make an API key: it is shown this once",
    action: "own.manage",
    body: Shapes.KeyBody,
    answer: Shapes.KeyMade,
    status: 201
  },
  "DELETE /api/v1/account/keys/:id": {
    tag: "Account",
    summary: "Revoke an API key at once",
    action: "own.manage",
    param: byId,
    status: 204
  },
  "POST /api/v1/account/second-factor": {
    tag: "Account",
    summary: "Begin with a second factor: what the app needs, and backup codes; confirm it with a code",
    action: "own.manage",
    body: Shapes.ConfirmedBody,
    answer: Shapes.SecondFactorMade,
    status: 201
  },
  "POST /api/v1/account/second-factor/confirm": {
    tag: "Account",
    summary: "Confirm the second factor with a code of the app: it is asked for from now on",
    action: "own.manage",
    body: Shapes.CodeBody,
    status: 204
  },
  "DELETE /api/v1/account/second-factor": {
    tag: "Account",
    summary: "Do without a second factor again",
    action: "own.manage",
    body: Shapes.ConfirmedBody,
    status: 204
  },
  "POST /api/v1/password-reset": {
    tag: "Account",
    summary: "Have a link for a new password sent; the answer is the same whether the address is known",
    action: "service.use",
    body: Shapes.ResetBody,
    status: 202
  },
  "PUT /api/v1/password-reset": {
    tag: "Account",
    summary: "Set a new password by a link that was sent: it ends every session",
    action: "service.use",
    body: Shapes.NewPasswordBody,
    status: 204
  }
} as const satisfies Readonly<Record<string, Operation>>
