import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { extname, join, normalize } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import { directory } from "@proxeny/dashboard"

const types: Readonly<Record<string, { readonly type: string; readonly packed: boolean }>> = {
  ".css": { type: "text/css; charset=utf-8", packed: false },
  ".html": { type: "text/html; charset=utf-8", packed: false },
  ".ico": { type: "image/x-icon", packed: true },
  ".js": { type: "text/javascript; charset=utf-8", packed: false },
  ".json": { type: "application/json", packed: false },
  ".png": { type: "image/png", packed: true },
  ".svg": { type: "image/svg+xml", packed: false },
  ".txt": { type: "text/plain; charset=utf-8", packed: false },
  ".webmanifest": { type: "application/manifest+json", packed: false },
  ".woff2": { type: "font/woff2", packed: true }
}

/** The dashboard loads nothing from elsewhere, and nobody frames it. */
export const pageHeaders = {
  "content-security-policy":
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff"
}

/** Whether a path names a file of a kind that the dashboard has. */
export const isFile = (path: string): boolean => types[extname(path)] !== undefined

const encoders: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 })
}

/**
 * The files of the dashboard, each compressed once, as hard as it goes, and kept: they are few and do not change.
 *
 * **Details**: what has a hash in its name may be cached for ever, everything else is asked for anew.
 */
export const assets = () => {
  const root = fileURLToPath(directory)
  const kept = new Map<string, Promise<Buffer>>()
  return async (path: string, acceptEncoding: string): Promise<Response | undefined> => {
    const relative = normalize(path).replace(/^[/\\]+/, "")
    const kind = types[extname(relative)]
    if (relative.startsWith("..") || kind === undefined) return undefined
    const body = await readFile(join(root, relative)).catch(() => undefined)
    if (body === undefined) return undefined
    const accepted = new Set(acceptEncoding.split(",").map((one) => one.split(";")[0]?.trim()))
    const encoding = kind.packed ? undefined : ["br", "gzip"].find((one) => accepted.has(one))
    const headers = {
      ...pageHeaders,
      "content-type": kind.type,
      "cache-control": /-[\w-]{8,}\.\w+$/.test(relative) ? "public, max-age=31536000, immutable" : "no-cache",
      ...(kind.packed ? {} : { vary: "accept-encoding" })
    }
    if (encoding === undefined) return new Response(new Uint8Array(body), { headers })
    // By content: a dashboard that is built anew under a running server keeps its lengths, not its bytes.
    const key = `${encoding} ${createHash("sha256").update(body).digest("base64")}`
    const packed = kept.get(key) ?? encoders[encoding]?.(body)
    if (packed === undefined) return new Response(new Uint8Array(body), { headers })
    kept.set(key, packed)
    return new Response(new Uint8Array(await packed), { headers: { ...headers, "content-encoding": encoding } })
  }
}
