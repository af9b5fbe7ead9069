import { CityNetwork, Membership, MembershipId, NetworkId, TensionEvent, TensionId } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { type Operation, Recorded, why } from "../Operation.ts"
import { idOf, stated, withdrawn } from "./Said.ts"

const { id: _network, ...network } = CityNetwork.fields

export const NetworkBody = Schema.Struct({ ...network, ...stated }).annotate({ identifier: "NetworkBody" })

const { id: _membership, period: _period, roles, ...belonging } = Membership.fields

/** That a city or a network belongs to a network, since when and until when: `said.period`. */
export const MembershipBody = Schema.Struct({
  ...belonging,
  roles: Schema.optionalKey(roles),
  ...stated
}).annotate({ identifier: "MembershipBody" })

/**
 * What one source says of a membership, in place of what it said before.
 *
 * **Details**: `said.period` is when it held: an end is its `until`. `exists` false says that there is no such membership.
 */
export const MembershipStatements = Schema.Struct({
  exists: Schema.optionalKey(Schema.Boolean),
  roles: Schema.optionalKey(roles),
  ...stated
}).annotate({ identifier: "MembershipStatements" })

const { evidence: _evidence, id: _tension, ...event } = TensionEvent.fields

/** An event that strained the relations of two countries, as one source reports it. */
export const TensionBody = Schema.Struct({ ...event, ...stated }).annotate({ identifier: "TensionBody" })

export const networksOperations = {
  "POST /api/v1/networks": {
    tag: "Records",
    summary: "Enter a network that is not on record yet",
    action: "shared.write",
    change: "network.create",
    body: NetworkBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/networks/:id": {
    tag: "Records",
    summary: "Correct what is on record of a network",
    action: "shared.write",
    change: "network.change",
    param: idOf(NetworkId),
    body: NetworkBody,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/networks/:id": {
    tag: "Records",
    summary: "Remove a network that has no members and belongs to no other",
    action: "shared.write",
    change: "network.remove",
    param: idOf(NetworkId),
    query: Schema.Struct(why),
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "POST /api/v1/memberships": {
    tag: "Records",
    summary: "State that a city or a network belongs to a network",
    action: "record.write",
    change: "membership.create",
    body: MembershipBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/memberships/:id": {
    tag: "Records",
    summary: "State what one source says of a membership, such as its end, in place of what it said before",
    action: "record.write",
    change: "membership.state",
    param: idOf(MembershipId),
    body: MembershipStatements,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/memberships/:id": {
    tag: "Records",
    summary: "Withdraw what a source says of a membership, or without a source, what you stated of it yourself",
    action: "record.write",
    change: "membership.withdraw",
    param: idOf(MembershipId),
    query: withdrawn,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "POST /api/v1/tensions": {
    tag: "Records",
    summary: "Report an event that strained the relations of two countries",
    action: "shared.write",
    change: "tension.create",
    body: TensionBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/tensions/:id": {
    tag: "Records",
    summary: "State what one source reports of a tension, in place of what it reported before",
    action: "shared.write",
    change: "tension.change",
    param: idOf(TensionId),
    body: TensionBody,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/tensions/:id": {
    tag: "Records",
    summary: "Withdraw what a source reports of a tension, or without a source, what you reported yourself",
    action: "shared.write",
    change: "tension.withdraw",
    param: idOf(TensionId),
    query: withdrawn,
    answer: Recorded,
    status: 200,
    ifMatch: true
  }
} as const satisfies Readonly<Record<string, Operation>>
