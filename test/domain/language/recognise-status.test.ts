import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, recogniseStatus } from '../../../src/domain/language/recognise-status.ts'
import { ambiguousStatuses, statusAliases } from '../../../src/domain/language/status-aliases.ts'
import { STATUSES } from '../../../src/domain/language/statuses.ts'
import { factsSchema } from '../../../src/domain/rules/contract/facts.ts'

/** A reading in short: `id`, `id?` where the spelling is only near, ids of candidates, or `-`. */
function read(text: string): string {
  const reading = recogniseStatus(text)
  if (!reading) return '-'
  if ('status' in reading) return reading.status.id + (reading.sure ? '' : '?')
  return reading.candidates.map(({ id }) => id).join(' | ')
}

const ALIASES = statusAliases()
const AMBIGUOUS = ambiguousStatuses()
const HSP = 'highly-skilled-1 | highly-skilled-2'
const SPOUSE = 'spouse-of-japanese | spouse-of-permanent-resident | dependent'

describe('the table of statuses', () => {
  it('has every status of 別表第一 and 別表第二', () => {
    const official =
      '外交 公用 教授 芸術 宗教 報道 高度専門職1号イ 高度専門職1号ロ 高度専門職1号ハ 高度専門職2号 経営・管理 法律・会計業務 医療 研究 教育 ' +
      '技術・人文知識・国際業務 企業内転勤 介護 興行 技能 特定技能1号 特定技能2号 技能実習1号 技能実習2号 技能実習3号 文化活動 短期滞在 留学 ' +
      '研修 家族滞在 特定活動 永住者 日本人の配偶者等 永住者の配偶者等 定住者 育成就労 特別永住者'
    const names = STATUSES.map(({ ja }) => ja)
    expect(official.split(' ').filter((name) => !names.includes(name))).toEqual([])
  })

  it('has every id and every name once', () => {
    for (const key of ['id', 'en', 'ja'] as const) {
      const values = STATUSES.map((status) => status[key])
      expect(new Set(values).size).toBe(values.length)
    }
  })

  it('has groups that the rules know, and every one of them', () => {
    const groups = factsSchema.shape.status.unwrap().options
    expect([...new Set(STATUSES.map(({ group }) => group))].sort()).toEqual([...groups].sort())
  })

  it('frees from the stay nobody but permanent residents, special ones, highly skilled (ii) and Japanese', () => {
    const free = ['permanent-resident', 'special-permanent-resident', 'highly-skilled-2', 'japanese-national']
    expect(
      STATUSES.filter(({ group }) => free.includes(group))
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...free].sort())
  })

  it('has aliases for its own ids only', () => {
    const ids = STATUSES.map(({ id }) => id)
    const named = [...Object.keys(ALIASES), ...AMBIGUOUS.flatMap((each) => each.ids)]
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
  })
})

