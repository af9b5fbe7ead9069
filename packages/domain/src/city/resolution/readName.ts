import { foldedForms, foldName } from "../fold.ts"
import { type Level, withoutGovernmentWord } from "./governmentWords.ts"

/**
 * One way to read a printed name.
 *
 * **Details**: `names` are names of one place, two where the list prints two; `qualifiers` say where it lies; `part` is
 * a part of it that is meant; `leftOut` the word of local government that was taken away.
 */
export interface NameReading {
  readonly names: ReadonlyArray<string>
  readonly qualifiers: ReadonlyArray<string>
  readonly part?: string
  readonly leftOut?: { readonly word: string; readonly level: Level }
  /** How the list joined two names, where it did. */
  readonly joined?: "dash" | "slash" | "bracket" | "comma"
  /** What stands before a bracket was taken apart in turn: only where it serves no other way. */
  readonly nested?: true
  /** The name was cut at a word like "am" or "ob der". */
  readonly shortened?: true
}

const spaced = /\s*[–—―]\s*|\s+[-−]\s+|\s*[/|]\s*|\s*‧\s*/u

const tidy = (text: string): string =>
  text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\[[^\]]*\d[^\]]*\]|[*†‡]+$/gu, "")
    .replace(/[\s\u00a0]+/gu, " ")
    .replace(/^["'“”«»„\s]+|["“”«»„\s,;:]+$/gu, "")
    .trim()

/** What stands in brackets only to say of what kind the place is. */
const kinds: Readonly<Record<string, Level>> = {
  city: "municipality",
  town: "municipality",
  village: "municipality",
  municipality: "municipality",
  commune: "municipality",
  comune: "municipality",
  stadt: "municipality",
  ville: "municipality",
  gemeente: "municipality",
  gemeinde: "municipality",
  state: "division",
  province: "division",
  county: "division",
  district: "division",
  region: "division",
  prefecture: "division",
  department: "division",
  raion: "division",
  landkreis: "division",
  kreis: "division",
  island: "division",
  // Around a town of the same name, and not it.
  ruralgmina: "division",
  ruralmunicipality: "division",
  urbangmina: "municipality",
  urbanruralgmina: "municipality",
  metropolitanarea: "metropolitan"
}

const bracketed = /^(.*?)\s*[([（【](.+?)[)\]）】]\s*(.*)$/u

const province =
  /^(\p{Script=Han}{2,7}?(?:省|自治区|自治區|特别行政区|都|道|府|県))(\p{Script=Han}{2,}[市县縣区區町村])$/u
const district = /^(\p{Script=Han}{2,}?市)(\p{Script=Han}{1,}[区區县縣市])$/u
const korean = /^(\p{Script=Hangul}+(?:특별시|광역시|특별자치시|특별자치도|도|시))\s+(\p{Script=Hangul}+(?:시|군|구))$/u

/** Where a place lies stands before it without a comma: "湖北省武汉市", "无锡市新吴区", "경기도 수원시". */
const withoutBlanks = (text: string): ReadonlyArray<NameReading> => {
  const [, where, name] = province.exec(text) ?? []
  const inProvince: ReadonlyArray<NameReading> =
    where === undefined || name === undefined ? [] : [{ names: [name], qualifiers: [where] }]
  const rest = name ?? text
  const [, city, part] = district.exec(rest) ?? korean.exec(text) ?? []
  if (city === undefined || part === undefined) return inProvince
  const bare = part.replace(/[区區县縣市]$/u, "")
  return [
    ...inProvince,
    ...(korean.test(text) ? [{ names: [part], qualifiers: [city] }] : []),
    ...[part, ...(bare.length > 1 ? [bare] : [])].map(
      (one): NameReading => ({ names: [city], qualifiers: [], part: one })
    )
  ]
}

const structural = (text: string): ReadonlyArray<NameReading> => {
  const readings: Array<NameReading> = [{ names: [text], qualifiers: [] }]
  const bracket = bracketed.exec(text)
  if (bracket !== null) {
    const before = `${bracket[1] ?? ""} ${bracket[3] ?? ""}`.trim()
    const within = bracket[2] ?? ""
    const level = kinds[foldName(within)]
    if (before !== "" && level !== undefined) {
      readings.push({ names: [before], qualifiers: [], leftOut: { word: within, level } })
    } else if (before !== "") {
      readings.push({ names: [before], qualifiers: [within] })
      readings.push({ names: [before, within], qualifiers: [], joined: "bracket" })
      readings.push({ names: [within], qualifiers: [], part: before, joined: "bracket" })
      // "Wuxi – Xinwu (China)", "Coventry, Connecticut (USA)".
      if (bracket[3] === "")
        for (const reading of structural(before).slice(1))
          readings.push({ ...reading, qualifiers: [...reading.qualifiers, within], nested: true })
    }
    return readings
  }
  const written = withoutBlanks(text)
  if (written.length > 0) return [...readings, ...written]
  const commas = text.split(/\s*[,，、;]\s*/u).filter((piece) => piece !== "")
  if (commas.length > 1) {
    const [first = "", ...rest] = commas
    readings.push({ names: [first], qualifiers: rest })
    if (rest.length === 1 && rest[0] !== undefined)
      readings.push({ names: [rest[0]], qualifiers: [], part: first, joined: "comma" })
    return readings
  }
  const pieces = text.split(spaced).filter((piece) => piece !== "")
  if (pieces.length > 1 && pieces.length < 5) {
    const [first = "", second = ""] = pieces
    const joined = /[/|‧]/u.test(text) ? "slash" : "dash"
    readings.push({ names: pieces, qualifiers: [], joined })
    if (pieces.length === 2 && joined === "dash") {
      readings.push({ names: [first], qualifiers: [], part: second, joined })
      readings.push({ names: [first], qualifiers: [second], joined })
    }
  }
  return readings
}

