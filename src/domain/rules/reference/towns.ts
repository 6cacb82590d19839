/** The names of a municipality in English and Japanese. */
export interface TownNames {
  readonly en: string
  readonly ja: string
}

/** The municipalities whose local practice is known. */
export const TOWN_NAMES = {
  'konan-shiga': { en: 'Konan, Shiga', ja: '滋賀県湖南市' },
  marugame: { en: 'Marugame, Kagawa', ja: '香川県丸亀市' },
  mizuho: { en: 'Mizuho, Gifu', ja: '岐阜県瑞穂市' },
  matsudo: { en: 'Matsudo, Chiba', ja: '千葉県松戸市' },
  tenri: { en: 'Tenri, Nara', ja: '奈良県天理市' },
  takatsuki: { en: 'Takatsuki, Osaka', ja: '大阪府高槻市' },
  ogi: { en: 'Ogi, Saga', ja: '佐賀県小城市' },
  kariya: { en: 'Kariya, Aichi', ja: '愛知県刈谷市' },
  'ota-gunma': { en: 'Ota, Gunma', ja: '群馬県太田市' },
  kamiita: { en: 'Kamiita, Tokushima', ja: '徳島県上板町' },
  kashiwa: { en: 'Kashiwa, Chiba', ja: '千葉県柏市' },
  wakayama: { en: 'Wakayama, Wakayama', ja: '和歌山県和歌山市' },
  ishinomaki: { en: 'Ishinomaki, Miyagi', ja: '宮城県石巻市' },
  takashima: { en: 'Takashima, Shiga', ja: '滋賀県高島市' },
  komatsu: { en: 'Komatsu, Ishikawa', ja: '石川県小松市' },
  uwajima: { en: 'Uwajima, Ehime', ja: '愛媛県宇和島市' },
  tokai: { en: 'Tokai, Aichi', ja: '愛知県東海市' },
  bunkyo: { en: 'Bunkyo, Tokyo', ja: '東京都文京区' },
  kasai: { en: 'Kasai, Hyogo', ja: '兵庫県加西市' },
  tsumagoi: { en: 'Tsumagoi, Gunma', ja: '群馬県嬬恋村' },
  tamba: { en: 'Tamba, Hyogo', ja: '兵庫県丹波市' },
  kakogawa: { en: 'Kakogawa, Hyogo', ja: '兵庫県加古川市' },
  funabashi: { en: 'Funabashi, Chiba', ja: '千葉県船橋市' },
  inagi: { en: 'Inagi, Tokyo', ja: '東京都稲城市' },
  'tsushima-nagasaki': { en: 'Tsushima, Nagasaki', ja: '長崎県対馬市' },
  matsuyama: { en: 'Matsuyama, Ehime', ja: '愛媛県松山市' },
  miyazaki: { en: 'Miyazaki, Miyazaki', ja: '宮崎県宮崎市' },
  satte: { en: 'Satte, Saitama', ja: '埼玉県幸手市' },
  chiryu: { en: 'Chiryu, Aichi', ja: '愛知県知立市' },
  kashihara: { en: 'Kashihara, Nara', ja: '奈良県橿原市' },
  kasugai: { en: 'Kasugai, Aichi', ja: '愛知県春日井市' },
} as const satisfies Record<string, TownNames>

type KnownTown = keyof typeof TOWN_NAMES
/** A municipality; `elsewhere` stands for all whose practice is not known. */
export type Town = KnownTown | 'elsewhere'

const isKnown = (name: string): name is KnownTown => Object.hasOwn(TOWN_NAMES, name)

/** Every municipality of the table, `elsewhere` last. */
export const TOWNS: readonly Town[] = [...Object.keys(TOWN_NAMES).filter(isKnown), 'elsewhere']

/** The town with a name; `elsewhere` for a name that is not in the table. */
export const townOf = (name: string | undefined): Town => (name && isKnown(name) ? name : 'elsewhere')

/** Towns that extend from the day after the residence card was received, never on the day itself. */
export const EXTENDS_FROM_NEXT_DAY: readonly Town[] = ['konan-shiga', 'marugame', 'satte']

/** Towns that are known to extend on the day the residence card was received. */
export const EXTENDS_ON_THE_DAY: readonly Town[] = ['matsudo']

/** Towns that accept the email that confirms the filing, which comes at once, instead of the receipt number. */
export const TAKES_COMPLETION_EMAIL: readonly Town[] = ['miyazaki']

/** Towns that accept no application for a first card near the end of stay. */
export const REFUSES_FIRST_CARD: readonly Town[] = ['funabashi']
