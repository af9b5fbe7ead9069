/** What identifies a city, and where the documents print its name. */
export interface CityRow {
  /** The name in English, one of those GeoNames lists. */
  readonly name: string
  /** The name in simplified Chinese. */
  readonly zh: string
  /** ISO 3166-1 alpha-2, as GeoNames has it. */
  readonly country: string
  /** The first one is the one the city's id comes from. */
  readonly wikidata: readonly [string, ...ReadonlyArray<string>]
  readonly geonames: string
  readonly locode?: string
  /** Every form in which a document prints the name, with one line for each. */
  readonly printed: ReadonlyArray<Printed>
}

export interface Printed {
  readonly in: "report" | "overview"
  readonly locator: string
  readonly text: string
  readonly kind: "name" | "alias" | "former" | "misspelling"
}

type Rest = Partial<Pick<CityRow, "locode">> & { readonly also?: ReadonlyArray<Printed> }

const report = (line: number, text: string, kind: Printed["kind"] = "name"): Printed => ({
  in: "report",
  locator: `l.${line}`,
  text,
  kind
})
const overview = (text: string, kind: Printed["kind"] = "name", line = 11): Printed => ({
  in: "overview",
  locator: `l.${line}`,
  text,
  kind
})

const city = (
  name: string,
  zh: string,
  country: string,
  wikidata: string | readonly [string, ...ReadonlyArray<string>],
  geonames: number,
  printed: Printed,
  { also = [], ...rest }: Rest = {}
): CityRow => ({
  name,
  zh,
  country,
  wikidata: typeof wikidata === "string" ? [wikidata] : wikidata,
  geonames: String(geonames),
  printed: [printed, ...also],
  ...rest
})

/**
 * Every city the documents name.
 *
 * **Gotchas**: Wikidata holds Leeds and Amsterdam twice (city and municipality). The report's "Brighton-Hove" is
 * Wikidata's and GeoNames' Brighton, whose population GeoNames gives for both towns. Pudong is a district of
 * Shanghai that keeps a twinning of its own (S1 l.736).
 */
