/** What went wrong in a thread, as it can be sent. */
export interface Failed {
  readonly kind: "failed"
  readonly why: string
  readonly isDatabase: boolean
}

export const because = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const failed = (error: unknown): Failed => ({
  kind: "failed",
  why: because(error),
  isDatabase: ["SqlError", "DatabaseUnreachable"].includes((error as { readonly _tag?: string })._tag ?? "")
})
