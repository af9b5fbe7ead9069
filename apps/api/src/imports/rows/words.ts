import { ActivityType, CooperationField, foldName, MembershipRole, type StageKind } from "@proxeny/domain"

const folded = <A extends string>(words: Readonly<Record<A, string>>): ReadonlyMap<string, A> =>
  new Map(
    Object.entries<string>(words).flatMap(([meaning, list]) =>
      list.split(", ").map((word) => [foldName(word), meaning as A] as const)
    )
  )

/** What lists write for the state of a twinning; `recorded` says no more than that it is there. */
const states = folded<
  Exclude<StageKind, "signed" | "renewed" | "resumed"> | "signed" | "renewed" | "resumed" | "recorded"
>({
  recorded:
    "recorded, unknown, unclear, unbekannt, inconnu, desconocido, sconosciuto, desconhecido, nieznany, неизвестно, 不详, 不明, 未知, active, current, ongoing, existing, in force, valid, live, aktiv, bestehend, laufend, gültig, actif, active, en cours, en vigueur, activo, activa, vigente, en vigor, attivo, attiva, in vigore, ativo, ativa, em vigor, actief, aktywny, aktywne, aktivní, aktív, aktif, активный, действует, действующий, in kraft, lebendig, bestehen, besteht, aktiv gelebt, actives, vigentes, vigentes, attualmente attivo, in essere, aktywna, aktualna, obowiązuje, platná, aktivna, активна, діє, діючий, чинний, действующее, действующая, ενεργή, σε ισχύ, aktif, yürürlükte, devam ediyor, نشط, سارية, gällande, pågående, aktiva, voimassa, érvényes, élő, 有效, 现行, 活跃, 在结好, 活動中, 継続中, 継続, 활성, 유효",
  signed:
    "signed, formal, official, abgeschlossen, besiegelt, beurkundet, conclu, conclue, suscrito, sottoscritto, assinada, ondertekend, undertecknat, imzalandı, підписано, подписано, unterzeichnet, signé, signée, firmado, firmada, firmato, firmata, assinado, podpisane, подписан, 已签署, 签署, 締結, 체결",
  proposed:
    "proposed, planned, in planung, in vorbereitung, angebahnt, in anbahnung, en préparation, en proceso, en trámite, in preparazione, em preparação, in voorbereiding, w przygotowaniu, planowana, v přípravě, planeras, заплановано, готовится, в процессе подписания, hazırlık aşamasında, 意向, 准备中, pending, intended, under negotiation, geplant, vorgesehen, prévu, prévue, en projet, propuesto, propuesta, previsto, proposto, planowane, планируется, 拟议, 计划, 拟建, 予定, 예정",
  suspended:
    "suspended, frozen, dormant, inactive, ruht, ruhen, eingefroren, inaktiv, stillgelegt, auf eis, en sommeil, en veille, inactif, inactive, inactivo, inactiva, congelado, congelada, inattivo, inattiva, congelato, dormiente, inativo, inativa, slapend, inactief, bevroren, nieaktywne, nieaktywna, zawieszona, zawieszono, pozastaveno, neaktivní, vilande, pausat, приостановлена, приостановлены, заморожено, неактивный, призупинено, неактивний, askıya alındı, pasif, ανενεργή, σε αναστολή, معلقة, 休眠, paused, on hold, ausgesetzt, ruhend, suspendu, suspendue, gelé, suspendido, suspendida, sospeso, sospesa, suspenso, suspensa, opgeschort, zawieszone, приостановлен, приостановлено, 暂停, 中止, 停止交流, 休止, 중단",
  resumed: "resumed, reactivated, wiederaufgenommen, repris, reprise, reanudado, reanudada, ripreso, 恢复, 再開, 재개",
  renewed:
    "renewed, erneuert, verlängert, renouvelé, renouvelée, renovado, renovada, rinnovato, rinnovata, odnowione, продлён, 续签, 更新, 갱신",
  ended:
    "ended, terminated, lapsed, defunct, discontinued, nicht mehr aktiv, ausgelaufen, abgelaufen, beendigt, aufgehoben, eingestellt, dénoncé, dénoncée, dissous, dissoute, extinguido, extinguida, extinta, rota, cancelado, cancelada, finita, cessata, sciolta, risolto, rescindido, terminada, encerrada, ontbonden, verbroken, gestopt, zakończona, rozwiązana, zerwana, wypowiedziana, wypowiedziane, zakończono, ukončena, zrušeno, avslutat, avslutad, upphört, uppsagt, расторгнута, прекращена, завершено, припинено, розірвано, sona erdi, feshedildi, λήξη, έληξε, منتهية, 已解除, 中断, dissolved, former, cancelled, canceled, expired, closed, ceased, broken off, revoked, beendet, aufgelöst, ehemalig, gekündigt, erloschen, terminé, terminée, rompu, résilié, ancien, ancienne, finalizado, finalizada, terminado, terminada, rescindido, disuelto, roto, terminato, cessato, sciolto, concluso, encerrado, extinto, rescindida, beëindigd, opgezegd, zakończone, rozwiązane, zerwane, ukončeno, прекращён, прекращено, расторгнут, 终止, 已终止, 结束, 解除, 取消, 解消, 終了, 종료, 해지"
})