/** Words that join a name to what tells it from its homonyms: a river, a province, a saint. */
const joint =
  /\s+(?:am|an der|an|auf der|bei|im|in der|in|ob der|unter|vor der|v\. d\.|v\.d\.|a\.|i\.|b\.|(?:sur|sous|lès|les|en|aux?)|de la|de|del|di|do|da|dos|upon|on the|on|by|nad|pod|pri|przy|na|над|на|aan den|aan de|aan|op|ob|d['’]).*$/iu

/**
 * Every way to read a printed name: as it stands; with what is in brackets or after a comma as a region, as a second
 * name, or as the city a part belongs to; two names joined by a dash or a slash; each without a word of local
 * government, and, where nothing else serves, cut before a word like "am".
 *
 * **Details**: gives no more than some twenty readings of the first 200 characters; a text without a letter gives none.
 */
export const readName = (printed: string): ReadonlyArray<NameReading> => {
  const text = tidy(printed.slice(0, 200))
  if (foldName(text) === "") return []
  const readings = structural(text).filter(({ names }) => names.every((name) => foldName(name) !== ""))
  const stripped = readings.flatMap((reading) => {
    const [name = "", ...others] = reading.names
    return withoutGovernmentWord(name).flatMap(({ level, name: rest, word }) => {
      const once: NameReading = { ...reading, names: [rest, ...others], leftOut: { word, level } }
      return [
        once,
        ...withoutGovernmentWord(rest).map(
          (again): NameReading => ({
            ...once,
            names: [again.name, ...others],
            leftOut: {
              word: `${word} ${again.word}`,
              level: [level, again.level].includes("division") ? "division" : again.level
            }
          })
        )
      ]
    })
  })
  return [...readings, ...stripped]
}

/** A name cut before a word that joins it to a river or a region, and without its article. */
export const shortened = (name: string): ReadonlyArray<string> => {
  const hyphen = /^([\p{L}'’. ]{4,}?)-(?:am|an|sur|sous|en|on|upon|in|les|lès|aux?|de|d)[-'’].*$/iu.exec(name)
  return [name.replace(joint, ""), hyphen?.[1] ?? "", name.replace(article, "")].filter(
    (cut) => cut !== name && foldName(cut).length >= 4
  )
}

const article = /^(?:the|la|le|les|el|al|l['’]|los|las|o|a)[\s-]+/iu

const replacements: ReadonlyArray<readonly [RegExp, ReadonlyArray<string>]> = [
  [/^(st|skt)\.?[\s-]+/iu, ["Saint ", "Sankt ", "Sint "]],
  [/^ste\.?[\s-]+/iu, ["Sainte "]],
  [/^(saint|sankt|sint)[\s-]+/iu, ["St. ", "Saint ", "Sankt ", "Sint "]],
  [/([\s-])st\.?[\s-]+/iu, ["$1Saint "]],
  [/^mt\.?\s+/iu, ["Mount "]],
  [/^ft\.?\s+/iu, ["Fort "]],
  [/\s+(&|and|und|et|y|e|i)\s+/iu, [" and ", " und ", " et ", " y ", " "]],
  // The soft vowels of Cyrillic, and the i before a vowel that some systems add.
  [/i([aeu])/giu, ["y$1", "iy$1"]],
  [/y([aeu])/giu, ["i$1"]],
  [/iy/giu, ["i", "y"]],
  [/yi/giu, ["i"]],
  [/['’]?kh/giu, ["h"]],
  // Greek and Russian breathings.
  [/^h(?=[aeiou])/iu, ["Ch", "Kh"]],
  [/^[ck]h(?=[aeiou])/iu, ["H", "Kh", "Ch"]],
  [/ae/giu, ["a"]],
  [/oe/giu, ["o"]],
  [/ue/giu, ["u"]],
  [/['’ʻʼ`]s?\b/gu, [""]]
]

/** Words of local government that gazetteers write to Japanese and Korean names, and lists leave away. */
const suffixes = ["shi", "si", "cho", "machi", "mura", "gun", "gu"]

/**
 * Folded forms of a name: first those it has as it stands (with the German and Nordic transcription), then those of its
 * other spellings: St., Saint and Sankt, ae for ä, with -shi or -cho.
 */
export const formsOfName = (
  name: string
): { readonly plain: ReadonlyArray<string>; readonly variants: ReadonlyArray<string> } => {
  const plain = foldedForms(name)
  const variants = new Set<string>()
  for (const [pattern, texts] of replacements)
    if (pattern.test(name)) {
      pattern.lastIndex = 0
      for (const text of texts) {
        const form = foldName(name.replace(pattern, text))
        if (form.length >= 3 && !plain.includes(form)) variants.add(form)
      }
    }
  const [folded = ""] = plain
  if (/^[a-z]{3,}$/.test(folded)) for (const suffix of suffixes) variants.add(folded + suffix)
  return { plain, variants: [...variants].filter((form) => !plain.includes(form)) }
}
