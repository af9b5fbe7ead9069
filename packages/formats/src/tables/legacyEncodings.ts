/**
 * How plausible bytes are as a text in an encoding of the time before Unicode.
 *
 * **Details**: a score is a mean over the bytes above 0x7F: 1 where every one is a letter that texts in this encoding
 * use often, 0 or less where they are not. The letters are those of the languages for which each encoding was made.
 */

/** Encodings that a table of cities can be met in; the names are those of the WHATWG standard, as TextDecoder takes them. */
export const legacyEncodings = [
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "macintosh",
  "koi8-r",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-jp",
  "euc-kr"
] as const
export type LegacyEncoding = (typeof legacyEncodings)[number]

const punctuation = "\u00a0–—‘’“”„«»°·…"

/** Letters that are common in the languages of a single-byte encoding. */
const alphabets: Readonly<Partial<Record<LegacyEncoding, string>>> = {
  "windows-1252": "àâäáãåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÄÅÆÇÈÉÊÍÎÑÓÔÖØÚÜ",
  "windows-1250": "áâäéëíîóôöúüýçßąćčďđęěĺľłńňőŕřśšşťţůűźžżăÁČĎĐÉÍŁŃŇÖŐŘŚŠŞŤŢÚÜŮŹŽŻÎ",
  "windows-1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґјљњћђџѓќАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯІЇЄҐЈЉЊЋЂЏ",
  "windows-1253": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ",
  "windows-1254": "âçğıîöşüûéäÇĞİÖŞÜ",
  macintosh: "àâäáãåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÄÅÆÇÈÉÊÍÎÑÓÔÖØÚÜ",
  "koi8-r": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ"
}

const isLower = (character: string | undefined): boolean =>
  character !== undefined && character !== character.toUpperCase()
const isUpper = (character: string): boolean => character !== character.toLowerCase()

/** Scripts whose words hold no Latin letters, so that their letters stand in runs. */
const inRuns = new Set<LegacyEncoding>(["windows-1251", "windows-1253", "koi8-r"])

const singleByte = (encoding: LegacyEncoding, bytes: Uint8Array): number => {
  const text = new TextDecoder(encoding).decode(bytes)
  const known = new Set(alphabets[encoding])
  const marks = new Set(punctuation)
  let [score, seen, run] = [0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (character < "\u0080") {
      run = 0
      continue
    }
    seen++
    run++
    if (marks.has(character)) {
      // A dash or a blank stands between words; inside one it is a letter read amiss.
      score += isLower(text[at - 1]) && isLower(text[at + 1]) && character !== "’" ? -0.5 : 0.5
      run = 0
    } else if (!known.has(character)) score -= 1
    else if (isUpper(character) && isLower(text[at - 1])) score -= 0.7
    else if (inRuns.has(encoding)) score += run > 1 || (text[at + 1] ?? "") > "\u0080" ? 1 : 0
    else score += run > 2 ? -0.5 : 0.9
  }
  return seen === 0 ? 0 : score / seen
}

/** What a pair of bytes says for an encoding of two bytes a character. */
type Weigh = (lead: number, trail: number) => number

const kana = (lead: number): boolean => lead === 0xa4 || lead === 0xa5

const twoByte: Readonly<Partial<Record<LegacyEncoding, Weigh>>> = {
  // Level 1 of GB 2312 holds the 3,755 most common characters.
  gb18030: (lead, trail) => {
    if (trail < 0xa1) return lead >= 0x81 && trail >= 0x40 && trail !== 0x7f ? -0.2 : -2
    if (lead >= 0xb0 && lead <= 0xd7) return 1
    return lead >= 0xd8 && lead <= 0xf7 ? 0.2 : lead === 0xa1 || lead === 0xa3 ? 0.3 : kana(lead) ? -0.5 : -1
  },
  big5: (lead, trail) => {
    if (!((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe))) return -2
    return lead >= 0xa4 && lead <= 0xc6 ? 1 : lead >= 0xc9 && lead <= 0xf9 ? -0.2 : lead === 0xa1 ? 0.3 : -1
  },
  shift_jis: (lead, trail) => {
    if (!(trail >= 0x40 && trail <= 0xfc && trail !== 0x7f)) return -2
    if (lead === 0x82 || lead === 0x83) return 1.1
    return lead >= 0x88 && lead <= 0x97 ? 1 : lead === 0x81 ? 0.3 : lead <= 0x9f || lead >= 0xe0 ? 0 : -1
  },
  "euc-jp": (lead, trail) => {
    if (trail < 0xa1) return -2
    return kana(lead) ? 1.1 : lead >= 0xb0 && lead <= 0xcf ? 0.9 : lead === 0xa1 ? 0.3 : lead >= 0xd0 ? -0.2 : -1
  },
  // Half of what is common in Chinese lies outside of the Hangul block, so a text within it is Korean.
  "euc-kr": (lead, trail) => {
    if (trail < 0xa1) return -1.5
    return lead >= 0xb0 && lead <= 0xc8 ? 1.1 : lead === 0xa1 ? 0.3 : lead > 0xc8 ? -0.5 : -1
  }
}

const doubleByte = (encoding: LegacyEncoding, weigh: Weigh, bytes: Uint8Array): number => {
  let [score, seen] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80) continue
    const trail = bytes[at + 1]
    seen++
    // Katakana of half width, one byte each, are rare in tables of this century.
    if (encoding === "shift_jis" && lead >= 0xa1 && lead <= 0xdf) score -= 0.5
    else if (trail === undefined) seen--
    else {
      score += weigh(lead, trail)
      if (trail >= 0x40) at++
    }
  }
  return seen === 0 ? 0 : score / seen
}

/** How plausible bytes are as a text in an encoding: 1 is very, 0 and less is not. */
export const plausibility = (encoding: LegacyEncoding, bytes: Uint8Array): number => {
  const weigh = twoByte[encoding]
  return weigh === undefined ? singleByte(encoding, bytes) : doubleByte(encoding, weigh, bytes)
}
