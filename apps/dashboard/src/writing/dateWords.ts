import { formatDate } from "../i18n/format.ts"

/** A date as one reads it; what is no date yet, as it is typed. */
export const dateWords = (typed: string): string => (/^\d{4}(-\d{2}){0,2}$/.test(typed) ? formatDate(typed) : typed)
