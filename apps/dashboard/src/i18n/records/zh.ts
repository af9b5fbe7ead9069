import type { Words } from "../en.ts"
import type { records as english } from "./en.ts"

/** 各类记录的名称。 */
export const records: Words<typeof english> = {
  city: "城市",
  twinning: "结好",
  agreement: "协议",
  network: "城市网络",
  membership: "成员资格",
  strategy: "战略概况",
  activity: "活动",
  tension: "紧张事件",
  group: "城市组",
  source: "来源"
}
