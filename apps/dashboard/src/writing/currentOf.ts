/** What a record is now, as the problem of a newer version holds it. */
export interface Current {
  readonly version: number
  readonly row?: unknown
  readonly claims: ReadonlyArray<{
    readonly id: string
    readonly attribute: string
    readonly value: unknown
    readonly source: string
    readonly locator: string
    readonly recordedBy?: string
  }>
}

/** What a problem says that a record is now; undefined where it does not say it. */
export const currentOf = (current: unknown): Current | undefined => {
  if (typeof current !== "object" || current === null || !("version" in current)) return undefined
  const { claims = [], version } = current as Partial<Current>
  return typeof version === "number" && Array.isArray(claims) ? { ...(current as Current), claims } : undefined
}
