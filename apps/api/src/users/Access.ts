import { type Actor, anyone } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { SqlError } from "effect/sql/SqlError"

/** Who asks, and whether strangers may read. */
export class Access extends Context.Service<
  Access,
  {
    /** Who sends a request, by its session cookie or its key; somebody unknown where it has neither or what it has has ended. */
    actorOf(headers: Headers): Effect.Effect<Actor, SqlError>
    /** Whether somebody who is not signed in may read the register. */
    readonly open: Effect.Effect<boolean, SqlError>
  }
>()("@proxeny/api/Access") {
  static readonly layer = Layer.succeed(
    Access,
    Access.of({ actorOf: () => Effect.succeed(anyone), open: Effect.succeed(true) })
  )
}
