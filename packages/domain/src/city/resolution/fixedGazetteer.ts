/** One small gazetteer for the tests of resolution: real names, round figures. */
import { distanceInKm } from "../Coordinates.ts"
import { foldName } from "../fold.ts"
import type { KnownDivision, KnownPlace, PlaceIndex, ReadCountry } from "./PlaceIndex.ts"

type Line = readonly [
  id: string,
  names: string,
  division: string,
  latitude: number,
  longitude: number,
  population: number,
  kind?: KnownPlace["kind"]
]

const lines: ReadonlyArray<Line> = [
  ["1", "Hastings", "GB.ENG", 50.86, 0.57, 92_000],
  ["2", "Hastings", "NZ.F2", -39.64, 176.85, 90_000],
  ["3", "Springfield", "US.IL", 39.8, -89.64, 117_000, "seat"],
  ["4", "Springfield", "US.MO", 37.22, -93.3, 167_000],
  ["5", "Springfield", "US.MA", 42.1, -72.59, 154_000],
  ["6", "Paris", "FR.11", 48.85, 2.35, 2_100_000, "capital"],
  ["7", "Paris", "US.TX", 33.66, -95.56, 25_000],
  ["8", "Bolzano|Bozen", "IT.17", 46.49, 11.35, 107_000],
  ["9", "Wuxi|无锡", "CN.04", 31.57, 120.29, 4_400_000],
  ["10", "Budapest", "HU.05", 47.5, 19.04, 1_740_000, "capital"],
  ["11", "Zugló", "HU.05", 47.52, 19.1, 0, "section"],
  ["12", "Mombasa", "KE.37", -4.05, 39.66, 1_200_000, "seat"],
  ["13", "Leeds", "GB.ENG", 53.8, -1.55, 516_000],
  ["14", "Beijing|Peking|北京", "CN.22", 39.9, 116.4, 19_000_000, "capital"],
  ["15", "Saint Petersburg|Sankt Petersburg", "RU.66", 59.94, 30.31, 5_350_000, "seat"],
  ["16", "Greater Sudbury|Sudbury", "CA.08", 46.49, -80.99, 158_000],
  ["17", "Delaware", "US.OH", 40.3, -83.07, 35_000],
  ["18", "Manila", "PH.NCR", 14.6, 120.98, 1_600_000, "capital"],
  ["19", "Aschaffenburg", "DE.02", 49.98, 9.15, 68_000],
  ["20", "Rothenburg", "DE.02", 49.38, 10.18, 11_000],
  ["21", "Iași", "RO.23", 47.17, 27.6, 318_000, "seat"],
  ["22", "Chernivtsi|Cernăuți", "UA.03", 48.29, 25.93, 236_000, "seat"],
  ["23", "Neustadt", "DE.02", 49.58, 10.61, 12_000],
  ["24", "Neustadt", "DE.15", 50.74, 11.75, 9_000]
]

const divisionNames: Readonly<Record<string, string>> = {
  "GB.ENG": "England",
  "NZ.F2": "Hawke's Bay",
  "US.IL": "Illinois",
  "US.MO": "Missouri",
  "US.MA": "Massachusetts",
  "US.TX": "Texas",
  "US.OH": "Ohio",
  "US.DE": "Delaware",
  "CN.25": "Shandong",
  "KE.37": "Mombasa",
  "DE.02": "Bavaria",
  "DE.15": "Thuringia"
}

const countries: Readonly<Record<string, string>> = {
  "United Kingdom": "GB",
  "New Zealand": "NZ",
  "United States": "US",
  France: "FR",
  Italy: "IT",
  China: "CN",
  Hungary: "HU",
  Kenya: "KE",
  Russia: "RU",
  Canada: "CA",
  Philippines: "PH",
  Germany: "DE",
  Romania: "RO",
  Ukraine: "UA"
}

export const places: ReadonlyArray<KnownPlace> = lines.map(
  ([id, names, division, latitude, longitude, population, kind = "place"]) => ({
    id,
    name: names.split("|")[0] as string,
    country: division.slice(0, 2),
    division,
    coordinates: { latitude, longitude },
    population,
    kind
  })
)

/** What a list would print of a place if it said everything. */
export const printedOf = (place: KnownPlace) => ({
  name: place.name,
  country: Object.keys(countries).find((name) => countries[name] === place.country) ?? "",
  region: divisionNames[place.division ?? ""] ?? "",
  coordinates: place.coordinates,
  population: place.population
})

const divisions: ReadonlyArray<KnownDivision> = Object.entries(divisionNames).map(([code, name]) => ({
  code,
  name,
  country: code.slice(0, 2)
}))

const readCountry = (text: string): ReadCountry | undefined => {
  const folded = foldName(text)
  if (folded === "kingdomofromania") return { codes: ["RO", "MD", "UA", "BG"], also: [], how: "former" }
  const name = Object.keys(countries).find((one) => foldName(one) === folded)
  return name === undefined ? undefined : { codes: [countries[name] as string], also: [], how: "name" }
}

/** One letter put in, left out or replaced. */
const near = (a: string, b: string): boolean => {
  for (let i = 0; i <= a.length; i++)
    for (const [x, y] of [
      [a.slice(i + 1), b.slice(i + 1)],
      [a.slice(i + 1), b.slice(i)],
      [a.slice(i), b.slice(i + 1)]
    ])
      if (a.slice(0, i) === b.slice(0, i) && x === y) return true
  return false
}

const namesOf = (id: string): ReadonlyArray<string> => lines.find(([one]) => one === id)?.[1].split("|") ?? []

/** The gazetteer, with its answers in the order that `arrange` gives them. */
export const gazetteerIn = (arrange: <A>(answers: ReadonlyArray<A>) => ReadonlyArray<A>): PlaceIndex => ({
  named: (folded) =>
    arrange(
      places.flatMap((place) => {
        const at = namesOf(place.id).findIndex((name) => foldName(name) === folded)
        return at === -1 ? [] : [{ place, main: at === 0 }]
      })
    ),
  similar: (folded, codes) =>
    arrange(
      places
        .filter((place) => codes.includes(place.country) && folded.length > 4 && near(folded, foldName(place.name)))
        .map((place) => ({ place, edits: 1 }))
    ),
  byGeonamesId: (id) => places.find((place) => place.id === id),
  divisionsNamed: (text) =>
    arrange(divisions.filter(({ name }) => foldName(name) === foldName(text.replace(/ (Province|County)$/, "")))),
  countriesNear: (point, km) => [
    ...new Set(
      arrange(places.filter(({ coordinates }) => distanceInKm(coordinates, point) <= km).map(({ country }) => country))
    )
  ],
  readCountry
})

export const gazetteer: PlaceIndex = gazetteerIn((answers) => answers)
