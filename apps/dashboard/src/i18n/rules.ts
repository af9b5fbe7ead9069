import { furtherWords } from "./language.ts"
import type { RuleWords } from "./rules/en.ts"

/** What is wrong with a field, in the language of the interface: `r().sentences.missing`. */
export const r = await furtherWords<RuleWords>({
  en: async () => (await import("./rules/en.ts")).rules,
  zh: async () => (await import("./rules/zh.ts")).rules
})
