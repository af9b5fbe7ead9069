import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"

/** Wakes those who wait for news of something, by its id. */
export class Wakes {
  private readonly waiting = new Map<string, Deferred.Deferred<void>>()

  /** What the next news of it wake: to be taken before one looks whether there is any. */
  readonly next = (id: string): Deferred.Deferred<void> => {
    const known = this.waiting.get(id)
    if (known !== undefined) return known
    const made = Deferred.makeUnsafe<void>()
    this.waiting.set(id, made)
    return made
  }

  readonly wake = (id: string): Effect.Effect<void> =>
    Effect.suspend(() => {
      const known = this.waiting.get(id)
      this.waiting.delete(id)
      return known === undefined ? Effect.void : Effect.asVoid(Deferred.succeed(known, undefined))
    })

  /** Forgets what nobody waits for any more. */
  readonly forget = (id: string): void => void this.waiting.delete(id)
}
