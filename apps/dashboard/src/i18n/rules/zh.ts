import { records } from "../records/zh.ts"
import type { RuleWords } from "./en.ts"

/** 各项填写错误的提示。 */
export const rules: RuleWords = {
  kinds: {
    string: "文字",
    number: "数字",
    integer: "整数",
    boolean: "是或否",
    array: "列表",
    object: "一组内容",
    null: "空值"
  },
  records: {
    ...records,
    record: "记录"
  },
  sentences: {
    missing: "此项必填，请填写。",
    unknown: "此处不需要此项，请删除。",
    fixed: "此项不可更改，如有需要请重新填报。",
    type: (kinds = "") => (kinds === "" ? "内容类型不正确，请重新填写。" : `内容类型不正确，此处应填${kinds}。`),
    "one-of": (allowed = "") =>
      allowed === ""
        ? "所填内容不在可选范围内，请从列表中选择。"
        : `所填内容不在可选范围内，请从以下各项中选择：${allowed}。`,
    pattern: (example = "") =>
      example === "" ? "格式不正确，请检查后重新填写。" : `格式不正确，请参照此格式填写：${example}。`,
    id: "记录编号不正确，请重新选择该记录。",
    "not-on-record": (kind) => `该${kind}尚无记录，请先录入，或另行选择。`,
    date: (forms) => `日期格式不正确，请按以下格式填写：${forms}。`,
    "no-such-date": "该日期不存在，请核对后更正。",
    "ends-before-start": "结束日期早于开始日期，请核对这两个日期。",
    empty: "内容为空，请填写。",
    "too-short": (least) => `内容过短，请至少填写 ${least} 个字符。`,
    "too-long": (most = "") => (most === "" ? "内容过长，请缩短。" : `内容过长，请勿超过 ${most} 个字符。`),
    "too-few": (least) => `项数不足，请至少填写 ${least} 项。`,
    "too-many": (most) => `项数过多，请最多填写 ${most} 项。`,
    "too-small": (least) => `数值过小，请填写不小于 ${least} 的数。`,
    "too-large": (most) => `数值过大，请填写不大于 ${most} 的数。`,
    "not-above": (bound) => `数值过小，请填写大于 ${bound} 的数。`,
    "not-below": (bound) => `数值过大，请填写小于 ${bound} 的数。`,
    "out-of-range": (least, most) => `数值超出范围，请填写 ${least} 至 ${most} 之间的数。`,
    characters: "含有无法保存的字符，请删除其中的不可见字符。",
    "file-name": "文件名不正确，请只填写文件名，不含文件夹，首尾不留空格或句点。",
    "file-ending": (endings) => `不支持此类文件，文件名须以下列后缀之一结尾：${endings}。`,
    "too-deep": (most) => `内容层级过多，请勿超过 ${most} 层。`,
    twice: "内容重复，请只保留一处。",
    "must-differ": "两者相同，请选择不同的两项。",
    "out-of-order": "顺序不正确，请调整先后顺序。",
    "exactly-one": (names) => `下列各项须填且只能填一项：${names}。`,
    contradicts: "与所填的其他内容相矛盾，请删去其中一处。",
    "not-a-party": "该城市不是结好双方之一，请从双方城市中选择。",
    "changed-since": (what, change = "") =>
      change === ""
        ? `“${what}”此后又有修改，请先撤销后来的修改。`
        : `“${what}”此后又经第 ${change} 次修改，请先撤销该次修改。`,
    "rests-on": (what, change = "") =>
      change === ""
        ? `“${what}”以此为依据，请先将其删除。`
        : `第 ${change} 次修改写入的“${what}”以此为依据，请先撤销该次修改，或将其删除。`
  }
}