describe('every name', () => {
  it.each(STATUSES.map(({ id, en, ja }) => [id, en, ja] as const))('of %s is understood', (id, en, ja) => {
    expect(read(ja)).toBe(id)
    expect(read(`${en} (${ja})`)).toBe(id)
    // "Trainee" is the official name of 研修, and what technical interns call themselves.
    expect(read(en)).toBe(id === 'training' ? 'technical-intern | training' : id)
  })

  it('among the aliases means its own status, also in capitals, and with "visa" behind it', () => {
    const wrong = Object.entries(ALIASES).flatMap(([id, names]) =>
      names.filter((name) =>
        [name, name.toUpperCase(), `${name} visa`, ` ${name}. `].some((text) => read(text) !== id),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('of several statuses gives them all, in order', () => {
    for (const { names, ids } of AMBIGUOUS) for (const text of names) expect(read(text)).toBe(ids.join(' | '))
  })
})

describe('what people type', () => {
  it.each([
    ['gijinkoku', 'engineer'],
    ['Gijinkoku visa', 'engineer'],
    ['技人国', 'engineer'],
    ['技術･人文知識･国際業務', 'engineer'],
    ['Engineer', 'engineer'],
    ['I am an engineer', 'engineer'],
    ['Engineer / Specialist in Humanities / International Services', 'engineer'],
    ['3 years engineer visa', 'engineer'],
    ['HSP 1(b)', 'highly-skilled-1b'],
    ['HSP (i)(b)', 'highly-skilled-1b'],
    ['高度専門職1号ロ', 'highly-skilled-1b'],
    ['高度専門職１号（ロ）', 'highly-skilled-1b'],
    ['高度専門職第一号', 'highly-skilled-1'],
    ['HSP Ⅱ', 'highly-skilled-2'],
    ['HSP2', 'highly-skilled-2'],
    ['highly skilled (ii)', 'highly-skilled-2'],
    ['高度専門職2号', 'highly-skilled-2'],
    ['고도전문직 2호', 'highly-skilled-2'],
    ['永住', 'permanent-resident'],
    ['永住者です', 'permanent-resident'],
    ['PR', 'permanent-resident'],
    ['p.r.', 'permanent-resident'],
    ['I have PR', 'permanent-resident'],
    ['my status is permanent resident', 'permanent-resident'],
    ['vinh tru', 'permanent-resident'],
    ['Vĩnh trú', 'permanent-resident'],
    ['eijūsha', 'permanent-resident'],
    ['eijuusha', 'permanent-resident'],
    ['特別永住者', 'special-permanent-resident'],
    ['teijusha', 'long-term-resident'],
    ['日配', 'spouse-of-japanese'],
    ['spouse of permanent resident', 'spouse-of-permanent-resident'],
    ['working holiday', 'designated-activities'],
    ['ワーホリ', 'designated-activities'],
    ['student visa', 'student'],
    ['留学ビザ', 'student'],
    ['私の在留資格は留学です', 'student'],
    ['유학생', 'student'],
    ['นักเรียน', 'student'],
    ['ตอนนี้ผมถือวีซ่านักเรียนอยู่ครับ', 'student'],
    ['เป็นผู้พำนักถาวรค่ะ', 'permanent-resident'],
    ['du học sinh', 'student'],
    ['em là du học sinh ạ', 'student'],
    ['visa kỹ sư 3 năm', 'engineer'],
    ['tư cách lưu trú gia đình', 'dependent'],
    ['em có vĩnh trú', 'permanent-resident'],
    ['saya mahasiswa', 'student'],
    ['saya penduduk tetap', 'permanent-resident'],
    ['visto de estudante', 'student'],
    ['家族滞在', 'dependent'],
    ['Tokutei Ginō 2', 'specified-skilled-2'],
    ['tokutei ginou', 'specified-skilled-worker'],
    ['SSW(i)', 'specified-skilled-1'],
    ['特定技能２号', 'specified-skilled-2'],
    ['技能実習1号ロ', 'technical-intern-1'],
    ['育成就労', 'skill-development'],
    ['研修', 'training'],
    ['Training', 'training'],
    ['Legal/Accounting', 'legal-accounting'],
    ['Business Manager', 'business-manager'],
    ['経営管理', 'business-manager'],
    ['仮放免', 'none'],
    ['overstay', 'none'],
    ['仮滞在', 'provisional-stay'],
    ['tourist', 'temporary-visitor'],
    ['帰化しました', 'japanese-national'],
    ['赤ちゃん', 'birth'],
  ])('%s is %s', (text, id) => expect(read(text)).toBe(id))

  it.each([
    ['HSP', HSP],
    ['highly skilled professional visa', HSP],
    ['高度専門職', HSP],
    ['高度人材', HSP],
    ['spouse', SPOUSE],
    ['配偶者ビザ', SPOUSE],
    ['permanent', 'permanent-resident | special-permanent-resident'],
    ['no visa', 'temporary-visitor | none'],
    ['work visa', 'engineer | specified-skilled-worker | skilled-labor | highly-skilled-1'],
  ])('%s is one of %s', (text, ids) => expect(read(text)).toBe(ids))
})

describe('a status that one does not have (yet, or any more)', () => {
  it.each([
    'applying for permanent residence',
    'applying for PR',
    'em chưa có vĩnh trú',
    'sắp có vĩnh trú',
    'trước là du học sinh',
    'không phải vĩnh trú',
    'bukan penduduk permanen',
    'saya belum penduduk permanen',
    'saya mau jadi penduduk permanen',
    'PR application pending',
    'I applied for permanent residence',
    'permanent residence application',
    'waiting for permanent residency',
    'I want permanent residence',
    'I will be a permanent resident soon',
    'I will become PR',
    'not permanent resident',
    'non permanent resident',
    'I am not a permanent resident',
    'no permanent residence',
    'former permanent resident',
    'ex permanent resident',
    'I lost my PR',
    'PR denied',
    'permanent resident?? not yet',
    'my husband is permanent resident',
    'my wife is Japanese',
    'PR (applying)',
    'applying (永住者)',
    '永住申請中',
    '永住者申請中',
    '永住許可申請中です',
    '永住を申請しました',
    '永住ではない',
    '永住者ではありません',
    'đang xin vĩnh trú',
    'กำลังขอพำนักถาวรค่ะ',
    'ยังไม่ได้เป็นผู้พำนักถาวรครับ',
    '正在申请永住',
    '영주권 신청 중',
    'solicitando residente permanente',
    'permanent residnt application',
  ])('%s', (text) => expect(read(text)).toBe('-'))
})

describe('a name nearly written so', () => {
  it.each([
    ['engneer', 'engineer?'],
    ['studnt visa', 'student?'],
    ['permanent residnt', 'permanent-resident?'],
    ['permanent residents', 'permanent-resident?'],
    ['permnent residence', 'permanent-resident?'],
    ['gijinkokuu', 'engineer'],
    ['gijinkoky', 'engineer?'],
    ['designated activites', 'designated-activities?'],
    ['highly skiled profesional 2', 'highly-skilled-2?'],
    ['highly skiled 1', 'highly-skilled-1?'],
  ])('%s is %s', (text, id) => expect(read(text)).toBe(id))

  it.each([
    ['highly skiled professional ii', HSP],
    ['highly skiled professional', HSP],
    ['ejusha', 'long-term-resident | permanent-resident'],
    ['tijusha', 'long-term-resident | permanent-resident'],
  ])('%s could be %s', (text, ids) => expect(read(text).split(' | ').sort()).toEqual(ids.split(' | ').sort()))

  it.each([
    'hps',
    'sdudnt',
    'enginer9',
    '永任者',
    'highly skilled 3',
    'tokutei 3',
    'hello',
    'mine',
    'child of',
    '',
  ])('%s is none', (text) => expect(read(text)).toBe('-'))

  it('never makes (i) of (ii), nor (ii) of (i), by one slip of the keyboard', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz 0123456789()'
    const slip = fc.record({ at: fc.nat(40), sign: fc.constantFrom(...letters, ''), over: fc.boolean() })
    const names = [
      ['highly skilled professional 1', 'highly-skilled-1'],
      ['highly skilled professional 2', 'highly-skilled-2'],
      ['highly skilled professional (ii)', 'highly-skilled-2'],
      ['permanent resident', 'permanent-resident'],
      ['long term resident', 'long-term-resident'],
      ['special permanent resident', 'special-permanent-resident'],
    ] as const
    let met = 0
    fc.assert(
      fc.property(fc.constantFrom(...names), slip, ([name, id], { at, sign, over }) => {
        const text = name.slice(0, at) + sign + name.slice(over ? at + 1 : at)
        const reading = recogniseStatus(text)
        if (!reading || !('status' in reading)) return
        met += 1
        // A slip that writes the other number writes the other status's own name; no other slip may lead there.
        const sameNumber = text.replace(/\D/g, '') === name.replace(/\D/g, '') && !/i/.test(text.slice(27))
        const group = STATUSES.find((status) => status.id === id)?.group
        if (sameNumber) expect(reading.status.group).toBe(group)
      }),
      { numRuns: 600 },
    )
    expect(met).toBeGreaterThan(100)
  })
})

describe('whatever is typed', () => {
  it('never throws, and looks at no more than 200 signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void recogniseStatus(text)),
    )
    expect(read('student'.padEnd(200, ' '))).toBe('student')
    expect(read('student'.padEnd(201, ' '))).toBe('-')
  })
})

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'ab', 1],
    ['abc', 'xabc', 1],
    ['abc', 'cab', 2],
    ['abc', 'xyz', 3],
    ['abcdef', 'a', 4],
  ])('%s and %s: %i, counted to 3', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance)
    expect(editDistance(b, a, 3)).toBe(distance)
  })
})
