/** What the kinds of record are called, wherever one is named by its kind. */
export const records = {
  city: "city",
  twinning: "twinning",
  agreement: "agreement",
  network: "network",
  membership: "membership",
  strategy: "strategy profile",
  activity: "activity",
  tension: "tension",
  group: "group of cities",
  source: "source"
} as const
