/** What people call the statuses of residence, status id to words; compared by `compact.ts`, so spelling is loose. */
const words = (text: string): readonly string[] =>
  text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean)

/** A name with each of its endings: "hsp 1", "hsp i". */
const numbered = (names: readonly string[], ends: readonly string[]): readonly string[] =>
  names.flatMap((name) => ends.map((end) => `${name} ${end}`))

const HSP = words(`
  hsp, hsfp, highly skilled, highly skilled professional, highly skilled foreign professional,
  highly skilled worker, koudo senmonshoku, koudo jinzai, koudo, profissional altamente qualificado,
  profesional altamente cualificado, profesional altamente calificado,
  profesionales técnicos altamente cualificados,
  高度専門職, 高度専門, 高度人材, 高度人才, 高度专门职, 高度專門職, こうどせんもんしょく, 고도전문직, 고도인재
`)
const SSW = words(`
  ssw, specified skilled, specified skilled worker, specified skills, specific skilled worker, tokutei ginou,
  tokutei, tg, kỹ năng đặc định, kỹ năng đặc định loại, kỹ năng đặc định số, 特定技能, とくていぎのう, 특정기능
`)
const INTERN = words(`
  technical intern, technical intern training, technical intern trainee, titp, ginou jisshuu, thực tập sinh,
  thực tập sinh số, 技能実習, ぎのうじっしゅう, 기능실습
`)

const I = words(
  '1, i, ichigou, ichigo, ichi gou, 1号, 一号, 第1号, 第一号, 1號, 1호, いち号, no 1, type 1, level 1, nivel 1, category 1',
)
const II = words(
  '2, ii, nigou, nigo, ni gou, 2号, 二号, 第2号, 第二号, 2號, 2호, に号, no 2, type 2, level 2, nivel 2, category 2',
)
const III = words(
  '3, iii, sangou, sango, san gou, 3号, 三号, 第3号, 第三号, 3號, 3호, no 3, type 3, level 3, category 3',
)
/** The kind within (i), (ii), (iii): a Latin letter or its kana. */
const kind = (number: readonly string[], latin: string, kana: string): readonly string[] =>
  number.flatMap((end) => [`${end} ${latin}`, `${end} ${kana}`])

