import { assert, describe, it } from "@effect/vitest"
import { world } from "@proxeny/domain/testing"
import { fixedRegister, register } from "../../test/out/registers.ts"
import { jsonLdContext } from "./jsonLdContext.ts"
import { InvalidVocabulary, type JsonLdWorld, toJsonLd } from "./toJsonLd.ts"

type Node = Readonly<Record<string, unknown>>

const read = (given: JsonLdWorld, vocabulary?: string): { readonly "@context": Node; readonly "@graph": Array<Node> } =>
  JSON.parse([...toJsonLd(given, vocabulary === undefined ? {} : { vocabulary })].join(""))

/** Every object of a document but what is under `@json`. */
function* objectsIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one)
  else if (typeof value === "object" && value !== null) {
    yield value as Node
    for (const [key, one] of Object.entries(value)) if (key !== "claimed") yield* objectsIn(one)
  }
}

const context: Readonly<Record<string, unknown>> = jsonLdContext("https://example.org/words#")
const prefixes = ["schema:", "prov:", "xsd:", "proxeny:"]

describe("toJsonLd", () => {
  it.prop(
    "says nothing that its context does not know: nothing gets lost where it is expanded",
    [register],
    ([given]) => {
      for (const object of objectsIn(read(given)["@graph"])) {
        for (const key of Object.keys(object))
          assert.isTrue(["@id", "@type", "@value", "@language"].includes(key) || Object.hasOwn(context, key), key)
        for (const type of [object["@type"] ?? []].flat() as Array<string>)
          assert.isTrue(
            prefixes.some((prefix) => type.startsWith(prefix)),
            type
          )
        if ("@value" in object) assert.isAtMost(Object.keys(object).length, 2)
      }
    }
  )

  it.prop("names each record once, and refers by the ids of the register", [register], ([given]) => {
    const graph = read(given)["@graph"]
    const nodes = [
      ...given.cities,
      ...given.networks,
      ...given.memberships.map(({ member }) => ({ id: member.kind === "city" ? member.city : member.network })),
      ...given.twinnings,
      ...given.agreements,
      ...given.activities,
      ...given.sources,
      ...given.claims
    ]
    assert.deepStrictEqual(
      graph.map((node) => node["@id"]),
      nodes.map(({ id }) => `urn:uuid:${id}`)
    )
    const claims = graph.filter((node) => "attribute" in node)
    for (const [index, claim] of given.claims.entries()) {
      assert.deepStrictEqual(claims[index]?.claimed, claim.value)
      assert.strictEqual(claims[index]?.wasDerivedFrom, `urn:uuid:${claim.source}`)
    }
    const twinnings = graph.filter((node) => node["@type"] === "proxeny:Twinning")
    for (const [index, { cities }] of given.twinnings.entries())
      assert.deepStrictEqual(
        twinnings[index]?.between,
        cities.map((id) => `urn:uuid:${id}`)
      )
  })

  it("gives every word an absolute name", () => {
    for (const [term, meaning] of Object.entries(context)) {
      if (term === "@version") continue
      const id = typeof meaning === "string" ? meaning : (meaning as { "@id": string })["@id"]
      assert.match(id, /^(https?:\/\/\S+[#/]|(schema|prov|proxeny):[A-Za-z]+)$/, term)
    }
  })

  it("says of Manchester what schema.org and PROV-O have words for", () => {
    const graph = read(fixedRegister)["@graph"]
    const id = `urn:uuid:${world.manchester.id}`
    const [city, ...memberships] = graph.filter((node) => node["@id"] === id)
    assert.deepStrictEqual(city, {
      "@id": id,
      "@type": ["schema:City", "schema:GovernmentOrganization"],
      name: [
        { "@value": "Manchester", "@language": "en" },
        { "@value": "曼彻斯特", "@language": "zh" }
      ],
      sameAs: ["http://www.wikidata.org/entity/Q18125"],
      identifier: [{ "@type": "schema:PropertyValue", propertyID: "Wikidata", value: "Q18125" }],
      address: { "@type": "schema:PostalAddress", addressCountry: "GB" },
      geo: { "@type": "schema:GeoCoordinates", latitude: 53.4667, longitude: -2.2333 },
      population: 547_627
    })
    assert.deepStrictEqual(memberships[1]?.memberOf, {
      "@id": `urn:uuid:${world.memberships[1]?.id}`,
      "@type": "schema:OrganizationRole",
      memberOf: `urn:uuid:${world.uclg.id}`,
      through: `urn:uuid:${world.lga.id}`
    })
    const source = graph.find((node) => node["@id"] === `urn:uuid:${world.dataSet.id}`)
    assert.deepStrictEqual(source?.datePublished, { "@value": "2016-09", "@type": "xsd:gYearMonth" })
  })

  it("is JSON with nothing in it, and takes another vocabulary", () => {
    assert.deepStrictEqual(read({})["@graph"], [])
    assert.strictEqual(read({}, "https://example.org/words#")["@context"].proxeny, "https://example.org/words#")
    for (const vocabulary of ["", "words#", "https://example.org/words", "https://example.org/a b#"])
      assert.throws(() => read({}, vocabulary), InvalidVocabulary, "give an absolute IRI")
  })
})
