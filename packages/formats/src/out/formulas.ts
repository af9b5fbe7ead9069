/**
 * A text that a spreadsheet may take for a formula.
 *
 * **Details**: it begins with = + - @, their full-width or small forms, a tab or a line break; blanks, invisible
 * characters, quotation marks and apostrophes may stand before that. The first six are what OWASP names for CSV
 * injection (https://owasp.org/www-community/attacks/CSV_Injection); spreadsheets of East Asia take the full-width
 * forms as well, and some pass over blanks or a quotation mark.
 */
const formula = /^[\s\p{Cf}'"]*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]/u

/** Whether a spreadsheet may take a text for a formula. */
export const looksLikeFormula = (text: string): boolean => formula.test(text)

/**
 * A text with an apostrophe in front where a spreadsheet may take it for a formula.
 *
 * **Details**: `restored` gives back every text as it was, also one that has apostrophes of its own: a text that begins
 * with an apostrophe and then looks like a formula gets one more.
 */
export const neutralised = (text: string): string => (formula.test(text) ? `'${text}` : text)

/**
 * The text that `neutralised` was given.
 *
 * **When to use**: for the cells of a table that this package wrote.
 *
 * **Gotchas**: where another program wrote the table, an apostrophe before what looks like a formula goes too; there it
 * is most often put for the same reason.
 */
export const restored = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)
