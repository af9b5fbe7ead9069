/** Where the words of Proxeny's own are named, unless the caller says otherwise: a name, not an address. */
export const defaultVocabulary = "urn:x-proxeny:vocabulary:"

const ref = (id: string) => ({ "@id": id, "@type": "@id" }) as const

/**
 * The context of `toJsonLd`: schema.org for what it has words for, PROV-O for what rests on what, and words of Proxeny's
 * own for twinnings.
 *
 * **Details**: `schema` is http://schema.org/, as the context that schema.org itself gives has it.
 */
export const jsonLdContext = (vocabulary: string) =>
  ({
    "@version": 1.1,
    schema: "http://schema.org/",
    prov: "http://www.w3.org/ns/prov#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
    proxeny: vocabulary,
    name: "schema:name",
    alternateName: "schema:alternateName",
    sameAs: ref("schema:sameAs"),
    identifier: "schema:identifier",
    propertyID: "schema:propertyID",
    value: "schema:value",
    geo: "schema:geo",
    latitude: "schema:latitude",
    longitude: "schema:longitude",
    address: "schema:address",
    addressCountry: "schema:addressCountry",
    url: ref("schema:url"),
    memberOf: ref("schema:memberOf"),
    roleName: "schema:roleName",
    startDate: "schema:startDate",
    endDate: "schema:endDate",
    foundingDate: "schema:foundingDate",
    keywords: "schema:keywords",
    about: ref("schema:about"),
    datePublished: "schema:datePublished",
    license: "schema:license",
    organizer: ref("schema:organizer"),
    wasDerivedFrom: ref("prov:wasDerivedFrom"),
    wasAttributedTo: ref("prov:wasAttributedTo"),
    population: "proxeny:population",
    populationYear: "proxeny:populationYear",
    formerName: "proxeny:formerName",
    misspelling: "proxeny:misspelling",
    scope: "proxeny:scope",
    through: ref("proxeny:through"),
    between: ref("proxeny:between"),
    stage: "proxeny:stage",
    stageKind: "proxeny:stageKind",
    on: "proxeny:on",
    twinning: ref("proxeny:twinning"),
    agreementKind: "proxeny:agreementKind",
    expiresOn: "proxeny:expiresOn",
    field: "proxeny:field",
    activityType: "proxeny:activityType",
    citizenLed: "proxeny:citizenLed",
    people: "proxeny:people",
    sector: "proxeny:sector",
    sourceKind: "proxeny:sourceKind",
    accessedOn: "proxeny:accessedOn",
    reliability: "proxeny:reliability",
    credibility: "proxeny:credibility",
    attribute: "proxeny:attribute",
    claimed: { "@id": "proxeny:claimed", "@type": "@json" },
    locator: "proxeny:locator",
    note: "proxeny:note"
  }) as const

/** A word that the context knows. */
export type JsonLdTerm = keyof ReturnType<typeof jsonLdContext>
