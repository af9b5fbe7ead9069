import { assert, describe, it } from "@effect/vitest"
import { isHan, likeliestChinese } from "./chineseName.ts"

describe("likeliestChinese", () => {
  it("prefers simplified characters, then the name without its suffix", () => {
    for (const [names, name] of [
      [["布宜諾斯艾利斯", "布宜诺斯艾利斯"], "布宜诺斯艾利斯"],
      [["マドリード市", "马德里", "馬德里"], "马德里"],
      [["上海市", "上海", "沪", "滬"], "上海"],
      [["哥多華"], "哥多華"],
      [["마드리드", "マドリード", "Madrid", "沪"], undefined]
    ] as const)
      assert.strictEqual(likeliestChinese(names), name)
  })

  it("does not depend on the order of names", () => {
    const names = ["慕尼黑", "慕尼黑市", "ミュンヘン", "明興"]
    assert.strictEqual(likeliestChinese(names), likeliestChinese([...names].reverse()))
  })

  it("knows kana and hangul from Chinese", () => {
    assert.isTrue(isHan("圣地亚哥-德孔波斯特拉"))
    for (const text of ["マドリード市", "서울特別市", "Madrid 马德里", "", "·"]) assert.isFalse(isHan(text))
  })
})