export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'highly-skilled-1': [...numbered(HSP, I), 'j skip'],
  'highly-skilled-1a': numbered(HSP, kind(I, 'a', 'イ')),
  'highly-skilled-1b': numbered(HSP, kind(I, 'b', 'ロ')),
  'highly-skilled-1c': numbered(HSP, kind(I, 'c', 'ハ')),
  'highly-skilled-2': numbered(HSP, [
    ...II,
    ...kind(II, 'a', 'イ'),
    ...kind(II, 'b', 'ロ'),
    ...kind(II, 'c', 'ハ'),
  ]),
  'specified-skilled-1': numbered(SSW, I),
  'specified-skilled-2': numbered(SSW, II),
  'technical-intern-1': numbered(INTERN, [...I, ...kind(I, 'a', 'イ'), ...kind(I, 'b', 'ロ')]),
  'technical-intern-2': numbered(INTERN, [...II, ...kind(II, 'a', 'イ'), ...kind(II, 'b', 'ロ')]),
  'technical-intern-3': numbered(INTERN, [...III, ...kind(III, 'a', 'イ'), ...kind(III, 'b', 'ロ')]),
  professor: words(`
    kyouju,
    교수
  `),
  artist: words(`
    geijutsu, arts,
    예술
  `),
  'religious-activities': words(`
    shuukyou, missionary, religious, religion,
    종교
  `),
  journalist: words(`
    houdou, press, reporter,
    보도
  `),
  'business-manager': words(`
    business management, business management visa, investor business manager, investor, keiei kanri,
    quản lý kinh doanh, kinh doanh quản lý,
    経営管理, 经营管理, 經營管理, 经管, けいえいかんり,
    경영관리, 투자경영
  `),
  'legal-accounting': words(`
    legal, accounting, legal accounting, houritsu kaikei gyoumu,
    법률회계업무
  `),
  'medical-services': words(`
    medical, iryou, nurse, doctor,
    의료
  `),
  researcher: words(`
    research, kenkyuu,
    연구
  `),
  instructor: words(`
    kyouiku,
    교육
  `),
  engineer: words(`
    engineer, it engineer, engineer specialist in humanities, engineering, humanities,
    specialist in humanities, specialist in humanities international services,
    international services, gijinkoku, gijinkokusai, gijutsu jinbun chishiki kokusai gyoumu, gijutsu,
    jinbun chishiki, kỹ sư, kỹ thuật tri thức nhân văn nghiệp vụ quốc tế, engenheiro, ingeniero,
    insinyur,
    技人国, 技術人文国際, 技術, 人文知識, 国際業務, 人文知識国際業務, 人文, 人文簽, 人文签, 人文签证, 技术人文知识国际业务, 技術人文知識國際業務, 技人國, ぎじんこく,
    기술인문지식국제업무, 기인국, 인문지식국제업무, इन्जिनियर, วิศวกร, အင်ဂျင်နီယာ
  `),
  'intra-company-transferee': words(`
    intracompany transfer, intra company transfer, ict, kigyounai tenkin,
    intra company transferee ii, transferee,
    企业内转勤, 企業內轉勤, 企業内転勤2号,
    기업내전근, 주재원
  `),
  'nursing-care': words(`
    kaigo fukushishi, certified care worker,
    介護福祉士, 介护,
    개호
  `),
  entertainer: words(`
    kougyou, entertainment,
    흥행
  `),
  'skilled-labor': words(`
    skilled labour, skilled laborer, ginou,
    기능
  `),
  'specified-skilled-worker': words(`
    specified skilled, specified skills, specified skill, specific skilled worker, specific skills,
    ssw, tokutei ginou, tokutei gino, tg, kỹ năng đặc định, tokutei, keterampilan khusus,
    habilidades específicas, habilidades especificas, trabalhador com habilidades específicas,
    とくていぎのう,
    특정기능, ทักษะเฉพาะ
  `),
  'technical-intern': words(`
    technical intern, technical intern trainee, technical trainee, titp, ginou jisshuu,
    ginou jisshuusei, jisshuusei, thực tập sinh, thực tập sinh kỹ năng, practicante técnico,
    estagiário técnico, magang teknis,
    技能実習生, 実習生, 技能实习, 技能实习生, 技能實習, ぎのうじっしゅう, ぎのうじっしゅうせい,
    기능실습, 기능실습생, ผู้ฝึกงานด้านเทคนิค
  `),
  'skill-development': words(`
    ikusei shuurou, skill development, esd,
    いくせいしゅうろう,
    육성취로, 육성취업
  `),
  'cultural-activities': words(`
    cultural, bunka katsudou,
    文化活动,
    문화활동
  `),
  student: words(`
    study, students, international student, exchange student, college student, university student,
    language school student, ryuugaku, ryuugakusei, du học, du học sinh, estudante, estudiante,
    estudyante, pelajar, mahasiswa, vidyarthi,
    留学生, 學生, 学生, 留學, 留學生, りゅうがく, りゅうがくせい,
    유학, 유학생, 학생, विद्यार्थी, นักเรียน, นักศึกษา, ကျောင်းသား, ကျောင်းသူ
  `),
  training: words(`
    training, kenshuu,
    연수
  `),
  dependent: words(`
    dependant, dependents, family stay, family, dependent family, kazoku taizai, kazoku, gia đình,
    phụ thuộc, dependente, dependiente, tanggungan,
    家族, 家族滞留, 家属, 家族签, 家属签, 家族滯在, かぞくたいざい,
    가족체재, 가족, आश्रित, ผู้ติดตาม, မှီခို
  `),
  'designated-activities': words(`
    designated activity, specified activities, tokutei katsudou, tokkatsu, hoạt động đặc định,
    digital nomad, ukrainian evacuee, evacuee from ukraine, ウクライナ避難民, デジタルノマド, working holiday, work holiday, wh, waahori, job hunting, j find, epa nurse,
    actividades designadas, atividades designadas,
    特活, 特定活动, ワーキングホリデー, ワーホリ, 打工度假, 就職活動, 就活, とくていかつどう, とっかつ,
    특정활동, 워킹홀리데이, 워홀
  `),
  'permanent-resident': words(`
    permanent residence, permanent residency, permanent resident of japan, pr, pr card, permanent resident card, eijuu, eijuusha,
    eijuken, vĩnh trú, vinh tru, người vĩnh trú, residente permanente, penduduk tetap,
    penduduk permanen,
    永住, 永住権, 永住许可, 永住許可, 永住權, 永住权, 永久居留, 永久居民, 永居, えいじゅう, えいじゅうしゃ,
    영주, 영주권, 영주자, स्थायी बासिन्दा, पीआर, ผู้พำนักถาวร, ผู้อยู่อาศัยถาวร, အမြဲတမ်းနေထိုင်သူ,
    အမြဲတမ်းနေထိုင်ခွင့်
  `),
  'spouse-of-japanese': words(`
    spouse or child of japanese, spouse of japanese, spouse of japanese national,
    spouse of a japanese, spouse of a japanese national, japanese spouse, married to japanese,
    married to a japanese, child of japanese, child of japanese national, nihonjin no haigusha,
    nihonjin no haiguusha, nihonjin no haiguusha tou, nihonjin haiguusha, vợ chồng người nhật,
    vợ người nhật, chồng người nhật, cônjuge de japonês, cônjuge ou filho de japonês,
    cónyuge de japonés, cónyuge de japonesa, cónyuge o hijo de japonés, asawa ng hapon,
    日本人の配偶者, 日本人配偶者, 日本人配偶者等, 日配, 日本人配偶, にほんじんのはいぐうしゃ, にほんじんのはいぐうしゃとう,
    일본인의배우자등, 일본인의배우자, 일본인배우자, คู่สมรสคนญี่ปุ่น, คู่สมรสของคนญี่ปุ่น
  `),
  'spouse-of-permanent-resident': words(`
    spouse of permanent resident, spouse of a permanent resident, spouse of pr,
    child of permanent resident, spouse or child of pr, eijyusha no haigusha, eijusha no haigusha, eiju no haigusha, eijuusha no haigusha, eijuusha no haiguusha,
    eijuusha no haiguusha tou, cônjuge de residente permanente, cónyuge de residente permanente,
    永住者の配偶者, 永住者配偶者, 永住者配偶者等, 永配, えいじゅうしゃのはいぐうしゃ, えいじゅうしゃのはいぐうしゃとう,
    영주자의배우자등, 영주자의배우자, 영주자배우자
  `),
  'long-term-resident': words(`
    long term residence, long term, teijuu, teijuusha, định trú, người định trú,
    residente de longo prazo, residente de longa duração, visto de longa permanência,
    residente a largo plazo, residente de largo plazo, residente de larga duración, nikkei,
    recognized refugee, convention refugee,
    定住, 定住権, 日系, 条約難民, 補完的保護対象者, ていじゅうしゃ, ていじゅう,
    정주자, 정주
  `),
  'special-permanent-resident': words(`
    special permanent, special permanent residence, special pr, spr, tokubetsu eijuu,
    tokubetsu eijuusha, residente permanente especial, vĩnh trú đặc biệt, penduduk permanen khusus,
    特別永住, 特永, 特别永住, 特别永住者, とくべつえいじゅうしゃ, とくべつえいじゅう,
    특별영주, 특별영주자, 특별영주권
  `),
  'temporary-visitor': words(`
    tourist, tourism, visitor, short term, short stay, short term stay, temporary visit,
    tanki taizai, tanki, du lịch, turista, turis, visa waiver, visa free,
    観光, 観光客, 短期, 短期滞留, 短期滯在, 旅游, 旅遊, 观光, 觀光, たんきたいざい,
    단기체재, 관광, ท่องเที่ยว, นักท่องเที่ยว, पर्यटक
  `),
  diplomat: words(`
    diplomatic, diplomatico, gaikou,
    外交官,
    외교
  `),
  official: words(`
    kouyou, embassy, embassy staff, consulate, sofa, sofa status, us military, us forces, american military, military,
    大使館, 領事館, 米軍, 軍属,
    공용
  `),
  'temporary-refuge': words(`
    temporary refuge, temporary refuge landing,
    一時庇護, 一時庇護許可者
  `),
  'provisional-stay': words(`
    provisional stay permission, permission for provisional stay, karitaizai,
    仮滞在, 仮滞在許可者
  `),
  birth: words(`
    born in japan, newborn, new born, newborn baby, baby,
    経過滞在者, 経過滞在, 出生, 新生児, 赤ちゃん, 日本で生まれた
  `),
  'loss-of-nationality': words(`
    lost japanese nationality, loss of japanese nationality, lost nationality, loss of nationality,
    国籍喪失, 国籍離脱
  `),
  none: words(`
    no status, no residence status, without status, without residence status, no status of residence,
    overstay, overstayed, overstayer, over stay, undocumented, illegal, provisional release,
    karihoumen,
    オーバーステイ, 在留資格がない, 在留資格がありません, 資格なし, 不法滞在, 仮放免, 監理措置
  `),
  'japanese-national': words(`
    japanese, japanese citizen, japanese nationality, japanese citizenship, naturalized, naturalised,
    naturalized japanese, naturalised japanese, citizen of japan, i became japanese, became japanese,
    nhập tịch, naturalizado, naturalizada, người nhật,
    日本人, 日本国民, 日本国籍です, 帰化, 帰化した, 帰化しました, 归化, 歸化, にほんじん, きか,
    귀화, 일본인
  `),
}

