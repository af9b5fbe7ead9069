import { page } from "./page.ts"

/** Pages on what museums, artists, schools and universities of the two cities did with each other. */
export const exchangePages = {
  culturalBonds2009: page("Manchester Museum 2009", {
    kind: "self-report",
    grade: "B2",
    title: "Cultural Bonds: Manchester and Wuhan",
    publisher: "Manchester Museum",
    url: "https://mancultural.wordpress.com/2009/11/12/cultural-bonds-manchester-and-wuhan/",
    on: "2009-11-12"
  }),
  toWuhan2010: page("Manchester Museum 2010", {
    kind: "self-report",
    grade: "B2",
    title: "To Wuhan and back again",
    publisher: "Manchester Museum",
    url: "https://mancultural.wordpress.com/2010/02/04/to-wuhan-and-back-again/",
    on: "2010-02-04"
  }),
  staffNet2010: page("StaffNet 2010", {
    kind: "self-report",
    grade: "B2",
    title: "Major exhibition China: Journey to the East at the Manchester Museum",
    publisher: "University of Manchester",
    url: "https://staffnet.manchester.ac.uk/news/archive/list/display/?id=6147&month=09&year=2010",
    on: "2010-09-24"
  }),
  homeEight: page("HOME", {
    kind: "self-report",
    grade: "B2",
    title: "EIGHT is the lucky number",
    publisher: "HOME Manchester",
    url: "https://homemcr.org/article/eight-lucky-number/"
  }),
  insideOut2015: page("Manchester School of Art", {
    kind: "self-report",
    grade: "B2",
    title: "Inside Out (exhibition, K11 Wuhan)",
    publisher: "Manchester Metropolitan University",
    url: "https://www.art.mmu.ac.uk/staff/research/6691"
  }),
  littleDiplomats2016: page("Sunrise Radio", {
    kind: "news",
    grade: "C2",
    title: "East meets West as 'little diplomats' from China fly into Manchester schools",
    publisher: "Sunrise Radio",
    url: "https://sunriseradio.fm/news/local-news/east-meets-west-as-little-diplomats-from-china-fly-into-manchester-schools"
  }),
  yellowCraneTower2017: page("PRNewswire 2017", {
    kind: "self-report",
    grade: "C2",
    title:
      "Teenagers from Wuhan, China and Manchester, England build a 3D jigsaw puzzle version of the Yellow Crane Tower",
    publisher: "PRNewswire, through FinanzNachrichten.de",
    url: "http://www.finanznachrichten.de/nachrichten-2017-08/41359209-teenagers-from-wuhan-china-and-manchester-england-build-a-3d-jigsaw-puzzle-version-of-the-yellow-crane-tower-008.htm",
    on: "2017-08-02"
  }),
  hust2018: page("HUST 2018", {
    kind: "self-report",
    grade: "B2",
    title: "Delegation of the University of Manchester visited HUST",
    publisher: "Huazhong University of Science and Technology",
    url: "http://english.hust.edu.cn/info/1004/2660.htm",
    on: "2018-05-21"
  }),
  wtbu2018: page("WTBU 2018", {
    kind: "self-report",
    grade: "B2",
    title: "The WTBU held the Manchester Metropolitan University Activity Day",
    publisher: "Wuhan Technology and Business University",
    url: "https://eng.wtbu.edu.cn/2018/1130/c2515a75121/page.htm",
    on: "2018-11-30"
  }),
  scmp2020: page("South China Morning Post 2020", {
    kind: "news",
    grade: "B2",
    title:
      "Coronavirus: UK ambassador to China marks bond with Wuhan amid pandemic observances and university ceremony",
    publisher: "South China Morning Post",
    url: "https://www.scmp.com/news/china/diplomacy/article/3114396/coronavirus-uk-ambassador-china-marks-bond-wuhan-amid-pandemic",
    on: "2020-12-17"
  })
}
