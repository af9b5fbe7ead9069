import type { Words } from "../en.ts"

const count = new Intl.NumberFormat("en-GB")
const n = (value: number) => count.format(value)
const of = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`

const span = (from: number, to: number, one: string, many: string) =>
  from === to ? of(to, one, many) : `${n(from)}–${n(to)} ${many}`

/** The words of scores and activities in British English: only the pages that show them load these. */
export const scores = {
  bars: {
    known: (percent: string) => `known: ${percent}`,
    between: (low: string, high: string) => `${low}–${high}`,
    open: (name: string, low: string, high: string) => `${name}: between ${low} and ${high}`,
    estimate: (name: string, value: string, low: string, high: string) =>
      `${name}: ${value}, between ${low} and ${high} with what is unknown`,
    interval: (name: string, value: string, low: string, high: string) =>
      `${name}: median ${value}, 90 % interval ${low} to ${high}`,
    nothing: (name: string) => `${name}: nothing on record`,
    legendMedian: "Tick: median",
    legendEither: "Tick: median, or the value where there is no interval",
    legendInterval: "Thick bar: 90 % interval",
    legendBounds: "Thin bar: what the unknowns leave open"
  },
  method: {
    rubric: (title: string, id: string, version: string) => `${title}: rubric ${id} ${version}`,
    rules: (id: string, version: string) => `Rules ${id} ${version}`,
    asOf: (date: string) => `as of ${date}`,
    draws: (seed: number, draws: number) => `seed ${seed}, ${n(draws)} draws`,
    proposal: "Weights and thresholds are a proposal: another rubric may weigh otherwise.",
    basis: "Basis",
    itself: "method"
  },
  evidence: {
    title: "Evidence",
    activities: (value: number) => of(value, "activity", "activities"),
    more: (value: number) => `${n(value)} more`,
    all: (value: number) => `Show all ${n(value)}`,
    none: "No record stands behind this: it rests on what is not on record.",
    agreement: "Agreement",
    unknownFor: (value: number) => `Not stated for ${of(value, "activity", "activities")}`
  },
  maturity: {
    title: "Strategy maturity",
    note: "How strategically the city runs its international relations.",
    level: (level: string, percent: string) => `${level} (probability ${percent})`,
    undetermined: (from: string, to: string) => `Undetermined: ${from}–${to}`,
    noEvidence: "Nothing is on record about how this city runs its international relations.",
    coverage: (percent: string) => `Too little is known for a level: ${percent} of what counts is documented.`,
    probability: (level: string, percent: string) =>
      `No level is likely enough to be named. The likeliest is ${level}, with ${percent}.`,
    likeliest: (level: string, percent: string) => `The likeliest would be ${level}, with ${percent}.`,
    noScore: "There is no score. The first documented answer gives one: below is what counts most.",
    score: "Score from 0 to 1",
    scoreWords: (median: string, low: string, high: string) => `${median}, 90 % interval ${low}–${high}`,
    boundsWords: (low: string, high: string) => `what the unknowns leave open: ${low}–${high}`,
    settled: (established: string, possible: string) =>
      `What is documented establishes ${established}; up to ${possible} remains possible.`,
    levels: "Probability of each level",
    dimensions: (value: number) => `The ${n(value)} dimensions`,
    dimensionsNote: "Open one to see what it rests on.",
    doesNotApply: "does not apply",
    states: { known: "known", partly: "partly known", unknown: "not known", "not-applicable": "does not apply" },
    atLeast: (low: string) => `at least ${low} of 1`,
    answers: {
      none: "none",
      partial: "partial",
      explicit: "explicit",
      "explicit-per-partner": "explicit, and one for each partner",
      dedicated: "a dedicated team",
      "technical-teams": "technical teams lead",
      both: "a dedicated team, and technical teams that lead",
      yes: "yes",
      no: "no",
      never: "never",
      dated: "yes, with a date",
      some: "yes"
    },
    noClaims: "No source on record answers this.",
    profile: (date: string) => `Answers of ${date}.`,
    change: "What would change it",
    raises: "What would establish a higher level",
    raise: (indicators: string, level: string) => `Documenting ${indicators}, if good, would establish ${level}.`,
    narrows: "What would narrow the range",
    narrow: (indicator: string, by: string) => `Knowing ${indicator} would narrow the range by ${by}.`,
    ends: (worst: string, best: string) => `At its worst, at most ${worst}; at its best, at least ${best}.`,
    nothingChanges: "Nothing that is missing would change it."
  },
  standings: {
    active: "Active",
    cooling: "Cooling",
    latent: "Latent",
    suspended: "Suspended",
    ended: "Ended",
    unknown: "Unknown"
  },
  standing: {
    title: "Standing",
    note: "Judged against the rhythm of its own contacts.",
    because: {
      stage: "Its last step on record decides.",
      "recent-contact": "The last contact is recent by its own rhythm.",
      "watched-silence": "Nothing of it was recorded while other twinnings of either city were.",
      "nobody-watched":
        "Nobody who would have recorded an activity has recorded anything: a silent source is not a silent twinning.",
      "watched-too-briefly": "The sources have been silent, but not for long enough to say that the cities are.",
      "no-contact-recorded": "No contact is on record: that says something about the sources, not about the cities."
    },
    lastContact: "Last contact",
    signature: "a step on record",
    quiet: "Quiet for",
    watched: "Of that, watched",
    watchedNote: "while others recorded activities of either city",
    rhythm: "Rhythm",
    own: (typical: string) => `every ${typical}, by its own contacts`,
    fallback: "too few contacts for one of its own",
    limits: (active: string, latent: string) => `active up to ${active} of quiet, latent from ${latent} on`,
    contacts: "Contacts",
    stages: "Steps",
    watchers: "Who watched",
    never: "none on record"
  },
  time: {
    days: (value: number) => of(value, "day", "days"),
    months: (value: number) => of(value, "month", "months"),
    years: (value: number, shown: string) => `${shown} ${value === 1 ? "year" : "years"}`,
    range: (from: string, until: string) => `${from} to ${until}`
  },
  portfolio: {
    title: "Portfolio review",
    note: (twinnings: string) => `${twinnings}: where each stands, and what to do about it.`,
    noteShort: "Partner cities, where each twinning stands, and what to do about it.",
    caption: (city: string) => `Twinnings of ${city}, reviewed`,
    standing: "Standing",
    recommendation: "Recommendation",
    actions: {
      renew: "Renew",
      deepen: "Deepen",
      refocus: "Refocus on a topic",
      "move-into-network": "Move into a network",
      "let-rest": "Let rest",
      end: "End"
    },
    tooLittle: "too little is on record",
    nothingRecommended: "Too little is on record to recommend anything for any twinning of this city.",
    open: (partner: string) => `Reasons and evidence for ${partner}`,
    reasonsFor: (action: string) => `For: ${action}`,
    reasonsAgainst: (action: string) => `Against: ${action}`,
    noneAgainst: "No rule speaks against it.",
    others: "What speaks for or against other steps",
    otherReason: (action: string, weight: number) => (weight < 0 ? `against: ${action}` : `for: ${action}`),
    unjudged: (groups: string) => `Could not be judged: ${groups}.`,
    unjudgedRules: (value: number) => of(value, "rule", "rules"),
    measures: {
      "mutual-benefit": "mutual benefit",
      breadth: "breadth",
      grassroots: "grassroots engagement",
      sustained: "sustained benefit",
      consolidation: "consolidation",
      balance: "who gained",
      "economic-capital": "economic capital",
      "emotional-capital": "emotional capital",
      topics: "topics",
      "shared-networks": "networks in common",
      "months-to-renewal": "date of renewal",
      cost: "cost",
      standing: "standing",
      "mutual-benefit-trend": "trend of mutual benefit",
      "breadth-trend": "trend of breadth",
      "grassroots-trend": "trend of grassroots engagement"
    },
    ended: "An ended twinning is not reviewed.",
    renewal: "Renewal",
    renewalOn: (date: string, months: string) => `${date} (${months})`,
    renewalAhead: (first: number, last: number) =>
      first === 0 ? `within ${of(last, "month", "months")}` : `in ${span(first, last, "month", "months")}`,
    renewalPast: (least: number, most: number) =>
      least > 0
        ? `${span(least, most, "month", "months")} ago`
        : most > 1
          ? `up to ${n(most)} months ago`
          : "less than a month ago",
    renewalOpen: (last: number) => `it may have run out already, and will have within ${of(last, "month", "months")}`,
    cost: "Cost a year",
    capital: "Capital",
    capitalWords: (economic: string, emotional: string) => `economic ${economic}, emotional ${emotional} points`,
    sharedNetworks: "Networks in common",
    noneShared: "none on record",
    notKnown: "not known",
    budget: "Under a budget",
    budgetNote: "What would be paid for if the portfolio had to fit into an amount a year.",
    amount: "Amount a year",
    currency: "Currency",
    currencyHint: "three letters, such as GBP",
    ask: "Fit the portfolio in",
    clear: "Without a budget",
    bothNeeded: "An amount, such as 50000 or 50,000.50, and a currency of three letters, such as GBP, are both needed.",
    spent: (spent: string, cap: string, left: string) => `${spent} of ${cap} would be spent; ${left} would be left.`,
    because: {
      paid: "Paid for",
      free: "Costs nothing to follow",
      "over-cap": "Does not fit",
      "cost-unknown": "No cost on record",
      "other-currency": "Cost in another currency",
      "nothing-recommended": "Nothing recommended"
    },
    instead: (action: string) => `instead: ${action}`
  },
  functions: {
    title: "Five functions of diplomacy",
    note: "Which of them the partners serve, by the type of each activity.",
    names: {
      communication: "Communication",
      negotiation: "Negotiating agreements",
      information: "Gathering information",
      "preventing-conflict": "Preventing conflict",
      symbolising: "Symbolising a society of cities"
    },
    share: (percent: string) => `${percent} of the evidence`,
    unserved: (names: string) => `Served by no partner on record: ${names}.`,
    nothing: "No activity is on record. That says nothing about the city, only about what its sources report.",
    source: "Bull’s functions, S1 l.206–212. The older an activity, the less it counts."
  },
  factors: {
    title: "Success factors",
    note: "Each from 0 to 1, by the activities on record.",
    names: { mutualBenefit: "Mutual benefit", breadth: "Breadth", grassroots: "Grassroots engagement" },
    short: { mutualBenefit: "Benefit", breadth: "Breadth", grassroots: "Grassroots" },
    asks: {
      mutualBenefit: "Do both sides gain, and by whose word?",
      breadth: "How many fields and kinds of actor carry it?",
      grassroots: "Do people outside government carry it?"
    },
    interval: (low: string, high: string) => `90 % interval ${low}–${high}`,
    noInterval: "no interval: too much is unknown",
    doubtful: "no interval: the sources are too doubtful",
    ifAllHolds: (value: string) => `${value} if all that is recorded holds`,
    open: (low: string, high: string) => `${low}–${high} with what is unknown`,
    noValue: "nothing known",
    gained: (city: string) => `${city} gained`,
    gainedNothing: "nothing on record",
    sustained: "Sustained",
    sustainedWords: (both: number, years: number) =>
      `Both sides gained in ${n(both)} of the last ${of(years, "year", "years")}`,
    sustainedMost: (most: number) => `${n(most)} at most, with what is unknown`,
    parts: {
      fields: "Fields of cooperation",
      sectors: "Sectors of those who carry it",
      organisers: "Organisers outside government",
      recurrent: "Organisers seen in several years",
      citizenLed: "Led by citizens",
      exchanges: "Exchanges of people"
    },
    consolidation: "Consolidation",
    consolidationNote: "Level × (1 − volatility) × share of years in which all three are present.",
    consolidationParts: (level: string, volatility: string, presence: string, years: number) =>
      `level ${level}, volatility ${volatility}, share of ${of(years, "year", "years")} with all three present ${presence}`,
    withheld: (factors: string) => `Withheld: no evidence on ${factors}. One number needs all three.`,
    phase: "Phase",
    phases: { associative: "Associative", reciprocative: "Reciprocative", commercial: "Commercial" },
    phaseNotes: {
      associative: "friendship and culture",
      reciprocative: "exchange of people and knowledge",
      commercial: "economic gain"
    },
    noPhase: "No phase is likely enough to be named.",
    behind: "The activities behind it",
    nothingYet: "No activity of this twinning is on record",
    nothingYetDetail:
      "So there is no score: no evidence, no number. That tells of the sources, not of the cities: a silent source is not a silent twinning. As soon as a source that reports an activity is loaded, its factors, phase and capital show here."
  },
  sectors: {
    government: "government",
    business: "business",
    research: "research",
    education: "education",
    culture: "culture",
    health: "health",
    "civil-society": "civil society",
    citizens: "citizens"
  },
  timeline: {
    title: "Over the years",
    note: "Each factor at the end of a year; the older the evidence, the less it counts.",
    label: (from: number, to: number) => `The three factors from ${from} to ${to}`,
    table: "The chart as a table",
    year: "Year",
    activities: "Activities",
    rising: (from: number, to: number, slope: string, p: string) =>
      `rising from ${from} to ${to}, by ${slope} a year (p\u00a0${p})`,
    falling: (from: number, to: number, slope: string, p: string) =>
      `falling from ${from} to ${to}, by ${slope} a year (p\u00a0${p})`,
    none: (from: number, to: number, slope: string, p: string) =>
      `no sure trend from ${from} to ${to}: ${slope} a year (p\u00a0${p})`,
    tooShort: "too few years for a trend",
    change: (year: number, before: string, after: string) => `another level from ${year} on: ${before} → ${after}`,
    marks: "Dashed line: a year from which on a factor keeps another level."
  },
  capital: {
    title: "Capital",
    note: "Two stocks in points, reported beside the factors and not mixed into them.",
    points: (value: string) => `${value} points`,
    tenure: "Time together",
    together: (years: string) => `${years} together`,
    tenureUnknown: "not known: it ended, and no source says when",
    economic: "Economic",
    emotional: "Emotional",
    parts: {
      trade: "Trade",
      investment: "Investment",
      funding: "Funding",
      "joint-project": "Joint projects",
      repeatedContact: "Repeated contact",
      crisisHelp: "Help in a crisis",
      anniversaries: "Anniversaries kept"
    },
    money: "Money named, as stated",
    none: "none on record"
  },
  tensions: {
    title: "Tensions",
    note: "Dated tensions between the two countries, and what went on between the two cities.",
    counts: (before: string, beforeTime: string, after: string, afterTime: string) =>
      `${before} in ${beforeTime} before, ${after} in ${afterTime} after`,
    expected: (value: string) => `${value} would have been usual`,
    ratio: "Rate after over before",
    ratioWords: (ratio: string, low: string, high: string, p: string) =>
      `${ratio} (exact 95 % interval ${low}–${high}, p\u00a0${p})`,
    unbounded: "without upper bound",
    noRatio: "No ratio: no activity counts before or after.",
    noneBefore: "No ratio: nothing dated is on record before it, so nothing can be compared.",
    onlyAfter: "nothing before",
    undecided: (value: number) =>
      `${of(value, "activity", "activities")} cannot be dated to one side, and ${value === 1 ? "is" : "are"} left out.`,
    before: "Before",
    after: "After",
    undated: "Undecided",
    caution: "A low ratio is no proof of an effect: a pandemic, or a list that ended, looks the same.",
    capitalThen: (economic: string, emotional: string) =>
      `Capital on the eve: economic ${economic}, emotional ${emotional} points.`
  },
  activities: {
    title: "Activities",
    note: (value: number, sources: number) =>
      `${of(value, "activity", "activities")} from ${of(sources, "source", "sources")}, the latest first.`,
    fields: "Fields",
    organisers: "Organisers",
    gained: "Who gained",
    people: "People",
    money: "Money",
    citizenLed: "Led by citizens",
    noOrganiser: "none",
    nobody: "nobody",
    gain: (city: string, kind: string, by: string) => `${city}: ${kind}, by the word of ${by}`,
    benefits: {
      project: "a project",
      "visit-received": "a visit received",
      money: "money",
      "practice-adopted": "a practice adopted"
    },
    attesters: {
      beneficiary: "the one that gained",
      "third-party": "a third party",
      giver: "the one that gave"
    },
    notStated: (what: string) => `Not stated: ${what}`,
    marks: {
      "before-agreement": "before the agreement",
      "after-end": "after its end",
      "not-yet": "not yet counted"
    },
    types: {
      "official-visit": "Official visit",
      meeting: "Meeting",
      signing: "Signing",
      ceremony: "Ceremony",
      anniversary: "Anniversary",
      "cultural-event": "Cultural event",
      "sports-event": "Sports event",
      "school-exchange": "School exchange",
      "student-exchange": "Student exchange",
      "citizen-exchange": "Citizens’ exchange",
      "study-visit": "Study visit",
      training: "Training",
      conference: "Conference",
      "research-project": "Research project",
      "joint-project": "Joint project",
      "trade-mission": "Trade mission",
      "trade-event": "Trade event",
      investment: "Investment",
      funding: "Funding",
      aid: "Aid",
      dialogue: "Dialogue",
      office: "Office"
    }
  }
} as const

export type ScoreWords = Words<typeof scores>
