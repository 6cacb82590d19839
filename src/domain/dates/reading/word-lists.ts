/** Languages whose names of months and weekdays are understood, whatever language the conversation is in. */
export const LOCALES: readonly string[] = (
  'en vi pt es ne id ms fil th my km lo mn si ta te ml bn hi ur mr pa gu kn fa fa-AF ps ar fr de it nl ' +
  'ru uk uz uz-Cyrl kk ky tr az tg pl cs sk hu ro bg el sv da nb fi he sw jv ka hy am ko ja zh'
).split(' ')

/** Spellings of Western months that people write and that Intl does not have: Nepali, Indonesian, Peruvian Spanish, Filipino, Thai, Burmese. By number of the month. */
export const MORE_MONTHS: Readonly<Record<string, readonly string[]>> = {
  1: ['जनवरि', 'जेनुअरी', 'มกรา', 'ဇန်န၀ါရီ', 'ဇန်န၀ါရီလ'],
  2: [
    'फेब्रुवरी',
    'फेब्रुअरि',
    'फेब्रवरी',
    'फेबुअरी',
    'pebruari',
    'กุมภา',
    'กุมภาพันธุ์',
    'ဖေဖေါ်ဝါရီ',
    'ဖေဖေါ်ဝါရီလ',
    'ဖေဖော်၀ါရီ',
    'ဖေဖော်၀ါရီလ',
    'ဖေဖေါ်၀ါရီ',
    'ဖေဖေါ်၀ါရီလ',
  ],
  3: ['मार्छ', 'มีนา'],
  4: ['अप्रील', 'एप्रिल', 'เมษา'],
  5: ['พฤษภา', 'พฤกษภาคม', 'พฤศภาคม'],
  6: ['जून', 'มิถุนา'],
  7: ['जुलाइ', 'जूलाई', 'กรกฎา', 'กรกฏาคม', 'กรกฏา', 'กรกดาคม', 'ဇူလှိုင်', 'ဇူလှိုင်လ'],
  8: ['अगष्ट', 'अगस्त', 'अगस्ट', 'สิงหา', 'သြဂုတ်', 'သြဂုတ်လ'],
  9: ['सेप्टेम्वर', 'सेप्टेम्बर', 'सेप्टेमबर', 'सितम्बर', 'setiembre', 'septyembre', 'septiyembre', 'setiyembre', 'กันยา'],
  10: ['अक्टुबर', 'अक्टूबर', 'अक्टोवर', 'oktobre', 'ตุลา'],
  11: [
    'नोवेम्बर',
    'नोभेम्वर',
    'नवेम्बर',
    'नवम्बर',
    'nopember',
    'พฤศจิกา',
    'พฤษจิกายน',
    'พฤษจิกา',
    'พฤจิกายน',
    'နို၀င်ဘာ',
    'နို၀င်ဘာလ',
  ],
  12: ['डिसेम्वर', 'डिसेमबर', 'दिसम्बर', 'desyembre', 'ธันวา', 'ဒီဇင်္ဘာ', 'ဒီဇင်္ဘာလ'],
}

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

/** Eras, other calendars and words of languages that have no folder under `locales/`; the codes are those of `Word`. */
export const OWN_WORDS: readonly {
  readonly code: 'E' | 'O' | ' '
  readonly name?: string
  readonly texts: readonly string[]
}[] = [
  {
    code: 'E',
    name: 'reiwa',
    texts: ['令和', '令', 'reiwa', 'r', '레이와', 'रेइवा', 'रेवा', 'เรวะ', 'เรย์วะ', 'ရေဝါ', 'ရေးဝါ'],
  },
  { code: 'E', name: 'heisei', texts: ['平成', '平', 'heisei', 'h', '헤이세이', 'เฮเซ'] },
  { code: 'E', name: 'showa', texts: ['昭和', '昭', 'showa', 's', '쇼와'] },
  { code: 'E', name: 'taisho', texts: ['大正', 'taisho', 't', '다이쇼'] },
  { code: 'E', name: 'meiji', texts: ['明治', 'meiji', 'm', '메이지'] },
  {
    code: ' ',
    texts: ['г', 'года', 'год', 'року', 'р', 'yil', 'ວັນທີ', 'ປີ', 'তারিখ', 'সালের'],
  },
  { code: 'O', name: 'minguo', texts: ['民國', '民国', 'minguo'] },
  { code: 'O', name: 'bikram-sambat', texts: ['गते', 'वि.सं', 'बि.सं', 'वि.स', 'बि.स', 'b.s', 'bs'] },
  { code: 'O', name: 'persian', texts: ['شمسی', 'هجری'] },
]
