import { foldName } from "@proxeny/domain"

/** FNV-1a, 32 bits: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
const offsetBasis = 0x811c9dc5
const prime = 0x01000193

const mix = (hash: number, unit: number): number => Math.imul(hash ^ unit, prime)

/** Marks in the table of single units; U+FFFE and U+FFFF are no characters. */
const severalUnits = 0xfffe
const unseen = 0xffff

/** The hash of a name that is folded already (`foldName`). */
export const hashOf = (folded: string): number => {
  let hash = offsetBasis
  for (let i = 0; i < folded.length; i++) hash = mix(hash, folded.charCodeAt(i))
  return hash >>> 0
}

/**
 * Hashes names as they stand in UTF-8, folded on the way, without making a string of each.
 *
 * **Details**: folding treats one code point at a time, so that its result can be kept per code point; the one
 * exception is the capital sigma at the end of a Greek word, which folds to its other small form. The table
 * holds one name in Greek capitals (ΚΥΛΛΗΝΗΣ), which is therefore not found under its folded form.
 */
export const makeFoldedHash = (): ((bytes: Uint8Array, from: number, to: number) => number) => {
  const ascii = Array.from({ length: 128 }, (_, unit) => foldName(String.fromCharCode(unit)).charCodeAt(0))
  const asciiFold = Uint8Array.from(ascii, (unit) => (Number.isNaN(unit) ? 0 : unit))
  // Most characters fold to one unit or to none: those of the basic plane are kept in a flat table.
  const single = new Uint16Array(0x10000).fill(unseen)
  const folded = new Map<number, string>()
  const foldOf = (point: number): string => {
    const known = folded.get(point)
    if (known !== undefined) return known
    const text = foldName(String.fromCodePoint(point))
    folded.set(point, text)
    return text
  }
  return (bytes, from, to) => {
    let hash = offsetBasis
    for (let i = from; i < to; ) {
      const lead = bytes[i++] as number
      if (lead < 0x80) {
        const unit = asciiFold[lead] as number
        if (unit !== 0) hash = mix(hash, unit)
        continue
      }
      const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1
      let point = lead & (0x3f >> more)
      for (let k = 0; k < more; k++) point = (point << 6) | ((bytes[i++] as number) & 0x3f)
      if (point < 0x10000) {
        const unit = single[point] as number
        if (unit < severalUnits) {
          if (unit !== 0) hash = mix(hash, unit)
          continue
        }
        if (unit === unseen) {
          const form = foldOf(point)
          single[point] = form.length > 1 ? severalUnits : form === "" ? 0 : Math.min(form.charCodeAt(0), severalUnits)
        }
      }
      const text = foldOf(point)
      for (let k = 0; k < text.length; k++) hash = mix(hash, text.charCodeAt(k))
    }
    return hash >>> 0
  }
}
