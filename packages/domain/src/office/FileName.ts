import * as Schema from "effect/Schema"
import { breaks } from "../base/FieldRule.ts"
import { claimedType, documentEndings } from "./DocumentType.ts"
import { line } from "./writtenText.ts"

const endings = Object.values(documentEndings)
  .flat()
  .map((ending) => `.${ending}`)

/**
 * The name of a document's file: a name alone, without a folder, with the ending of what the file is.
 *
 * **Details**: 200 bytes of UTF-8 at most, which every file system takes. Names that look like another one are refused:
 * with characters that nobody sees or that turn the direction of writing, or with a blank or a dot at an end, which some
 * systems cut off.
 */
export const FileName = line(200).check(
  Schema.makeFilter((name: string) =>
    /[/\\]/.test(name)
      ? breaks("file-name", "is a file name without its folder: leave out what stands before the last slash")
      : /^[\s.]|[\s.]$/u.test(name)
        ? breaks("file-name", "begins or ends with a blank or a dot: take it away")
        : new TextEncoder().encode(name).length > 200
          ? breaks("too-long", "is longer than 200 bytes: take a shorter name")
          : /[\u061c\u200b\u200e\u200f\u2060\ufeff]/u.test(name)
            ? breaks("characters", "holds characters that nobody sees: take them out")
            : claimedType(name) === undefined
              ? breaks(
                  "file-ending",
                  `ends in none of ${endings.join(", ")}: an office keeps files of these kinds`,
                  endings
                )
              : undefined
  )
)
