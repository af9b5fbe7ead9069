import { type Claim, deriveId, type Source, TensionId, type TensionReport } from "@proxeny/domain"
import { tensionPages as pages } from "../pages/tensions.ts"
import { about, statedBy } from "./state.ts"

type Told = readonly [by: Source, locator: string]

const tension = (
  countries: TensionReport["countries"],
  on: string,
  title: string,
  ...told: readonly [Told, ...Array<Told>]
): ReadonlyArray<Claim> => {
  const subject = about("tension", TensionId.make(deriveId("tension", ...countries, on, title)))
  return told.map(([by, locator]) => statedBy(by)(locator, subject, "reported", { countries, on, title }))
}

/** Events that strained the relations of China or Russia with the United Kingdom. */
export const tensionClaims: ReadonlyArray<Claim> = [
  ...tension(
    ["CN", "GB"],
    "2020-07-01",
    "The United Kingdom calls China’s security law for Hong Kong a violation of the Joint Declaration",
    [pages.reuters2020, "paragraphs 1–3"]
  ),
  ...tension(["CN", "GB"], "2020-07-14", "The United Kingdom decides to remove Huawei from its 5G networks", [
    pages.bbc2020,
    "paragraphs 1–2"
  ]),
  ...tension(
    ["CN", "GB"],
    "2021-03-22",
    "The United Kingdom sanctions Chinese officials over Xinjiang",
    [pages.channel4News2021, "paragraph 1"],
    [pages.times2021, "paragraphs 1–4"]
  ),
  ...tension(
    ["CN", "GB"],
    "2021-03-26",
    "China sanctions nine British individuals and four institutions",
    [pages.itv2021, "paragraphs 1–6"],
    [pages.afp2021, "summary"]
  ),
  ...tension(
    ["CN", "GB"],
    "2022-12-14",
    "China’s consul general in Manchester leaves before he can be questioned on an assault on a protester",
    [pages.cleverly2022, "paragraphs 1–4"],
    [pages.reuters2022, "paragraphs 1–3"]
  ),
  ...tension(["GB", "RU"], "2022-02-24", "Russia invades Ukraine", [pages.yorkshireEveningPost2022, "whole page"])
]
