import type { Citation } from "../evidence/Citation.ts"
import type { Condition, ReviewAction, ReviewRule, ReviewRules } from "./ReviewRules.ts"

const s0 = (locator: string): Citation => ({ source: "S0", locator })
const s1 = (locator: string): Citation => ({ source: "S1", locator })
const method: Citation = { source: "method", locator: "section 5" }

const rule = (
  key: string,
  action: ReviewAction,
  weight: number,
  when: readonly [Condition, ...Array<Condition>],
  en: string,
  zh: string,
  ...basis: readonly [Citation, ...Array<Citation>]
): ReviewRule => {
  const [first, ...rest] = basis
  return { key, action, weight, when, words: { en, zh }, basis: [first, ...rest, method] }
}

const standing = (...is: readonly [string, ...Array<string>]): Condition => ({ measure: "standing", is })
const lives = standing("active", "cooling")

/**
 * The rules of this project. The sources say what matters (S0 l.13–15; S1 l.566–573, 668–671, 698–700, 814–832); which
 * sign speaks for which step, and how much, is a proposal (docs/method/portfolio-review.md).
 */
export const defaultReviewRules: ReviewRules = {
  id: "proxeny-review",
  version: "1.0.0",
  basis: [method, s1("l.787–791")],
  rules: [
    rule(
      "sustained-benefit",
      "renew",
      2,
      [lives, { measure: "sustained", atLeast: 0.4 }],
      "Both sides gained in {sustained} of the last years.",
      "最近几年中有 {sustained} 的年份双方均受益。",
      s0("l.13")
    ),
    rule(
      "term-runs-out",
      "renew",
      1,
      [lives, { measure: "months-to-renewal", atLeast: 0, below: 12 }],
      "The agreement runs out within {months-to-renewal} month(s).",
      "协议将在 {months-to-renewal} 个月内到期。",
      s1("l.782–786")
    ),
    rule(
      "consolidated",
      "renew",
      1,
      [lives, { measure: "consolidation", atLeast: 0.25 }],
      "The three factors hold together: consolidation {consolidation}.",
      "三个因素相互支撑：巩固度 {consolidation}。",
      s0("l.13")
    ),
    rule(
      "active-partner",
      "renew",
      1,
      [standing("active")],
      "It is active by its own rhythm.",
      "按其自身节奏，该关系仍然活跃。",
      s1("l.696–698")
    ),
    rule(
      "benefit-without-breadth",
      "deepen",
      2,
      [lives, { measure: "mutual-benefit", atLeast: 0.3 }, { measure: "breadth", below: 0.25 }],
      "Both sides gain ({mutual-benefit}), but in few fields: breadth {breadth}.",
      "双方均受益（{mutual-benefit}），但领域不广：广度 {breadth}。",
      s0("l.13")
    ),
    rule(
      "grassroots-carry",
      "deepen",
      1,
      [lives, { measure: "grassroots", atLeast: 0.4 }],
      "People outside government carry it: grassroots {grassroots}.",
      "民间力量在推动：民间参与度 {grassroots}。",
      s0("l.13")
    ),
    rule(
      "benefit-rises",
      "deepen",
      1,
      [lives, { measure: "mutual-benefit-trend", is: ["rising"] }],
      "Mutual benefit is rising.",
      "互惠程度在上升。",
      s0("l.13")
    ),
    rule(
      "no-topic",
      "refocus",
      2,
      [lives, { measure: "topics", below: 1 }],
      "No topic of mutual interest is named.",
      "未列明双方共同关心的主题。",
      s1("l.698–700"),
      s1("l.829–832")
    ),
    rule(
      "one-sided",
      "refocus",
      1.5,
      [lives, { measure: "balance", below: 0.4 }],
      "The gain is one-sided: the smaller side has {balance} of an even share.",
      "受益不均衡：较少一方仅得到均等份额的 {balance}。",
      s0("l.13"),
      s1("l.792–796")
    ),
    rule(
      "benefit-falls",
      "refocus",
      1,
      [lives, { measure: "mutual-benefit-trend", is: ["falling"] }],
      "Mutual benefit is falling.",
      "互惠程度在下降。",
      s0("l.13")
    ),
    rule(
      "cooling",
      "refocus",
      1,
      [standing("cooling")],
      "It has been quiet for longer than its own rhythm.",
      "其沉寂时间已超过自身节奏。",
      s1("l.829–832")
    ),
    rule(
      "shared-networks-cooling",
      "move-into-network",
      1.5,
      [standing("cooling"), { measure: "shared-networks", atLeast: 2 }],
      "It is cooling, and both cities meet in {shared-networks} networks.",
      "关系趋冷，而双方在 {shared-networks} 个网络中相遇。",
      s1("l.814–817")
    ),
    rule(
      "shared-networks-latent",
      "move-into-network",
      2.5,
      [standing("latent"), { measure: "shared-networks", atLeast: 1 }],
      "It is latent, and both cities meet in {shared-networks} networks.",
      "关系已休眠，而双方在 {shared-networks} 个网络中相遇。",
      s1("l.154–159"),
      s1("l.814–817")
    ),
    rule(
      "latent",
      "let-rest",
      2,
      [standing("latent")],
      "It is latent: others were recorded, nothing of this one was.",
      "关系已休眠：同期有其他伙伴的记录，而没有该伙伴的记录。",
      s1("l.566–573")
    ),
    rule("suspended", "let-rest", 3, [standing("suspended")], "It is suspended.", "该关系已中止。", s1("l.668–671")),
    rule(
      "latent-without-capital",
      "end",
      2.5,
      [standing("latent"), { measure: "emotional-capital", below: 2 }, { measure: "economic-capital", below: 0.5 }],
      "It is latent and little is left of it: emotional capital {emotional-capital}, economic {economic-capital}.",
      "关系已休眠且所剩无几：情感资本 {emotional-capital}，经济资本 {economic-capital}。",
      s1("l.668–671")
    ),
    rule("still-active", "end", -4, [standing("active")], "It is active.", "该关系仍然活跃。", s1("l.670–671")),
    rule(
      "emotional-capital",
      "end",
      -2,
      [{ measure: "emotional-capital", atLeast: 3 }],
      "There is emotional capital to lose: {emotional-capital} points.",
      "终止将损失情感资本：{emotional-capital} 分。",
      s0("l.15")
    ),
    rule(
      "silent-source",
      "end",
      -4,
      [standing("unknown")],
      "Nobody who would have recorded an activity has: silence of the sources is no sign of silence between the cities.",
      "本应记录活动者并无记录：来源的沉默并不等于两市之间的沉默。",
      s1("l.571–573")
    ),
    rule(
      "silent-source-rest",
      "let-rest",
      -2,
      [standing("unknown")],
      "Whether it is at rest is not known.",
      "是否处于休眠尚不清楚。",
      s1("l.571–573")
    ),
    rule("alive", "let-rest", -2, [lives], "There is contact.", "双方仍有往来。", s1("l.696–698")),
    rule(
      "latent-renewal",
      "renew",
      -2,
      [standing("latent", "suspended")],
      "A renewal would sign what is not being done.",
      "续签只会为没有实际内容的关系背书。",
      s1("l.782–786")
    ),
    rule(
      "benefit-falls-deepen",
      "deepen",
      -1,
      [{ measure: "mutual-benefit-trend", is: ["falling"] }],
      "Mutual benefit is falling.",
      "互惠程度在下降。",
      s0("l.13")
    ),
    rule(
      "no-benefit-to-deepen",
      "deepen",
      -1.5,
      [{ measure: "mutual-benefit", below: 0.15 }],
      "Little benefit is attested on both sides: {mutual-benefit}.",
      "有据可查的双方受益很少：{mutual-benefit}。",
      s0("l.13")
    ),
    rule(
      "term-has-run-out",
      "renew",
      1,
      [lives, { measure: "months-to-renewal", below: 0 }],
      "The agreement has run out, and there is contact all the same.",
      "协议已到期，而双方仍有往来。",
      s1("l.782–786")
    )
  ]
}
