import type { Words } from "../en.ts"

const count = new Intl.NumberFormat("en-GB")
const n = (value: number) => count.format(value)
const of = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`

/** The words of the graph in British English: only its page loads these. */
export const graph = {
  title: "Graph",
  choose: "What to show",
  views: {
    around: "Around a city",
    networks: "City networks",
    communities: "Communities",
    ways: "Ways between",
    figures: "Figures"
  },
  subtitles: {
    around: "A city, its twins, and how those are twinned among themselves.",
    networks: "Which networks cities belong to, themselves or through others, and who meets whom there.",
    communities: "Groups of cities that twin more among each other than with the rest of the world.",
    ways: "How two cities are linked over the twins they have: every shortest way.",
    figures: "What the register says of the world of twinnings as a whole."
  },
  pick: {
    city: "City",
    chooseCity: "Choose a city",
    from: "From",
    chooseFrom: "Choose the city to start from",
    to: "To",
    chooseTo: "Choose the city to reach",
    network: "Network",
    chooseNetwork: "Choose a network",
    placeholder: "Name or short name of a network",
    nothing: "Choose",
    swap: "Swap the two cities"
  },
  reach: {
    label: "How far",
    option: (links: number) => of(links, "link", "links")
  },
  size: {
    label: "How many cities",
    option: (cities: number) => `${n(cities)} cities`
  },
  arrangement: {
    label: "Arrangement",
    links: "By links",
    map: "On the map"
  },
  picture: {
    role: "graph",
    around: (city: string, links: number) =>
      links === 1 ? `${city} and its twins` : `Up to ${links} links from ${city}`,
    networksOfCity: (city: string) => `Networks of ${city}`,
    network: (network: string) => `${network}, its cities and networks`,
    communities: "Communities of the world",
    community: (number: number, name: string) => `Community ${number}: ${name}`,
    ways: (from: string, to: string) => `From ${from} to ${to}`,
    label: (title: string, cities: number, links: number) =>
      `${title}: a graph of ${of(cities, "city or network", "cities and networks")} and ${of(links, "link", "links")}. The table below says the same in words.`,
    drawn: (cities: number, links: number) => `${of(cities, "city", "cities")}, ${of(links, "twinning", "twinnings")}`,
    drawnNetworks: (cities: number, networks: number, links: number) =>
      `${of(cities, "city", "cities")}, ${of(networks, "network", "networks")}, ${of(links, "membership", "memberships")}`,
    part: (drawn: number, total: number, which: string) =>
      `Too many to read at once: ${n(drawn)} of ${n(total)} cities are drawn, ${which}.`,
    nearest: "the nearest",
    sharing: "those that share most networks",
    mostTwins: "those with most twins",
    noPlace: (cities: number) =>
      `${of(cities, "city", "cities")} without known coordinates ${cities === 1 ? "is" : "are"} not on the map; the table holds ${cities === 1 ? "it" : "them"}.`,
    hint: "Click a city to choose it. By keyboard: ↓ goes on to a neighbour, ← → round the neighbours, ↑ back, Home to the beginning.",
    help: "Arrow down goes on to the first neighbour of the chosen city, arrows left and right go round the neighbours, arrow up goes back, Home to the beginning, Escape chooses nothing. With Shift the arrows move the picture, plus and minus zoom, 0 shows it whole.",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    reset: "Show the whole graph",
    working: "Working out where cities stand",
    workingAt: (percent: string) => `Working out where cities stand: ${percent}`,
    stop: "Leave it as it is",
    failed: (why: string) => `Where cities stand could not be worked out: ${why}`,
    noneInYear: (year: number) => `Nothing dated was in force in ${year}`,
    noneInYearDetail: "Choose another year, or show the undated links too.",
    chosen: (name: string, links: number) => `${name}, ${of(links, "link", "links")} shown`
  },
  empty: {
    chooseTwo: "Choose two cities",
    chooseTwoDetail: "Every shortest way from the one to the other is drawn and told.",
    noTwins: (city: string) => `No twinning of ${city} is on record`,
    noTwinsDetail: "That means that no loaded source states one. It does not mean that there is none.",
    noNetworks: (name: string) => `No membership of ${name} is on record`,
    noNetworksDetail: "A city network shows here once a source names its members.",
    noWay: (from: string, to: string) => `No way leads from ${from} to ${to}`,
    noWayDetail: "Over the twinnings on record the two hang together in no web.",
    sameCity: "That is the same city twice",
    sameCityDetail: "Choose another city to reach.",
    register: "The register holds no twinning yet",
    registerDetail: "Import a folder of lists, and the graph draws itself:"
  },
  legend: {
    title: "Legend",
    plain: "Twinning",
    proposed: "Proposed",
    resting: "Suspended or ended",
    direct: "Member itself",
    mediated: "Member through another network",
    belonging: "Network that belongs to a network",
    city: "City",
    network: "City network",
    community: (number: number, name: string) => `${number} ${name}`,
    others: "Another community, or none known",
    more: (communities: number) => `and ${of(communities, "more community", "more communities")}`
  },
  years: {
    title: "By year of agreement",
    all: "All years",
    until: (year: number) => `In force in ${year}`,
    slider: "Year",
    value: (year: number) => String(year),
    play: "Play the years",
    pause: "Stop",
    step: "One year on",
    allYears: "Show all years",
    noDates: "No source dates any of these links, so there are no years to choose from.",
    inForce: (links: number) => `${n(links)} in force`,
    dated: (links: number) => `${n(links)} dated`,
    notYet: (links: number) => `${n(links)} not yet`,
    ended: (links: number) => `${n(links)} ended before`,
    undated: (links: number) => `${n(links)} undated`,
    showUndated: (links: number) => `Show ${of(links, "undated link", "undated links")}`,
    histogram: (first: number, last: number, most: number, links: number) =>
      `Agreements by year, ${first} to ${last}; most in ${most}: ${n(links)}.`
  },
  table: {
    title: "The graph as a table",
    note: "The same links as in the picture.",
    caption: (title: string) => `${title}: every link that is shown`,
    city: "City",
    member: "City or network",
    other: "Linked with",
    since: "Since",
    state: "State",
    evidence: "Evidence",
    evidenceOf: (a: string, b: string) => `Evidence for ${a} and ${b}`,
    kind: {
      direct: "member itself",
      mediated: (network: string) => `through ${network}`,
      belonging: "network in a network"
    },
    undated: "undated",
    until: (date: string) => `until ${date}`,
    sortBy: (column: string) => `Sort by ${column}`,
    choose: (name: string) => `Choose ${name} in the graph`,
    only: (name: string) => `Only links of ${name}`,
    everything: "All links",
    which: "Which links",
    empty: "No link is shown"
  },
  card: {
    twins: (twins: number) => (twins === 1 ? "twin on record" : "twins on record"),
    core: (k: number) => `It is in a group of cities that each have at least ${of(k, "twin", "twins")} in the group.`,
    farthest: (links: number) => `The city farthest from it is ${of(links, "link", "links")} away.`,
    ranks: "Its rank in the world",
    measure: "Measure",
    rank: "Rank",
    of: (rank: number, all: number) => `${n(rank)} of ${n(all)}`,
    noRanks: "Ranks are being worked out.",
    noRanksFailed: "Ranks could not be worked out.",
    noRanksAlone: "A city without a twinning on record has no rank.",
    community: "Community",
    cousins: "Alike, but not twinned",
    cousinsNote: "They have no twinning with it on record, and many twins in common.",
    closest: "Closest by networks",
    closestNote: "They belong to the same networks; a membership through another network counts for less.",
    shared: (twins: number) => `${of(twins, "twin", "twins")} in common`,
    sharedNetworks: (networks: string) => `${networks} in common`,
    page: (name: string) => `All about ${name}`,
    around: (name: string) => `Graph around ${name}`,
    networks: (name: string) => `Networks of ${name}`,
    members: (cities: number) => `${of(cities, "city", "cities")} on record, directly or through others`,
    shown: (cities: number) => `${of(cities, "link", "links")} in this graph`,
    close: "Choose nothing"
  },
  communities: {
    title: (communities: number) => of(communities, "community", "communities"),
    note: "By number of cities. The sign is that of the graph.",
    all: "All communities",
    number: (number: number) => `Community ${number}`,
    cities: (cities: number, inside: number) =>
      `${of(cities, "city", "cities")}, ${of(inside, "twinning", "twinnings")} among them`,
    country: (country: string, cities: number) => `${country} ${n(cities)}`,
    small: (communities: number) =>
      `${of(communities, "smaller community", "smaller communities")} ${communities === 1 ? "is" : "are"} not listed.`,
    showMore: (communities: number) => `Show ${n(communities)} more`
  },
  ways: {
    title: (ways: number) => of(ways, "shortest way", "shortest ways"),
    links: (links: number) => `${of(links, "twinning", "twinnings")} long`,
    some: (named: number, all: string) => `The first ${n(named)} of ${all} are named and drawn.`,
    open: (open: number, all: number, year: number) => `${n(open)} of ${n(all)} could be gone in ${year}.`,
    step: (a: string, b: string) => `${a} and ${b}`,
    notThen: (year: number) => `not in ${year}`,
    same: "The twinnings between the cities are links to their pages."
  },
  analysed: {
    title: "State of the figures",
    fresh: (version: number) => `Worked out from the register as it is (version ${n(version)}).`,
    stale: (analysed: number, version: number) =>
      `These figures are of version ${n(analysed)} of the register; it is at version ${n(version)} now. New ones are on their way.`,
    staleFailed: (analysed: number, version: number) =>
      `These figures are of version ${n(analysed)} of the register; it is at version ${n(version)} now.`,
    none: "The figures of the graph are being worked out",
    noneDetail: "The picture and the table are there already; communities, ranks and figures follow.",
    noneFailed: "The figures of the graph could not be worked out",
    noneFailedDetail: "The picture and the table are there; communities, ranks and figures are not.",
    working: (stage: string, percent: string) => `Now: ${stage}${percent === "" ? "" : `, ${percent}`}`,
    failed: (why: string) => `The last attempt was given up: ${why}`,
    stages: {
      reading: "reading the register",
      structure: "components and cores",
      clustering: "triangles and squares",
      distances: "distances",
      betweenness: "betweenness",
      centrality: "PageRank and other ranks",
      communities: "communities",
      countries: "countries",
      layout: "where cities stand"
    }
  },
  measures: {
    twins: "Twins",
    betweenness: "In between",
    pagerank: "PageRank",
    closeness: "Closeness",
    eigenvector: "Eigenvector",
    interlocking: "Interlocking"
  },
  measureNotes: {
    twins: "How many twins a city has on record.",
    betweenness: "Of the shortest ways between two other cities, the share that passes through it: a go-between.",
    pagerank: "How often somebody who goes from twin to twin at random would meet it.",
    closeness: "One over its mean distance in links to the cities it can reach: how near it is to everyone.",
    eigenvector: "High for a city whose twins are themselves well twinned.",
    interlocking: "What it shares with all other cities by the networks they belong to."
  },
  figures: {
    size: "How large it is",
    cities: "Cities with a twin",
    citiesNote: "Cities with at least one twinning on record.",
    twinnings: "Twinnings",
    twinningsNote: "Pairs of cities, each counted once.",
    meanTwins: "Twins a city, mean",
    meanTwinsNote: (median: string, most: string) => `Half have ${median} or fewer; the most is ${most}.`,
    density: "Density",
    densityNote: "The share of all possible pairs of cities that are twinned.",
    spread: "How twins are spread",
    gini: "Gini coefficient",
    giniNote: "0 if all cities had as many twins, near 1 if a few had nearly all.",
    entropy: "Evenness of links",
    entropyNote: "1 if every city had the same share of all twinnings (relative edge entropy).",
    assortativity: "Like with like",
    assortativityNote:
      "Above 0 where cities with many twins are twinned with each other, below where with cities of few.",
    distribution: "How many cities have how many twins",
    web: "How it hangs together",
    components: "Separate webs",
    componentsNote: "Groups of cities that no chain of twinnings joins.",
    largest: "Largest web",
    largestNote: (share: string, twinnings: string) => `${share} of all cities with a twin, ${twinnings} twinnings.`,
    diameter: "Longest of shortest ways",
    diameterNote: (radius: number) =>
      `Links between the two cities farthest apart; from the best placed city none is more than ${of(radius, "link", "links")} away.`,
    meanDistance: "Mean distance",
    meanDistanceNote: (median: string, effective: string) =>
      `Links between two cities of the largest web; half of all pairs within ${median}, nine in ten within ${effective}.`,
    distances: "How far two cities are apart",
    distance: "Links",
    pairs: "Pairs of cities",
    bridges: "Bridges",
    bridgesNote: "Twinnings without which two cities could no longer reach each other.",
    cutPoints: "Cut points",
    cutPointsNote: "Cities whose loss would part a web in two.",
    core: "Densest core",
    coreNote: (k: number) => `Cities that have at least ${n(k)} twins each among themselves.`,
    groups: "How it clusters",
    triangles: "Triangles",
    trianglesNote: "Three cities that are all twinned with each other.",
    squares: "Squares",
    squaresNote: "Four cities twinned in a ring.",
    transitivity: "Transitivity",
    transitivityNote: "How often two twins of a city are twins themselves.",
    clustering: "Mean clustering",
    clusteringNote: "The same, worked out for each city and then averaged.",
    communities: "Communities",
    communitiesNote: "Groups that twin more among each other than by chance.",
    modularity: "Modularity",
    modularityNote: "How much more lies inside communities than chance would put there: 0 for none.",
    borders: "Borders and kilometres",
    domestic: "Within one country",
    domesticNote: (share: string) => `${share} of all twinnings.`,
    countryAssortativity: "Staying at home",
    countryAssortativityNote:
      "1 if all twinnings stayed in a country, 0 if countries did not matter, below 0 if they are avoided.",
    length: "Median length",
    lengthNote: (p10: string, p90: string) => `Eight in ten are between ${p10} and ${p90} long.`,
    international: "Median across borders",
    internationalNote: (mean: string) => `${mean} on average, along the great circle.`,
    flows: "Most twinnings between countries",
    flowsNote: "Also within one country.",
    flow: "Countries",
    between: "Countries in between",
    betweenNote:
      "Over the countries with a twinning between them: of all pairs of other countries, the share whose shortest ways pass through.",
    share: "Share of pairs",
    top: "First cities by each measure",
    topNote: "What makes a city central depends on what one asks.",
    exact: "Betweenness is exact.",
    estimated: (samples: number, error: string, confidence: string) =>
      `Betweenness is estimated from ${n(samples)} ways: at every city it is off by at most ${error} with a probability of ${confidence}.`,
    value: "Value",
    notDefined: "not defined here"
  },
  download: {
    label: "Download",
    svg: "SVG",
    png: "PNG",
    gexf: "GEXF",
    graphml: "GraphML",
    as: (format: string) => `Download the graph as ${format}`,
    failed: (why: string) => `The file could not be made: ${why}`,
    made: (date: string) => `Drawn on ${date}`,
    from: (claims: number, sources: number) =>
      `${of(claims, "claim", "claims")} from ${of(sources, "source", "sources")}`,
    file: {
      around: (city: string, links: number) => `around ${city} ${links} ${links === 1 ? "link" : "links"}`,
      networks: (name: string) => `networks of ${name}`,
      communities: "communities",
      community: (number: number) => `community ${number}`,
      ways: (from: string, to: string) => `ways from ${from} to ${to}`
    }
  }
} as const

export type GraphWords = Words<typeof graph>
