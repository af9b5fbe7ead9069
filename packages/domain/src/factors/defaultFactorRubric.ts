import type { Citation } from "../evidence/Citation.ts"
import { ActorSector } from "../twinning/Activity.ts"
import { CooperationField } from "../twinning/Agreement.ts"
import type { FactorRubric } from "./FactorRubric.ts"

const s0 = (locator: string): Citation => ({ source: "S0", locator })
const method: Citation = { source: "method", locator: "section 3" }

const ceremonial: ReadonlyArray<string> = ["friendship"]

/**
 * The rubric of this project for the success factors.
 *
 * **Details**: the three factors, the two kinds of capital and the buffer are those of S0 (l.13–15); the formulas are the
 * method's, the numbers a proposal (docs/method).
 */
export const defaultFactorRubric: FactorRubric = {
  id: "proxeny-factors",
  version: "1.0.0",
  title: { en: "Success factors of a twinning", zh: "结好关系的成功因素" },
  basis: [s0("l.13"), s0("l.15"), method],
  halfLife: 3,
  timelineYears: 100,
  mutualBenefit: {
    scale: 3,
    attester: { beneficiary: 1, "third-party": 0.75, giver: 0.5 },
    kinds: { project: 1, "visit-received": 1, money: 1, "practice-adopted": 1 },
    sustainedYears: 5,
    basis: [s0("l.13"), method]
  },
  breadth: {
    fields: CooperationField.literals.filter((field) => !ceremonial.includes(field)),
    ceremonial,
    sectors: ActorSector.literals,
    basis: [s0("l.13"), method]
  },
  grassroots: {
    organiserScale: 3,
    exchangeScale: 2,
    organisersPerActivity: 5,
    recurrentYears: 2,
    basis: [s0("l.13"), method]
  },
  consolidation: { presentFrom: 0.1, basis: [s0("l.13"), method] },
  trend: {
    years: 30,
    runUp: 2,
    resolution: 0.02,
    significance: 0.05,
    shortest: 3,
    basis: [
      method,
      { source: "Sen, Estimates of the regression coefficient based on Kendall’s tau", locator: "JASA 63 (1968)" },
      { source: "Yue and Wang, The Mann–Kendall test modified by effective sample size", locator: "2004" }
    ]
  },
  phase: {
    prior: 1,
    publishFrom: 0.5,
    basis: [method, { source: "O’Toole, Kokusaika and internationalisation", locator: "2001" }]
  },
  capital: {
    economicHalfLife: 3,
    emotionalHalfLife: 3,
    tenurePerDecade: 1,
    repeatedContact: 0.5,
    crisisHelp: 2,
    anniversary: 1,
    economic: 1,
    basis: [s0("l.15"), method]
  },
  buffer: { before: 5, after: 3, basis: [s0("l.15"), method] }
}
