import type { Shapes } from "@proxeny/client"

/** A contradiction between sources, as the API shows it. */
export type ConflictView = typeof Shapes.ConflictView.Encoded
