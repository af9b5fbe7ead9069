import { basename, resolve } from "node:path"
import { type Credibility, Reliability } from "@proxeny/domain"
import { TableKind } from "@proxeny/formats"
import { Argument, Command, Flag } from "effect/cli"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { ImportEvent } from "../imports/ImportReport.ts"
import { Imports } from "../imports/Imports.ts"
import { setFieldsOf } from "../imports/lists/setFields.ts"
import { isRemote } from "../remote/keepList.ts"
import { foundLists } from "./foundLists.ts"
import { fileLines, importReport, rowLine } from "./importReport.ts"
import { onRegister } from "./onRegister.ts"
import { print } from "./output.ts"
import { showProgress } from "./progress.ts"
import { openRowFiles } from "./rowFiles.ts"

/** @public Part of the error type of what this file exports. */
export class NoSuchMap extends Schema.TaggedError<NoSuchMap>()("NoSuchMap", { text: Schema.String }) {
  override get message(): string {
    return `--map ${this.text} does not say what a column means: write --map COLUMN=FIELD, such as --map Stadt=city, or --map Stadt=- to leave the column out.`
  }
}

/** A column and a field; the last equals sign parts them, for a name may hold one. */
const choiceOf = (text: string) => {
  const at = text.lastIndexOf("=")
  return at < 1
    ? Effect.fail(new NoSuchMap({ text }))
    : Effect.succeed({ column: text.slice(0, at), field: text.slice(at + 1) })
}

/** @public Part of the error type of what this file exports. */
export class NoSuchSet extends Schema.TaggedError<NoSuchSet>()("NoSuchSet", { text: Schema.String }) {
  override get message(): string {
    return `--set ${this.text} does not say what holds for every row: write --set FIELD=VALUE, such as --set city=Bonn or --set network=Eurocities.`
  }
}

/** A field and its value; the first equals sign parts them, for a value may hold one. */
const settingOf = (text: string) => {
  const at = text.indexOf("=")
  const [field, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  return at < 1 || value === "" ? Effect.fail(new NoSuchSet({ text })) : Effect.succeed({ field, value })
}

/** More than any list is called: it stands in every report of what the list says. */
const longestTitle = 500

/** Rows that a preview shows; the report has them all. */
const shownRows = 20

export const importCommand = Command.make(
  "import",
  {
    paths: Argument.String("path").pipe(
      Argument.variadic({ min: 1 }),
      Argument.withDescription(
        "Files of any of the formats, folders of them, addresses (https://…), or wikidata, wikidata:GB, wikidata:Q18125"
      )
    ),
    kind: Flag.Literals("kind", TableKind.literals).pipe(
      Flag.optional,
      Flag.withDescription("What the list tells of (default: told by its columns)")
    ),
    map: Flag.String("map").pipe(
      Flag.atLeast(0),
      Flag.withDescription("What a column means, as COLUMN=FIELD; COLUMN=- leaves it out; may be given several times")
    ),
    set: Flag.String("set").pipe(
      Flag.atLeast(0),
      Flag.withDescription("What holds for every row and stands in no column, as FIELD=VALUE, such as city=Bonn")
    ),
    preview: Flag.Boolean("preview").pipe(
      Flag.withDefault(false),
      Flag.withDescription("Say what would happen, and write nothing")
    ),
    report: Flag.String("report").pipe(
      Flag.optional,
      Flag.withDescription("Write what became of every row to this file (JSON Lines)")
    ),
    rejected: Flag.String("rejected").pipe(
      Flag.optional,
      Flag.withDescription("Write the rejected rows with their reasons to this CSV file")
    ),
    title: Flag.String("title").pipe(
      Flag.withSchema(
        Schema.String.check(
          Schema.isPattern(/\S/, { message: "a title has letters" }),
          Schema.isMaxLength(longestTitle, { message: `a title has at most ${longestTitle} characters` })
        )
      ),
      Flag.optional,
      Flag.withDescription(
        "What the list is called; the same title again is the same source (default: the name of the path)"
      )
    ),
    language: Flag.String("language").pipe(
      Flag.withSchema(
        Schema.String.check(
          Schema.isPattern(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { message: "a language is a tag such as de or zh-Hant" })
        )
      ),
      Flag.optional,
      Flag.withDescription("The language of the list, such as de, where its words mean several things")
    ),
    reliability: Flag.Literals("reliability", Reliability.literals).pipe(
      Flag.optional,
      Flag.withDescription("How far the source can be relied on, A to F (default: as on record, else C)")
    ),
    credibility: Flag.Literals("credibility", ["1", "2", "3", "4", "5", "6"]).pipe(
      Flag.optional,
      Flag.withDescription("How credible the list is, 1 to 6 (default: as on record, else 3)")
    ),
    json: Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print the result as JSON"))
  },
  Effect.fn(function* ({
    credibility,
    json,
    kind,
    language,
    map,
    paths,
    preview,
    rejected,
    reliability,
    report,
    set,
    title
  }) {
    const choices = yield* Effect.forEach(map, choiceOf)
    const constants = yield* Effect.fromResult(setFieldsOf(yield* Effect.forEach(set, settingOf)))
    const spoken = Option.getOrUndefined(language)
    const [first = ""] = paths
    const found = yield* foundLists(paths, spoken)
    const rows = yield* openRowFiles({
      report: Option.getOrUndefined(report),
      rejected: Option.getOrUndefined(rejected),
      lists: found.paths
    })
    let shown = 0
    const on = Effect.fnUntraced(function* (event: ImportEvent) {
      if (event._tag === "progress") return yield* showProgress(event.done, event.total, event.what)
      if (event._tag === "file") {
        if (preview && !json) for (const line of fileLines(event)) print(line)
        shown = 0
        return
      }
      yield* rows.row(event.row)
      if (preview && !json && shown++ < shownRows) print(rowLine(event.row))
    })
    const done = yield* onRegister(
      "import",
      Imports.use((imports) =>
        imports.run(
          {
            files: found.files,
            title: Option.getOrElse(title, () =>
              isRemote(first) ? first : basename(resolve(first)) || resolve(first)
            ),
            preview,
            passOver: found.folder,
            map: choices,
            set: constants,
            ...Option.match(kind, { onNone: () => ({}), onSome: (given) => ({ kind: given }) }),
            ...Option.match(language, { onNone: () => ({}), onSome: (given) => ({ language: given }) }),
            grade: {
              ...Option.match(reliability, { onNone: () => ({}), onSome: (given) => ({ reliability: given }) }),
              ...Option.match(credibility, {
                onNone: () => ({}),
                onSome: (given) => ({ credibility: Number(given) as Credibility })
              })
            }
          },
          on
        )
      )
    )
    print(json ? JSON.stringify(done, null, 2) : importReport(done).join("\n"))
    yield* rows.finish(preview ? "" : "The import is done, but ")
  }, Effect.scoped)
).pipe(Command.withDescription("Bring lists into the register, all of them or nothing, or preview what that would do"))
