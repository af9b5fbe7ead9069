import { page } from "./page.ts"

/** Pages on what the two city governments did with each other. */
export const cityPages = {
  friendshipAgreements: page("Manchester City Council", {
    kind: "municipal-publication",
    grade: "B2",
    title: "International Links: Friendship Agreements (as archived on 11 June 2008)",
    publisher: "Manchester City Council",
    url: "http://web.archive.org/web/20080611021612/http:/www.manchester.gov.uk/site/scripts/documents_info.php?categoryID=100002&documentID=2632&pageNumber=3"
  }),
  bbc2006: page("BBC 2006", {
    kind: "news",
    grade: "C2",
    title: "Wuhan: Manchester’s sister",
    publisher: "BBC Manchester, as copied by masterjvbp.com",
    url: "http://masterjvbp.com/manchester/content/articles/2006/01/24/240106_wuhan_feature.shtml",
    on: "2006-01-24"
  }),
  changjiangDaily2005: page("Changjiang Daily 2005", {
    kind: "news",
    grade: "D3",
    title: "应英国曼彻斯特市政府邀请 武汉代表团进京观赛",
    publisher: "Changjiang Daily, as copied by Sina Sports",
    url: "http://sports.sina.com.cn/c/2005-07-26/15011687776.shtml",
    on: "2005-07-26"
  }),
  leadersBlog2015: page("The Leader’s Blog 2015", {
    kind: "municipal-publication",
    grade: "B2",
    title: "Wuhan Too (The Leader’s Blog)",
    publisher: "Manchester City Council",
    url: "https://www.manchester.gov.uk/blog/leadersblog/post/731/wuhan-too",
    on: "2015-03-27"
  }),
  nubianTimes2016: page("The Nubian Times", {
    kind: "news",
    grade: "C2",
    title: "Manchester renews 30 years of partnership with China",
    publisher: "The Nubian Times",
    url: "http://thenubiantimes.com/manchester-renews-30-years-of-partnership-with-china/"
  }),
  hubei2016: page("Hubei Provincial Government 2016", {
    kind: "self-report",
    grade: "C2",
    title: "Wuhan-Manchester Week opens in Wuhan",
    publisher: "Hubei Provincial Government (hubei.gov.cn), as copied by cytergy.com",
    url: "http://cytergy.com/a/20211125/137930.html"
  }),
  chinaNews2016: page("China News Service 2016", {
    kind: "news",
    grade: "D3",
    title: "武汉与曼彻斯特结好30年 成中英城市交流典范",
    publisher: "China News Service, as copied by wuhan.baogaosu.com",
    url: "http://wuhan.baogaosu.com/xinwen/%E6%AD%A6%E6%B1%89%E4%B8%8E%E6%9B%BC%E5%BD%BB%E6%96%AF%E7%89%B9%E7%BB%93%E5%A5%BD/51992212/",
    on: "2016-11-01"
  }),
  chinaNews2018: page("China News Service 2018", {
    kind: "news",
    grade: "C3",
    title: "英國大曼徹斯特郡代表團訪鄂 推動與武漢城市圈合作",
    publisher: "China News Service, through CRI Online",
    url: "https://big5.cri.cn/gate/big5/city.cri.cn/2018-02-28/b2501f91-86c8-9c40-8011-792b7d223a33.html",
    on: "2018-02-28"
  }),
  greatestHits2020: page("Greatest Hits Radio 2020", {
    kind: "news",
    grade: "B2",
    title: "Manchester sends support to sister city Wuhan as it fights deadly virus",
    publisher: "Greatest Hits Radio Manchester",
    url: "https://hellorayo.co.uk/greatest-hits/manchester/news/manchester-sends-support-to-sister-city-wuhan-as-it-fights-deadly-virus",
    on: "2020-01-25"
  }),
  chinaCentre2020: page("University of Manchester China Centre 2020", {
    kind: "self-report",
    grade: "B2",
    title: "Manchester’s Support For its Sister-city Wuhan",
    publisher: "University of Manchester China Centre",
    url: "http://uom.ac.cn/news/detail/315",
    on: "2020-03-12"
  })
}
