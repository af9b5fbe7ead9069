import type { RecordRef } from "@proxeny/client/contract"

/** Where the row of a record stands. Activities and tensions have none: they follow from their claims. */
export const tableOf: Readonly<Partial<Record<RecordRef["kind"], string>>> = {
  city: "city",
  twinning: "twinning",
  agreement: "agreement",
  network: "network",
  membership: "membership",
  strategy: "strategy_profile",
  source: "source",
  decision: "decision",
  rubric: "rubric",
  note: "note",
  contact: "contact",
  cost: "cost",
  budget: "budget",
  document: "document",
  person: "person_role"
}
