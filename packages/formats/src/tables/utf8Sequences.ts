/** How many bytes the character takes that begins at `at`, or 0 where the bytes there belong to no character. */
export const sequenceAt = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at] as number
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  const second = bytes[at + 1] ?? 0
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  for (let next = 2; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/**
 * How many bytes at the end begin a character that the next bytes may complete: 0 to 3.
 *
 * **Details**: what could never become a character is not counted, so it is reported where it stands.
 */
export const unfinishedAtEnd = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return 0
    if (byte >= 0xc2) return byte <= 0xf4 && (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4) > back ? back : 0
  }
  return 0
}

/** What the bytes of a text say for and against UTF-8. */
export interface Utf8Evidence {
  /** Characters of more than one byte. */
  readonly characters: number
  /** Bytes that belong to no character. */
  readonly bad: number
}

/** Counts the characters of more than one byte, and the bytes that belong to none. */
export const utf8Evidence = (bytes: Uint8Array): Utf8Evidence => {
  let characters = 0
  let bad = 0
  const end = bytes.length - unfinishedAtEnd(bytes)
  for (let at = 0; at < end; ) {
    const length = (bytes[at] as number) < 0x80 ? 1 : sequenceAt(bytes, at)
    if (length > 1) characters++
    if (length === 0) bad++
    at += length || 1
  }
  return { characters, bad }
}
