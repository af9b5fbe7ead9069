import type { Claim } from "@proxeny/domain"
import { cityPages } from "../../pages/cities.ts"
import { exchangePages as pages } from "../../pages/exchange.ts"
import { activity } from "./activity.ts"
import { visitTo } from "./gains.ts"
import { organisers as by, manchester, wuhan } from "./organisers.ts"

/** What museums, artists, schools and universities did. */
export const exchangeActivities: ReadonlyArray<Claim> = [
  ...activity("official-visit", "2009", "Delegation from Wuhan visits Manchester Museum", {
    by: pages.culturalBonds2009,
    at: "paragraph 3",
    says: {
      fields: ["culture"],
      organisers: [by.manchesterMuseum, by.wuhanMuseum],
      ...visitTo(manchester, "beneficiary")
    },
    note: "summer 2009"
  }),
  ...activity("study-visit", "2010-01", "Curator of Manchester Museum chooses loans at Wuhan Museum", {
    by: pages.toWuhan2010,
    at: "paragraphs 1–2",
    says: {
      fields: ["culture"],
      organisers: [by.manchesterMuseum, by.wuhanMuseum],
      people: 1,
      ...visitTo(wuhan, "giver")
    },
    note: "“last week”, in an entry of 4 February; paid by the British Council, helped by the council and the Confucius Institute"
  }),
  ...activity("cultural-event", "2010-09", "Exhibition China: Journey to the East, with a display on Wuhan", {
    by: pages.staffNet2010,
    at: "paragraphs 2, 4 and 8",
    says: { until: "2011-06-26", fields: ["culture"], organisers: [by.manchesterMuseum, by.britishMuseum] },
    note: "announced the day before the weekend of the opening"
  }),
  ...activity(
    "cultural-event",
    "2015-03",
    "EIGHT: musicians and artists of both cities create a work together",
    {
      by: pages.homeEight,
      at: "paragraphs 1–3",
      says: { until: "2015-03-26", fields: ["culture"], organisers: [by.home, by.brighterSound], people: 8 },
      note: "eight days until Thursday 26 March, in the UK–China Year of Cultural Exchange 2015"
    },
    {
      by: pages.insideOut2015,
      at: "description",
      on: "2015",
      says: { fields: ["culture"], ...visitTo(wuhan, "giver") },
      note: "says that the performance took place, in Wuhan; a university of Manchester, on the work of its own artists"
    }
  ),
  ...activity(
    "school-exchange",
    "2016",
    "Thirty “little diplomats” from Wuhan visit Manchester schools",
    {
      by: pages.littleDiplomats2016,
      at: "paragraphs 1–4",
      says: { fields: ["culture", "education"], people: 30, ...visitTo(manchester, "third-party") },
      note: "dated by the thirtieth anniversary"
    },
    {
      by: cityPages.nubianTimes2016,
      at: "paragraph 4",
      says: visitTo(manchester, "third-party"),
      note: "dated by the thirtieth anniversary"
    }
  ),
  ...activity("signing", "2016-11-01", "Memorandum on a platform between universities of both regions", {
    by: cityPages.chinaNews2016,
    at: "paragraph 2",
    says: {
      fields: ["education", "science-and-research"],
      organisers: [by.manchesterMetropolitan, by.universityOfBolton, by.hubeiEducation]
    }
  }),
  ...activity("cultural-event", "2017-07-31", "Wuhan–Manchester Youth Traditional Culture and Art Exhibition", {
    by: pages.yellowCraneTower2017,
    at: "paragraphs 1–2",
    says: {
      fields: ["culture", "youth-and-sport"],
      organisers: [by.wuhanGovernment, by.manchesterCityCouncil],
      citizenLed: false,
      ...visitTo(manchester, "giver")
    },
    note: "a release of the organisers, which of them is not said; with teenagers from Wuhan"
  }),
  ...activity(
    "signing",
    "2018-05-08",
    "“2+2” joint training agreements in physics, chemistry and environmental engineering",
    {
      by: pages.hust2018,
      at: "paragraphs 1 and 4",
      says: {
        fields: ["education"],
        organisers: [by.universityOfManchester, by.hust],
        ...visitTo(wuhan, "beneficiary")
      },
      note: "on a visit of the University of Manchester that is on record here only"
    }
  ),
  ...activity("meeting", "2018-10-29", "Manchester Metropolitan University Activity Day in Wuhan", {
    by: pages.wtbu2018,
    at: "paragraphs 1–3",
    says: {
      fields: ["education"],
      organisers: [by.manchesterMetropolitan, by.wtbu],
      ...visitTo(wuhan, "beneficiary")
    }
  }),
  ...activity("office", "2020-12", "Manchester Metropolitan University opens its headquarters in Wuhan", {
    by: pages.scmp2020,
    at: "caption and summary",
    says: { fields: ["education"], organisers: [by.manchesterMetropolitan] },
    note: "opened by the British ambassador, on or before 17 December"
  })
]
