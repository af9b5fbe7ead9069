import type { Shapes } from "@proxeny/client"
import { formatCount, formatDecimal, formatDigits, formatScore, formatShare } from "../../i18n/format.ts"
import { g } from "../../i18n/graph.ts"
import { languageTag, t } from "../../i18n/language.ts"

export type NetworkFigures = typeof Shapes.NetworkFigures.Encoded

export interface FigureRow {
  readonly label: string
  readonly value: string
  readonly note: string
}

export interface FigureGroup {
  readonly title: string
  readonly rows: ReadonlyArray<FigureRow>
}

/** A figure from −1 to 1, with its sign; undefined where nothing can be said. */
const signed = (value: number | undefined): string =>
  value === undefined ? g().figures.notDefined : `${value < 0 ? "−" : ""}${formatScore(Math.abs(value))}`

/** A share that may be tiny: in per cent, in as many digits as say something. */
const smallShare = (value: number): string =>
  value === 0 || value >= 0.01
    ? formatShare(value)
    : new Intl.NumberFormat(languageTag(), { style: "percent", maximumSignificantDigits: 2 }).format(value)

const shareOf = (part: number, all: number): string => formatShare(all === 0 ? 0 : part / all)

/** The figures of the whole, each with what it means in plain words. */
export const figureGroups = (f: NetworkFigures): ReadonlyArray<FigureGroup> => {
  const w = g().figures
  return [
    {
      title: w.size,
      rows: [
        { label: w.cities, value: formatCount(f.cities), note: w.citiesNote },
        { label: w.twinnings, value: formatCount(f.twinnings), note: w.twinningsNote },
        {
          label: w.meanTwins,
          value: formatDecimal(f.meanTwins),
          note: w.meanTwinsNote(formatDecimal(f.medianTwins), formatCount(f.maxTwins))
        },
        { label: w.density, value: smallShare(f.density), note: w.densityNote }
      ]
    },
    {
      title: w.web,
      rows: [
        { label: w.components, value: formatCount(f.components), note: w.componentsNote },
        {
          label: w.largest,
          value: formatCount(f.largest.cities),
          note: w.largestNote(formatShare(f.largest.share), formatCount(f.largest.twinnings))
        },
        {
          label: w.meanDistance,
          value: formatScore(f.largest.meanDistance),
          note: w.meanDistanceNote(formatDecimal(f.largest.medianDistance), formatDecimal(f.largest.effectiveDiameter))
        },
        { label: w.diameter, value: formatCount(f.largest.diameter), note: w.diameterNote(f.largest.radius) },
        { label: w.bridges, value: formatCount(f.bridges), note: w.bridgesNote },
        { label: w.cutPoints, value: formatCount(f.cutPoints), note: w.cutPointsNote },
        { label: w.core, value: formatCount(f.core.cities), note: w.coreNote(f.core.k) }
      ]
    },
    {
      title: w.groups,
      rows: [
        { label: w.communities, value: formatCount(f.communities), note: w.communitiesNote },
        { label: w.modularity, value: signed(f.modularity), note: w.modularityNote },
        { label: w.triangles, value: formatCount(f.triangles), note: w.trianglesNote },
        { label: w.squares, value: formatCount(f.squares), note: w.squaresNote },
        { label: w.transitivity, value: formatScore(f.transitivity), note: w.transitivityNote },
        { label: w.clustering, value: formatScore(f.averageClustering), note: w.clusteringNote }
      ]
    },
    {
      title: w.spread,
      rows: [
        { label: w.gini, value: formatScore(f.gini), note: w.giniNote },
        { label: w.entropy, value: formatScore(f.relativeEdgeEntropy), note: w.entropyNote },
        { label: w.assortativity, value: signed(f.degreeAssortativity), note: w.assortativityNote }
      ]
    },
    {
      title: w.borders,
      rows: [
        {
          label: w.domestic,
          value: formatCount(f.domesticTwinnings),
          note: w.domesticNote(shareOf(f.domesticTwinnings, f.twinnings))
        },
        {
          label: w.countryAssortativity,
          value: signed(f.countryAssortativity),
          note: w.countryAssortativityNote
        },
        {
          label: w.length,
          value: t().words.km(f.lengths.all.median),
          note: w.lengthNote(t().words.km(f.lengths.all.p10), t().words.km(f.lengths.all.p90))
        },
        {
          label: w.international,
          value: t().words.km(f.lengths.international.median),
          note: w.internationalNote(t().words.km(f.lengths.international.mean))
        }
      ]
    }
  ]
}

/** How exact betweenness is, in words. */
export const betweennessWords = ({ betweenness }: NetworkFigures): string =>
  betweenness.exact || betweenness.samples === undefined || betweenness.error === undefined
    ? g().figures.exact
    : g().figures.estimated(
        betweenness.samples,
        formatDigits(betweenness.error),
        formatShare(betweenness.confidence ?? 0)
      )
