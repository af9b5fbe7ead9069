import type { Actor } from "@proxeny/domain"

/** Whose something is, where the ids of two people and of an installation may be the same text. */
export const nameOf = (actor: Actor): string =>
  actor.kind === "person" ? `person:${actor.id}` : actor.kind === "anyone" ? "anyone" : `installation:${actor.name}`
