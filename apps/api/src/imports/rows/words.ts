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
    "recorded, unknown, unclear, unbekannt, inconnu, desconocido, sconosciuto, desconhecido, nieznany, неизвестно, 不详, 不明, 未知, active, current, ongoing, existing, in force, valid, live, aktiv, bestehend, laufend, gültig, actif, active, en cours, en vigueur, activo, activa, vigente, en vigor, attivo, attiva, in vigore, ativo, ativa, em vigor, actief, aktywny, aktywne, aktivní, aktív, aktif, активный, действует, действующий, 有效, 现行, 活跃, 活動中, 継続中, 継続, 활성, 유효",
  signed:
    "signed, formal, official, unterzeichnet, signé, signée, firmado, firmada, firmato, firmata, assinado, podpisane, подписан, 已签署, 签署, 締結, 체결",
  proposed:
    "proposed, planned, pending, intended, under negotiation, geplant, vorgesehen, prévu, prévue, en projet, propuesto, propuesta, previsto, proposto, planowane, планируется, 拟议, 计划, 拟建, 予定, 예정",
  suspended:
    "suspended, frozen, paused, on hold, ausgesetzt, ruhend, suspendu, suspendue, gelé, suspendido, suspendida, sospeso, sospesa, suspenso, suspensa, opgeschort, zawieszone, приостановлен, приостановлено, 暂停, 中止, 停止交流, 休止, 중단",
  resumed: "resumed, reactivated, wiederaufgenommen, repris, reprise, reanudado, reanudada, ripreso, 恢复, 再開, 재개",
  renewed:
    "renewed, erneuert, verlängert, renouvelé, renouvelée, renovado, renovada, rinnovato, rinnovata, odnowione, продлён, 续签, 更新, 갱신",
  ended:
    "ended, terminated, dissolved, former, cancelled, canceled, expired, closed, ceased, broken off, revoked, beendet, aufgelöst, ehemalig, gekündigt, erloschen, terminé, terminée, rompu, résilié, ancien, ancienne, finalizado, finalizada, terminado, terminada, rescindido, disuelto, roto, terminato, cessato, sciolto, concluso, encerrado, extinto, rescindida, beëindigd, opgezegd, zakończone, rozwiązane, zerwane, ukončeno, прекращён, прекращено, расторгнут, 终止, 已终止, 结束, 解除, 取消, 解消, 終了, 종료, 해지"
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
      "visit, delegation, delegation visit, mayoral visit, besuch, offizieller besuch, delegationsbesuch, visite, visite officielle, visita, visita oficial, visita ufficiale, 访问, 代表团访问, 訪問, 방문",
    meeting: "talks, treffen, sitzung, réunion, reunión, incontro, reunião, 会议, 会见, 会談, 회의",
    signing: "signature, agreement signed, unterzeichnung, firma, 签约, 签署, 調印",
    ceremony: "feier, zeremonie, cérémonie, ceremonia, cerimonia, 仪式, 式典",
    anniversary: "jubiläum, anniversaire, aniversario, anniversario, 周年, 周年庆, 周年記念",
    "cultural-event":
      "culture, cultural exchange, concert, exhibition, festival, kultur, kulturveranstaltung, konzert, ausstellung, événement culturel, evento cultural, evento culturale, 文化活动, 文化交流, 展览, 文化",
    "sports-event":
      "sport, sports, tournament, sportveranstaltung, événement sportif, evento deportivo, evento sportivo, 体育, 体育活动, スポーツ",
    "school-exchange":
      "schools, pupil exchange, schüleraustausch, échange scolaire, intercambio escolar, scambio scolastico, 学校交流, 中小学交流",
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
      "business delegation, economic delegation, wirtschaftsdelegation, mission commerciale, misión comercial, missione commerciale, 经贸代表团, 商务代表团",
    "trade-event": "fair, trade fair, business event, messe, foire, feria, fiera, 展会, 博览会, 贸易",
    investment: "investition, investissement, inversión, investimento, 投资",
    funding: "grant, financing, förderung, financement, financiación, finanziamento, 资助",
    aid: "humanitarian aid, donation, help, hilfe, spende, aide, ayuda, aiuto, ajuda, 援助, 捐赠",
    dialogue: "letter, message, correspondence, dialog, diálogo, dialogo, 对话",
    office: "representative office, büro, bureau, oficina, ufficio, 办事处"
  })
])

/** The kind of activity that a text names; undefined where it names none that is known. */
export const activityTypeOf = (text: string): ActivityType | undefined => types.get(foldName(text))

const fields: ReadonlyMap<string, string> = new Map(
  CooperationField.literals.map((field) => [foldName(field.replaceAll("-", " ")), field] as const)
)

/** The field of cooperation that a text names; undefined where it names none that is known. */
export const fieldOf = (text: string): string | undefined =>
  fields.get(foldName(text.replaceAll("-", " "))) ?? fields.get(foldName(text.replace(/\s*&\s*|\s*\/\s*/g, " and ")))
