import { foldedForms, foldName } from "@proxeny/domain"

/**
 * The months by language, January first: every form under which lists print one, divided by `|`.
 *
 * **Details**: long and short names, on their own and in the case that stands beside a day, from CLDR (as
 * `Intl.DateTimeFormat` gives them, which a test compares). Beside those: Austrian German, the genitives of Serbian
 * and Slovene, the locatives of Russian, Finnish and Latvian, shortenings that are usual and not in CLDR, and the
 * Arabic of the Levant, Egypt and the Maghreb. Chinese, Japanese and Korean write the number of the month.
 */
export const months: Readonly<Record<string, ReadonlyArray<string>>> = {
  en: [
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sep|sept",
    "october|oct",
    "november|nov",
    "december|dec"
  ],
  de: [
    "januar|jan|jänner|jän",
    "februar|feb|feber",
    "märz|mär",
    "april|apr",
    "mai",
    "juni|jun",
    "juli|jul",
    "august|aug",
    "september|sep|sept",
    "oktober|okt",
    "november|nov",
    "dezember|dez"
  ],
  fr: [
    "janvier|janv|jan",
    "février|févr|fév|fev",
    "mars",
    "avril|avr",
    "mai",
    "juin",
    "juillet|juil|jul",
    "août",
    "septembre|sept",
    "octobre|oct",
    "novembre|nov",
    "décembre|déc"
  ],
  es: [
    "enero|ene",
    "febrero|feb",
    "marzo|mar",
    "abril|abr",
    "mayo|may",
    "junio|jun",
    "julio|jul",
    "agosto|ago",
    "septiembre|sept|sep|set|setiembre",
    "octubre|oct",
    "noviembre|nov",
    "diciembre|dic"
  ],
  it: [
    "gennaio|gen",
    "febbraio|feb",
    "marzo|mar",
    "aprile|apr",
    "maggio|mag",
    "giugno|giu",
    "luglio|lug",
    "agosto|ago",
    "settembre|set|sett",
    "ottobre|ott",
    "novembre|nov",
    "dicembre|dic"
  ],
  pt: [
    "janeiro|jan",
    "fevereiro|fev",
    "março|mar",
    "abril|abr",
    "maio|mai",
    "junho|jun",
    "julho|jul",
    "agosto|ago",
    "setembro|set",
    "outubro|out",
    "novembro|nov",
    "dezembro|dez"
  ],
  nl: [
    "januari|jan",
    "februari|feb",
    "maart|mrt",
    "april|apr",
    "mei",
    "juni|jun",
    "juli|jul",
    "augustus|aug",
    "september|sep",
    "oktober|okt",
    "november|nov",
    "december|dec"
  ],
  pl: [
    "styczeń|sty|stycznia",
    "luty|lut|lutego",
    "marzec|mar|marca",
    "kwiecień|kwi|kwietnia",
    "maj|maja",
    "czerwiec|cze|czerwca",
    "lipiec|lip|lipca",
    "sierpień|sie|sierpnia",
    "wrzesień|wrz|września",
    "październik|paź|października",
    "listopad|lis|listopada",
    "grudzień|gru|grudnia"
  ],
  cs: [
    "leden|led|ledna",
    "únor|úno|února",
    "březen|bře|března",
    "duben|dub|dubna",
    "květen|kvě|května",
    "červen|čvn|června",
    "červenec|čvc|července",
    "srpen|srp|srpna",
    "září|zář",
    "říjen|říj|října",
    "listopad|lis|listopadu",
    "prosinec|pro|prosince"
  ],
  sk: [
    "január|jan|januára",
    "február|feb|februára",
    "marec|mar|marca",
    "apríl|apr|apríla",
    "máj|mája",
    "jún|júna",
    "júl|júla",
    "august|aug|augusta",
    "september|sep|septembra",
    "október|okt|októbra",
    "november|nov|novembra",
    "december|dec|decembra"
  ],
  hu: [
    "január|jan",
    "február|febr|feb",
    "március|márc",
    "április|ápr",
    "május|máj",
    "június|jún",
    "július|júl",
    "augusztus|aug",
    "szeptember|szept",
    "október|okt",
    "november|nov",
    "december|dec"
  ],
  ro: [
    "ianuarie|ian",
    "februarie|feb",
    "martie|mar",
    "aprilie|apr",
    "mai",
    "iunie|iun",
    "iulie|iul",
    "august|aug",
    "septembrie|sept",
    "octombrie|oct",
    "noiembrie|nov",
    "decembrie|dec"
  ],
  sv: [
    "januari|jan",
    "februari|feb",
    "mars",
    "april|apr",
    "maj",
    "juni",
    "juli",
    "augusti|aug",
    "september|sep",
    "oktober|okt",
    "november|nov",
    "december|dec"
  ],
  da: [
    "januar|jan",
    "februar|feb",
    "marts|mar",
    "april|apr",
    "maj",
    "juni|jun",
    "juli|jul",
    "august|aug",
    "september|sep",
    "oktober|okt",
    "november|nov",
    "december|dec"
  ],
  nb: [
    "januar|jan",
    "februar|feb",
    "mars|mar",
    "april|apr",
    "mai",
    "juni|jun",
    "juli|jul",
    "august|aug",
    "september|sep",
    "oktober|okt",
    "november|nov",
    "desember|des"
  ],
  fi: [
    "tammikuu|tammi|tammikuuta|tammikuun|tammikuussa",
    "helmikuu|helmi|helmikuuta|helmikuun|helmikuussa",
    "maaliskuu|maalis|maaliskuuta|maaliskuun|maaliskuussa",
    "huhtikuu|huhti|huhtikuuta|huhtikuun|huhtikuussa",
    "toukokuu|touko|toukokuuta|toukokuun|toukokuussa",
    "kesäkuu|kesä|kesäkuuta|kesäkuun|kesäkuussa",
    "heinäkuu|heinä|heinäkuuta|heinäkuun|heinäkuussa",
    "elokuu|elo|elokuuta|elokuun|elokuussa",
    "syyskuu|syys|syyskuuta|syyskuun|syyskuussa",
    "lokakuu|loka|lokakuuta|lokakuun|lokakuussa",
    "marraskuu|marras|marraskuuta|marraskuun|marraskuussa",
    "joulukuu|joulu|joulukuuta|joulukuun|joulukuussa"
  ],
  ru: [
    "январь|янв|января|январе",
    "февраль|февр|февраля|феврале",
    "март|марта|мар|марте",
    "апрель|апр|апреля|апреле",
    "май|мая|мае",
    "июнь|июня|июн|июне",
    "июль|июля|июл|июле",
    "август|авг|августа|августе",
    "сентябрь|сент|сентября|сентябре|сен",
    "октябрь|окт|октября|октябре",
    "ноябрь|нояб|ноября|ноябре|ноя",
    "декабрь|дек|декабря|декабре"
  ],
  uk: [
    "січень|січ|січня",
    "лютий|лют|лютого",
    "березень|бер|березня",
    "квітень|квіт|квітня",
    "травень|трав|травня",
    "червень|черв|червня",
    "липень|лип|липня",
    "серпень|серп|серпня",
    "вересень|вер|вересня",
    "жовтень|жовт|жовтня",
    "листопад|лист|листопада",
    "грудень|груд|грудня"
  ],
  tr: [
    "ocak|oca",
    "şubat|şub",
    "mart|mar",
    "nisan|nis",
    "mayıs|may",
    "haziran|haz",
    "temmuz|tem",
    "ağustos|ağu",
    "eylül|eyl",
    "ekim|eki",
    "kasım|kas",
    "aralık|ara"
  ],
  el: [
    "ιανουαρίου|ιαν|ιανουάριος",
    "φεβρουαρίου|φεβ|φεβρουάριος",
    "μαρτίου|μαρ|μάρτιος",
    "απριλίου|απρ|απρίλιος",
    "μαΐου|μαΐ|μάιος|μάϊος",
    "ιουνίου|ιουν|ιούνιος|ιούν",
    "ιουλίου|ιουλ|ιούλιος|ιούλ",
    "αυγούστου|αυγ|αύγουστος",
    "σεπτεμβρίου|σεπ|σεπτέμβριος",
    "οκτωβρίου|οκτ|οκτώβριος",
    "νοεμβρίου|νοε|νοέμβριος",
    "δεκεμβρίου|δεκ|δεκέμβριος"
  ],
  hr: [
    "siječanj|sij|siječnja",
    "veljača|velj|veljače",
    "ožujak|ožu|ožujka",
    "travanj|tra|travnja",
    "svibanj|svi|svibnja",
    "lipanj|lip|lipnja",
    "srpanj|srp|srpnja",
    "kolovoz|kol|kolovoza",
    "rujan|ruj|rujna",
    "listopad|lis|listopada",
    "studeni|stu|studenoga|studenog",
    "prosinac|pro|prosinca"
  ],
  sr: [
    "јануар|јан|јануара",
    "фебруар|феб|фебруара",
    "март|мар|марта",
    "април|апр|априла",
    "мај|маја",
    "јун|јуна|јуни",
    "јул|јула|јули",
    "август|авг|августа",
    "септембар|сеп|септембра",
    "октобар|окт|октобра",
    "новембар|нов|новембра",
    "децембар|дец|децембра"
  ],
  "sr-Latn": [
    "januar|jan|januara",
    "februar|feb|februara",
    "mart|mar|marta",
    "april|apr|aprila",
    "maj|maja",
    "jun|juna|juni",
    "jul|jula|juli",
    "avgust|avg|avgusta",
    "septembar|sep|septembra",
    "oktobar|okt|oktobra",
    "novembar|nov|novembra",
    "decembar|dec|decembra"
  ],
  bg: [
    "януари|ян|яну",
    "февруари|фев|февр",
    "март|мар",
    "април|апр",
    "май",
    "юни",
    "юли",
    "август|авг",
    "септември|сеп|септ",
    "октомври|окт|окто",
    "ноември|ное|ноем",
    "декември|дек"
  ],
  lt: [
    "sausis|sausio|saus",
    "vasaris|vasario|vas",
    "kovas|kovo|kov",
    "balandis|balandžio|bal",
    "gegužė|gegužės|geg",
    "birželis|birželio|birž",
    "liepa|liepos|liep",
    "rugpjūtis|rugpjūčio|rugp",
    "rugsėjis|rugsėjo|rugs",
    "spalis|spalio|spal",
    "lapkritis|lapkričio|lapkr",
    "gruodis|gruodžio|gruod"
  ],
  lv: [
    "janvāris|janv|janvāra|janvārī",
    "februāris|febr|februāra|februārī",
    "marts|marta|martā",
    "aprīlis|apr|aprīļa|aprīlī",
    "maijs|maija|maijā",
    "jūnijs|jūn|jūnija|jūnijā",
    "jūlijs|jūl|jūlija|jūlijā",
    "augusts|aug|augusta|augustā",
    "septembris|sept|septembra|septembrī",
    "oktobris|okt|oktobra|oktobrī",
    "novembris|nov|novembra|novembrī",
    "decembris|dec|decembra|decembrī"
  ],
  et: [
    "jaanuar|jaan",
    "veebruar|veebr",
    "märts",
    "aprill|apr",
    "mai",
    "juuni",
    "juuli",
    "august|aug",
    "september|sept",
    "oktoober|okt",
    "november|nov",
    "detsember|dets"
  ],
  sl: [
    "januar|jan|januarja",
    "februar|feb|februarja",
    "marec|mar|marca",
    "april|apr|aprila",
    "maj|maja",
    "junij|jun|junija",
    "julij|jul|julija",
    "avgust|avg|avgusta",
    "september|sep|septembra",
    "oktober|okt|oktobra",
    "november|nov|novembra",
    "december|dec|decembra"
  ],
  ar: [
    "يناير|كانون الثاني|جانفي",
    "فبراير|شباط|فيفري",
    "مارس|آذار",
    "أبريل|نيسان|ابريل|أفريل",
    "مايو|أيار|ماي",
    "يونيو|حزيران|جوان",
    "يوليو|تموز|يوليوز|جويلية",
    "أغسطس|آب|اغسطس|غشت|أوت",
    "سبتمبر|أيلول|شتنبر",
    "أكتوبر|تشرين الأول|اكتوبر",
    "نوفمبر|تشرين الثاني|نونبر",
    "ديسمبر|كانون الأول|دجنبر"
  ],
  he: [
    "ינואר|ינו",
    "פברואר|פבר",
    "מרץ",
    "אפריל|אפר",
    "מאי",
    "יוני",
    "יולי",
    "אוגוסט|אוג",
    "ספטמבר|ספט",
    "אוקטובר|אוק",
    "נובמבר|נוב",
    "דצמבר|דצמ"
  ]
}

