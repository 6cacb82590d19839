import type { Facts } from '../rules/contract/facts.ts'

/** The part of a status that the rules look at. */
export type StatusGroup = NonNullable<Facts['status']>

/** A status of residence with its official names: 入管法 別表第一・第二, and the Immigration Services Agency's English for it. */
export interface ResidenceStatus {
  readonly id: string
  readonly en: string
  readonly ja: string
  readonly group: StatusGroup
}

type Row = readonly [id: string, en: string, ja: string]

/** 別表第一 and the part of 別表第二 that has an end; sub-kinds stand below their status. */
const FIXED_TERM: readonly Row[] = [
  ['professor', 'Professor', '教授'],
  ['artist', 'Artist', '芸術'],
  ['religious-activities', 'Religious Activities', '宗教'],
  ['journalist', 'Journalist', '報道'],
  ['highly-skilled-1', 'Highly Skilled Professional (i)', '高度専門職1号'],
  ['highly-skilled-1a', 'Highly Skilled Professional (i)(a)', '高度専門職1号イ'],
  ['highly-skilled-1b', 'Highly Skilled Professional (i)(b)', '高度専門職1号ロ'],
  ['highly-skilled-1c', 'Highly Skilled Professional (i)(c)', '高度専門職1号ハ'],
  ['business-manager', 'Business Manager', '経営・管理'],
  ['legal-accounting', 'Legal/Accounting Services', '法律・会計業務'],
  ['medical-services', 'Medical Services', '医療'],
  ['researcher', 'Researcher', '研究'],
  ['instructor', 'Instructor', '教育'],
  ['engineer', 'Engineer/Specialist in Humanities/International Services', '技術・人文知識・国際業務'],
  ['intra-company-transferee', 'Intra-company Transferee', '企業内転勤'],
  ['nursing-care', 'Nursing Care', '介護'],
  ['entertainer', 'Entertainer', '興行'],
  ['skilled-labor', 'Skilled Labor', '技能'],
  ['specified-skilled-worker', 'Specified Skilled Worker', '特定技能'],
  ['specified-skilled-1', 'Specified Skilled Worker (i)', '特定技能1号'],
  ['specified-skilled-2', 'Specified Skilled Worker (ii)', '特定技能2号'],
  ['technical-intern', 'Technical Intern Training', '技能実習'],
  ['technical-intern-1', 'Technical Intern Training (i)', '技能実習1号'],
  ['technical-intern-2', 'Technical Intern Training (ii)', '技能実習2号'],
  ['technical-intern-3', 'Technical Intern Training (iii)', '技能実習3号'],
  // In the place of technical intern training from 1 April 2027.
  ['skill-development', 'Employment for Skill Development', '育成就労'],
  ['cultural-activities', 'Cultural Activities', '文化活動'],
  ['student', 'Student', '留学'],
  ['training', 'Trainee', '研修'],
  ['dependent', 'Dependent', '家族滞在'],
  ['designated-activities', 'Designated Activities', '特定活動'],
  ['spouse-of-japanese', 'Spouse or Child of Japanese National', '日本人の配偶者等'],
  ['spouse-of-permanent-resident', 'Spouse or Child of Permanent Resident', '永住者の配偶者等'],
  ['long-term-resident', 'Long-Term Resident', '定住者'],
]

/** All other states that the rules distinguish; some are no status under the Act. */
const REST: readonly (readonly [group: StatusGroup, ...row: Row])[] = [
  ['permanent-resident', 'permanent-resident', 'Permanent Resident', '永住者'],
  ['special-permanent-resident', 'special-permanent-resident', 'Special Permanent Resident', '特別永住者'],
  ['highly-skilled-2', 'highly-skilled-2', 'Highly Skilled Professional (ii)', '高度専門職2号'],
  ['short-stay', 'temporary-visitor', 'Temporary Visitor', '短期滞在'],
  ['diplomat-or-official', 'diplomat', 'Diplomat', '外交'],
  ['diplomat-or-official', 'official', 'Official', '公用'],
  [
    'temporary-refuge',
    'temporary-refuge',
    'Landing Permission for Temporary Refuge',
    '一時庇護のための上陸の許可',
  ],
  ['provisional-stay', 'provisional-stay', 'Permission for Provisional Stay', '仮滞在の許可'],
  ['birth-or-loss-of-nationality', 'birth', 'Born in Japan, first 60 days', '出生による経過滞在'],
  [
    'birth-or-loss-of-nationality',
    'loss-of-nationality',
    'Lost Japanese nationality, first 60 days',
    '国籍喪失による経過滞在',
  ],
  ['none', 'none', 'No status of residence', '在留資格なし'],
  ['japanese-national', 'japanese-national', 'Japanese national', '日本国籍'],
]

/** Every status of residence, its kinds, and the states beside them. */
export const STATUSES: readonly ResidenceStatus[] = [
  ...FIXED_TERM.map(([id, en, ja]) => ({ id, en, ja, group: 'fixed-term' as const })),
  ...REST.map(([group, id, en, ja]) => ({ id, en, ja, group })),
]
