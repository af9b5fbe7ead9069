import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { CityId } from "../base/identity.ts"
import { type Action, type Permission, permissions } from "./permissions.ts"
import { type Actor, Scope } from "./Role.ts"

/** Nobody is signed in, and this needs somebody. */
export class NotSignedIn extends Schema.TaggedError<NotSignedIn>()("NotSignedIn", { action: Schema.String }) {
  override get message(): string {
    return "sign in first, or send an API key: this is not open to everybody"
  }
}

/** The role does not reach this far, or not to these cities. */
export class NotAllowed extends Schema.TaggedError<NotAllowed>()("NotAllowed", {
  action: Schema.String,
  role: Schema.String,
  why: Schema.Literals(["role", "cities"])
}) {
  override get message(): string {
    return this.why === "cities"
      ? "none of the cities that this is about is one of yours: ask an admin to add the city to those you keep, or its editor to do it"
      : `a ${this.role} cannot do this: ask an admin for a role that can`
  }
}

/** The key was not made for this. */
export class ScopeMissing extends Schema.TaggedError<ScopeMissing>()("ScopeMissing", {
  action: Schema.String,
  scope: Scope
}) {
  override get message(): string {
    return `this API key has no scope "${this.scope}": make one that has it`
  }
}

export type Refusal = NotSignedIn | NotAllowed | ScopeMissing

/**
 * Whether somebody may do something to records of some cities.
 *
 * **Details**: `about` are the cities that are a party; records of no city, such as a network, have none, and only a reach of
 * `any` reaches them. `open` is whether strangers may read. The installation itself may do everything.
 *
 * **Errors**: {@link NotSignedIn}, {@link NotAllowed}, {@link ScopeMissing}, in this order.
 */
export const mayDo = (
  actor: Actor,
  action: Action,
  about: ReadonlyArray<CityId>,
  open: boolean
): Result.Result<void, Refusal> => {
  const permission: Permission = permissions[action]
  if (actor.kind === "installation") return Result.void
  if (permission.anyone === "yes" || (permission.anyone === "if-public" && open)) {
    // Whatever everybody may do needs no scope either.
    return Result.void
  }
  if (actor.kind === "anyone") return Result.fail(new NotSignedIn({ action }))
  const reach = permission[actor.role]
  if (reach === "no") return Result.fail(new NotAllowed({ action, role: actor.role, why: "role" }))
  if (reach === "own" && !about.some((city) => actor.cities.includes(city)))
    return Result.fail(new NotAllowed({ action, role: actor.role, why: "cities" }))
  if (actor.scopes !== undefined && !actor.scopes.includes(permission.scope))
    return Result.fail(new ScopeMissing({ action, scope: permission.scope }))
  return Result.void
}