interface Named {
  readonly month: number
  readonly languages: ReadonlySet<string>
}

const none: ReadonlyArray<number> = []

/** Of each folded name, the months it means and the languages in which it does. */
const byName: ReadonlyMap<string, ReadonlyArray<Named>> = (() => {
  const found = new Map<string, Map<number, Set<string>>>()
  for (const [language, names] of Object.entries(months))
    names.forEach((forms, at) => {
      for (const form of forms.split("|").flatMap((name) => [...foldedForms(name), foldName(name)])) {
        const meanings = found.get(form) ?? new Map<number, Set<string>>()
        found.set(form, meanings.set(at + 1, (meanings.get(at + 1) ?? new Set()).add(language)))
      }
    })
  return new Map(
    [...found].map(([form, meanings]) => [form, [...meanings].map(([month, languages]) => ({ month, languages }))])
  )
})()

const numbersOf = new Map([...byName].map(([form, named]) => [form, named.map(({ month }) => month)]))

/**
 * The months, 1–12, that a folded word may mean: none where it names no month, several where languages disagree.
 *
 * **Details**: `listopad` is October in Croatian and November in Czech and Polish. A `language` (BCP 47) decides where
 * it knows the word. Hebrew writes "in July" as one word, which is read as July.
 */
export const monthsNamed = (folded: string, language?: string): ReadonlyArray<number> => {
  const found = numbersOf.get(folded) ?? (folded.startsWith("ב") ? numbersOf.get(folded.slice(1)) : undefined)
  if (found === undefined) return none
  if (found.length === 1 || language === undefined) return found
  const wanted = language.toLowerCase()
  const own = (byName.get(folded) ?? []).filter(({ languages }) =>
    [...languages].some((one) => wanted === one.toLowerCase() || wanted.split("-")[0] === one.split("-")[0])
  )
  return own.length === 0 ? found : own.map(({ month }) => month)
}

/** Names of months that mean different ones in different languages. */
export const disputedMonths: ReadonlyArray<string> = [...numbersOf]
  .filter(([, all]) => all.length > 1)
  .map(([name]) => name)

const roman: ReadonlyArray<string> = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

/** The month, 1–12, that a Roman numeral gives as Poles and Hungarians write it; 0 where it gives none. */
export const romanMonth = (word: string): number => (word.length > 4 ? 0 : roman.indexOf(word.toUpperCase()) + 1)
