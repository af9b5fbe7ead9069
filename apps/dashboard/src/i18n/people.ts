import { furtherWords } from "./language.ts"
import type { PeopleWords } from "./people/en.ts"

/** The words of accounts and people in the language of the interface: `p().signIn.title`. */
export const p = await furtherWords<PeopleWords>({
  en: async () => (await import("./people/en.ts")).people,
  zh: async () => (await import("./people/zh.ts")).people
})
