import type { Words } from "../en.ts"

const count = new Intl.NumberFormat("en-GB")
const n = (value: number) => count.format(value)
const of = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`

/** The words of imports in British English: only their pages load these. */
export const imports = {
  title: "Imports",
  subtitle: "Bring in a list, see what it would do, decide what is not certain, and take it back if it was wrong.",
  signIn: "Sign in to see imports, and to bring in lists.",
  start: {
    title: "Bring in a list",
    note: "A table, a workbook, JSON, GeoJSON or a graph, up to 100 MB. Nothing is written before you have seen what it would do.",
    from: "Where it is",
    file: "A file of mine",
    address: "An address on the web",
    choose: "File",
    chooseHint: "Such as XLSX, CSV, JSON, GeoJSON, GEXF or GraphML.",
    url: "Address",
    urlHint: "https://…, or wikidata:GB for what Wikidata knows of a country.",
    needed: "This is needed.",
    tooLarge: "The file is larger than 100 MB: part it, or bring it in on the command line.",
    empty: "The file is empty.",
    look: "Look at it",
    sending: "Sending"
  },
  look: {
    title: "What it seems to be",
    sure: (percent: string) => `${percent} sure`,
    file: (name: string, size: string) => `${name}, ${size}`,
    kept: (date: string) => `Kept until ${date}.`,
    sheet: "Sheet",
    hidden: "hidden",
    kind: "What it tells of",
    kinds: {
      twinnings: "Twinnings",
      cities: "Cities",
      networks: "Networks",
      memberships: "Memberships",
      activities: "Activities"
    },
    columns: "Columns",
    columnsNote: "What each column means. Change what is not right.",
    column: "Column",
    means: "Means",
    holds: "Holds",
    leftOut: "left out",
    mappedBy: {
      format: "As the format says.",
      saved: "As such a table was read before.",
      person: "As you say.",
      guess: "Guessed from names and contents."
    },
    missing: (fields: string) => `It cannot be brought in yet: no column tells ${fields}.`,
    or: " or ",
    sample: "First rows",
    row: "Row",
    unreadable: "No list can be read from it",
    another: "Choose another file",
    fields: {
      city: "city",
      cityId: "id of the city",
      country: "country of the city",
      region: "region of the city",
      latitude: "latitude of the city",
      longitude: "longitude of the city",
      coordinates: "coordinates of the city",
      population: "population of the city",
      partner: "partner city",
      partnerId: "id of the partner",
      partnerCountry: "country of the partner",
      partnerRegion: "region of the partner",
      partnerLatitude: "latitude of the partner",
      partnerLongitude: "longitude of the partner",
      partnerCoordinates: "coordinates of the partner",
      partnerPopulation: "population of the partner",
      start: "since when",
      end: "until when",
      status: "state",
      category: "kind of twinning",
      network: "network",
      networkId: "id of the network",
      member: "member",
      since: "member since",
      until: "member until",
      role: "role",
      through: "through which network",
      title: "title",
      on: "date",
      type: "type of activity",
      fields: "fields of cooperation",
      organisers: "organisers",
      source: "source",
      url: "address",
      note: "note"
    }
  },
  record: {
    title: "How it stands on record",
    name: "Title of the list",
    nameHint: "It becomes a source of this name; the same title again is the same source.",
    language: "Language of the list",
    languageHint: "Such as de or zh; where its words mean several things.",
    set: "What holds for every row",
    setNote: "What no column says, such as the city whose partners the list names.",
    setField: "Is",
    setValue: "Everywhere",
    addSet: "Add a value for every row",
    removeSet: (number: number) => `Take value ${n(number)} away`,
    reliability: "Reliability of the list",
    credibility: "Credibility of what it says",
    asOnRecord: "as on record",
    why: "Why you bring it in",
    whyHint: "It stands in the history with your name.",
    preview: "Show what it would do",
    bring: "Bring it in",
    bringNote: "All of it is written at the end, or nothing. It can be taken back.",
    changedSince: "You changed something since: look again before you bring it in.",
    previewTitle: "What it would do",
    previewNote: "Nothing is written."
  },
  job: {
    kinds: { preview: "Preview", import: "Import" },
    states: {
      waiting: "Waits",
      running: "Going on",
      done: "Done",
      failed: "Failed",
      cancelled: "Cancelled"
    },
    title: (list: string) => `Import of “${list}”`,
    ahead: (value: number) => `${of(value, "import is", "imports are")} before it.`,
    progress: (what: string, done: number, total: number | undefined) =>
      total === undefined ? `${n(done)}: ${what}` : `${n(done)} of ${n(total)}: ${what}`,
    progressLabel: "Progress",
    starting: "It begins.",
    reconnecting: "The connection broke; it goes on, and is shown again as soon as it stands.",
    cancel: "Cancel",
    cancelled: "Cancelled: nothing was written.",
    failed: "Nothing was written.",
    nothingWritten: "Nothing is written until the end.",
    reload: "You may close this page: it goes on, and this address shows it again."
  },
  outcomes: {
    read: "Read",
    created: "New",
    merged: "Added to what is there",
    unchanged: "Known already",
    waiting: "Waits for you",
    rejected: "Rejected"
  },
  rows: {
    title: "Rows",
    caption: "Rows with what becomes of each",
    row: "Row",
    outcome: "Becomes",
    about: "About",
    remarks: "Remarks",
    first: (value: number) => `The first ${n(value)} of each kind are shown.`,
    all: "All",
    show: "Show",
    none: "No row of this kind.",
    unknownCountry: "country not stated",
    found: (text: string) => `Found: ${text}`,
    where: (file: string, line: number) => `${file}, line ${n(line)}`
  },
  report: {
    title: "Report",
    brought: (claims: number) => `${of(claims, "new claim", "new claims")}.`,
    would: (claims: number) => `It would bring ${of(claims, "new claim", "new claims")}.`,
    created: (what: string) => `New on record: ${what}.`,
    cities: (value: number) => of(value, "city", "cities"),
    twinnings: (value: number) => of(value, "twinning", "twinnings"),
    networks: (value: number) => of(value, "network", "networks"),
    memberships: (value: number) => of(value, "membership", "memberships"),
    activities: (value: number) => of(value, "activity", "activities"),
    files: "Files",
    file: "File",
    passedOver: "Passed over: no list in it",
    remarks: "Worth a look",
    rejected: (value: number) => of(value, "row was rejected", "rows were rejected"),
    rejectedWould: (value: number) => of(value, "row would be rejected", "rows would be rejected"),
    download: "Save the rejected rows (CSV)",
    source: "The source",
    waiting: (value: number) => of(value, "row waits for you", "rows wait for you"),
    waitingWould: (value: number) => `${of(value, "row", "rows")} would wait until you say which place is meant.`,
    open: "Open the import",
    more: (value: number) => `${n(value)} more`
  },
  waiting: {
    title: (value: number) => `${of(value, "place waits", "places wait")} for you`,
    note: "Which place a printed name means is not certain. What you choose is remembered for the lists that come.",
    none: "Nothing waits.",
    rows: (value: number) => of(value, "row", "rows"),
    printed: (name: string, place: string) => (place === "" ? name : `${name}, ${place}`),
    may: (name: string, place: string, percent: string) => `${name}, ${place} (${percent})`,
    own: "A city of its own, which no gazetteer has",
    leaveOut: "Leave these rows out",
    choose: "Choose",
    which: (name: string) => `Which place is “${name}”?`,
    saving: "Choosing",
    took: (taken: number, left: number) =>
      left > 0
        ? `${of(left, "row was left out", "rows were left out")}.`
        : `${of(taken, "row was taken up", "rows were taken up")}.`,
    unmatched: "Make a city of each name that no gazetteer has",
    unmatchedNote: "Only of names whose country is printed, and that may be no other place.",
    why: {
      homonyms: "Several places have this name.",
      "no-such-name": "The gazetteer has no such name."
    }
  },
  list: {
    title: "What was brought in",
    caption: "Imports, the newest first",
    list: "List",
    by: "By",
    on: "On",
    claims: "Claims",
    waiting: "Waits",
    state: "State",
    standing: "on record",
    undone: (date: string) => `taken back ${date}`,
    installation: "the installation",
    empty: "No list has been brought in yet",
    emptyDetail: "Bring one in above: nothing is written before you have seen what it would do.",
    jobs: "Going on, and of the last days",
    jobsNote: "Imports are done one after another.",
    jobsEmpty: "Nothing is going on."
  },
  undo: {
    do: "Take it back",
    title: (list: string) => `Take “${list}” back`,
    note: "What it brought goes, and nothing that somebody else has said since. The history keeps it.",
    why: "Why",
    done: (claims: number, records: string) =>
      records === ""
        ? `Taken back: ${of(claims, "claim", "claims")}.`
        : `Taken back: ${of(claims, "claim", "claims")}, with ${records} that nobody else speaks of.`
  }
} as const

export type ImportWords = Words<typeof imports>
