import * as Schema from "effect/Schema"

const spaces = /[\s\p{Cc}]+/gu

/** The beginning of a text in one line; of a web page what a reader sees of it. */
export const beginningOf = (text: string): string => {
  const seen = /^\s*<(?:!doctype|html|\?xml|head|body)/i.test(text)
    ? text.replace(/<(script|style)\b[^>]*>.*?(?:<\/\1\s*>|$)/gis, " ").replace(/<[^>]*(?:>|$)/g, " ")
    : text
  const line = seen.toWellFormed().replaceAll(spaces, " ").trim()
  const shortened = [...line.slice(0, 400)].slice(0, 200).join("")
  return shortened.length < line.length ? `${shortened}…` : line
}

const remedies: ReadonlyArray<readonly [from: number, to: number, remedy: string]> = [
  [401, 401, "it wants a login: download it by hand and import the file"],
  [403, 403, "it may not be fetched by a program: download it by hand and import the file"],
  [404, 404, "check the address"],
  [410, 410, "it is gone: look for another address of the list"],
  [429, 429, "it is asked too often: try again later"],
  [206, 206, "only a part of it was sent, which is no list: download it by hand and import the file"],
  [300, 399, "it has moved: ask for it at its new address"],
  [500, 599, "the fault lies there: try again later, or tell whoever keeps it"]
]

/** An answer that is not the list, but says why. */
export class AnswerRefused extends Schema.TaggedError<AnswerRefused>()("AnswerRefused", {
  url: Schema.String,
  status: Schema.Int,
  /** What came with it, at most 64 KiB. */
  text: Schema.String,
  /** How many seconds it asks to wait. */
  retryAfter: Schema.optionalKey(Schema.Number)
}) {
  override get message(): string {
    const remedy = remedies.find(([from, to]) => this.status >= from && this.status <= to)?.[2] ?? "check the address"
    const wait = this.retryAfter === undefined ? "" : ` (it asks to wait ${Math.ceil(this.retryAfter)} s)`
    const said = beginningOf(this.text)
    return `${this.url} answers ${this.status}${said === "" ? "" : `, "${said}"`}; ${remedy}${wait}`
  }
}

/**
 * The seconds that Retry-After asks to wait (RFC 9110: a number of seconds, or a date); undefined where it says nothing
 * that can be read.
 *
 * @param now milliseconds since 1970
 */
export const retryAfterOf = (header: string | undefined, now: number): number | undefined => {
  const text = header?.trim() ?? ""
  if (/^\d{1,10}$/.test(text)) return Number(text)
  const date = /^[A-Z][a-z]{2,8}, /.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000)
}
