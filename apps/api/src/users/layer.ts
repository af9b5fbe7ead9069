import * as Layer from "effect/Layer"
import { Access } from "./Access.ts"
import { AccessChanges } from "./AccessChanges.ts"
import { Mail } from "./mail/Mail.ts"
import { PgPool } from "./PgPool.ts"
import { PeopleSettings } from "./settings.ts"
import { SignIn } from "./signIn/SignIn.ts"
import { SingleSignOn } from "./signIn/SingleSignOn.ts"

/** What is set for people, and mail to them: all that is needed to invite somebody. */
export const inviting = Mail.layer.pipe(Layer.provideMerge(PeopleSettings.layer))

/** People, as the routes need them. */
export const users = Layer.merge(Access.layer, SingleSignOn.layer).pipe(
  Layer.provideMerge(Layer.merge(AccessChanges.layer, SignIn.layer.pipe(Layer.provide(PgPool.layer)))),
  Layer.provideMerge(inviting)
)
