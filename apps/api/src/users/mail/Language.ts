/** The language in which somebody is written to. */
export type Language = "en" | "zh"
