/** Up to a bound, evidence of a weight. */
export interface Tier {
  readonly upTo: number
  readonly weight: number
}

/**
 * The weights by which two records are held for one city.
 *
 * **Details**: a weight is a natural logarithm of odds, and the score of a pair is the share that the sum of its weights
 * stands for, 1 / (1 + e⁻ˢ) with the sum s. They are judgements of this project, each with its reason: tried on the 25 pairs of one
 * list of 4,566 cities (Wikidata, 2021), of which a person knows which are one place, and on nothing else.
 */
export interface DuplicateRules {
  readonly version: string
  /** No pair with a lower score is given. */
  readonly shown: number
  /** How two cities bear one name: both under it, one of them as another name, or both as another name. */
  readonly name: { readonly main: number; readonly other: number; readonly bothOther: number }
  /** Weight per unit of the logarithm of how many other cities of the country the name may mean. */
  readonly perLogNamesakes: number
  /** Where one of the two says no country. */
  readonly countryUnknown: number
  /** Where they lie in two countries; only a shared id brings such a pair here. */
  readonly otherCountry: number
  readonly sharedId: number
  /** Both have an id of one register, and not the same. */
  readonly differentIds: number
  /** By distance in kilometres, ascending. */
  readonly distance: { readonly tiers: ReadonlyArray<Tier>; readonly beyond: number }
  /** By how many times the larger is the smaller, ascending. */
  readonly population: { readonly tiers: ReadonlyArray<Tier>; readonly beyond: number }
  readonly commonPartners: { readonly each: number; readonly most: number }
  readonly twinnedWithEachOther: number
  readonly otherDivision: number
}

/** The rules of this project. */
export const defaultDuplicateRules: DuplicateRules = {
  version: "1.0.0",
  // One in ten is worth a look; a list of every pair of homonyms is not.
  shown: 0.1,
  name: {
    // A name alone leaves it open: of two cities of one name in one country, somewhat more are two.
    main: -0.5,
    // Other names hold those of parts, of parishes and of neighbours.
    other: -1.5,
    bothOther: -2.5
  },
  // Of ten Springfields any other may be meant.
  perLogNamesakes: -1,
  // One record that says less than the other may still be of another country.
  countryUnknown: -1,
  // Cities change their country, and lists err, but seldom.
  otherCountry: -3,
  // One id of a register is one place, unless a list erred.
  sharedId: 7,
  // Weak: Wikidata keeps a city and its municipality as two items (Amsterdam Q727 and Q9899).
  differentIds: -0.3,
  distance: {
    tiers: [
      // City and municipality of one place in the list lie 0.1 to 8 km apart.
      { upTo: 10, weight: 3.5 },
      // Kansas City and its namesake across the river: 10.2 km, two cities.
      { upTo: 25, weight: 2 },
      // Lists mark points of one place up to 50 km apart (attributes.coordinates): that far says nothing.
      { upTo: 50, weight: 0 },
      // Coventry in Connecticut and in Rhode Island: 62 km.
      { upTo: 100, weight: -2.5 }
    ],
    beyond: -6
  },
  population: {
    tiers: [
      { upTo: 1.1, weight: 1.5 },
      { upTo: 2, weight: 0.5 },
      // A town and the district that bears its name.
      { upTo: 5, weight: -0.5 }
    ],
    beyond: -1.5
  },
  // Twins are chosen by name at times (Coventry, Salisbury), so that they do not outweigh distance.
  commonPartners: { each: 1, most: 2 },
  // A city is not twinned with itself; a list may do it by mistake.
  twinnedWithEachOther: -3,
  // Homonyms of one country lie in different states or provinces; a border moves now and then.
  otherDivision: -2
}
