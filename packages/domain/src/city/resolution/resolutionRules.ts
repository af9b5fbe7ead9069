/**
 * The weights and thresholds of resolution.
 *
 * **Details**: a weight is a natural logarithm of odds: evidence of weight w makes a candidate eˣ, x = w, times as likely
 * beside the others. Each stands with its reason. They are judgements, set on half of the countries of one list and
 * checked on the other half and on other lists (tooling/bench/src/resolution.ts).
 */
export interface ResolutionRules {
  readonly version: string
  /** From this confidence on a place is taken without asking. */
  readonly threshold: number
  /** No candidate below this share is shown in a choice. */
  readonly shown: number
  readonly choices: number
  /** From this sum of beliefs on the candidates are offered as a choice, and not only as what comes nearest. */
  readonly offered: number
  /** How much likelier a place is for being larger: weight per unit of the logarithm of its population. */
  readonly perLogPopulation: number
  readonly populationIfUnknown: number
  readonly leastPopulation: number
  /** The inhabitants of the place that is meant although no gazetteer has it. */
  readonly missingPlace: number
  readonly name: {
    readonly other: number
    readonly variant: number
    readonly shortened: number
    readonly misspelt: {
      readonly perEdit: number
      readonly short: number
      readonly shortBelow: number
      readonly safeFrom: number
      readonly safeIfLarge: number
    }
    /** How another name counts beside a place whose main name it is, in the same country. */
    readonly besideMain: number
    /** The same of a name that is no spelling of the main one, wherever that place is. */
    readonly unlikeBesideMain: number
    /** From this size on a city is trusted under a name that is no spelling of its main one. */
    readonly large: number
    readonly bothOfTwo: number
    readonly oneOfTwo: number
  }
  readonly leftOut: { readonly municipality: number; readonly division: number; readonly metropolitan: number }
  readonly notUnderstood: number
  readonly country: { readonly agrees: number; readonly loosely: number; readonly contradicts: number }
  readonly region: { readonly agrees: number; readonly contradicts: number }
  readonly coordinates: {
    readonly near: { readonly km: number; readonly weight: number }
    readonly around: { readonly km: number; readonly weight: number }
    readonly off: { readonly km: number; readonly weight: number }
    readonly far: number
    readonly coarse: { readonly km: number; readonly weight: number }
    /** Farther than this from every place of the stated country, coordinates contradict it. */
    readonly contradictKm: number
  }
  readonly population: {
    readonly near: { readonly ratio: number; readonly weight: number }
    readonly around: { readonly ratio: number; readonly weight: number }
    readonly far: { readonly ratio: number; readonly weight: number }
  }
  readonly partnerInSameCountry: number
  /** Evidence from another row of the same city counts this part. */
  readonly alongside: number
  readonly kind: Readonly<Record<"capital" | "seat" | "place" | "section" | "former", number>>
  /** No gazetteer misses a second city of this size: far coordinates are then likelier wrong than the name. */
  readonly wellKnown: number
  /** A city of this size is meant by its name although a division has it too (New York). */
  readonly outweighsDivision: number
  /** Two places of one name this near each other are one for the reader of a list: the larger stands for both. */
  readonly samePlaceKm: number
  /** A part of a city lies no farther from its centre. */
  readonly partKm: number
  /** The most that may be believed where the row itself speaks against it. */
  readonly cap: {
    readonly contradictingCountry: number
    readonly unknownCountry: number
    readonly contradictingRegion: number
    readonly farCoordinates: number
    readonly feebleName: number
    readonly division: number
    readonly partUnknown: number
  }
}

/** The rules of this project. */
export const defaultResolutionRules: ResolutionRules = {
  version: "1.0.0",
  // Four to one: a wrong twin is worse than a question.
  threshold: 0.8,
  shown: 0.02,
  choices: 6,
  offered: 0.25,
  // Odds as the populations: of two homonyms the larger is taken only where it is four times the other.
  perLogPopulation: 1,
  // GeoNames leaves small places without a figure.
  populationIfUnknown: 1500,
  leastPopulation: 300,
  // The table begins at 500 inhabitants; what it leaves out is smaller or has another name.
  missingPlace: 500,
  name: {
    // Other names hold those of parishes, of the past, and of neighbours.
    other: -0.7,
    variant: -0.5,
    // "Rothenburg ob der Tauber" for Rothenburg: there may be another Rothenburg.
    shortened: -3,
    // A short name has many neighbours.
    misspelt: { perEdit: -4.5, short: -2, shortBelow: 7, safeFrom: 10, safeIfLarge: 9 },
    // Lists mean the place that is called so.
    besideMain: -1.5,
    // Philadelphia was a name of Amman, too.
    unlikeBesideMain: -2.3,
    large: 100_000,
    bothOfTwo: 1.5,
    oneOfTwo: -1
  },
  leftOut: { municipality: -0.2, division: -1.5, metropolitan: -0.5 },
  notUnderstood: -2,
  country: {
    agrees: 3.5,
    // A state that ended, a territory that lists give to another.
    loosely: 2,
    contradicts: -10
  },
  region: { agrees: 4, contradicts: -4 },
  coordinates: {
    near: { km: 20, weight: 5 },
    around: { km: 50, weight: 2.5 },
    off: { km: 120, weight: -1.5 },
    // Coordinates are wrong in a percent of rows; a homonym elsewhere is likelier than that.
    far: -4.5,
    coarse: { km: 150, weight: 1 },
    contradictKm: 50
  },
  population: {
    // Enough to outweigh the habit of meaning the larger homonym.
    near: { ratio: 1.6, weight: 4 },
    around: { ratio: 4, weight: 2 },
    far: { ratio: 12, weight: -4 }
  },
  // In a list of twin towns one link in 25 is domestic.
  partnerInSameCountry: -1.5,
  alongside: 0.6,
  kind: { capital: 1, seat: 0.3, place: 0, section: -2.5, former: -3 },
  wellKnown: 10_000,
  outweighsDivision: 500_000,
  samePlaceKm: 12,
  partKm: 60,
  cap: {
    contradictingCountry: 0.5,
    // A country that is printed and that nobody knows would have said something.
    unknownCountry: 0.75,
    contradictingRegion: 0.7,
    farCoordinates: 0.75,
    feebleName: 0.75,
    division: 0.7,
    partUnknown: 0.6
  }
}
