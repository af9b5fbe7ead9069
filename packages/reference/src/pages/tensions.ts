import { page } from "./page.ts"

/** Pages on events that strained the relations of two countries. */
export const tensionPages = {
  reuters2020: page("Reuters 2020", {
    kind: "news",
    grade: "B2",
    title: "UK says China’s security law is serious violation of Joint Declaration on Hong Kong",
    publisher: "Reuters",
    url: "https://www.reuters.com/article/hongkong-protests-britain-idUSS8N2DF0AM",
    on: "2020-07-01"
  }),
  bbc2020: page("BBC 2020", {
    kind: "news",
    grade: "B2",
    title: "Huawei 5G decision ‘will cost up to £2bn’",
    publisher: "BBC",
    url: "https://www.bbc.com/news/av/uk-53406464/huawei-5g-decision-will-cost-up-to-2bn",
    on: "2020-07-14"
  }),
  channel4News2021: page("Channel 4 News 2021", {
    kind: "news",
    grade: "B2",
    title: "UK imposes sanctions on Chinese officials over Uighur abuses",
    publisher: "Channel 4 News",
    url: "https://www.channel4.com/news/uk-imposes-sanctions-on-chinese-officials-over-uighur-abuses",
    on: "2021-03-22"
  }),
  times2021: page("The Times 2021", {
    kind: "news",
    grade: "B2",
    title: "Britain sanctions China over persecution of Uighur Muslims",
    publisher: "The Times",
    url: "https://www.thetimes.co.uk/article/britain-sanctions-china-over-persecution-of-uighur-muslims-9l3j9flxk",
    on: "2021-03-22"
  }),
  itv2021: page("ITV News 2021", {
    kind: "news",
    grade: "B2",
    title: "China bans UK MPs in retaliation over Uighur human rights abuse sanctions",
    publisher: "ITV News",
    url: "https://www.itv.com/news/2021-03-26/china-bans-uk-mps-in-retaliation-over-uighur-human-rights-abuse-sanctions",
    on: "2021-03-26"
  }),
  afp2021: page("AFP 2021", {
    kind: "news",
    grade: "B2",
    title: "China sanctions UK figures over Xinjiang as rift widens with West",
    publisher: "AFP, through Nation",
    url: "https://nation.africa/kenya/news/world/china-sanctions-uk-figures-over-xinjiang-as-rift-widens-with-west-3337182",
    on: "2021-03-26"
  }),
  yorkshireEveningPost2022: page("Yorkshire Evening Post 2022", {
    kind: "news",
    grade: "B2",
    title: "“We are praying for you and your families”: PM to Ukraine after Russia invasion",
    publisher: "Yorkshire Evening Post",
    url: "https://www.yorkshireeveningpost.co.uk/news/politics/we-are-praying-for-you-and-your-families-pm-to-ukraine-after-russia-invasion-3583969",
    on: "2022-02-24"
  }),
  cleverly2022: page("Foreign Secretary 2022", {
    kind: "self-report",
    grade: "C2",
    title: "Statement on Chinese Consulate General Staff in Manchester",
    publisher: "Foreign, Commonwealth and Development Office, as copied by ukpol.co.uk",
    url: "https://ukpol.co.uk/james-cleverly-2022-statement-on-chinese-consulate-general-staff-in-manchester",
    on: "2022-12-14"
  }),
  reuters2022: page("Reuters 2022", {
    kind: "news",
    grade: "B2",
    title: "China removes six officials after Manchester consulate incident, UK says",
    publisher: "Reuters, through The Business Standard",
    url: "https://www.tbsnews.net/worldbiz/china/china-removes-six-officials-after-manchester-consulate-incident-uk-says-551642",
    on: "2022-12-14"
  })
}
