import * as Schema from "effect/Schema"

/** What two cities do together. */
export const ActivityType = Schema.Literals([
  "official-visit",
  "meeting",
  "signing",
  "ceremony",
  "anniversary",
  "cultural-event",
  "sports-event",
  "school-exchange",
  "student-exchange",
  "citizen-exchange",
  "study-visit",
  "training",
  "conference",
  "research-project",
  "joint-project",
  "trade-mission",
  "trade-event",
  "investment",
  "funding",
  "aid",
  "dialogue",
  "office"
])
export type ActivityType = typeof ActivityType.Type

/**
 * Bull's five functions of diplomacy as S1 lists them (l.206–212): facilitating communication, negotiating agreements,
 * gathering information, preventing conflicts, symbolising the existence of an international society.
 */
export const DiplomaticFunction = Schema.Literals([
  "communication",
  "negotiation",
  "information",
  "preventing-conflict",
  "symbolising"
])
export type DiplomaticFunction = typeof DiplomaticFunction.Type

/**
 * What a partnership is mostly about, in the order in which sister cities were seen to grow: associative (friendship and
 * culture), reciprocative (exchange of people and knowledge), commercial (economic gain).
 *
 * **Details**: K. O’Toole, Kokusaika and internationalisation: Australian and Japanese sister city type relationships,
 * Australian Journal of International Affairs 55 (2001).
 */
export const Phase = Schema.Literals(["associative", "reciprocative", "commercial"])
export type Phase = typeof Phase.Type

/** What adds to the economic capital of a twinning (method, section 3). */
export const EconomicKind = Schema.Literals(["trade", "investment", "funding", "joint-project"])
export type EconomicKind = typeof EconomicKind.Type

/** What a type of activity counts as, wherever a score asks. */
export interface ActivityTypeRule {
  /** The functions of diplomacy it serves: one or more (method, section 2). */
  readonly functions: readonly [DiplomaticFunction, ...Array<DiplomaticFunction>]
  readonly phase: Phase
  /** Whether people who are no officials meet each other: an exchange for the grassroots score. */
  readonly exchange: boolean
  readonly economic?: EconomicKind
  /** What it adds to the emotional capital besides contact: help in a crisis, or an anniversary kept. */
  readonly emotional?: "crisis-help" | "anniversary"
}

const type = (
  phase: Phase,
  functions: ActivityTypeRule["functions"],
  more: Omit<Partial<ActivityTypeRule>, "phase" | "functions"> = {}
): ActivityTypeRule => ({ phase, functions, exchange: false, ...more })

/**
 * What each type of activity counts as.
 *
 * **Details**: the categories are those of the sources (functions: S1 l.206–212; capital: S0 l.15 and method,
 * section 3; phases: O’Toole 2001); which type serves which is a proposal of this project.
 */
export const activityTypes: Readonly<Record<ActivityType, ActivityTypeRule>> = {
  "official-visit": type("associative", ["communication", "symbolising"]),
  meeting: type("reciprocative", ["communication", "negotiation"]),
  signing: type("associative", ["negotiation", "symbolising"]),
  ceremony: type("associative", ["symbolising"]),
  anniversary: type("associative", ["communication", "symbolising"], { emotional: "anniversary" }),
  "cultural-event": type("associative", ["communication", "symbolising"]),
  "sports-event": type("associative", ["communication", "symbolising"], { exchange: true }),
  "school-exchange": type("reciprocative", ["communication", "preventing-conflict"], { exchange: true }),
  "student-exchange": type("reciprocative", ["communication", "preventing-conflict"], { exchange: true }),
  "citizen-exchange": type("associative", ["communication", "preventing-conflict"], { exchange: true }),
  "study-visit": type("reciprocative", ["information"]),
  training: type("reciprocative", ["information"]),
  conference: type("reciprocative", ["communication", "information"]),
  "research-project": type("reciprocative", ["information"], { economic: "joint-project" }),
  "joint-project": type("reciprocative", ["negotiation", "information"], { economic: "joint-project" }),
  "trade-mission": type("commercial", ["negotiation", "information"], { economic: "trade" }),
  "trade-event": type("commercial", ["communication", "information"], { economic: "trade" }),
  investment: type("commercial", ["negotiation"], { economic: "investment" }),
  funding: type("commercial", ["negotiation"], { economic: "funding" }),
  aid: type("associative", ["preventing-conflict", "symbolising"], { emotional: "crisis-help" }),
  dialogue: type("associative", ["communication", "preventing-conflict"]),
  office: type("commercial", ["communication", "information"])
}