/** Words that mean several statuses: the person has to say which, most of all where (i) and (ii) part. */
export const AMBIGUOUS: readonly { readonly texts: readonly string[]; readonly ids: readonly string[] }[] = [
  {
    texts: [...HSP, 'points', 'point system', 'chuyên môn cao', 'nhân lực chất lượng cao'],
    ids: ['highly-skilled-1', 'highly-skilled-2'],
  },
  {
    texts: words(`
      spouse, husband, wife, marriage, married, spouse or child, haiguusha, haigusha, 配偶者, 配偶者等, 配偶,
      結婚, 配偶者ビザ, 결혼, 배우자, kết hôn, vợ chồng, cônjuge, cónyuge, asawa, คู่สมรส, pasangan
    `),
    ids: ['spouse-of-japanese', 'spouse-of-permanent-resident', 'dependent'],
  },
  {
    texts: words(`
      child
    `),
    ids: ['dependent', 'spouse-of-japanese', 'spouse-of-permanent-resident'],
  },
  {
    texts: words(`
      permanent, permanente, ถาวร, thường trú
    `),
    ids: ['permanent-resident', 'special-permanent-resident'],
  },
  {
    texts: words(`
      work, working, worker, 仕事, shigoto, 仕事の, employment, work permit, job, shuurou, 就労, 工作, 工作签, 工作簽, 취업, lao động,
      trabalho, trabajo, kerja, ทำงาน
    `),
    // Somebody who is highly skilled (ii) says so; a work visa has an end.
    ids: ['engineer', 'specified-skilled-worker', 'skilled-labor', 'highly-skilled-1'],
  },
  {
    texts: words(`
      special, 特別, tokubetsu, especial
    `),
    ids: ['special-permanent-resident', 'designated-activities'],
  },
  {
    texts: words(`
      skilled, skilled worker, specialist, skill
    `),
    ids: ['skilled-labor', 'specified-skilled-worker', 'highly-skilled-1', 'highly-skilled-2'],
  },
  {
    texts: words(`
      no visa, without visa, ビザなし
    `),
    ids: ['temporary-visitor', 'none'],
  },
  {
    texts: words(`
      resident, residence, mid to long term, 居住, 中長期在留者, residente
    `),
    ids: ['long-term-resident', 'permanent-resident'],
  },
  {
    texts: words(`
      trainee, kenshuusei, 研修生, 연수생, tu nghiệp sinh, magang, pemagang, ฝึกงาน
    `),
    ids: ['technical-intern', 'training'],
  },
  {
    texts: words(`
      intern, internship, インターン, インターンシップ
    `),
    ids: ['designated-activities', 'technical-intern'],
  },
  {
    texts: words(`
      teacher, english teacher, alt, 先生, 教師
    `),
    ids: ['instructor', 'engineer', 'professor'],
  },
  {
    texts: words(`
      cook, chef, コック, 料理人, 調理師
    `),
    ids: ['skilled-labor', 'specified-skilled-worker'],
  },
  {
    texts: words(`
      kaigo, care worker, caregiver, caretaker, care giver, hộ lý, cuidador
    `),
    ids: ['nursing-care', 'specified-skilled-worker'],
  },
  {
    texts: words(`
      startup, start up, startup visa, スタートアップ
    `),
    ids: ['business-manager', 'designated-activities'],
  },
  {
    texts: words(`
      refugee, asylum, asylum seeker, nanmin, 難民, 難民申請, 難民申請中, 난민
    `),
    ids: ['designated-activities', 'long-term-resident', 'provisional-stay', 'temporary-refuge'],
  },
  {
    texts: words(`
      temporary
    `),
    ids: ['temporary-visitor', 'temporary-refuge'],
  },
  {
    texts: words(`
      provisional
    `),
    ids: ['provisional-stay', 'none'],
  },
  {
    texts: words(`
      no visa, without visa, ビザなし, ビザがない
    `),
    ids: ['temporary-visitor', 'none'],
  },
  {
    texts: words(`
      permanent resident spouse
    `),
    ids: ['spouse-of-permanent-resident', 'permanent-resident'],
  },
]
