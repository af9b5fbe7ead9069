import type { Organiser } from "@proxeny/domain"
import { cityNamed } from "../../places/cities.ts"

export const manchester = cityNamed("Manchester")
export const wuhan = cityNamed("Wuhan")

const from =
  (city?: Organiser["city"]) =>
  (name: string, sector: Organiser["sector"]): Organiser => ({ name, sector, ...(city === undefined ? {} : { city }) })

const inManchester = from(manchester)
const inWuhan = from(wuhan)
const elsewhere = from()

/**
 * Who organised or carried what the two cities did, under one name each.
 *
 * **Details**: a city comes with those that a source places there. Universities are education, whatever they did.
 */
export const organisers = {
  manchesterCityCouncil: inManchester("Manchester City Council", "government"),
  wuhanGovernment: inWuhan("Wuhan Municipal People’s Government", "government"),
  wuhanPeoplesCongress: inWuhan("Wuhan Municipal People’s Congress", "government"),
  combinedAuthority: elsewhere("Greater Manchester Combined Authority", "government"),
  britishConsulate: elsewhere("British Consulate General Wuhan", "government"),
  chineseConsulate: elsewhere("Chinese Consulate General in Manchester", "government"),
  hubeiEducation: elsewhere("Hubei Provincial Department of Education", "government"),
  manchesterMuseum: inManchester("Manchester Museum", "culture"),
  wuhanMuseum: inWuhan("Wuhan Museum", "culture"),
  britishMuseum: elsewhere("British Museum", "culture"),
  home: inManchester("HOME", "culture"),
  brighterSound: inManchester("Brighter Sound", "culture"),
  universityOfManchester: inManchester("University of Manchester", "education"),
  manchesterMetropolitan: inManchester("Manchester Metropolitan University", "education"),
  universityOfBolton: elsewhere("University of Bolton", "education"),
  hust: inWuhan("Huazhong University of Science and Technology", "education"),
  wtbu: inWuhan("Wuhan Technology and Business University", "education"),
  whut: inWuhan("Wuhan University of Technology", "education"),
  manchesterChinaForum: inManchester("Manchester China Forum", "business"),
  committeeOnChina: elsewhere("UK National Committee on China", "civil-society"),
  studentsAndScholars: inManchester("Chinese Students and Scholars Association Manchester", "civil-society")
} as const satisfies Record<string, Organiser>
