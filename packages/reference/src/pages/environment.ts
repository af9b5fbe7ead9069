import { page } from "./page.ts"

/** Pages on what the two cities did together for green cities and clean energy. */
export const environmentPages = {
  growGreen2017: page("GrowGreen 2017", {
    kind: "self-report",
    grade: "B2",
    title: "GrowGreen kicks off!",
    publisher: "GrowGreen",
    url: "http://growgreenproject.eu/news-2017-07-30/",
    on: "2017-07-30"
  }),
  cordis: page("CORDIS", {
    kind: "research-report",
    grade: "A2",
    title: "Periodic Reporting for period 1 – GROW GREEN (project 730283)",
    publisher: "European Commission, CORDIS",
    url: "https://cordis.europa.eu/project/id/730283/reporting"
  }),
  upwr: page("Wrocław University of Environmental and Life Sciences", {
    kind: "self-report",
    grade: "B2",
    title: "Grow Green",
    publisher: "Wrocław University of Environmental and Life Sciences",
    url: "https://upwr.edu.pl/en/research/projects/horizon-2020/grow-green"
  }),
  platform: page("Platform", {
    kind: "news",
    grade: "B3",
    title: "GrowGreen: Greater Manchester is getting greener!",
    publisher: "Platform",
    url: "http://ontheplatform.org.uk/article/growgreen-greater-manchester-getting-greener"
  }),
  ashden: page("Ashden", {
    kind: "news",
    grade: "B2",
    title: "How Manchester’s sponge park soaks away flood risk",
    publisher: "Ashden",
    url: "https://ashden.org/news/how-manchesters-sponge-park-soaks-away-flood-risk/"
  }),
  xinhua2022: page("Xinhua 2022", {
    kind: "news",
    grade: "C3",
    title: "China-Britain hydrogen energy cooperation enjoys huge potential, broad prospects: ambassador",
    publisher: "Xinhua, through the Belt and Road Portal",
    url: "https://eng.yidaiyilu.gov.cn/p/240158.html",
    on: "2022-05-03"
  }),
  peoplesDaily2022: page("People’s Daily Online 2022", {
    kind: "news",
    grade: "D3",
    title: "The China–UK Hydrogen Energy Cooperation Forum (report from London of 1 May 2022, in Chinese)",
    publisher: "People’s Daily Online, as copied by fjsen.com",
    url: "http://news.fjsen.com/wap/2022-05/05/content_31025424.htm",
    on: "2022-05-01"
  }),
  whut2022: page("Wuhan University of Technology 2022", {
    kind: "self-report",
    grade: "B2",
    title:
      "President Yang Zongkai of WUT delivered a speech at the opening ceremony of UK-China Hydrogen Energy Cooperation Forum",
    publisher: "Wuhan University of Technology",
    url: "http://english.whut.edu.cn/cam/news/202205/t20220503_872869.shtml",
    on: "2022-05-01"
  }),
  chinaDaily2023: page("China Daily 2023", {
    kind: "news",
    grade: "C3",
    title: "Huge potential between China and the North of England is highlighted",
    publisher: "China Daily",
    url: "http://global.chinadaily.com.cn/a/202312/01/WS6569346fa31090682a5f0e13_3.html",
    on: "2023-12-01"
  }),
  xinhua2023: page("Xinhua 2023", {
    kind: "news",
    grade: "C3",
    title: "China, UK seek further cooperation in hydrogen energy industry",
    publisher: "Xinhua, through People’s Daily Online",
    url: "http://en.people.cn/n3/2023/1201/c90000-20104875.html",
    on: "2023-12-01"
  }),
  chinaDaily2024: page("China Daily 2024", {
    kind: "news",
    grade: "C3",
    title: "Manchester hosts China-UK clean energy forum",
    publisher: "China Daily",
    url: "https://global.chinadaily.com.cn/a/202412/13/WS675b30bea310f1265a1d299d.html",
    on: "2024-12-13"
  }),
  peoplesDaily2024: page("People’s Daily Online 2024", {
    kind: "news",
    grade: "D3",
    title: "The 2024 China–UK Clean Energy Cooperation Forum (report from London of 11 December 2024, in Chinese)",
    publisher: "People’s Daily Online, as copied by hzpfwl.com",
    url: "http://www.hzpfwl.com/news/guoji/2024/12111530522024.html",
    on: "2024-12-11"
  }),
  cgtn2025: page("CGTN 2025", {
    kind: "news",
    grade: "C3",
    title: "A tale of two cities: Wuhan-Manchester clean energy push",
    publisher: "CGTN Europe",
    url: "https://newseu.cgtn.com/news/2025-11-18/A-tale-of-two-cities-Wuhan-Manchester-clean-energy-push-1Ip6Vbmqq1G/p.html",
    on: "2025-11-18"
  })
}
