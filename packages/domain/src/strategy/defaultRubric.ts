import { CountryCode } from "../city/City.ts"
import type { Citation, Words } from "../evidence/Citation.ts"
import type { Indicator, MaturityRubric } from "./MaturityRubric.ts"
import type { StrategyQuestion } from "./StrategyProfile.ts"

const words = (en: string, zh: string): Words => ({ en, zh })
const s1 = (locator: string): Citation => ({ source: "S1", locator })
const method: Citation = { source: "method", locator: "section 2" }

const yesNo = (
  key: string,
  question: StrategyQuestion,
  title: Words,
  basis: Citation,
  [no, yes]: readonly [ReadonlyArray<string>, ReadonlyArray<string>] = [["no"], ["yes"]]
): Indicator => ({
  key,
  title,
  measure: {
    kind: "steps",
    question,
    outOf: 1,
    steps: [
      { answers: no as [string, ...Array<string>], points: 0 },
      { answers: yes as [string, ...Array<string>], points: 1 }
    ]
  },
  basis: [basis]
})

/**
 * The rubric of this project.
 *
 * **Details**: the categories and signs are those of S1, at the lines given; weights, points, thresholds and levels are a
 * proposal (docs/method/maturity.md). Another rubric is another object of the same type: see `readRubric`.
 */
export const defaultRubric: MaturityRubric = {
  id: "proxeny-maturity",
  version: "1.0.0",
  title: words("Strategy maturity", "战略成熟度"),
  basis: [method, s1("l.277–282"), s1("l.787–791")],
  dimensions: [
    {
      key: "strategy",
      title: words("Strategy", "战略"),
      weight: 1,
      basis: [s1("l.277–282"), s1("l.609")],
      indicators: [
        {
          key: "strategy-form",
          title: words("A strategy for international relations", "国际关系战略"),
          measure: {
            kind: "steps",
            question: "strategy",
            outOf: 4,
            steps: [
              { answers: ["none"], points: 0 },
              { answers: ["partial"], points: 2 },
              { answers: ["explicit"], points: 3 },
              { answers: ["explicit-per-partner"], points: 4 }
            ]
          },
          basis: [s1("l.277–282"), s1("l.609")]
        }
      ]
    },
    {
      key: "management",
      title: words("Active management", "主动管理"),
      weight: 1,
      basis: [s1("l.277–279")],
      indicators: [
        yesNo("joint-projects", "jointProjects", words("Joint projects", "联合项目"), s1("l.278")),
        yesNo("regular-contact", "regularContact", words("Regular contact", "定期联系"), s1("l.278")),
        yesNo(
          "business-platform",
          "businessPlatform",
          words("A platform for local business", "面向本地企业的平台"),
          s1("l.278–279")
        ),
        yesNo("dated-review", "lastReview", words("A dated review", "有日期的评估"), method, [["never"], ["dated"]])
      ]
    },
    {
      key: "capacity",
      title: words("Capacity", "能力"),
      weight: 1,
      basis: [s1("l.408–411"), s1("l.677–683"), s1("l.735–738")],
      indicators: [
        yesNo(
          "team",
          "team",
          words("A dedicated team, or technical teams that lead", "专门团队或由技术部门牵头"),
          s1("l.677–683"),
          [["none"], ["dedicated", "technical-teams", "both"]]
        ),
        yesNo("budget", "budget", words("A budget", "预算"), s1("l.408–410")),
        yesNo("trained-staff", "trainedStaff", words("Trained staff", "受过培训的人员"), method),
        yesNo("office-abroad", "officesAbroad", words("An office abroad", "驻外办事处"), s1("l.735–738"), [
          ["none"],
          ["some"]
        ])
      ]
    },
    {
      key: "networks",
      title: words("Networks", "网络"),
      weight: 1,
      basis: [s1("l.267–272"), s1("l.388–395"), s1("l.523–530")],
      indicators: [
        {
          key: "memberships",
          title: words("Memberships in city networks", "城市网络成员身份"),
          measure: {
            kind: "memberships",
            scale: 3,
            mediated: 0.5,
            roleBonus: 0.1,
            roles: ["presidency", "co-presidency", "steering-committee", "regional-office", "host"]
          },
          basis: [s1("l.267–272"), s1("l.391"), s1("l.523–530")]
        }
      ]
    },
    {
      key: "focus",
      title: words("Topical focus", "主题聚焦"),
      weight: 1,
      basis: [s1("l.698–700"), s1("l.829–832")],
      indicators: [
        {
          key: "topical-twinnings",
          title: words("Living twinnings with a named mutual topic", "有明确共同主题的活跃结好"),
          measure: { kind: "topical" },
          basis: [s1("l.698–700"), s1("l.829–832")]
        }
      ]
    },
    {
      key: "portfolio",
      title: words("Portfolio discipline", "结好组合管理"),
      weight: 1,
      basis: [s1("l.272–275"), s1("l.566–573"), s1("l.668–671")],
      indicators: [
        {
          key: "not-latent",
          title: words("Twinnings that are not latent", "未处于休眠的结好"),
          measure: { kind: "not-latent" },
          basis: [s1("l.566–573")]
        },
        yesNo(
          "renewals-documented",
          "renewalsDocumented",
          words("Renewals and exits documented", "续签与终止有记录"),
          s1("l.668–671")
        )
      ]
    },
    {
      key: "learning",
      title: words("Evaluation and learning", "评估与学习"),
      weight: 1,
      basis: [s1("l.603–608")],
      indicators: [
        yesNo("outcomes-counted", "outcomesCounted", words("Outcomes counted", "成果有统计"), s1("l.603–605")),
        yesNo(
          "practice-adopted",
          "practiceAdopted",
          words("Practice adopted from a partner", "借鉴伙伴城市的做法"),
          s1("l.607–608")
        )
      ]
    }
  ],
  floor: 0.05,
  levels: [
    { key: "L0", title: words("none", "无"), from: 0, gates: [], basis: [method] },
    { key: "L1", title: words("symbolic", "象征性"), from: 0.2, gates: [], basis: [method, s1("l.568")] },
    {
      key: "L2",
      title: words("partial", "部分"),
      from: 0.4,
      gates: [{ dimension: "strategy", atLeast: 0.5 }],
      basis: [method, s1("l.279–282")]
    },
    {
      key: "L3",
      title: words("strategic", "战略性"),
      from: 0.6,
      gates: [
        { dimension: "strategy", atLeast: 0.75 },
        { dimension: "management", atLeast: 0.5 }
      ],
      basis: [method, s1("l.277–279")]
    },
    {
      key: "L4",
      title: words("managed", "有管理"),
      from: 0.8,
      gates: [
        { dimension: "portfolio", atLeast: 0.5 },
        { dimension: "learning", atLeast: 0.5 }
      ],
      basis: [method]
    },
    {
      key: "L5",
      title: words("network-shaping", "塑造网络"),
      from: 0.9,
      gates: [{ dimension: "networks", atLeast: 0.75, role: true }],
      basis: [method, s1("l.523–530")]
    }
  ],
  publish: { coverage: 0.6, probability: 0.7 },
  uncertainty: { judgement: 0.1, concentration: 70 },
  doesNotApply: [
    {
      indicator: "office-abroad",
      countries: [CountryCode.make("CN")],
      because: words(
        "Cities of mainland China may not keep offices abroad; Hong Kong and Macao may.",
        "中国内地城市不得设立驻外办事处；香港和澳门可以。"
      ),
      basis: [s1("l.502–504")]
    }
  ]
}
