import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Content } from "./Documents.ts"

/** A name in a header: what is not ASCII as RFC 8187 has it, and a plain one for whoever does not read that. */
const named = (fileName: string): string => {
  const plain = fileName
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "_")
    .replace(/["\\%]/g, "_")
  const whole = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

/**
 * A file as an answer, to be saved and never shown.
 *
 * **Details**: whatever it is, it comes as bytes, with the headers of every answer: no browser makes a page of it, guesses
 * what it is, or keeps it.
 */
export const sentFile = ({ bytes, fileName, size }: Content): Effect.Effect<globalThis.Response> =>
  Effect.map(
    Stream.toReadableStreamEffect(bytes),
    (body) =>
      new Response(body, {
        headers: {
          "content-type": "application/octet-stream",
          "content-length": String(size),
          "content-disposition": named(fileName),
          "cache-control": "private, no-store, no-transform"
        }
      })
  )
