import type pg from "pg"

/** The header in which the address of whoever asks is handed to better-auth: it comes from us alone, never from a request. */
export const addressHeader = "x-proxeny-address"

/** What better-auth is told by its own code when somebody may not have a session any more. */
export const deactivatedCode = "PERSON_DEACTIVATED"

/** What signing in is made with. */
export interface Given {
  readonly pool: pg.Pool
  readonly secret: string
  /** The public address. */
  readonly url: string
  /** Sends somebody the token for a new password. */
  readonly sendReset: (person: { readonly id: string; readonly email: string }, token: string) => Promise<void>
  readonly log: (message: string) => void
}
