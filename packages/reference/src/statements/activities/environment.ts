import type { Claim } from "@proxeny/domain"
import { environmentPages as pages } from "../../pages/environment.ts"
import { activity } from "./activity.ts"
import { gainOf, projectOf, visitTo } from "./gains.ts"
import { organisers as by, manchester, wuhan } from "./organisers.ts"

const energy = { fields: ["energy"] }
const greenCities = { fields: ["environment-and-climate", "water"] }
const bothCities = { organisers: [by.manchesterCityCouncil, by.wuhanGovernment], citizenLed: false }

/** What the two cities did together for green cities and clean energy. */
export const environmentActivities: ReadonlyArray<Claim> = [
  ...activity(
    "joint-project",
    "2017-06",
    "GrowGreen: nature-based solutions in cities (Horizon 2020)",
    {
      by: pages.growGreen2017,
      at: "paragraphs 1, 3 and 5",
      says: {
        ...greenCities,
        organisers: [by.manchesterCityCouncil],
        ...gainOf(manchester, "project", "beneficiary")
      },
      note: "coordinated by Manchester; names Wuhan only as linked; 21 partners; the project’s own page, so it speaks for Manchester"
    },
    {
      by: pages.cordis,
      at: "reporting period; context and objectives",
      on: "2017-06-01",
      says: {
        ...greenCities,
        organisers: [by.manchesterCityCouncil, by.wuhanGovernment],
        ...projectOf([manchester, "third-party"], [wuhan, "third-party"])
      },
      note: "Wuhan as a partner passes on what it learned in its Sponge Cities programme"
    },
    {
      by: pages.upwr,
      at: "header and paragraph 1",
      on: "2017-07-01",
      says: { until: "2022-11-30", ...greenCities },
      note: "budget of all 23 partners in nine countries EUR 11,224,058; the part of the two cities is not said"
    },
    {
      by: pages.platform,
      at: "paragraph 2",
      says: { until: "2022-05", ...greenCities },
      note: "EUR 11 million; 22 partners in Europe and one in China"
    },
    {
      by: pages.ashden,
      at: "section “How is this tackling the climate crisis?”, paragraphs 1–2",
      on: "2017",
      says: {
        until: "2022",
        ...greenCities,
        ...gainOf(manchester, "practice-adopted", "third-party")
      },
      note: "five years, concluding in 2022; Manchester adopted the sponge city thanks to its relationship with Wuhan and to GrowGreen"
    }
  ),
  ...activity(
    "conference",
    "2022-04-28",
    "China–UK Hydrogen Energy Cooperation Forum, online between Wuhan and Manchester",
    { by: pages.xinhua2022, at: "paragraphs 3 and 7", says: { until: "2022-04-29", ...energy } },
    {
      by: pages.peoplesDaily2022,
      at: "paragraph 1",
      says: { until: "2022-04-29", ...energy, organisers: [by.chineseConsulate, by.committeeOnChina] },
      note: "names a third organiser, 曼彻斯特英中协会"
    },
    { by: pages.whut2022, at: "paragraph 1", says: { ...energy, organisers: [by.chineseConsulate, by.whut] } },
    { by: pages.chinaDaily2024, at: "paragraph 3", on: "2022-04", says: energy }
  ),
  ...activity(
    "signing",
    "2022-04-28",
    "Memorandum on exchange and cooperation in the hydrogen industry",
    { by: pages.xinhua2022, at: "paragraph 8", says: { ...energy, ...bothCities } },
    { by: pages.peoplesDaily2022, at: "paragraph 2", on: "2022-04", says: { ...energy, ...bothCities } },
    { by: pages.xinhua2023, at: "paragraph 6", on: "2022-04", says: { ...energy, ...bothCities } }
  ),
  ...activity("signing", "2022-04", "Letter of intent of two universities on hydrogen", {
    by: pages.peoplesDaily2022,
    at: "paragraph 2",
    says: { ...energy, organisers: [by.whut, by.manchesterMetropolitan] }
  }),
  ...activity(
    "conference",
    "2023-11-30",
    "2023 China–UK Hydrogen Energy Cooperation Forum in Manchester",
    {
      by: pages.chinaDaily2023,
      at: "paragraphs 1–3",
      says: {
        ...energy,
        organisers: [by.chineseConsulate, by.committeeOnChina, by.manchesterChinaForum],
        ...visitTo(manchester, "third-party")
      },
      note: "with a delegation of the Wuhan Municipal People’s Congress"
    },
    { by: pages.xinhua2023, at: "paragraphs 1 and 5–6", says: energy }
  ),
  ...activity(
    "conference",
    "2024-12-10",
    "2024 China–UK Clean Energy Forum in Manchester",
    {
      by: pages.chinaDaily2024,
      at: "paragraphs 1–2 and caption",
      says: { ...energy, people: 120, ...visitTo(manchester, "third-party") },
      note: "around 120; with a vice-chairman of the standing committee of the Wuhan Municipal People’s Congress"
    },
    {
      by: pages.peoplesDaily2024,
      at: "paragraph 1",
      says: { ...energy, people: 120, ...visitTo(manchester, "third-party") },
      note: "about 120; names the same guest from Wuhan"
    }
  ),
  ...activity("signing", "2024-12-10", "Action plan of the two cities for 2025", {
    by: pages.chinaDaily2024,
    at: "paragraph 5 and caption",
    says: { ...energy, organisers: [by.manchesterCityCouncil, by.wuhanPeoplesCongress], citizenLed: false }
  }),
  ...activity("conference", "2025", "2025 China–UK Clean Energy Cooperation Forum", {
    by: pages.cgtn2025,
    at: "paragraphs 1–4",
    says: energy,
    note: "reported on 18 November; the day is not said"
  })
]
