/**
 * Headers invented before the table of words was written, to see whether it generalises: none was consulted while
 * the table was made.
 *
 * Each column is its name and the field that it means; "" where it means none of them.
 */
export const inventedHeaders: ReadonlyArray<{
  readonly language: string
  readonly kind: "twinnings" | "cities" | "networks" | "memberships" | "activities"
  readonly columns: ReadonlyArray<readonly [name: string, field: string]>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
}> = [
  {
    language: "de",
    kind: "twinnings",
    columns: [
      ["Stadt", "city"],
      ["Bundesland", "region"],
      ["Partnergemeinde", "partner"],
      ["Staat der Partnergemeinde", "partnerCountry"],
      ["Partnerschaft seit", "start"],
      ["Art der Beziehung", "category"]
    ],
    rows: [
      ["Bonn", "Nordrhein-Westfalen", "Oxford", "England", "1947", "Partnerschaft"],
      ["Köln", "Nordrhein-Westfalen", "Lille", "Frankreich", "1958", "Partnerschaft"]
    ]
  },
  {
    language: "de",
    kind: "twinnings",
    columns: [
      ["Kommune", "city"],
      ["Verschwisterte Stadt", "partner"],
      ["Land", "partnerCountry"],
      ["Urkunde unterzeichnet am", "start"],
      ["Bemerkungen", "note"]
    ],
    rows: [
      ["Ulm", "Győr", "Ungarn", "12.05.1993", ""],
      ["Trier", "Metz", "Frankreich", "13.10.1957", "ruht"]
    ]
  },
  {
    language: "fr",
    kind: "twinnings",
    columns: [
      ["Commune", "city"],
      ["Département", "region"],
      ["Commune jumelle", "partner"],
      ["Pays partenaire", "partnerCountry"],
      ["Date de signature", "start"],
      ["Nature du lien", "category"]
    ],
    rows: [
      ["Dijon", "Côte-d'Or", "Mayence", "Allemagne", "1958", "jumelage"],
      ["Nancy", "Meurthe-et-Moselle", "Karlsruhe", "Allemagne", "1955", "jumelage"]
    ]
  },
  {
    language: "fr",
    kind: "cities",
    columns: [
      ["Code INSEE", ""],
      ["Nom de la ville", "city"],
      ["Pays", "country"],
      ["Nombre d'habitants", "population"],
      ["Latitude (degrés)", "latitude"],
      ["Longitude (degrés)", "longitude"]
    ],
    rows: [
      ["21231", "Dijon", "France", "158002", "47.3220", "5.0415"],
      ["54395", "Nancy", "France", "104885", "48.6921", "6.1844"]
    ]
  },
  {
    language: "es",
    kind: "twinnings",
    columns: [
      ["Municipio", "city"],
      ["Provincia", "region"],
      ["Ciudad hermanada", "partner"],
      ["País de la ciudad hermanada", "partnerCountry"],
      ["Año del hermanamiento", "start"],
      ["Estado actual", "status"]
    ],
    rows: [
      ["Toledo", "Toledo", "Nara", "Japón", "1972", "vigente"],
      ["Segovia", "Segovia", "Tucson", "Estados Unidos", "2008", "vigente"]
    ]
  },
  {
    language: "es",
    kind: "memberships",
    columns: [
      ["Red", "network"],
      ["Ciudad miembro", "city"],
      ["País", "country"],
      ["Fecha de adhesión", "since"],
      ["Cargo", "role"]
    ],
    rows: [
      ["Mercociudades", "Rosario", "Argentina", "1996", "presidencia"],
      ["Mercociudades", "Montevideo", "Uruguay", "1995", "miembro"]
    ]
  },
  {
    language: "it",
    kind: "twinnings",
    columns: [
      ["Comune italiano", "city"],
      ["Regione", "region"],
      ["Comune gemellato", "partner"],
      ["Nazione", "partnerCountry"],
      ["Data del gemellaggio", "start"],
      ["Fonte", "source"]
    ],
    rows: [
      ["Torino", "Piemonte", "Chambéry", "Francia", "1957", "sito web"],
      ["Modena", "Emilia-Romagna", "Linz", "Austria", "1992", "sito web"]
    ]
  },
  {
    language: "pt",
    kind: "twinnings",
    columns: [
      ["Cidade", "city"],
      ["Cidade-irmã", "partner"],
      ["País da cidade-irmã", "partnerCountry"],
      ["Ano de assinatura", "start"],
      ["Situação", "status"],
      ["Observações", "note"]
    ],
    rows: [
      ["Coimbra", "Salamanca", "Espanha", "1981", "ativo", ""],
      ["Porto", "Bordéus", "França", "1978", "ativo", ""]
    ]
  },
  {
    language: "nl",
    kind: "twinnings",
    columns: [
      ["Gemeente", "city"],
      ["Provincie", "region"],
      ["Zustergemeente", "partner"],
      ["Land zustergemeente", "partnerCountry"],
      ["Sinds", "start"],
      ["Beëindigd", "end"],
      ["Opmerkingen", "note"]
    ],
    rows: [
      ["Delft", "Zuid-Holland", "Freiberg", "Duitsland", "1986", "", ""],
      ["Zoetermeer", "Zuid-Holland", "Nitra", "Slowakije", "2004", "2012", ""]
    ]
  },
  {
    language: "pl",
    kind: "twinnings",
    columns: [
      ["Miasto", "city"],
      ["Województwo", "region"],
      ["Miasto partnerskie", "partner"],
      ["Kraj partnera", "partnerCountry"],
      ["Rok podpisania umowy", "start"],
      ["Uwagi", "note"]
    ],
    rows: [
      ["Lublin", "lubelskie", "Lwów", "Ukraina", "2004", ""],
      ["Poznań", "wielkopolskie", "Brno", "Czechy", "1966", ""]
    ]
  },
  {
    language: "cs",
    kind: "twinnings",
    columns: [
      ["Obec", "city"],
      ["Kraj", "region"],
      ["Partnerská obec", "partner"],
      ["Stát", "partnerCountry"],
      ["Rok navázání spolupráce", "start"]
    ],
    rows: [
      ["Brno", "Jihomoravský", "Leipzig", "Německo", "1973"],
      ["Tábor", "Jihočeský", "Konstanz", "Německo", "1984"]
    ]
  },
  {
    language: "hu",
    kind: "twinnings",
    columns: [
      ["Település", "city"],
      ["Megye", "region"],
      ["Testvértelepülés", "partner"],
      ["Testvértelepülés országa", "partnerCountry"],
      ["A kapcsolat kezdete", "start"],
      ["Megjegyzés", "note"]
    ],
    rows: [
      ["Pécs", "Baranya", "Graz", "Ausztria", "1989", ""],
      ["Győr", "Győr-Moson-Sopron", "Ingolstadt", "Németország", "2008", ""]
    ]
  },
  {
    language: "ro",
    kind: "twinnings",
    columns: [
      ["Localitate", "city"],
      ["Județ", "region"],
      ["Oraș înfrățit", "partner"],
      ["Țara", "partnerCountry"],
      ["Data semnării acordului", "start"]
    ],
    rows: [
      ["Sibiu", "Sibiu", "Landshut", "Germania", "2002"],
      ["Cluj-Napoca", "Cluj", "Köln", "Germania", "1976"]
    ]
  },
  {
    language: "sv",
    kind: "twinnings",
    columns: [
      ["Kommun", "city"],
      ["Län", "region"],
      ["Vänort", "partner"],
      ["Vänortens land", "partnerCountry"],
      ["Avtal tecknat år", "start"],
      ["Status", "status"]
    ],
    rows: [
      ["Uppsala", "Uppsala län", "Bærum", "Norge", "1946", "aktiv"],
      ["Lund", "Skåne län", "Hamar", "Norge", "1947", "aktiv"]
    ]
  },
  {
    language: "fi",
    kind: "twinnings",
    columns: [
      ["Kunta", "city"],
      ["Maakunta", "region"],
      ["Ystävyyskunta", "partner"],
      ["Maa", "partnerCountry"],
      ["Alkaen", "start"],
      ["Päättynyt", "end"]
    ],
    rows: [
      ["Turku", "Varsinais-Suomi", "Göteborg", "Ruotsi", "1946", ""],
      ["Oulu", "Pohjois-Pohjanmaa", "Halle", "Saksa", "1968", "2010"]
    ]
  },
  {
    language: "da",
    kind: "twinnings",
    columns: [
      ["By", "city"],
      ["Region", "region"],
      ["Venskabsby", "partner"],
      ["Venskabsbyens land", "partnerCountry"],
      ["Årstal", "start"]
    ],
    rows: [
      ["Odense", "Syddanmark", "Östersund", "Sverige", "1946"],
      ["Aarhus", "Midtjylland", "Bergen", "Norge", "1946"]
    ]
  },
  {
    language: "ru",
    kind: "twinnings",
    columns: [
      ["Город", "city"],
      ["Область", "region"],
      ["Город-побратим", "partner"],
      ["Страна побратима", "partnerCountry"],
      ["Дата подписания соглашения", "start"],
      ["Примечание", "note"]
    ],
    rows: [
      ["Волгоград", "Волгоградская", "Ковентри", "Великобритания", "1944", ""],
      ["Тверь", "Тверская", "Оснабрюк", "Германия", "1991", ""]
    ]
  },
  {
    language: "uk",
    kind: "twinnings",
    columns: [
      ["Місто", "city"],
      ["Область", "region"],
      ["Місто-партнер", "partner"],
      ["Країна партнера", "partnerCountry"],
      ["Рік укладення угоди", "start"],
      ["Посилання", "url"]
    ],
    rows: [
      ["Львів", "Львівська", "Краків", "Польща", "1995", "https://example.org/1"],
      ["Харків", "Харківська", "Познань", "Польща", "1998", "https://example.org/2"]
    ]
  },
  {
    language: "tr",
    kind: "twinnings",
    columns: [
      ["Şehir", "city"],
      ["İl", "region"],
      ["Kardeş belediye", "partner"],
      ["Kardeş şehrin ülkesi", "partnerCountry"],
      ["İmza tarihi", "start"],
      ["Durumu", "status"]
    ],
    rows: [
      ["İzmir", "İzmir", "Bremen", "Almanya", "1995", "etkin"],
      ["Bursa", "Bursa", "Darmstadt", "Almanya", "1971", "etkin"]
    ]
  },
  {
    language: "el",
    kind: "twinnings",
    columns: [
      ["Δήμος", "city"],
      ["Περιφέρεια", "region"],
      ["Αδελφοποιημένη πόλη", "partner"],
      ["Χώρα", "partnerCountry"],
      ["Έτος αδελφοποίησης", "start"]
    ],
    rows: [
      ["Βόλος", "Θεσσαλία", "Σμόλιαν", "Βουλγαρία", "1986"],
      ["Χανιά", "Κρήτη", "Πάφος", "Κύπρος", "1985"]
    ]
  },
  {
    language: "ja",
    kind: "twinnings",
    columns: [
      ["自治体名", "city"],
      ["都道府県", "region"],
      ["提携先都市", "partner"],
      ["提携国", "partnerCountry"],
      ["提携年月日", "start"],
      ["備考", "note"]
    ],
    rows: [
      ["札幌市", "北海道", "ポートランド", "アメリカ", "1959年11月17日", ""],
      ["京都市", "京都府", "パリ", "フランス", "1958年6月15日", ""]
    ]
  },
  {
    language: "zh",
    kind: "twinnings",
    columns: [
      ["中方城市", "city"],
      ["省份", "region"],
      ["外方城市", "partner"],
      ["外方国家", "partnerCountry"],
      ["结好时间", "start"],
      ["备注", "note"]
    ],
    rows: [
      ["武汉", "湖北", "曼彻斯特", "英国", "1986-09-16", ""],
      ["广州", "广东", "里昂", "法国", "1988-01-19", ""]
    ]
  },
  {
    language: "zh",
    kind: "activities",
    columns: [
      ["活动名称", "title"],
      ["日期", "on"],
      ["城市", "city"],
      ["友城", "partner"],
      ["活动类型", "type"],
      ["主办单位", "organisers"],
      ["链接", "url"]
    ],
    rows: [
      ["青年交流", "2024-05-01", "武汉", "曼彻斯特", "教育", "市外办", "https://example.org/a"],
      ["艺术展", "2024-07-09", "武汉", "杜伊斯堡", "文化", "市外办", "https://example.org/b"]
    ]
  },
  {
    language: "ko",
    kind: "twinnings",
    columns: [
      ["도시", "city"],
      ["자매도시", "partner"],
      ["국가", "partnerCountry"],
      ["체결일", "start"],
      ["비고", "note"]
    ],
    rows: [
      ["부산", "가오슝", "대만", "1966-06-30", ""],
      ["대구", "애틀랜타", "미국", "1981-11-05", ""]
    ]
  },
  {
    language: "en",
    kind: "twinnings",
    columns: [
      ["Local authority", "city"],
      ["County", "region"],
      ["Twinned with", "partner"],
      ["Twin's country", "partnerCountry"],
      ["Year twinned", "start"],
      ["Link type", "category"],
      ["Website", "url"]
    ],
    rows: [
      ["Harrogate", "North Yorkshire", "Bagnères-de-Luchon", "France", "1952", "twinning", "https://example.org/h"],
      ["Whitby", "North Yorkshire", "Porirua", "New Zealand", "", "twinning", "https://example.org/w"]
    ]
  },
  {
    language: "en",
    kind: "activities",
    columns: [
      ["Event", "title"],
      ["When", "on"],
      ["Our city", "city"],
      ["Partner city", "partner"],
      ["Theme", "fields"],
      ["Organised by", "organisers"],
      ["Participants", ""]
    ],
    rows: [
      ["Youth orchestra visit", "2023-06-01", "Leeds", "Dortmund", "culture", "City Council", "40"],
      ["Trade mission", "2023-09-12", "Leeds", "Hangzhou", "business", "Chamber", "12"]
    ]
  },
  {
    language: "en",
    kind: "networks",
    columns: [
      ["Organisation", "network"],
      ["Acronym", ""],
      ["Founded", "start"],
      ["Headquarters", "city"],
      ["Number of members", ""],
      ["Web", "url"]
    ],
    rows: [
      ["Eurocities", "EC", "1986", "Brussels", "200", "https://example.org/e"],
      ["Energy Cities", "EnC", "1990", "Besançon", "1000", "https://example.org/n"]
    ]
  },
  {
    language: "en",
    kind: "twinnings",
    columns: [
      ["home_city", "city"],
      ["home_lat", "latitude"],
      ["home_lon", "longitude"],
      ["foreign_city", "partner"],
      ["foreign_country", "partnerCountry"],
      ["foreign_lat", "partnerLatitude"],
      ["foreign_lon", "partnerLongitude"],
      ["agreement_date", "start"]
    ],
    rows: [
      ["Leeds", "53.79", "-1.54", "Dortmund", "Germany", "51.51", "7.46", "1969-05-01"],
      ["York", "53.96", "-1.08", "Münster", "Germany", "51.96", "7.62", "1957-01-01"]
    ]
  },
  {
    language: "hr",
    kind: "twinnings",
    columns: [
      ["Grad", "city"],
      ["Županija", "region"],
      ["Grad prijatelj", "partner"],
      ["Država", "partnerCountry"],
      ["Godina potpisivanja", "start"]
    ],
    rows: [
      ["Rijeka", "Primorsko-goranska", "Trst", "Italija", "1967"],
      ["Zadar", "Zadarska", "Fürstenfeldbruck", "Njemačka", "1989"]
    ]
  },
  {
    language: "ar",
    kind: "twinnings",
    columns: [
      ["المدينة", "city"],
      ["المدينة التوأم", "partner"],
      ["البلد", "partnerCountry"],
      ["تاريخ التوقيع", "start"]
    ],
    rows: [
      ["تونس", "كولونيا", "ألمانيا", "1964"],
      ["الرباط", "ليون", "فرنسا", "1987"]
    ]
  }
]
