/** Languages whose names of months and weekdays are understood, whatever language the conversation is in. */
export const LOCALES: readonly string[] = (
  'en vi pt es ne id ms fil th my km lo mn si ta te ml bn hi ur mr pa gu kn fa fa-AF ps ar fr de it nl ' +
  'ru uk uz uz-Cyrl kk ky tr az tg pl cs sk hu ro bg el sv da nb fi he sw jv ka hy am ko ja zh'
).split(' ')

/** Months of the Nepali calendar (Bikram Sambat); a date with one of them is asked for again, never converted. */
export const BIKRAM_MONTHS: readonly string[] = (
  'वैशाख बैशाख जेठ जेष्ठ असार आषाढ साउन श्रावण भदौ भाद्र असोज आश्विन कात्तिक कार्तिक मंसिर पुस पौष माघ फागुन ' +
  'फाल्गुन चैत चैत्र baisakh jestha asar ashadh shrawan saun bhadra bhadau asoj ashwin kartik mangsir poush magh ' +
  'falgun fagun chait chaitra'
).split(' ')

/** Months of the Iranian and Afghan calendars. */
export const PERSIAN_MONTHS: readonly string[] = (
  'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس ' +
  'جدی دلو حوت farvardin ordibehesht khordad mordad shahrivar esfand'
).split(' ')

/** Days of the month (in Mongolian also months) in words, as people write them; the number is the place in the list, from 1. */
export const ORDINAL_WORDS: readonly (readonly string[])[] = [
  ['first', 'primero', 'primeiro', 'primer', 'una', 'нэгдүгээр'],
  ['second', 'хоёрдугаар'],
  ['third', 'гуравдугаар'],
  ['fourth', 'дөрөвдүгээр'],
  ['fifth', 'тавдугаар'],
  ['sixth', 'a-sais', 'a sais', 'зургаадугаар', 'зургадугаар'],
  ['seventh', 'долоодугаар'],
  ['eighth', 'наймдугаар'],
  ['ninth', 'есдүгээр'],
  ['tenth', 'аравдугаар'],
  ['eleventh', 'арваннэгдүгээр', 'арван нэгдүгээр'],
  ['twelfth', 'арванхоёрдугаар', 'арван хоёрдугаар'],
  ['thirteenth'],
  ['fourteenth'],
  ['fifteenth'],
  ['sixteenth'],
  ['seventeenth'],
  ['eighteenth'],
  ['nineteenth'],
  ['twentieth'],
  ['twenty-first', 'twenty first'],
  ['twenty-second', 'twenty second'],
  ['twenty-third', 'twenty third'],
  ['twenty-fourth', 'twenty fourth'],
  ['twenty-fifth', 'twenty fifth'],
  ['twenty-sixth', 'twenty sixth'],
  ['twenty-seventh', 'twenty seventh'],
  ['twenty-eighth', 'twenty eighth'],
  ['twenty-ninth', 'twenty ninth'],
  ['thirtieth'],
  ['thirty-first', 'thirty first'],
]

/** Words beside the names of months and weekdays; the codes are those of `Word`. */
export const OWN_WORDS: readonly {
  readonly code: 'E' | 'y' | 'm' | 'd' | 'v' | 'O' | 'o' | ' '
  readonly name?: string
  readonly texts: readonly string[]
}[] = [
  { code: 'E', name: 'reiwa', texts: ['令和', '令', 'reiwa', 'r'] },
  { code: 'E', name: 'heisei', texts: ['平成', '平', 'heisei', 'h'] },
  { code: 'E', name: 'showa', texts: ['昭和', '昭', 'showa', 's'] },
  { code: 'E', name: 'taisho', texts: ['大正', 'taisho', 't'] },
  { code: 'E', name: 'meiji', texts: ['明治', 'meiji', 'm'] },
  { code: 'y', texts: ['年', '년', 'оны', 'он', 'ခုနှစ်'] },
  { code: 'm', texts: ['月', '월', 'сар', 'сарын', 'လပိုင်း', 'လ'] },
  { code: 'd', texts: ['日', '일', '号', '號', 'ရက်', 'ရက်နေ့', 'өдөр'] },
  { code: 'v', texts: ['tháng', 'thg', 'ខែ', 'ខែទី'] },
  { code: 'o', texts: ['st', 'nd', 'rd', 'th', 'er', 'o', 'a', 'e', 'ны', 'ний'] },
  {
    code: ' ',
    texts: [
      'of',
      'the',
      'de',
      'del',
      'of the',
      'of year',
      'año',
      'del año',
      'ano',
      'in',
      'on the',
      'の',
      'តារីខ',
      'ad',
      'ce',
      'ngày',
      'năm',
      'tahun',
      'tanggal',
    ],
  },
  {
    code: ' ',
    texts: [
      'г',
      'года',
      'год',
      'року',
      'р',
      'yil',
      'дугаар',
      'дүгээр',
      'taong',
      'ng',
      'ika',
      '西暦',
      '公元',
      '서기',
    ],
  },
  {
    code: ' ',
    texts: [
      'วันที่',
      'ที่',
      'ปี',
      'ค.ศ',
      'พ.ศ',
      'คศ',
      'พศ',
      'ວັນທີ',
      'ປີ',
      'ថ្ងៃទី',
      'ឆ្នាំ',
      'နှစ်',
      'सन्',
      'साल',
      'सालको',
      'তারিখ',
      'সালের',
    ],
  },
  { code: 'O', name: 'minguo', texts: ['民國', '民国', 'minguo'] },
  { code: 'O', name: 'bikram-sambat', texts: ['गते', 'वि.सं', 'बि.सं', 'वि.स', 'बि.स', 'b.s', 'bs'] },
  { code: 'O', name: 'persian', texts: ['شمسی', 'هجری'] },
]