export const cityList: ReadonlyArray<CityRow> = [
  city("Leeds", "利兹", "GB", ["Q39121", "Q774015"], 2644688, report(287, "Leeds")),
  city("Cardiff", "加的夫", "GB", "Q10690", 2653822, report(288, "Cardiff")),
  city("Glasgow", "格拉斯哥", "GB", "Q4093", 2648579, report(289, "Glasgow")),
  city("Sheffield", "谢菲尔德", "GB", "Q42448", 2638077, report(290, "Sheffield")),
  city("Newcastle upon Tyne", "泰恩河畔纽卡斯尔", "GB", "Q1425428", 2641673, report(291, "Newcastle", "alias")),
  city("Birmingham", "伯明翰", "GB", "Q2256", 2655603, report(292, "Birmingham")),
  city("Bristol", "布里斯托尔", "GB", "Q23154", 2654675, report(293, "Bristol"), { locode: "GBBRS" }),
  city("Liverpool", "利物浦", "GB", "Q24826", 2644210, report(294, "Liverpool"), { locode: "GBLIV" }),
  city("Manchester", "曼彻斯特", "GB", "Q18125", 2643123, report(295, "Manchester"), { locode: "GBMNC" }),
  city("Nottingham", "诺丁汉", "GB", "Q41262", 2641170, report(296, "Nottingham")),
  city("London", "伦敦", "GB", "Q84", 2643743, report(297, "London"), { locode: "GBLON" }),
  city("Oxford", "牛津", "GB", "Q34217", 2640729, report(298, "Oxford")),
  city("York", "约克", "GB", "Q42462", 2633352, report(299, "York")),
  city("Leicester", "莱斯特", "GB", "Q83065", 2644668, report(591, "Leicester")),
  city("Edinburgh", "爱丁堡", "GB", "Q23436", 2650225, report(599, "Edinburgh")),
  city("Coventry", "考文垂", "GB", "Q6225", 2652221, overview("Coventry")),
  city("Doncaster", "唐卡斯特", "GB", "Q58900", 2651123, report(274, "Doncaster")),
  city("Wallingford", "沃灵福德", "GB", "Q988100", 2634869, report(274, "Wallingford")),
  city("Cambridge", "剑桥", "GB", "Q350", 2653941, report(353, "Cambridge")),
  city("Milton Keynes", "米尔顿凯恩斯", "GB", "Q204234", 2642465, report(353, "Milton Keynes")),
  city("Brighton", "布赖顿", "GB", "Q131491", 2654710, report(354, "Brighton-Hove", "alias")),

  city("Hangzhou", "杭州", "CN", "Q4970", 1808926, report(302, "Hangzhou")),
  city("Xiamen", "厦门", "CN", "Q68744", 1790645, report(303, "Xiamen")),
  city("Dalian", "大连", "CN", "Q74881", 1814087, report(304, "Dalian")),
  city("Anshan", "鞍山", "CN", "Q74957", 2038632, report(305, "Anshang", "misspelling")),
  city("Taiyuan", "太原", "CN", "Q72778", 1793511, report(306, "Taiyuan")),
  city("Guangzhou", "广州", "CN", "Q16572", 1809858, report(308, "Guangzhou")),
  city("Shanghai", "上海", "CN", "Q8686", 1796236, report(309, "Shanghai"), { locode: "CNSHA" }),
  city("Wuhan", "武汉", "CN", "Q11746", 1791247, report(310, "Wuhan")),
  city("Ningbo", "宁波", "CN", "Q42780", 1799397, report(311, "Ningbo")),
  city("Beijing", "北京", "CN", "Q956", 1816670, report(312, "Beijing")),
  city("Chengdu", "成都", "CN", "Q30002", 1815286, report(577, "Chengdu")),
  city("Chongqing", "重庆", "CN", "Q11725", 1814906, report(578, "Chongqing")),
  city("Hong Kong", "香港", "HK", "Q8646", 1819729, report(580, "Hong Kong"), { locode: "HKHKG" }),
  city("Macau", "澳门", "MO", "Q14773", 1821274, report(503, "Macau"), { also: [report(581, "Macao", "alias")] }),
  city("Shenzhen", "深圳", "CN", "Q15174", 1795565, report(583, "Shenzhen")),
  city("Tianjin", "天津", "CN", "Q11736", 1792947, report(584, "Tianjin"), {
    also: [report(722, "Tianjing", "misspelling")]
  }),
  city("Xi'an", "西安", "CN", "Q5826", 1790630, report(586, "Xi'an")),
  city("Jinan", "济南", "CN", "Q170247", 1805753, report(632, "Jinan")),
  city("Qingdao", "青岛", "CN", "Q170322", 1797929, report(652, "Qingdao"), {
    also: [report(632, "Qingdan", "misspelling")]
  }),
  city("Changsha", "长沙", "CN", "Q174091", 1815577, report(744, "Changsha")),
  city("Pudong", "浦东", "CN", "Q125378", 1798524, report(736, "Pudong")),

  city("Amsterdam", "阿姆斯特丹", "NL", ["Q727", "Q9899"], 2759794, report(703, "Amsterdam"), { locode: "NLAMS" }),
  city("Auckland", "奥克兰", "NZ", "Q37100", 2193733, report(704, "Auckland"), { locode: "NZAKL" }),
  city("Barcelona", "巴塞罗那", "ES", "Q1492", 3128760, report(705, "Barcelona"), { locode: "ESBCN" }),
  city("Boston", "波士顿", "US", "Q100", 4930956, report(706, "Boston"), { locode: "USBOS" }),
  city("Cork", "科克", "IE", "Q36647", 2965140, report(707, "Cork"), { locode: "IEORK" }),
  city("Copenhagen", "哥本哈根", "DK", "Q1748", 2618425, report(708, "Copenhagen"), { locode: "DKCPH" }),
  city("Kobe", "神户", "JP", "Q48320", 1859171, report(709, "Kobe"), { locode: "JPUKB" }),
  city("Kuopio", "库奥皮奥", "FI", "Q162279", 650224, report(710, "Kuopio")),
  city("Melbourne", "墨尔本", "AU", "Q3141", 2158177, report(711, "Melbourne"), { locode: "AUMEL" }),
  city("Seoul", "首尔", "KR", "Q8684", 1835848, report(712, "Seoul")),
  city("Yokohama", "横滨", "JP", "Q38283", 1848354, report(713, "Yokohama"), { locode: "JPYOK" }),
  city("Ulaanbaatar", "乌兰巴托", "MN", "Q23430", 2028462, report(624, "Ulaanbaatar")),
  city("Moscow", "莫斯科", "RU", "Q649", 524901, report(606, "Moscow")),
  city("Düsseldorf", "杜塞尔多夫", "DE", "Q1718", 2934246, report(610, "Dusseldorf", "alias"), { locode: "DEDUS" }),
  city("Antwerp", "安特卫普", "BE", "Q12892", 2803138, report(611, "Antwerp"), { locode: "BEANR" }),
  city("Brno", "布尔诺", "CZ", "Q14960", 3078610, report(700, "Brno")),
  city("Udine", "乌迪内", "IT", "Q2790", 3165072, report(765, "Udine")),
  city("San Sebastián", "圣塞瓦斯蒂安", "ES", "Q10313", 3110044, report(623, "San Sebastián")),
  city("Florence", "佛罗伦萨", "IT", "Q2044", 3176959, report(623, "Florence")),
  city("Brussels", "布鲁塞尔", "BE", "Q239", 2800866, report(411, "Brussels")),
  city("New York City", "纽约", "US", "Q60", 5128581, report(156, "New York", "alias")),
  city("Volgograd", "伏尔加格勒", "RU", "Q914", 472757, overview("Volgograd"), {
    also: [overview("Stalingrad", "former")]
  }),
  city("San Francisco", "旧金山", "US", "Q62", 5391959, overview("San Francisco", "name", 19))
]
