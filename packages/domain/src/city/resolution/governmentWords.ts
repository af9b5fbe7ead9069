/** What a word of local government says of the thing it names. */
export type Level = "municipality" | "division" | "metropolitan"

/** Words before a name, with the particles that join them to it: "City of", "comune di", "Landkreis". */
const before: Readonly<Record<Level, ReadonlyArray<string>>> = {
  municipality: [
    "(the )?(city|town|township|village|borough|municipality|commune|local municipality|city council|metropolitan borough|royal borough|london borough|urban community|metropolitan municipality|corporation)( and (county|borough))? of",
    "(comune|città|citta|municipio|unione) (di|della|del|d')",
    "(ville|commune|mairie|municipalité|communauté urbaine|cité) (de la|de|du|des|d')",
    "(ciudad|municipio|municipalidad|ayuntamiento|alcaldía|distrito|cantón) (de la|de los|de|del)",
    "(cidade|município|municipio|prefeitura( municipal)?|câmara municipal|concelho|freguesia) (de|do|da|dos|das)",
    "(ajuntament|municipi|vila|ciutat|concello|concejo|concellu|municipio) (de|d'|del|da|do)",
    "(stadt|große kreisstadt|universitätsstadt|hansestadt|freie und hansestadt|landeshauptstadt|marktgemeinde|markt|stadtgemeinde|gemeinde|ortsgemeinde|verbandsgemeinde|samtgemeinde|kurort|flecken|seebad|ostseebad|bad stadt)",
    "(gemeente|stad)",
    "(gmina|miasto stołeczne|miasto stoleczne|m\\. ?st\\.|miasto|gm\\.|m\\.|urząd miasta|gmina miejska)( i gmina)?",
    "(mesto|město|městys|obec)",
    "(municipiul|orașul|orasul|oraș|oras|comuna)",
    "(općina|opcina|opština|opstina|grad|občina|obcina|komuna e|komuna|bashkia e|bashkia|komunë)",
    "(δήμος|dimos|δήμου)",
    "(г\\.|гор\\.|город|місто|м\\.|град|община|грады|горад|пгт|село|поселок|посёлок|городской округ)",
    "(majlis bandaraya|majlis perbandaran|kota|kabupaten kota|kotamadya|dewan bandaraya)",
    "(thành phố|tp\\.?|thị xã|quận)",
    "(nagar|municipal corporation of)"
  ],
  division: [
    "(the )?(county|province|state|region|district|prefecture|department|regional municipality|district municipality|shire|governorate|canton|community) of",
    "(county|co\\.|contae|landkreis|kreis|lkr\\.?|landschaft|bezirk|rheinisch|verwaltungsgemeinschaft)",
    "(powiat|województwo|pow\\.|okres|kraj|județul|judetul|judet|oblast|область|область|район|раён)",
    "(provincia|regione|città metropolitana|citta metropolitana|libero consorzio comunale) (di|della|del|d')",
    "(province|département|departement|région|region|canton|communauté de communes|communauté d'agglomération) (de la|de l'|de|du|des|d')",
    "(provincia|departamento|región|estado|comunidad|comarca|mancomunidad|diputación( provincial)?) (de la|de los|de|del)",
    "(distrito|estado|região|comarca) (de|do|da)",
    "(kabupaten|regency of|kab\\.)"
  ],
  metropolitan: [
    "(greater|metro|metropolitan|metropolitan area of|metropolitan city of|grand|grande|área metropolitana de|area metropolitana di|métropole de|metropole|métropole du|agglomération de|gran|stadtregion|region hannover)"
  ]
}

/** Words after a name. Those joined to it stand with their hyphen. */
const after: Readonly<Record<Level, ReadonlyArray<string>>> = {
  municipality: [
    "(city|town|township|village|borough|municipality|municipal corporation|metropolitan municipality|city council|town council|district council|borough council|local municipality|municipal council|cdp)",
    "(capital district|capital territory|nct|d\\.?c\\.?|metropolitan city|special city|special municipality|city region)",
    "(kommun|kommune|stad|stadt|gemeente|kaupunki|kunta|linn|vald|pilsēta|novads|miestas|rajono savivaldybė|savivaldybė|city municipality)",
    "(város|városi önkormányzat|község önkormányzata|kozseg onkormanyzata|varosi onkormanyzat|önkormányzat|önkormányzata|onkormanyzata|onkormanyzat|megyei jogú város|község|nagyközség)",
    "(belediyesi|büyükşehir belediyesi|municipio|hiria|udala|grad|općina|opština|общ\\.|сити)",
    "[- ](shi|si|ku|cho|chō|machi|mura|son|gu|dong|myeon|eup|ward)"
  ],
  division: [
    "(county|shire|province|state|region|district|prefecture|department|regional municipality|district municipality|oblast|oblast'|governorate|parish|canton|voivodeship|regional council|rural district|community|metropolitan region|autonomous prefecture|regency|division|raion|rayon|rajon|hromada|urban hromada|settlement hromada)",
    "(район|область|раён|край|уезд|районы|облысы|громада)",
    "(megye|län|fylke|maakond|maakunta|apskritis|kraj|okres|landkreis|kreis|amt|ili|ilçesi|ilcesi)",
    "[- ](gun|do|ken|fu|to|kun)"
  ],
  metropolitan: [
    "(metropolitan area|metropolitan|metropolis|métropole|metropolregion|urban area|agglomeration|metro area|area)"
  ]
}

const anchored = (words: ReadonlyArray<string>, end: boolean): RegExp =>
  end
    ? new RegExp(`[\\s-]+(?:${words.map((word) => word.replace("[- ]", "")).join("|")})$`, "iu")
    : new RegExp(`^(?:${words.join("|")})(?:\\s+|(?<=['’]))`, "iu")

const levels: ReadonlyArray<Level> = ["metropolitan", "division", "municipality"]
const patterns = levels.flatMap((level) => [
  { level, pattern: anchored(before[level], false) },
  { level, pattern: anchored(after[level], true) }
])

/** Words of languages that write them to the name without a space: Chinese, Japanese, Korean. */
const joined: ReadonlyArray<{ readonly level: Level; readonly pattern: RegExp }> = [
  { level: "municipality", pattern: /(?<=\p{L}{2})(?:[市町村镇鎮乡鄉]|특별시|광역시|특별자치시|시|읍|면)$/u },
  { level: "municipality", pattern: /^(?:[市])(?=\p{L}{2})/u },
  { level: "division", pattern: /(?<=\p{L}{2})(?:[省州郡县縣県府道区區旗盟]|地区|自治州|自治县|군|구|도)$/u }
]

/**
 * A name without one word of local government, for each such word that it begins or ends with.
 *
 * **Details**: "City of Leeds" gives "Leeds" and the word; "Mombasa County" gives "Mombasa" and says that a division was
 * named. Words are those of some thirty languages; what is left has two letters at least.
 */
export const withoutGovernmentWord = (
  name: string
): ReadonlyArray<{ readonly name: string; readonly word: string; readonly level: Level }> =>
  [...patterns, ...joined].flatMap(({ level, pattern }) => {
    const found = pattern.exec(name)
    if (found === null) return []
    const rest = (found.index === 0 ? name.slice(found[0].length) : name.slice(0, found.index)).replace(
      /^[\s,–-]+|[\s,–-]+$/gu,
      ""
    )
    return (rest.match(/\p{L}/gu) ?? []).length < 2 ? [] : [{ name: rest, word: found[0].trim(), level }]
  })
