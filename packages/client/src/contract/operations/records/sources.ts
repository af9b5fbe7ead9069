import { Source, SourceId } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { type Operation, Recorded, why } from "../Operation.ts"
import { idOf } from "./Said.ts"

const { grade, id: _, ...fields } = Source.fields

/** A source as a person enters it. Without a grade, and from an editor always, it is F6: it cannot be judged yet. */
export const SourceBody = Schema.Struct({ ...fields, grade: Schema.optionalKey(grade), ...why }).annotate({
  identifier: "SourceBody"
})

export const sourcesOperations = {
  "POST /api/v1/sources": {
    tag: "Records",
    summary: "Enter a source, so that statements can name it",
    action: "source.create",
    change: "source.create",
    body: SourceBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/sources/:id": {
    tag: "Records",
    summary: "Correct what is on record of a source: stewards any, and grade it; others one that they entered",
    action: "source.correct",
    change: "source.change",
    param: idOf(SourceId),
    body: SourceBody,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/sources/:id": {
    tag: "Records",
    summary: "Remove a source that nothing rests on",
    action: "shared.write",
    change: "source.remove",
    param: idOf(SourceId),
    query: Schema.Struct(why),
    answer: Recorded,
    status: 200,
    ifMatch: true
  }
} as const satisfies Readonly<Record<string, Operation>>
