import { Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { type Operation, Recorded } from "./Operation.ts"
import * as Office from "./officeShapes.ts"
import { rubricsOperations } from "./rubrics.ts"

const byId = Schema.Struct({ id: Uuid })

/** The records that the offices of cities keep for themselves: nothing of them is ever in an answer to anybody else. */
export const officeOperations = {
  "GET /api/v1/notes": {
    tag: "Office",
    summary: "The notes of an office, the newest first",
    action: "private.read",
    query: Office.aboutQuery,
    answer: Office.NotePage,
    status: 200
  },
  "GET /api/v1/notes/:id": {
    tag: "Office",
    summary: "One note",
    action: "private.read",
    param: byId,
    answer: Office.NoteView,
    status: 200
  },
  "POST /api/v1/notes": {
    tag: "Office",
    summary: "Record a note",
    action: "private.write",
    change: "note.create",
    body: Office.NoteBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/notes/:id": {
    tag: "Office",
    summary: "Change a note",
    action: "private.write",
    change: "note.change",
    param: byId,
    body: Office.NoteChange,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/notes/:id": {
    tag: "Office",
    summary: "Remove a note: it can be brought back from the history",
    action: "private.write",
    change: "note.remove",
    param: byId,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "GET /api/v1/contacts": {
    tag: "Office",
    summary: "The contacts of an office, by name",
    action: "private.read",
    query: Office.aboutQuery,
    answer: Office.ContactPage,
    status: 200
  },
  "GET /api/v1/contacts/:id": {
    tag: "Office",
    summary: "One contact",
    action: "private.read",
    param: byId,
    answer: Office.ContactView,
    status: 200
  },
  "POST /api/v1/contacts": {
    tag: "Office",
    summary: "Record a contact",
    action: "private.write",
    change: "contact.create",
    body: Office.ContactBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/contacts/:id": {
    tag: "Office",
    summary: "Change a contact",
    action: "private.write",
    change: "contact.change",
    param: byId,
    body: Office.ContactChange,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/contacts/:id": {
    tag: "Office",
    summary: "Remove a contact: it can be brought back from the history",
    action: "private.write",
    change: "contact.remove",
    param: byId,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "GET /api/v1/costs": {
    tag: "Office",
    summary: "The costs of twinnings, as their offices entered them, the latest year first",
    action: "private.read",
    query: Office.aboutQuery,
    answer: Office.CostPage,
    status: 200
  },
  "GET /api/v1/costs/:id": {
    tag: "Office",
    summary: "One cost",
    action: "private.read",
    param: byId,
    answer: Office.CostView,
    status: 200
  },
  "POST /api/v1/costs": {
    tag: "Office",
    summary: "Record a cost of a twinning",
    action: "private.write",
    change: "cost.create",
    body: Office.CostBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/costs/:id": {
    tag: "Office",
    summary: "Change a cost of a twinning",
    action: "private.write",
    change: "cost.change",
    param: byId,
    body: Office.CostChange,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/costs/:id": {
    tag: "Office",
    summary: "Remove a cost of a twinning: it can be brought back from the history",
    action: "private.write",
    change: "cost.remove",
    param: byId,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "GET /api/v1/budgets": {
    tag: "Office",
    summary: "The budgets of a city, the latest year first",
    action: "private.read",
    query: Office.aboutQuery,
    answer: Office.BudgetPage,
    status: 200
  },
  "GET /api/v1/budgets/:id": {
    tag: "Office",
    summary: "One budget",
    action: "private.read",
    param: byId,
    answer: Office.BudgetView,
    status: 200
  },
  "POST /api/v1/budgets": {
    tag: "Office",
    summary: "Record a budget of a city",
    action: "private.write",
    change: "budget.create",
    body: Office.BudgetBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/budgets/:id": {
    tag: "Office",
    summary: "Change a budget of a city",
    action: "private.write",
    change: "budget.change",
    param: byId,
    body: Office.BudgetChange,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/budgets/:id": {
    tag: "Office",
    summary: "Remove a budget of a city: it can be brought back from the history",
    action: "private.write",
    change: "budget.remove",
    param: byId,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "GET /api/v1/documents": {
    tag: "Office",
    summary: "The documents of an office, by title",
    action: "private.read",
    query: Office.aboutQuery,
    answer: Office.DocumentPage,
    status: 200
  },
  "GET /api/v1/documents/:id": {
    tag: "Office",
    summary: "One document",
    action: "private.read",
    param: byId,
    answer: Office.DocumentView,
    status: 200
  },
  "GET /api/v1/documents/:id/content": {
    tag: "Office",
    summary: "The file of a document, to be saved",
    action: "private.read",
    param: byId,
    answerType: "application/octet-stream",
    status: 200
  },
  "POST /api/v1/documents": {
    tag: "Office",
    summary: "Keep a file of up to 25 MB: its bytes are the body",
    action: "private.write",
    change: "document.create",
    query: Office.uploadQuery,
    bodyType: "application/octet-stream",
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/documents/:id": {
    tag: "Office",
    summary: "Change the title and the file name of a document",
    action: "private.write",
    change: "document.change",
    param: byId,
    body: Office.DocumentChange,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/documents/:id": {
    tag: "Office",
    summary: "Remove a document: it can be brought back from the history",
    action: "private.write",
    change: "document.remove",
    param: byId,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  ...rubricsOperations
} as const satisfies Readonly<Record<string, Operation>>
