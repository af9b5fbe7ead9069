/**
 * Headers that were written after the table of words, and that it was first tried on as they are: language, names of
 * columns, the field of each ("" for none), and one row.
 */
export const heldOutHeaders: ReadonlyArray<
  readonly [language: string, names: ReadonlyArray<string>, fields: ReadonlyArray<string>, row: ReadonlyArray<string>]
> = [
  [
    "de",
    ["Name der Stadt", "Name der Partnerstadt", "Staat", "Kontinent", "Jahr der Urkunde", "Ansprechpartner"],
    ["city", "partner", "partnerCountry", "", "start", ""],
    ["Jena", "Lugoj", "Rumänien", "Europa", "1983", "Frau M."]
  ],
  [
    "de",
    ["Stadt/Gemeinde", "PLZ", "Partnerort", "Partnerland", "Vertragsdatum", "Status der Partnerschaft"],
    ["city", "", "partner", "partnerCountry", "start", "status"],
    ["Emden", "26721", "Archangelsk", "Russland", "1988-05-01", "ausgesetzt"]
  ],
  [
    "fr",
    [
      "Nom de la commune française",
      "Code postal",
      "Nom de la ville jumelée",
      "Pays",
      "Année du jumelage",
      "Site internet"
    ],
    ["city", "", "partner", "partnerCountry", "start", "url"],
    ["Angers", "49000", "Osnabrück", "Allemagne", "1964", "https://x.org"]
  ],
  [
    "ca",
    ["Municipi", "Comarca", "Municipi agermanat", "País", "Data d'agermanament"],
    ["city", "region", "partner", "partnerCountry", "start"],
    ["Sabadell", "Vallès", "Matagalpa", "Nicaragua", "1994-01-01"]
  ],
  [
    "lt",
    ["Miestas", "Miestas partneris", "Šalis", "Metai"],
    ["city", "partner", "partnerCountry", "start"],
    ["Kaunas", "Lippe", "Vokietija", "1992"]
  ],
  [
    "en",
    ["Our Town", "Our Country", "Sister Town", "Sister Country", "Agreement Signed", "Agreement Ended", "Comments"],
    ["city", "country", "partner", "partnerCountry", "start", "end", "note"],
    ["Boulder", "United States", "Jalapa", "Nicaragua", "1984", "", ""]
  ],
  [
    "en",
    ["US City", "State", "International City", "Country", "Relationship Type", "Established"],
    ["city", "region", "partner", "partnerCountry", "category", "start"],
    ["Tempe", "AZ", "Regensburg", "Germany", "Sister City", "1976"]
  ],
  [
    "en",
    ["city_ascii", "iso2", "admin_name", "lat", "lng", "population", "id"],
    ["city", "country", "region", "latitude", "longitude", "population", "cityId"],
    ["Tokyo", "JP", "Tōkyō", "35.6897", "139.6922", "37977000", "1392685764"]
  ],
  [
    "en",
    ["placeLabel", "twinLabel", "place", "twin", "coord", "startTime"],
    ["city", "partner", "cityId", "partnerId", "coordinates", "start"],
    [
      "Leeds",
      "Lille",
      "http://www.wikidata.org/entity/Q39121",
      "http://www.wikidata.org/entity/Q648",
      "Point(-1.5 53.8)",
      "1968-01-01T00:00:00Z"
    ]
  ],
  [
    "es",
    ["Ayuntamiento", "Comunidad Autónoma", "Hermanado con", "País", "Desde", "Observaciones"],
    ["city", "region", "partner", "partnerCountry", "start", "note"],
    ["Vigo", "Galicia", "Oporto", "Portugal", "1986", ""]
  ],
  [
    "it",
    ["Ente locale", "Provincia", "Ente gemellato", "Stato", "Anno di stipula"],
    ["city", "region", "partner", "partnerCountry", "start"],
    ["Pesaro", "PU", "Nanterre", "Francia", "1986"]
  ],
  [
    "ja",
    ["市区町村", "姉妹都市名", "国名", "締結日", "提携の動機"],
    ["city", "partner", "partnerCountry", "start", ""],
    ["横浜市", "サンディエゴ", "アメリカ", "1957-10-29", "港"]
  ],
  [
    "zh",
    ["序号", "我国城市", "外国城市", "国别", "结好日期"],
    ["", "city", "partner", "partnerCountry", "start"],
    ["1", "济南", "考文垂", "英国", "1983-10-03"]
  ],
  [
    "ko",
    ["지자체명", "외국도시명", "국가명", "결연일자", "교류분야"],
    ["city", "partner", "partnerCountry", "start", "fields"],
    ["인천", "고베", "일본", "2010-04-06", "문화"]
  ],
  [
    "pl",
    ["Gmina", "Gmina partnerska", "Państwo", "Data podpisania porozumienia", "Zakres współpracy"],
    ["city", "partner", "partnerCountry", "start", "fields"],
    ["Gdynia", "Kilonia", "Niemcy", "1985-01-01", "kultura"]
  ],
  [
    "ru",
    ["Субъект РФ", "Муниципальное образование", "Зарубежный партнёр", "Государство", "Год"],
    ["region", "city", "partner", "partnerCountry", "start"],
    ["Тверская обл.", "Тверь", "Капошвар", "Венгрия", "1969"]
  ],
  [
    "en",
    ["Network name", "Member city", "Member country", "Joined", "Position"],
    ["network", "city", "country", "since", "role"],
    ["ICLEI", "Bonn", "Germany", "1993", "Host"]
  ],
  [
    "en",
    ["Date", "Activity", "Partner", "Field", "Outcome"],
    ["on", "title", "partner", "fields", ""],
    ["2023-05-01", "Art show", "Wuhan", "culture", "good"]
  ]
]