/** What a text says of the state of a twinning; undefined where that is not known. */
export const stateOf = (text: string): StageKind | "recorded" | undefined => states.get(foldName(text))

const roles: ReadonlyMap<string, MembershipRole> = new Map([
  ...MembershipRole.literals.map((role) => [foldName(role.replaceAll("-", " ")), role] as const),
  ...folded<MembershipRole>({
    member: "full member, direct member, ordinary member, mitglied, membre, miembro, membro, 成员, 会员, 会員",
    presidency:
      "president, chair, chairman, chairwoman, vorsitz, présidence, président, presidencia, presidente, presidenza, 主席, 会长",
    "co-presidency":
      "co president, co chair, vice president, vice presidency, copresidency, copresident, vorsitzende, 联合主席, 副主席",
    "steering-committee":
      "steering committee, executive committee, board, executive board, board member, vorstand, comité directeur, 执行委员会, 理事",
    "regional-office": "regional office, secretariat, regional secretariat, 区域办公室, 秘书处",
    host: "host city, gastgeber, hôte, sede, 主办, 承办",
    observer: "observer member, associate, associate member, beobachter, observateur, observador, osservatore, 观察员"
  })
])

/** The role that a text names; undefined where it names none that is known. */
export const roleOf = (text: string): MembershipRole | undefined => roles.get(foldName(text))

