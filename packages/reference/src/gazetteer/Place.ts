import type { Coordinates } from "@proxeny/domain"

/** The words under which the content of GeoNames may be used and has to be credited. */
export const geonamesAttribution = "Place data © GeoNames (www.geonames.org), CC BY 4.0"

/** When the table was taken from GeoNames. Its populations carry no year. */
export const geonamesAsOf = "2023-03"

/**
 * A place as GeoNames describes it.
 *
 * **Details**: `country` is the code GeoNames uses, ISO 3166-1 alpha-2 and XK for Kosovo. `population` is 0 where
 * GeoNames knows none. `featureCode` says what kind of place it is: PPLC a capital, PPLX a section of a place.
 */
export interface Place {
  readonly geonamesId: string
  readonly name: string
  readonly asciiName: string
  readonly alternativeNames: ReadonlyArray<string>
  readonly country: string
  readonly coordinates: Coordinates
  readonly population: number
  readonly featureCode: string
}

/** Reads one line of the table; the columns are those of the GeoNames export format. */
export const readPlace = (line: string): Place => {
  const column = line.split("\t")
  return {
    geonamesId: column[0] ?? "",
    name: column[1] ?? "",
    asciiName: column[2] ?? "",
    alternativeNames: (column[3] ?? "") === "" ? [] : (column[3] ?? "").split(","),
    coordinates: { latitude: Number(column[4]), longitude: Number(column[5]) },
    featureCode: column[7] ?? "",
    country: column[8] ?? "",
    population: Number(column[14] ?? "")
  }
}

/** Every name of a place, the main one first. */
export const namesOf = (place: Place): ReadonlyArray<string> => [place.name, place.asciiName, ...place.alternativeNames]
