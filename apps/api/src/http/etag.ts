import type { Path } from "@proxeny/client"
import type { RecordRef } from "@proxeny/client/contract"

/** What each path that shows one record shows: its tag names the change that the record stands at, for `If-Match`. */
export const shownAt: Readonly<Partial<Record<Path, RecordRef["kind"]>>> = {
  "/api/v1/cities/:id": "city",
  "/api/v1/twinnings/:id": "twinning",
  "/api/v1/networks/:id": "network",
  "/api/v1/sources/:id": "source"
}

/**
 * The tag of an answer (RFC 9110, section 8.8.3), by what tells its bytes from others: another one as soon as a byte of it changes.
 *
 * **Details**: with the version of a record it is `"12-…"`, and serves for `If-Match`; what follows the hyphen also changes with
 * what the record shows of others, which is no reason to refuse a write. Without one it is weak: it only saves the way.
 */
export const tagOf = (told: string, version?: number): string =>
  version === undefined ? `W/"${told}"` : `"${version}-${told}"`

const opaque = (tag: string): string => tag.trim().replace(/^W\//, "")

/** Whether `If-None-Match` names the tag: then whoever asks has the answer already. */
export const isHeld = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((one) => opaque(one) === opaque(tag)))
