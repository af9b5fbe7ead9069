import * as Schema from "effect/Schema"
import { breaks, ruled } from "../base/FieldRule.ts"
import { likeliestChinese } from "./chineseName.ts"

/** How a name relates to the city: as it is printed, as another name in use, as it once was, or as a slip. */
export const NameKind = Schema.Literals(["name", "alias", "former", "misspelling"])
export type NameKind = typeof NameKind.Type

/**
 * A name of a city in one language and script.
 *
 * **Details**: `language` is a BCP 47 tag ("zh", "zh-Hant", "de"), absent where the list does not say; `text` is as
 * printed, 1–200 characters (UTF-16 code units), at least one of them a letter or a digit.
 */
export const CityName = Schema.Struct({
  text: Schema.String.check(
    Schema.makeFilter((text: string) =>
      !/[\p{L}\p{N}]/u.test(text)
        ? breaks("empty", "a name must have a letter or a digit")
        : text.length > 200
          ? breaks("too-long", "a name has 200 characters at most", [200])
          : text.includes("\0") || !text.isWellFormed()
            ? breaks(
                "characters",
                "a name cannot hold U+0000 or half a character: no database and no file could keep it"
              )
            : undefined
    )
  ),
  language: Schema.optionalKey(
    Schema.String.check(
      Schema.isPattern(
        /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
        ruled("pattern", "a language is a tag such as en, zh or zh-Hant", ["en", "zh-Hant"])
      )
    )
  ),
  kind: NameKind
})
export type CityName = typeof CityName.Type

const rank: Record<NameKind, number> = { name: 0, alias: 1, former: 2, misspelling: 3 }

/**
 * The name to show to a reader of `language`: the name in that language, else in English, else the first printed.
 *
 * **Gotchas**: a misspelling is shown only where nothing else is known. For Chinese a name whose language no
 * list states is accepted where it looks Chinese, since gazetteers print names without their language. A tag with a
 * region or script ("zh-Hant") serves where the bare one is not there.
 */
export const nameIn = (names: ReadonlyArray<CityName>, language: string): string | undefined => {
  const ranked = [...names].sort((a, b) => rank[a.kind] - rank[b.kind])
  const usable = ranked.filter((name) => name.kind === "name" || name.kind === "alias")
  const unstated = () => {
    const text = likeliestChinese(usable.flatMap((name) => (name.language === undefined ? [name.text] : [])))
    return text === undefined ? undefined : { text }
  }
  return (
    usable.find((name) => name.language === language) ??
    usable.find((name) => name.language?.startsWith(`${language}-`)) ??
    (language === "zh" ? unstated() : undefined) ??
    usable.find((name) => name.kind === "name" && name.language === "en") ??
    ranked[0]
  )?.text
}
