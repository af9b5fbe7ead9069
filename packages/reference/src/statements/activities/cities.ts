import type { Claim } from "@proxeny/domain"
import { cityPages as pages } from "../../pages/cities.ts"
import { activity } from "./activity.ts"
import { gainOf, visitTo } from "./gains.ts"
import { organisers as by, manchester, wuhan } from "./organisers.ts"

const bothCities = { organisers: [by.manchesterCityCouncil, by.wuhanGovernment], citizenLed: false }

/** What the two city governments did with each other. */
export const cityActivities: ReadonlyArray<Claim> = [
  ...activity("meeting", "2005-07-25", "Delegations of both cities meet in Beijing, and watch Manchester United", {
    by: pages.changjiangDaily2005,
    at: "paragraphs 1–3",
    says: { until: "2005-07-26", people: 10, ...bothCities },
    note: "“yesterday” and “tonight”; ten is the delegation of Wuhan"
  }),
  ...activity("official-visit", "2015-03-26", "Manchester delegation in Wuhan, received by the governor of Hubei", {
    by: pages.leadersBlog2015,
    at: "paragraphs 1–2",
    says: {
      fields: ["culture", "economy-and-trade", "education"],
      organisers: [by.manchesterCityCouncil],
      people: 52,
      ...visitTo(wuhan, "giver")
    },
    note: "arrival “yesterday”; the delegation is largely of business, higher education and the arts"
  }),
  ...activity("signing", "2016", "Action plan that renews the relationship after thirty years", {
    by: pages.nubianTimes2016,
    at: "paragraphs 1–3",
    says: { fields: ["culture", "economy-and-trade", "youth-and-sport"], ...bothCities },
    note: "Monday 11 July, dated by the thirtieth anniversary"
  }),
  ...activity("anniversary", "2016-07", "Wuhan Week in Manchester, for the thirtieth anniversary", {
    by: pages.hubei2016,
    at: "paragraph 3",
    says: { ...bothCities, ...visitTo(manchester, "third-party") }
  }),
  ...activity(
    "anniversary",
    "2016-11-01",
    "Wuhan–Manchester Week in Wuhan, for the thirtieth anniversary",
    {
      by: pages.hubei2016,
      at: "paragraphs 1–3",
      says: { fields: ["culture", "economy-and-trade", "education"], ...visitTo(wuhan, "third-party") }
    },
    {
      by: pages.chinaNews2016,
      at: "paragraphs 1–3",
      says: {
        fields: ["culture", "education"],
        organisers: [by.manchesterCityCouncil, by.wuhanGovernment, by.britishConsulate],
        citizenLed: false,
        ...visitTo(wuhan, "third-party")
      }
    }
  ),
  ...activity("signing", "2016-11-01", "Memorandum on Climate Change and Environmental Protection", {
    by: pages.hubei2016,
    at: "paragraph 1",
    says: { fields: ["environment-and-climate"], ...bothCities }
  }),
  ...activity("trade-mission", "2018-02-27", "Business delegation from Greater Manchester in Wuhan", {
    by: pages.chinaNews2018,
    at: "paragraphs 1–2",
    says: {
      fields: ["health", "smart-city-and-digital", "urban-planning-and-mobility"],
      people: 25,
      ...visitTo(wuhan, "third-party")
    },
    note: "a meeting of the two city regions, led by the leader of Manchester City Council"
  }),
  ...activity("signing", "2018-02", "Action plan of the two cities for 2018", {
    by: pages.chinaNews2018,
    at: "paragraph 5",
    says: bothCities,
    note: "signed during the visit that began on 27 February"
  }),
  ...activity(
    "dialogue",
    "2020-01",
    "Letter of support to the mayor of Wuhan in the epidemic",
    {
      by: pages.greatestHits2020,
      at: "paragraphs 1 and 6–10",
      says: { fields: ["friendship"], organisers: [by.manchesterCityCouncil], citizenLed: false }
    },
    {
      by: pages.chinaCentre2020,
      at: "paragraph 4",
      on: "2020",
      says: { fields: ["friendship"], organisers: [by.manchesterCityCouncil], citizenLed: false }
    }
  ),
  ...activity("aid", "2020", "Medical supplies from Greater Manchester in the epidemic", {
    by: pages.chinaCentre2020,
    at: "paragraph 2",
    says: {
      fields: ["health"],
      organisers: [by.combinedAuthority, by.manchesterCityCouncil, by.manchesterChinaForum, by.studentsAndScholars],
      ...gainOf(wuhan, "money", "giver")
    },
    note: "CNY 5.5 million as of 7 March, for hospitals in Wuhan and other cities in China: how much of it went to Wuhan is not said, so that no amount is recorded"
  })
]
