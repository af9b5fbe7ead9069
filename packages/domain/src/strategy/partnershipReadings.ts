import type { Words } from "../evidence/Citation.ts"
import { confidence, type SourceOf } from "../evidence/confidence.ts"
import type { StandingKind } from "../twinning/standing.ts"
import type { CityEvidence, KnownPartnership } from "./CityEvidence.ts"
import { inEvidence, notApplicable, type Read, stateOf, unknown } from "./Reading.ts"

const livingStandings: ReadonlyArray<StandingKind> = ["active", "cooling"]

/** 1 for yes, 0 for no, one half for unknown: what is unknown is as likely one way as the other. */
const odds = (known: boolean | undefined, holds = 1): number =>
  known === undefined ? 0.5 : known ? holds + (1 - holds) / 2 : (1 - holds) / 2

/** How sure the standing of a twinning is; one whose evidence nobody names is taken as it is. */
const sureness = ({ standingEvidence }: KnownPartnership, sourceOf: SourceOf | undefined): number =>
  standingEvidence === undefined ? 1 : confidence(standingEvidence, sourceOf)

const byTwinning = <P extends { readonly twinning: string }>(all: ReadonlyArray<P>): ReadonlyArray<P> =>
  [...all].sort((a, b) => (a.twinning < b.twinning ? -1 : 1))

const withoutTwinning: Words = { en: "The city has no twinning.", zh: "该市没有结好关系。" }

/** Reads which share of the living twinnings has a named mutual topic. */
export const readTopical = ({ noTwinning = [], partnerships }: CityEvidence, sourceOf: SourceOf | undefined): Read => {
  if (partnerships === undefined) return unknown({ kind: "topical", items: [] })
  const all = byTwinning(partnerships.filter(({ standing }) => standing !== "ended"))
  if (all.length === 0) return notApplicable(withoutTwinning, inEvidence([noTwinning]))
  const items = all.map((one) => ({
    key: one.twinning,
    lives: livingStandings.includes(one.standing) ? true : one.standing === "unknown" ? undefined : false,
    sure: sureness(one, sourceOf),
    topic: one.topic,
    holds: confidence(one.evidence, sourceOf)
  }))
  const count = (lives: boolean | undefined, ...topics: ReadonlyArray<boolean | undefined>): number =>
    items.filter((item) => item.lives === lives && topics.includes(item.topic)).length
  const share = (part: number, whole: number, empty: number): number => (whole === 0 ? empty : part / whole)
  // At worst every twinning of unknown standing lives without a topic; at best those that may have one live with it. Where
  // none is known to live, none may, and the indicator may drop out: everything is left open.
  const low = share(count(true, true), count(true, true, false, undefined) + count(undefined, false, undefined), 0)
  const best = count(true, true, undefined) + count(undefined, true, undefined)
  const high = share(best, best + count(true, false), 1)
  if (!items.some(({ lives }) => lives !== false))
    return notApplicable(
      { en: "No twinning of the city lives.", zh: "该市没有仍在活动的结好关系。" },
      inEvidence(all.map(({ standingEvidence = [] }) => standingEvidence))
    )
  // The topic of a twinning that surely does not live says nothing here.
  const known = all.flatMap(({ evidence, topic }, i) => {
    const { lives, sure } = items[i] ?? { lives: undefined, sure: 1 }
    return topic === undefined || odds(lives, sure) === 0 ? [] : [evidence]
  })
  return {
    state: stateOf(low, high, known.length > 0),
    low,
    high,
    evidence: inEvidence(known),
    confidence: known.length === 0 ? 0 : Math.min(...known.map((claims) => confidence(claims, sourceOf))),
    odds: {
      kind: "topical",
      items: items.map((item) => ({
        key: item.key,
        living: odds(item.lives, item.sure),
        topic: odds(item.topic, item.holds)
      }))
    }
  }
}

/** Reads which share of the twinnings is not latent. */
export const readNotLatent = (
  { noTwinning = [], partnerships }: CityEvidence,
  sourceOf: SourceOf | undefined
): Read => {
  if (partnerships === undefined) return unknown({ kind: "not-latent", items: [] })
  const all = byTwinning(partnerships.filter(({ standing }) => standing !== "ended"))
  if (all.length === 0) return notApplicable(withoutTwinning, inEvidence([noTwinning]))
  const known = all.filter(({ standing }) => standing !== "unknown")
  const latent = all.filter(({ standing }) => standing === "latent").length
  const open = all.filter(({ standing }) => standing === "unknown").length
  const low = 1 - (latent + open) / all.length
  const high = 1 - latent / all.length
  return {
    state: stateOf(low, high, open < all.length),
    low,
    high,
    evidence: inEvidence(known.map(({ standingEvidence = [] }) => standingEvidence)),
    confidence: known.length === 0 ? 0 : Math.min(...known.map((one) => sureness(one, sourceOf))),
    odds: {
      kind: "not-latent",
      items: all.map((one) => ({
        key: one.twinning,
        latent: odds(one.standing === "unknown" ? undefined : one.standing === "latent", sureness(one, sourceOf))
      }))
    }
  }
}
