import { labelled } from "../i18n/words.ts"
import { fieldFor, type ValueError } from "./failure.ts"
import { inARow, sentenceOf } from "./sentenceOf.ts"

/** What is wrong with the values of a form, in sentences: at the name of the field that shows it, or elsewhere. */
export interface Placed {
  readonly at: Readonly<Record<string, string>>
  readonly elsewhere: ReadonlyArray<string>
}

/** Places each error at its field, in the language of the interface; those that no field shows stand elsewhere, with their place. */
export const placed = (errors: ReadonlyArray<ValueError>, names: Iterable<string>): Placed => {
  const at: Record<string, string> = {}
  const elsewhere: Array<string> = []
  const known = [...names]
  for (const error of errors) {
    const name = fieldFor(error.path, known)
    const sentence = sentenceOf(error)
    if (name === undefined) elsewhere.push(error.path === "" ? sentence : labelled(error.path, sentence))
    else at[name] = at[name] === undefined ? sentence : inARow([at[name], sentence])
  }
  return { at, elsewhere }
}
