import * as Schema from "effect/Schema"

/**
 * Where a rule comes from: a document and the place in it, such as S1, "l.277–282".
 *
 * **Details**: S0, S1 and S2 are the three documents that Proxeny is built from; `method` is the specification of its
 * scores (docs/method), whose numbers are a proposal of this project. Any other text names a publication.
 */
export const Citation = Schema.Struct({ source: Schema.NonEmptyString, locator: Schema.NonEmptyString })
export type Citation = typeof Citation.Type

/** Words for a reader of English, and of Chinese where somebody wrote them. */
export const Words = Schema.Struct({ en: Schema.NonEmptyString, zh: Schema.optionalKey(Schema.NonEmptyString) })
export type Words = typeof Words.Type
