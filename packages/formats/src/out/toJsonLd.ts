import { inChunks } from "./chunks.ts"
import { defaultVocabulary, jsonLdContext } from "./jsonLdContext.ts"
import {
  activityNode,
  agreementNode,
  cityNode,
  claimNode,
  type JsonLdNode,
  membershipNode,
  networkNode,
  sourceNode,
  twinningNode
} from "./jsonLdNodes.ts"
import type { Register } from "./Register.ts"

/** What of a register is written as JSON-LD: each part may be left out. */
export type JsonLdWorld = Partial<Omit<Register, "tensions" | "strategies">>

/** The vocabulary is no name that a word can be put after. */
export class InvalidVocabulary extends RangeError {
  readonly _tag = "InvalidVocabulary"
  override readonly name = "InvalidVocabulary"
}

/** An absolute IRI that ends with what a name can follow, without a character that an IRI cannot hold. */
const absolute = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*[#/:]$/i

function* nodesOf(world: JsonLdWorld): Generator<JsonLdNode, void, undefined> {
  for (const city of world.cities ?? []) yield cityNode(city)
  for (const network of world.networks ?? []) yield networkNode(network)
  for (const membership of world.memberships ?? []) yield membershipNode(membership)
  for (const twinning of world.twinnings ?? []) yield twinningNode(twinning)
  for (const agreement of world.agreements ?? []) yield agreementNode(agreement)
  for (const activity of world.activities ?? []) yield activityNode(activity)
  for (const source of world.sources ?? []) yield sourceNode(source)
  for (const claim of world.claims ?? []) yield claimNode(claim)
}

function* lines(world: JsonLdWorld, vocabulary: string): Generator<string, void, undefined> {
  yield `{"@context":${JSON.stringify(jsonLdContext(vocabulary))},`
  yield '"@graph":['
  // One node behind, since no comma may follow the last.
  let waiting: string | undefined
  for (const node of nodesOf(world)) {
    if (waiting !== undefined) yield `${waiting},`
    waiting = JSON.stringify(node)
  }
  if (waiting !== undefined) yield waiting
  yield "]}"
}

/**
 * Writes a register as JSON-LD 1.1, piece by piece: a node a line, in one graph.
 *
 * **When to use**: for the web of data: a triple store, a data portal, a search engine.
 *
 * **Details**: cities are `schema:City` and `schema:GovernmentOrganization`, `sameAs` their items of Wikidata and
 * GeoNames; networks are `schema:Organization`; a membership is a `schema:OrganizationRole` between the two. Twinnings,
 * their stages and agreements have words of Proxeny's own. Sources and claims are `prov:Entity`: a claim
 * `prov:wasDerivedFrom` its source, a stage or an activity its claims; `prov:wasAttributedTo` names the publisher of a
 * source and who recorded a claim. Records are `urn:uuid:` with their ids, the same in every installation. Dates are
 * `xsd:gYear`, `xsd:gYearMonth` or `xsd:date`, as precise as known. `vocabulary` is where the own words are named.
 *
 * **Gotchas**: less than the record: benefits, money, tensions and strategies are not in it. `jsonLines` leaves out nothing.
 * The value of a claim is JSON (`@json`), which a reader of JSON-LD 1.0 does not know.
 *
 * @throws {InvalidVocabulary} when the vocabulary is no absolute IRI that ends with #, / or :
 */
export function* toJsonLd(
  world: JsonLdWorld,
  { vocabulary = defaultVocabulary }: { readonly vocabulary?: string } = {}
): Generator<string, void, undefined> {
  if (!absolute.test(vocabulary))
    throw new InvalidVocabulary(
      `the vocabulary is ${JSON.stringify(vocabulary)}: give an absolute IRI that ends with #, / or :, such as https://example.org/words#`
    )
  yield* inChunks(lines(world, vocabulary), "\n")
}
