import {
  activitiesFrom,
  type CityId,
  cityFrom,
  conflictsIn,
  type Evidence,
  earliest,
  foldedForms,
  foldName,
  isHan,
  latest,
  nameIn,
  type Policy,
  privateAttributes,
  resolvedValue,
  type Subject,
  signedOn,
  stagesFrom,
  type TwinningId,
  tensionsFrom,
  topicsFrom,
  twinningExists
} from "@proxeny/domain"
import { type Decisions, decisionsFrom } from "../decisions/decisionsOn.ts"

/** The policy under which the register shows values where nobody decided. */
export const policy: Policy = { kind: "most-reliable" }

/** The rows of every table that follow from claims, for the subjects that the claims are about. */
export interface Derived {
  readonly cities: ReadonlyArray<object>
  readonly names: ReadonlyArray<object>
  readonly identifiers: ReadonlyArray<object>
  readonly twinnings: ReadonlyArray<object>
  readonly stages: ReadonlyArray<object>
  readonly memberships: ReadonlyArray<object>
  readonly activities: ReadonlyArray<object>
  readonly tensions: ReadonlyArray<object>
  readonly conflicts: ReadonlyArray<object>
  /** The subjects by kind, whose old rows these take the place of. */
  readonly subjects: {
    readonly [K in "cities" | "twinnings" | "memberships" | "activities" | "tensions"]: ReadonlyArray<string>
  }
}

type Groups = ReadonlyMap<string, ReadonlyArray<Evidence>>

const groupsOf = (evidence: ReadonlyArray<Evidence>, kind: Subject["kind"]): Groups =>
  Map.groupBy(
    evidence.filter(({ claim }) => claim.subject.kind === kind),
    ({ claim }) => claim.subject.id
  )

const cityRows = (groups: Groups, { pinned }: Decisions): Pick<Derived, "cities" | "names" | "identifiers"> => {
  const cities: Array<object> = []
  const names: Array<object> = []
  const identifiers: Array<object> = []
  for (const [id, evidence] of groups) {
    const city = cityFrom(id as CityId, evidence, policy, pinned)
    if (city === undefined) continue
    const zh = nameIn(city.names, "zh")
    cities.push({
      id,
      name: city.name,
      name_zh: zh !== undefined && isHan(zh) ? zh : null,
      country: city.country,
      latitude: city.coordinates?.latitude,
      longitude: city.coordinates?.longitude,
      population: city.population?.count,
      population_year: city.population?.year,
      folded: foldName(city.name) || city.name.toLowerCase()
    })
    const seen = new Set<string>()
    for (const name of city.names)
      for (const folded of foldedForms(name.text)) {
        if (seen.has(folded)) continue
        seen.add(folded)
        names.push({ city_id: id, folded, text: name.text, kind: name.kind })
      }
    for (const { scheme, value } of city.identifiers) identifiers.push({ scheme, value, city_id: id })
  }
  return { cities, names, identifiers }
}

const twinningRows = (groups: Groups, { leftOut, pinned }: Decisions): Pick<Derived, "twinnings" | "stages"> => {
  const twinnings: Array<object> = []
  const stages: Array<object> = []
  for (const [id, evidence] of groups) {
    const life = stagesFrom(evidence, policy, pinned)
    // A count that took in what is private would tell that it is there.
    const open = evidence.filter(({ claim }) => !privateAttributes.includes(claim.attribute))
    const affirming = open.filter(({ claim }) => claim.attribute !== "exists" || claim.value === true)
    twinnings.push({
      id,
      exists: twinningExists(id as TwinningId, evidence, policy, pinned, leftOut),
      since: signedOn(life) ?? null,
      topics: topicsFrom(evidence)?.names ?? [],
      claims: open.length,
      sources: new Set(affirming.map(({ source }) => source.id)).size
    })
    for (const [position, stage] of life.entries())
      stages.push({
        twinning_id: id,
        position,
        kind: stage.kind,
        happened_on: stage.on ?? null,
        last_day: stage.on === undefined ? null : latest(stage.on),
        evidence: stage.evidence
      })
  }
  return { twinnings, stages }
}

const activityRows = (evidence: ReadonlyArray<Evidence>): ReadonlyArray<object> =>
  activitiesFrom(evidence).map(({ evidence: claims, id, twinning, ...record }) => ({
    id,
    twinning_id: twinning,
    first_day: earliest(record.on),
    begun_day: latest(record.on),
    record,
    evidence: claims
  }))

const tensionRows = (evidence: ReadonlyArray<Evidence>): ReadonlyArray<object> =>
  tensionsFrom(evidence).map(({ countries: [a, b], evidence: claims, id, on, title }) => ({
    id,
    country_a: a,
    country_b: b,
    happened_on: on,
    title,
    evidence: claims
  }))

/** Applies the domain to all claims on some subjects, and to what was decided about them; one may have lost its last claim. */
export const derive = (
  evidence: ReadonlyArray<Evidence>,
  subjects: ReadonlyArray<Subject>,
  decisions: Decisions = decisionsFrom([])
): Derived => {
  const cities = groupsOf(evidence, "city")
  const twinnings = groupsOf(evidence, "twinning")
  const ids = (kind: Subject["kind"]) => subjects.flatMap((subject) => (subject.kind === kind ? [subject.id] : []))
  return {
    ...cityRows(cities, decisions),
    ...twinningRows(twinnings, decisions),
    memberships: [...groupsOf(evidence, "membership")].map(([id, about]) => ({
      id,
      exists: resolvedValue(about, { kind: "membership", id }, "exists", policy, decisions.pinned) !== false
    })),
    activities: activityRows(evidence),
    tensions: tensionRows(evidence),
    conflicts: conflictsIn(evidence, policy, decisions.pinned).map(({ attribute, facet, resolution, subject }) => ({
      subject_kind: subject.kind,
      subject_id: subject.id,
      attribute,
      facet,
      decision_id: resolution.policy.kind === "pinned" ? decisions.of(resolution.policy.claim) : undefined
    })),
    subjects: {
      cities: ids("city"),
      twinnings: ids("twinning"),
      memberships: ids("membership"),
      activities: ids("activity"),
      tensions: ids("tension")
    }
  }
}
