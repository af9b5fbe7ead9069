import { foldName } from "@proxeny/domain"

/** A list of words as data, folded for comparison. */
const folded = (words: string): ReadonlySet<string> =>
  new Set(
    words
      .split("|")
      .map(foldName)
      .filter((word) => word !== "")
  )

/** What a cell says where there is no date: nothing at all, punctuation, or a word for it. */
const absent = folded(
  "unknown|date unknown|unknown date|not known|n/a|not available|not applicable|n.d.|no date|none|null|nil|nan|undefined|tba|tbc|tbd|" +
    "unbekannt|keine|keine Angabe|k. A.|ohne Datum|o. D.|o. J.|nicht bekannt|inconnu|inconnue|date inconnue|sans date|s. d.|non connu|" +
    "desconocido|desconocida|sin fecha|sconosciuto|sconosciuta|senza data|desconhecido|desconhecida|sem data|onbekend|" +
    "nieznany|nieznana|brak|brak danych|neznámo|neznámý|neznámé|neuvedeno|neznáme|ismeretlen|nincs adat|necunoscut|necunoscută|" +
    "okänt|okänd|saknas|ukendt|ukjent|ingen|tuntematon|ei tiedossa|неизвестно|неизвестна|нет данных|нет|невідомо|немає даних|" +
    "bilinmiyor|bilinmeyen|άγνωστο|άγνωστη|nepoznato|непознато|nežinoma|nav zināms|nezināms|teadmata|neznano|ni podatka|" +
    "不详|不詳|未详|未知|不明|无|無|なし|미상|없음|غير معروف|غير متوفر|לא ידוע"
)
const noLetters = /^[-‐‑‒–—―−?.…/\\*_\s'"()[\]]*$/u
const zeros = /^0{4}-00-00(?:[T ]00:00:00)?$/

/** Whether a text, already trimmed and not long, says that there is no date. */
export const saysNoDate = (text: string): boolean =>
  noLetters.test(text) || zeros.test(text) || (!/\d/.test(text) && absent.has(foldName(text)))

/** Words that stand in a date and say nothing: prepositions, "the year", what marks a day or a year. */
export const fillers = folded(
  "of|the|in|i|on|year|month|day|date|dated|ad|ce|a.d.|c.e.|im|am|den|der|des|jahr|jahre|le|la|l|en|an|année|mois|de|del|el|año|di|il|nel|dell|nell|anno|" +
    "ano|em|het|jaar|op|van|r|rok|roku|w|dnia|v|ve|roce|dne|dňa|év|évi|ban|ben|pe|anul|år|året|den|vuonna|vuosi|" +
    "г|год|года|году|в|р|рік|року|у|yılı|yıl|του|το|της|στις|έτος|god|godine|godina|dana|година|године|година|на|" +
    "m|metai|metų|metais|d|diena|g|gada|gads|gadā|aasta|aastal|leta|leto|dne|عام|سنة|في|م|من|בשנת|שנת|ב|ה"
)

/** What follows the number of a day, with or without a dot or a hyphen: 3rd, 1er, 3.º, 3-го, 3:e. */
export const ordinals = folded(
  "st|nd|rd|th|er|re|ère|ème|e|o|a|ª|te|ter|ten|ste|de|го|е|ого|ое|ше|η|ης|ος|an|án|én|ai|ei|nci|inci|ncı|oji|as|s"
)

/** Words for "about this time". */
export const about = folded(
  "c|ca|cca|circa|cir|about|around|approx|approximately|roughly|estimated|probably|um|etwa|gegen|ungefähr|rund|zirka|vers|environ|env|autour|" +
    "hacia|aproximadamente|aprox|alrededor|sobre|intorno|verso|cerca|rond|omstreeks|ongeveer|około|ok|kolem|asi|okolo|přibližně|približne|" +
    "körülbelül|kb|körül|circa|aproximativ|omkring|omkr|cirka|rundt|noin|n|около|примерно|ок|близько|приблизно|yaklaşık|tahminen|περίπου|περί|περ|" +
    "oko|приблизно|около|apie|apytiksliai|ap|aptuveni|ap|umbes|okrog|okoli|حوالي|نحو|בערך|סביב"
)

/** Words after which, or before which, a year is one before the year 1. */
export const beforeYearOne = folded(
  "bc|bce|b.c.|b.c.e.|v. Chr.|vChr|avJC|av. J.-C.|a.C.|пне|до н. э.|公元前|紀元前|西元前"
)

/** Words that begin a period: "since", "from", "between". */
export const sinceWords = folded(
  "since|from|starting|as of|beginning|between|seit|seit dem|ab|ab dem|von|vom|zwischen|depuis|depuis le|de|du|dès|entre|à partir de|desde|desde el|del|" +
    "dal|da|dall|dalla|a partire dal|tra|sinds|vanaf|van|tussen|od|od roku|od r|począwszy od|ode|din|de la|între|începând cu|sedan|från|fra|mellan|mellem|siden|siden|" +
    "alkaen|vuodesta|с|со|начиная с|от|з|із|від|между|από|nuo|no|kopš|alates|med|между|поміж|από το|منذ|من|מאז|מ"
)

/** Words between the beginning and the end of a period, or before an end that stands alone. */
export const toWords = folded(
  "to|until|till|til|up to|through|thru|bis|bis zum|bis zu|zum|au|à|a|aux|jusqu|jusqu au|jusqu à|jusqu en|al|hasta|hasta el|até|ao|fino al|fino a|" +
    "tot|tot en met|t/m|do|do roku|do r|až do|až|ig|pînă în|până în|până|la|till och med|t.o.m.|till|t.o.m|asti|saakka|vuoteen|" +
    "до|по|kadar|έως|μέχρι|ως|iki|līdz|kuni|إلى|الى|حتى|עד"
)

/** Words that end a period only after "between": "between 1958 and 1990". */
export const andWords = folded("and|und|et|y|e|en|i|a|oraz|és|și|och|og|ja|и|й|та|ve|και|ir|un|in|و")

/** Words that say that a period goes on. */
export const onwardWords = folded(
  "present|the present|date|today|now|ongoing|current|currently|continuing|active|onwards|onward|heute|jetzt|laufend|dato|aujourd'hui|présent|" +
    "nos jours|ce jour|en cours|hoy|presente|actualidad|la actualidad|el presente|la fecha|oggi|presente|hoje|o presente|heden|vandaag|nu|dziś|dzisiaj|teraz|obecnie|nadal|" +
    "dnes|současnost|současnosti|súčasnosť|súčasnosti|napjainkig|ma|prezent|astăzi|idag|i dag|nutid|nå|dags dato|tänään|nykyhetki|настоящее время|настоящего времени|н.в.|" +
    "сегодня|сьогодні|теперішній час|bugün|günümüz|σήμερα|danas|данас|днес|šiandien|dabar|šodien|tänapäev|danes|الآن|اليوم|היום|היום הזה"
)

/** What makes a period of a year that ends in nought: 1950s, 1950er Jahre, années 1950, 1950年代. */
export const decadeMarks = {
  before: folded("annees|les annees|années|anni|gli anni|años|los años|anos|lata|the"),
  after: folded("s|er|er jahre|ies|erne|erjahre|tal|talet|luvulla|luku|е|er år|年代|년대|ler|lar|lerde|lī")
} as const
