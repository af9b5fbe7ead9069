/**
 * Characters of place names that only traditional Chinese (or Japanese) uses, with simplified forms of their own
 * (Table of General Standard Chinese Characters, 2013). Not all there are: those that transcribe foreign names.
 */
const traditional = new Set(
  [
    "亞爾蘭羅馬維納奧諾達聖倫蘇寧邁漢島薩齊興華頓國東廣門灣龍鳳陽陰鄉縣鎮區長順豐臺賓濱貝費萊恆魯盧呂楊麗瑪圖塢壩壢來",
    "賽遜鄧鄭鐵錫鋼鋁關開間閩陝陳際難韋韓頭顧顏須預頂風飛馮駐騰鮑鳥鴨鹽麥黃黨義習聯勝備優億傑傳倉個們偉側儲兒兩寬審寶",
    "實對導將專嚴喬單嘆嗎園圍團執報場塊塵墾壓壞壯聲處夢夥奪婦媽嬌孫學寫層屆嶺嶼崗岡幣幫幹幾庫應廟廠廢廈張強彈彌後從復",
    "徵憲懷戰戲戶擁擇據損揮掃換揚搖摯撫擴攔敵數斷無時晉曉暉曠會條極楓構槍樂樓標樣樹橋機權歐歡歲歷殘殺沒沖況溝滅滬滿漁",
    "漸潔潤澤濟濤濕灑灘為煙熱燈營爭爺牆獎獨獲現瑤環產畢畫異當療癒發盜盤監礎礦禮種積穩窩窮競筆節範築簡簽糧紀約紅純紙級",
    "紛素紐線組細終結給絕統絲經綠綱網緊緒緯練總績織繩繼續纖罰聞聰職肅腦腳舉艦藝蓋蓮蔣薦藍藥虛號蟲術衛補裝裡製複見規親",
    "覺觀觸計訂訊記訪設許診評詞試詩話該詳認語誠說課調談請論謀謝證識譯議護讀變讓財貢貨責貴買賀資賜質賴贈趙趕跡踐車軍軌",
    "軟較載輕輛輝輪輸轉辦農迴這連進遊運過違遠適選遷遺邊鄰釋針釣鈴鉛銀銅銳錄錢錦鍵鎖鏡鐘鑄閃閉閒閣閱隊階隨險雙雜離雲電",
    "靈靜響頁項頌頑領頻題額願類顯飯飲館駕騎驗驚體鬆鬥魚鮮鳴鴻點龜"
  ].join("")
)

/** Whether every letter of a text is a Chinese character; Japanese kana and Korean letters make it another language. */
export const isHan = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.length > 0 && letters.every((letter) => /\p{Script=Han}/u.test(letter))
}

const traditionalIn = (text: string): number => [...text].filter((character) => traditional.has(character)).length

/**
 * The likeliest simplified Chinese name among names whose language no list states: only Chinese characters, at least
 * two of them, the fewest that only traditional Chinese uses, then the shortest (without 市, "city", at the end).
 *
 * **Gotchas**: a guess. Japanese names written in kanji alone cannot be told from Chinese ones.
 */
export const likeliestChinese = (names: ReadonlyArray<string>): string | undefined =>
  names
    .filter((name) => isHan(name) && [...name].length >= 2)
    .sort((a, b) => traditionalIn(a) - traditionalIn(b) || a.length - b.length || (a < b ? -1 : 1))[0]
