import type { Coordinates } from "@proxeny/domain"

/** Which side of a globe a letter means; "O" is the east to some and the west to others. */
const sides: Readonly<Record<string, 1 | -1>> = { N: 1, S: -1, E: 1, W: -1, Ö: 1, Ø: 1, В: 1, С: 1, З: -1, Ю: -1 }
const eastWithO: ReadonlySet<string> = new Set(["de", "nl", "sv", "da", "no", "nb", "nn"])
const westWithO: ReadonlySet<string> = new Set(["fr", "es", "it", "pt", "ca", "gl", "ro"])

const signOf = (letter: string, language: string | undefined): 1 | -1 | undefined => {
  const side = letter.normalize("NFKC").toUpperCase()
  const base = language?.split("-")[0] ?? ""
  if (side === "O") return eastWithO.has(base) ? 1 : westWithO.has(base) ? -1 : undefined
  return sides[side]
}

const angle =
  /^([-+]?\d{1,3}(?:[.,]\d+)?)\s*°?(?:\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’´]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|''|′′|’’))?)?\s*([NSEWOÖØВСЗЮ])?\.?$/iu
const decimal = (text: string | undefined): number => Number((text ?? "0").replace(",", "."))

/** Degrees as a list prints them: "48.137", "48,137", "48° 8′ 12″ N"; NaN where a text is none, or its side is in doubt. */
export const degreesOf = (text: string | undefined, language?: string): number => {
  const [, whole, minutes, seconds, letter] = angle.exec((text ?? "").normalize("NFKC").trim()) ?? []
  if (whole === undefined || decimal(minutes) >= 60 || decimal(seconds) >= 60) return Number.NaN
  const sign = letter === undefined ? 1 : signOf(letter, language)
  // A side and a sign say it twice, and one may be wrong.
  if (sign === undefined || (letter !== undefined && /^[-+]/.test(whole))) return Number.NaN
  const size = Math.abs(decimal(whole)) + decimal(minutes) / 60 + decimal(seconds) / 3600
  return whole.startsWith("-") ? -size : sign * size
}

const pair = /^([-+]?\d{1,3}[.,]\d+)\s*[,;/ ]\s*([-+]?\d{1,3}[.,]\d+)$/
const sided = /^([^NS]+[NS])[\s,;/]*([^NS]+[EWOÖØ])$/iu

/** The point that a cell for both prints; undefined where it is none. */
export const pointOfText = (text: string | undefined, language?: string): Coordinates | undefined => {
  const trimmed = (text ?? "").trim()
  const [, first, second] = pair.exec(trimmed) ?? sided.exec(trimmed) ?? []
  const point = { latitude: degreesOf(first, language), longitude: degreesOf(second, language) }
  return Number.isNaN(point.latitude + point.longitude) ? undefined : point
}
