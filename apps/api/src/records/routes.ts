import type { RecordRef } from "@proxeny/client/contract"
import { strategyProfileIdOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import type { Duplicates } from "../duplicates/Duplicates.ts"
import type { Operate } from "../http/operate.ts"
import { createActivity, stateActivity, withdrawActivity } from "./activities.ts"
import { activityDetail } from "./activityDetail.ts"
import { createAgreement, removeAgreement, stateAgreement } from "./agreements.ts"
import { bulk } from "./bulk.ts"
import { createCity, stateCity, withdrawCity } from "./cities.ts"
import { aboutClaim, correctClaim, createClaims, withdrawClaim } from "./claims.ts"
import { createMembership, stateMembership, withdrawMembership } from "./memberships.ts"
import { keepApart, listDuplicates, listMerges, mergeInto, undoMerge } from "./merges.ts"
import { changeNetwork, createNetwork, removeNetwork } from "./networks.ts"
import { changeSource, createSource, mayCorrect, removeSource } from "./sources.ts"
import { stateStrategy, withdrawStrategy } from "./strategies.ts"
import { createTension, stateTension, withdrawTension } from "./tensions.ts"
import { addStage, createTwinning, stateTwinning, withdrawTwinning } from "./twinnings.ts"

/** The one record that an operation on `:id` changes, and therefore touches. */
const itself = (kind: RecordRef["kind"]) => ({
  touches: ({ id }: { readonly id: string }) => [{ kind, id }],
  changes: ({ id }: { readonly id: string }) => ({ kind, id })
})

/** Sources, and what is of no city. */
const sharedRoutes = (operate: Operate<never>): void => {
  const [source, network, tension] = [itself("source"), itself("network"), itself("tension")]
  operate("POST /api/v1/sources", {}, ({ body }) => createSource(body))
  operate("PUT /api/v1/sources/:id", { ...source, allows: ({ id }, asked) => mayCorrect(id, asked) }, ({ body, id }) =>
    changeSource(id, body)
  )
  operate("DELETE /api/v1/sources/:id", source, ({ id }) => removeSource(id))
  operate("POST /api/v1/networks", {}, ({ body }) => createNetwork(body))
  operate("PUT /api/v1/networks/:id", network, ({ body, id }) => changeNetwork(id, body))
  operate("DELETE /api/v1/networks/:id", network, ({ id }) => removeNetwork(id))
  operate("POST /api/v1/tensions", {}, ({ body }) => createTension(body))
  operate("PUT /api/v1/tensions/:id", tension, ({ body, id }) => stateTension(id, body))
  operate("DELETE /api/v1/tensions/:id", tension, ({ id, source: by }) => withdrawTension(id, by))
}

/** What is of one city. */
const cityRoutes = (operate: Operate<never>): void => {
  const [city, membership] = [itself("city"), itself("membership")]
  operate("POST /api/v1/cities", {}, ({ body }) => createCity(body))
  operate("PUT /api/v1/cities/:id/statements", city, ({ body, id }) => stateCity(id, body))
  operate("DELETE /api/v1/cities/:id/statements", city, ({ id, source }) => withdrawCity(id, source))
  operate(
    "POST /api/v1/memberships",
    { touches: ({ body: { member } }) => (member.kind === "city" ? [{ kind: "city", id: member.city }] : []) },
    ({ body }) => createMembership(body)
  )
  operate("PUT /api/v1/memberships/:id", membership, ({ body, id }) => stateMembership(id, body))
  operate("DELETE /api/v1/memberships/:id", membership, ({ id, source }) => withdrawMembership(id, source))
  operate(
    "PUT /api/v1/cities/:id/strategies/:asOf",
    {
      touches: city.touches,
      changes: ({ asOf, id }) => ({ kind: "strategy", id: strategyProfileIdOf(id, asOf) })
    },
    ({ asOf, body, id }) => stateStrategy(id, asOf, body)
  )
  operate(
    "DELETE /api/v1/cities/:id/strategies/:asOf",
    {
      touches: city.touches,
      changes: ({ asOf, id }) => ({ kind: "strategy", id: strategyProfileIdOf(id, asOf) })
    },
    ({ asOf, id, source }) => withdrawStrategy(id, asOf, source)
  )
}

/** What is between two cities. */
const twinningRoutes = (operate: Operate<never>): void => {
  const [twinning, agreement, activity] = [itself("twinning"), itself("agreement"), itself("activity")]
  const ofTwinning = {
    touches: ({ body }: { readonly body: { readonly twinning: string } }) => [
      { kind: "twinning", id: body.twinning } as const
    ]
  }
  operate(
    "POST /api/v1/twinnings",
    { touches: ({ body }) => body.cities.map((id) => ({ kind: "city", id })) },
    ({ body }) => createTwinning(body)
  )
  operate("POST /api/v1/twinnings/:id/stages", twinning, ({ body, id }) => addStage(id, body))
  operate("PUT /api/v1/twinnings/:id/statements", twinning, ({ body, id }) => stateTwinning(id, body))
  operate("DELETE /api/v1/twinnings/:id", twinning, ({ id, source }) => withdrawTwinning(id, source))
  operate("POST /api/v1/agreements", ofTwinning, ({ body }) => createAgreement(body))
  operate("PUT /api/v1/agreements/:id", agreement, ({ body, id }) => stateAgreement(id, body))
  operate("DELETE /api/v1/agreements/:id", agreement, ({ id }) => removeAgreement(id))
  operate("POST /api/v1/activities", ofTwinning, ({ body }) => createActivity(body))
  operate("GET /api/v1/activities/:id", {}, ({ id }) => activityDetail(id))
  operate("PUT /api/v1/activities/:id", activity, ({ body, id }) => stateActivity(id, body))
  operate("DELETE /api/v1/activities/:id", activity, ({ id, source }) => withdrawActivity(id, source))
}

/** Claims by themselves, and many writes at once. */
const claimRoutes = (operate: Operate<never>): void => {
  operate(
    "POST /api/v1/claims",
    { touchesEach: ({ body }) => [...new Map(body.claims.map(({ subject }) => [subject.id, subject])).values()] },
    ({ body }) => createClaims(body)
  )
  const claim = {
    touches: ({ id }: { readonly id: Parameters<typeof aboutClaim>[0] }) =>
      Effect.map(aboutClaim(id), (record) => [record]),
    changes: ({ id }: { readonly id: Parameters<typeof aboutClaim>[0] }) => aboutClaim(id)
  }
  operate("PUT /api/v1/claims/:id", claim, ({ body, id }) => correctClaim(id, body))
  operate("DELETE /api/v1/claims/:id", claim, ({ id }) => withdrawClaim(id))
  operate("POST /api/v1/bulk", {}, ({ body }, asked) => bulk(operate.registered, body, asked))
}

/** Cities that are on record twice. */
const mergeRoutes = (operate: Operate<Duplicates>): void => {
  operate("GET /api/v1/duplicates", {}, (query) => listDuplicates(query))
  operate("POST /api/v1/duplicates/apart", {}, ({ body }) => keepApart(body))
  operate("POST /api/v1/cities/:id/merge", itself("city"), ({ body, id }) => mergeInto(id, body))
  operate("GET /api/v1/merges", {}, () => listMerges)
  operate("POST /api/v1/merges/:id/undo", {}, ({ id }) => undoMerge(id))
}

/** Writes of the register: handlers translate, the functions beside decide. */
export const recordRoutes = (operate: Operate<Duplicates>): void => {
  sharedRoutes(operate)
  cityRoutes(operate)
  twinningRoutes(operate)
  claimRoutes(operate)
  mergeRoutes(operate)
}
