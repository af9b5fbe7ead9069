/** Signs that a terminal obeys instead of showing them: controls but tab and line break, and what turns the direction of text. */
const obeyed = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/**
 * A text whose signs are all shown, as `\u001b`: what a stranger wrote into a list must not move the cursor or wipe lines.
 *
 * **Details**: in a text of JSON it means the same as before.
 */
export const visible = (text: string): string =>
  text.replace(obeyed, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)
