import { Inflate } from "fflate"

/** A part of an archive. */
export interface ZipPart {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  readonly method: number
  /** Where its local header begins. */
  readonly at: number
}

/** Why an archive cannot be read: thrown inside this folder only, and caught by `openWorkbook`. */
export class ZipProblem extends Error {
  readonly part: string
  readonly problem: string
  readonly tooLarge: { readonly found?: number; readonly limit: number } | undefined

  constructor(part: string, problem: string, tooLarge?: { found?: number; limit: number }) {
    super(problem)
    this.part = part
    this.problem = problem
    this.tooLarge = tooLarge
  }
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
/** More than any workbook has. */
const mostParts = 10_000

/**
 * Reads the list of the parts of a ZIP archive (APPNOTE 6.3, without ZIP64, encryption or several volumes).
 *
 * **Details**: sizes are what the archive says; `unpack` holds it to them.
 */
export const zipParts = (bytes: Uint8Array): ReadonlyMap<string, ZipPart> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 22 - 0x10000 && view.getUint32(end, true) !== endSignature) end--
  if (end < 0 || view.getUint32(end, true) !== endSignature)
    throw new ZipProblem("its end", "is missing, so the file was cut off")
  const count = view.getUint16(end + 10, true)
  if (count > mostParts)
    throw new ZipProblem("its list of parts", `names ${count}, and no workbook has more than ${mostParts}`)
  let at = view.getUint32(end + 16, true)
  const parts = new Map<string, ZipPart>()
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature)
      throw new ZipProblem("its list of parts", "cannot be read")
    const length = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)).replace(/^\/+/, "")
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new ZipProblem(name, "is locked with a password")
    parts.set(name.toLowerCase(), {
      name,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      at: view.getUint32(at + 42, true)
    })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

/** How much is unpacked of an archive, over all its parts. */
export interface Allowance {
  readonly unpacked: number
  readonly ratio: number
  /** What has been unpacked. */
  used: number
}

/** How much of a part that is stored as it is, is given at once. */
const storedStep = 1 << 16

/** What is small is unpacked whatever its ratio: 10 MB of blanks take no memory that matters. */
const smallPart = 10 << 20

/**
 * Unpacks a part piece by piece.
 *
 * **Details**: a part that says it unpacks to more than is allowed is refused before a byte is unpacked, and one that
 * says less than it does, as soon as it goes beyond.
 */
export function* unpack(
  bytes: Uint8Array,
  part: ZipPart,
  allowance: Allowance
): Generator<Uint8Array, void, undefined> {
  const { limit, what } = limitOf(part, allowance)
  if (part.unpacked > limit) throw new ZipProblem(part.name, what, { found: part.unpacked, limit })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (part.at + 30 > bytes.length || view.getUint32(part.at, true) !== localSignature)
    throw new ZipProblem(part.name, "is not where the archive says")
  const start = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true)
  if (start + part.packed > bytes.length) throw new ZipProblem(part.name, "ends too early")
  const packed = bytes.subarray(start, start + part.packed)
  if (part.method === 0) {
    allowance.used += packed.length
    for (let at = 0; at < packed.length; at += storedStep) yield packed.subarray(at, at + storedStep)
    return
  }
  if (part.method !== 8) throw new ZipProblem(part.name, `is packed in a way (${part.method}) that is not read`)
  let pieces: Array<Uint8Array> = []
  let size = 0
  const inflate = new Inflate((piece) => pieces.push(piece))
  // DEFLATE makes at most 1,032 bytes of one: a few megabytes from what is pushed at a time.
  const step = 1 << 12
  for (let at = 0; at < packed.length; at += step) {
    try {
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length)
    } catch {
      throw new ZipProblem(part.name, "cannot be unpacked")
    }
    for (const piece of pieces) {
      size += piece.length
      allowance.used += piece.length
      if (size > limit) throw new ZipProblem(part.name, what, { limit })
      if (piece.length > 0) yield piece
    }
    pieces = []
  }
  if (size !== part.unpacked) throw new ZipProblem(part.name, "unpacks to another size than it says")
}

const limitOf = (part: ZipPart, allowance: Allowance): { limit: number; what: string } => {
  const left = Math.max(0, allowance.unpacked - allowance.used)
  const byRatio = Math.max(smallPart, part.packed * allowance.ratio)
  return byRatio < left
    ? { limit: byRatio, what: "unpacked, for its packed size," }
    : { limit: left, what: "unpacked, with what was unpacked before," }
}
