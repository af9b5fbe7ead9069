import { Agreement, AgreementId, type Claim, deriveId, PartialDate } from "@proxeny/domain"
import { sources } from "../sources.ts"
import { about, statedBy } from "./state.ts"
import { twinningOf } from "./twinnings.ts"

const report = statedBy(sources.report)

const { id: twinning } = twinningOf("Copenhagen", "Beijing")
const id = AgreementId.make(deriveId("agreement", twinning, "2012"))

/**
 * What the report says of agreements: one, which it dates and whose fields it names. It prints the text of none, so
 * there is no title, and no term is known.
 */
export const agreements: ReadonlyArray<Agreement> = [
  new Agreement({
    id,
    twinning,
    kind: "twinning",
    signedOn: PartialDate.make("2012"),
    fields: ["environment-and-climate", "water"]
  })
]

export const agreementClaims: ReadonlyArray<Claim> = [
  report("l.739", about("agreement", id), "signed-on", "2012"),
  report("l.739–740", about("agreement", id), "fields", ["environment-and-climate", "water"])
]
