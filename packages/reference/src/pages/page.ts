import { Credibility, PartialDate, Reliability, type Source, type SourceKind } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { source } from "../sources.ts"

const reliability = Schema.decodeUnknownSync(Reliability)
const credibility = Schema.decodeUnknownSync(Credibility)

/** The day on which the pages were consulted. */
const accessedOn = PartialDate.make("2026-11-25")

/** What is known of a page: its grade as the Admiralty scale writes it, such as B2, and its day where it is dated. */
export interface Page {
  readonly kind: SourceKind
  readonly grade: `${Reliability}${Credibility}`
  readonly title: string
  readonly publisher: string
  readonly url: string
  readonly on?: string
}

/**
 * A public page as a source; its id follows from its address.
 *
 * **Details**: graded on the Admiralty scale. A city, a university or a museum on its own doings is B2, an independent
 * news agency or paper B2, the media of a state on that state's own doings C3. A page that is known from the copy of
 * another site is one step less reliable, and its publisher says whose copy it is. A report of an agency that a paper or
 * a portal carries is graded as the agency's: that is how an agency is read, and its publisher says through whom.
 */
export const page = (shortName: string, { grade, kind, on, publisher, title, url }: Page): Source =>
  source(url, kind, shortName, {
    title,
    publisher,
    url,
    ...(on === undefined ? {} : { publishedOn: PartialDate.make(on) }),
    accessedOn,
    grade: { reliability: reliability(grade[0]), credibility: credibility(Number(grade[1])) }
  })
