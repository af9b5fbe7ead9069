/** What is grouped under which name in the documentation, in this order. */
export const tags = [
  { name: "Cities", description: "Cities and countries." },
  { name: "Twinnings", description: "Twinnings with their stages and evidence." },
  { name: "Scores", description: "What the method says of a city or a twinning, with the claims behind each number." },
  { name: "Networks", description: "City networks and their members." },
  { name: "Sources", description: "Sources, their claims, and where they contradict each other." },
  { name: "Graph", description: "The worldwide graph: what is around a city, ways, communities, figures." },
  { name: "World", description: "The register as a whole." },
  {
    name: "Records",
    description: "Writing to the register: what a source says of cities, twinnings, activities, networks."
  },
  { name: "Office", description: "What an office keeps for itself: contacts, notes, documents, costs, budgets." },
  { name: "Rubrics", description: "What scores are made with: rubrics of one's own, and which are in use." },
  {
    name: "History",
    description: "Who changed what, when and why; records as of a day; changes undone; contradictions decided."
  },
  { name: "Imports", description: "Lists brought in and taken back, and everything taken out." },
  { name: "People", description: "Who works here, in which role, and for which cities." },
  { name: "Account", description: "Signing in, and one's own sessions and keys." }
]