const types: ReadonlyMap<string, ActivityType> = new Map([
  ...ActivityType.literals.map((type) => [foldName(type.replaceAll("-", " ")), type] as const),
  ...folded<ActivityType>({
    "official-visit":
      "visit, official visit, working visit, delegation, delegation visit, delegationsreise, delegationsbesuch, bürgermeisterbesuch, besuch des bürgermeisters, besuch des oberbürgermeisters, antrittsbesuch, gegenbesuch, arbeitsbesuch, visite de délégation, déplacement officiel, visita de delegación, delegazione, visita de trabajo, wizyta, wizyta oficjalna, wizyta delegacji, návštěva, návštěva delegace, officiellt besök, delegationsbesök, ziyaret, resmi ziyaret, визит, визит делегации, официальный визит, візит, επίσκεψη, زيارة, 出访, 来访, 互访, 率团访问, 率团出访, 代表团, 代表団, 表敬訪問, 友好訪問, 대표단 방문, mayoral visit, besuch, offizieller besuch, delegationsbesuch, visite, visite officielle, visita, visita oficial, visita ufficiale, 访问, 代表团访问, 訪問, 방문",
    meeting: "talks, treffen, sitzung, réunion, reunión, incontro, reunião, 会议, 会见, 会談, 회의",
    signing: "signature, agreement signed, unterzeichnung, firma, 签约, 签署, 調印",
    ceremony: "feier, zeremonie, cérémonie, ceremonia, cerimonia, 仪式, 式典",
    anniversary: "jubiläum, anniversaire, aniversario, anniversario, 周年, 周年庆, 周年記念",
    "cultural-event":
      "culture, cultural exchange, concert tour, gastspiel, lesung, kulturaustausch, kulturabend, fest, stadtfest, échange culturel, intercambio cultural, scambio culturale, koncert, wystawa, konser, sergi, концерт, выставка, 演出, 文艺演出, 音乐会, 画展, 图片展, 艺术节, 文化節, 文化周, 公演, 음악회, 공연, 전시, concert, exhibition, festival, kultur, kulturveranstaltung, konzert, ausstellung, événement culturel, evento cultural, evento culturale, 文化活动, 文化交流, 展览, 文化",
    "sports-event":
      "sport, sports, tournament, sportveranstaltung, événement sportif, evento deportivo, evento sportivo, 体育, 体育活动, スポーツ",
    "school-exchange":
      "schools, pupil exchange, school trip, schulaustausch, schulpartnerschaft, schüleraustausch, wymiana szkolna, öğrenci değişimi,  学生互访, 中学生交流, 修学旅行, schüleraustausch, échange scolaire, intercambio escolar, scambio scolastico, 学校交流, 中小学交流",
    "student-exchange":
      "students, university exchange, studierendenaustausch, échange d'étudiants, intercambio estudiantil, 学生交流, 留学",
    "citizen-exchange":
      "citizens, youth exchange, bürgerreise, jugendaustausch, échange de citoyens, intercambio ciudadano, 市民交流, 民间交流, 青年交流",
    "study-visit": "study tour, fact finding, studienreise, voyage d'étude, visita de estudio, 考察, 视察",
    training: "workshop, course, schulung, formation, capacitación, formazione, 培训, 研修",
    conference: "forum, summit, congress, seminar, konferenz, conférence, conferencia, conferenza, 论坛, 峰会, 大会",
    "research-project":
      "research, forschung, forschungsprojekt, projet de recherche, investigación, ricerca, 研究, 科研项目",
    "joint-project":
      "project, cooperation project, projekt, projet, proyecto, progetto, projeto, 项目, 合作项目, プロジェクト",
    "trade-mission":
      "business delegation, economic delegation, trade delegation, wirtschaftsreise, unternehmerreise, délégation économique, délegation commerciale, misión empresarial, delegazione economica, misja gospodarcza, 经贸访问, 经济代表团, 経済ミッション, 경제사절단, wirtschaftsdelegation, mission commerciale, misión comercial, missione commerciale, 经贸代表团, 商务代表团",
    "trade-event":
      "fair, trade fair, business forum, wirtschaftsforum, wirtschaftstag, unternehmertreffen, foro empresarial, forum économique, forum gospodarcze, 洽谈会, 推介会, 经贸洽谈会, 招商, 商品展, business event, messe, foire, feria, fiera, 展会, 博览会, 贸易",
    investment: "investition, investissement, inversión, investimento, 投资",
    funding: "grant, financing, förderung, financement, financiación, finanziamento, 资助",
    aid: "humanitarian aid, donation, help, hilfe, spende, aide, ayuda, aiuto, ajuda, 援助, 捐赠",
    dialogue: "letter, message, correspondence, dialog, diálogo, dialogo, 对话",
    office: "representative office, büro, bureau, oficina, ufficio, 办事处"
  })
])

/** Scripts whose words stand together without blanks, and their known words, the longest first. */
const joined = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const joinedTypes = [...types].filter(([word]) => joined.test(word)).sort(([a], [b]) => b.length - a.length)

/** The kind that words within a text of Chinese, Japanese or Korean name, if all name the same: "市长率团访问". */
const typeWithin = (text: string): ActivityType | undefined => {
  if (!joined.test(text)) return undefined
  let rest = foldName(text)
  const found = new Set<ActivityType>()
  for (const [word, type] of joinedTypes) {
    if (!rest.includes(word)) continue
    found.add(type)
    rest = rest.replaceAll(word, " ")
  }
  return found.size === 1 ? [...found][0] : undefined
}

/** The kind of activity that a text names; undefined where it names none that is known. */
export const activityTypeOf = (text: string): ActivityType | undefined => types.get(foldName(text)) ?? typeWithin(text)

const fields: ReadonlyMap<string, string> = new Map(
  CooperationField.literals.map((field) => [foldName(field.replaceAll("-", " ")), field] as const)
)

/** The field of cooperation that a text names; undefined where it names none that is known. */
export const fieldOf = (text: string): string | undefined =>
  fields.get(foldName(text.replaceAll("-", " "))) ?? fields.get(foldName(text.replace(/\s*&\s*|\s*\/\s*/g, " and ")))
