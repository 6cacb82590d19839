import type { Day } from '../../dates/day.ts'

/** The day on which the sources were last read. */
export const READ: Day = '2026-11-21'

/** A page that a rule rests on. */
export interface Source {
  readonly title: string
  /** Where it was read; none for a private guide of which no address was kept. */
  readonly addresses: readonly string[]
  /** The date that the page itself shows. */
  readonly shown?: string
  /** When it was last read; all on one day unless it says otherwise. */
  readonly checkedOn?: Day
}

/** Every source that a rule cites. Pages without a visible date have no `shown`. */
const SOURCES = {
  'ISA-TOK': {
    title: '特定在留カード等交付申請 (question list; answer to Q2-1 seen)',
    addresses: ['https://www.moj.go.jp/isa/tokutei.html'],
  },
  'ISA-OQA': {
    title: 'オンラインでの申請手続に関するQ&A',
    addresses: ['https://www.moj.go.jp/isa/applications/online/online-QA.html'],
    shown: '2024-03-19',
  },
  'ISA-SP': {
    title: '特例期間とは？ (as quoted by ZOUSAN and GRO)',
    addresses: ['https://www.moj.go.jp/isa/applications/procedures/tokureikikan_00001.html'],
  },
  'ISA-GUIDE': {
    title: 'Guidebook on Living and Working, chapter 2 (EN; ES 001392684, ID 001392689)',
    addresses: ['https://www.moj.go.jp/isa/content/001375680.pdf'],
  },
  'LAW-19-5': {
    title: '入管法第19条の5 在留カードの有効期間 (text before 2026-06-14)',
    addresses: ['https://iuris.jp/出入国管理及び難民認定法-第十九条の五-在留カードの有効期間/jpn/a/29232'],
    shown: '2024-04-01',
  },
  CIV: {
    title: '民法138–143条',
    addresses: ['https://www.kannosrfp.com/hourei/doku.php?do=export_raw&id=民法_1_6'],
  },
  JPKI: { title: '公的個人認証サービス ポータルサイト', addresses: ['https://www.jpki.go.jp/'] },
  'JLIS-PT': {
    title: '個人番号カード総合サイト, contacts in Portuguese',
    addresses: ['https://www.kojinbango-card.go.jp/tag/8/'],
  },
  'MIC-EN': {
    title: 'Basic resident registration card; who is registered',
    addresses: [
      'https://www.soumu.go.jp/main_sosiki/jichi_gyousei/c-gyousei/zairyu/english/basic_resident_registration_card.html',
      'http://www.soumu.go.jp/main_sosiki/jichi_gyousei/c-gyousei/zairyu_shousai01e.html',
    ],
  },
  'MIC-ES': {
    title: 'the same, Spanish',
    addresses: ['https://www.soumu.go.jp/main_sosiki/jichi_gyousei/c-gyousei/zairyu/espanol/index.html'],
  },
  'MIC-VI': {
    title: 'the same, Vietnamese',
    addresses: [
      'https://www.soumu.go.jp/main_sosiki/jichi_gyousei/c-gyousei/zairyu/vietnamese/basic_resident_registration_card.html',
    ],
  },
  'MIC-ID': {
    title: 'the same, Indonesian',
    addresses: ['https://www.soumu.go.jp/main_sosiki/jichi_gyousei/c-gyousei/zairyu/indonesia/index.html'],
  },
  DA: {
    title: 'マイナンバーカードおよび電子証明書の有効期限・更新',
    addresses: ['https://www.digital.go.jp/policies/mynumber/expiration-date'],
    shown: '2025-12-17',
  },
  MHLW: {
    title: 'マイナ保険証利用時には電子証明書の有効期限をご確認ください (as quoted by KIGEN)',
    addresses: ['https://www.mhlw.go.jp/content/12400000/001459106.pdf'],
    shown: '2026-08',
  },
  MPD: {
    title: 'マイナ免許証の継続利用',
    addresses: ['https://www.keishicho.metro.tokyo.lg.jp/menkyo/oshirase/update.html'],
    shown: '2025-09-22',
  },
  'KANAGAWA-P': {
    title: 'police, licence on the card',
    addresses: ['https://www.police.pref.kanagawa.jp/tetsuzuki/menkyo/mes83157.html'],
    shown: '2025-10-17',
  },
  'TOYAMA-P': {
    title: 'police, マイナ免許証の継続利用',
    addresses: ['https://police.pref.toyama.jp/6117/untenmenkyo/kanri/mainakeizokuriyou.html'],
    shown: '2025-11-11',
  },
  'HYOGO-P': {
    title: 'police, licence on the card',
    addresses: ['https://origin.police.pref.hyogo.lg.jp/traffic/license/mynumber/index6-1.htm'],
  },
  'AKITA-P': {
    title: 'police, carry-over',
    addresses: ['https://www.police.pref.akita.lg.jp/menkyo/procedure/p20250319175612/p20250829163210'],
  },
  'CHIBA-P': {
    title: 'police, carry-over',
    addresses: ['https://www.police.pref.chiba.jp/menkyoka/sample_00086.html'],
  },
  TOTTORI: { title: 'prefecture, carry-over', addresses: ['https://www.pref.tottori.lg.jp/324609.htm'] },
  INAGI: {
    title: 'About My Number Card',
    addresses: ['https://inagishi.c.translation-proxy.com/en/kurashi/tetsuzuki/1002613/1002622/1002623.html'],
  },
  'INAGI-PT': {
    title: 'foreigners who leave Japan',
    addresses: [
      'https://inagishi.c.translation-proxy.com/pt/kurashi/mynumber/kokugaitensyutsu/kokugaimynumbercard-kokugaikeizoku.html',
    ],
    shown: '2024-07-03',
  },
  MIYAKE: {
    title: '三宅町: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.town.miyake.lg.jp/soshiki/10/6404.html'],
  },
  TSUSHIMA: {
    title: '対馬市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.tsushima.nagasaki.jp/gyousei/soshiki/shimin/shiminka/bangouseido/674.html'],
  },
  SANYO: {
    title: '外国人の方のマイナンバーカードの有効期限について',
    addresses: ['https://www.city.sanyo-onoda.lg.jp/soshiki/11/kozinbangouka-dogaikokujinyuukoukigen.html'],
  },
  CHIBA: {
    title: '千葉市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.chiba.jp/shimin/shimin/kusei/mynumbergaijin.html'],
    shown: '2024-11-15',
  },
  MATSUYAMA: {
    title: '在留期間の定めがなくなった場合はマイナンバーカードの有効期限変更の手続が必要です',
    addresses: ['https://www.city.matsuyama.ehime.jp/kurashi/tetsuzuki/mynumberseido/yuukoukigenhenkou.html'],
    shown: '2025-10-23',
  },
  MATSUDO: {
    title: '松戸市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: [
      'https://www.city.matsudo.chiba.jp/kurashi/todokede/jyuuki_net/gaikokujinnnozairyuu.html',
      'https://www.city.matsudo.chiba.jp/InternationalPortal/vi/forforeignresidents/mynumber.html',
    ],
    shown: '2026-02-06',
  },
  KONAN: {
    title: '湖南市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.shiga-konan.lg.jp/soshiki/somu/shimin/2_1/34471.html'],
    shown: '2025-01-31',
  },
  MARUGAME: {
    title: '丸亀市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.marugame.lg.jp/page/30891.html'],
  },
  MIZUHO: {
    title: '瑞穂市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['http://www.city.mizuho.lg.jp/12955.htm'],
    shown: '2023-10-27',
  },
  KASAI: {
    title: '加西市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.kasai.hyogo.jp/soshiki/15/33109.html'],
  },
  HOKUDAI: {
    title: 'university, residence procedures',
    addresses: ['https://www.oia.hokudai.ac.jp/cier/residence/'],
  },
  BUNKYO: {
    title: '文京区: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: [
      'https://www.city.bunkyo.lg.jp/tetsuzuki/koseki/mynumberseido/mynumbercard/mynumbercard-yukokikan.html',
    ],
  },
  UNZEN: {
    title: '雲仙市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.unzen.nagasaki.jp/kiji0035600/index.html'],
  },
  KUWANA: {
    title: '桑名市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: [
      'https://www.city.kuwana.lg.jp/kosekijyumin/kurashi/todokede/24-87253-225-781.html',
      'http://www.city.kuwana.lg.jp/index.cfm/24,57026,225,353,html',
    ],
    shown: '2022-08-29',
  },
  KAMIITA: {
    title: '上板町: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.townkamiita.jp/docs/2022072700037/'],
    shown: '2022-07-27',
  },
  KASHIWA: {
    title: '柏市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.kashiwa.lg.jp/shimin/todokede/mynumber/enchou.html'],
    shown: '2022-02-18',
  },
  AKITAKATA: {
    title: '安芸高田市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.akitakata.jp/ja/shisei/section/sougoumadoguchi/r108/r100/'],
    shown: '2024-07-04',
  },
  OGI: {
    title: '小城市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.ogi.lg.jp/main/46041.html'],
    shown: '2025-02-21',
  },
  KARIYA: {
    title: '刈谷市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.kariya.lg.jp/kurashi/todokede/mynumber/1002973/1018046.html'],
  },
  TAKASHIMA: {
    title: '高島市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.gaas-port.jp/25_takashima/procedure/573'],
  },
  TAKATSUKI: {
    title: 'マイナンバーカードの有効期間変更・特例延長',
    addresses: ['https://www.city.takatsuki.osaka.jp/soshiki/23/84690.html'],
  },
  TENRI: {
    title: '天理市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://city.tenri.nara.jp/kakuka/kurasibunkabu/shiminka/mainanbaa/9243.html'],
  },
  TOKAI: {
    title: '東海市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.tokai.aichi.jp/kurashi/1001570/1006321/1006123.html'],
  },
  ISHINOMAKI: {
    title: '石巻市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.ishinomaki.lg.jp/cont/10304000/389/20250115163803.html'],
    shown: '2025-03-18',
  },
  UWAJIMA: {
    title: '宇和島市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.uwajima.ehime.jp/soshiki/14/mynumbercard-gaikokuzinyuukoukigenn1.html'],
  },
  WAKAYAMA: {
    title: '和歌山市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: [
      'https://www-city-wakayama-wakayama-jp.cache.yimg.jp/kurashi/koseki_jyuminhyo/1001082/1055875.html',
    ],
  },
  KAKOGAWA: {
    title: '加古川市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: [
      'https://www.city.kakogawa.lg.jp/soshikikarasagasu/shiminbu/siminka/koseki_jyumin_inkan/banngoucard/mynumber/47410.html',
    ],
  },
  YOKOTE: {
    title: '横手市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.yokote.lg.jp/kurashi/1001137/1001208/1010394.html'],
    shown: '2024-01-24',
  },
  TSUMAGOI: {
    title: '嬬恋村: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.vill.tsumagoi.gunma.jp/www/contents/1750145215852/index.html'],
    shown: '2025',
  },
  ASHIYA: {
    title: '芦屋市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.ashiya.lg.jp/shimin/mynumbercard_residencecard.html'],
    shown: '2024-12-02',
  },
  KATSURAGI: {
    title: '葛城市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.katsuragi.nara.jp/kurashi_tetsuzuki/mainannbar/3/7914.html'],
    shown: '2023-02-13',
  },
  HACHIOJI: {
    title: '外国人の方の在留期間更新申請に伴う特例期間延長について',
    addresses: ['https://www.city.hachioji.tokyo.jp/kurashi/kosekijumin/005/008/p033117.html'],
  },
  AZUMINO: {
    title: '安曇野市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['http://www.city.azumino.nagano.jp/soshiki/15/112970.html'],
    shown: '2024-04-01',
  },
  SETOUCHI: {
    title: '瀬戸内市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.setouchi.lg.jp/soshiki/9/140941.html'],
  },
  OTA: {
    title: '太田市: 外国人住民の在留期間更新に伴うマイナンバーカードの有効期間変更',
    addresses: ['https://www.city.ota.gunma.jp/site/mynumbercard/1048512.html'],
    shown: '2025-06-23',
  },
  FUNABASHI: {
    title: 'multilingual guide, notification card',
    addresses: ['https://funabashi-multilingual.info/guide/notification-card'],
  },
  NISHIHARA: {
    title: 'plain Japanese',
    addresses: ['https://www.town.nishihara.okinawa.jp/soshiki/6/8372.html'],
  },
  TAMBA: {
    title: 'Easy Japanese, this very rule',
    addresses: ['https://www.city.tamba.lg.jp/soshiki/shimin_anzen/koseki/my-nocard/1198.html'],
  },
  SAKAI: {
    title: 'Easy Japanese',
    addresses: [
      'https://www.city.sakai.lg.jp/kurashi/todokede/mynumbercard/seido/df_filename_mynumber_syousai.html',
    ],
    shown: '2024-05-30',
  },
  'KOMATSU-PT': {
    title: 'the rule in Portuguese',
    addresses: ['https://www.city.komatsu.lg.jp/soshiki/1028/gaikokujinjuuminshien/2/15147.html'],
  },
  'YOKOHAMA-VI': {
    title: 'Vietnamese, express issue',
    addresses: [
      'https://vi.city.yokohama.lg.jp/kurashi/koseki-zei-hoken/todokede/koseki-juminhyo/mynumber/_241202.html',
    ],
    shown: '2024-12-17',
  },
  MEIWA: {
    title: 'マイナンバーカード特急発行',
    addresses: ['https://www.town.meiwa.mie.jp/main/soshiki/fukusi/kosekik/koseki_maina/4008.html'],
  },
  KASUGAI: {
    title: 'card; leaving Japan',
    addresses: [
      'https://www.city.kasugai.lg.jp/kurashi/todoke/1001910/1034610.html',
      'https://www.city.kasugai.lg.jp/kurashi/todoke/1001910/1030043.html',
    ],
  },
  TAMA: {
    title: '電子証明書の有効期限が切れても、3か月はマイナ保険証として利用できます',
    addresses: ['https://www.city.tama.lg.jp/kurashi/mynumber/1016378/1017168.html'],
    shown: '2025-05-15',
  },
  IWAKI: {
    title: 'insurance',
    addresses: ['https://www.city.iwaki.lg.jp/www/contents/1734573194820/index.html'],
    shown: '2024-12-02',
  },
  NARA: { title: 'validity; insurance', addresses: ['https://www.city.nara.lg.jp/site/mynamber/32476.html'] },
  HIGASHIMURAYAMA: {
    title: 'question on certificates',
    addresses: ['https://www.city.higashimurayama.tokyo.jp/faq/kurashi/koseki/juki/jnet_q_005.html'],
    shown: '2018-03-22',
  },
  MIHAMA: {
    title: 'certificates',
    addresses: ['https://www.town.aichi-mihama.lg.jp/kurashi-tetsuzuki/todokede-shomei/mynummber/2023.html'],
  },
  KONOSU: {
    title: 'line of 18 years',
    addresses: ['http://www.city.kounosu.saitama.jp/site/mynumbercard/3236.html'],
  },
  AMI: {
    title: 'certificates',
    addresses: ['https://www.town.ami.lg.jp/0000006661.html'],
    shown: '2020-04-10',
  },
  ANNAKA: { title: 'issue, opening hours', addresses: ['https://www.city.annaka.lg.jp/page/23238.html'] },
  MASAKI: {
    title: 'PINs, opening hours',
    addresses: ['http://www.town.masaki.ehime.jp/soshiki/7/17837.html'],
    shown: '2021-09-01',
  },
  DAZAIFU: {
    title: 'PIN reset at stores',
    addresses: ['https://www.city.dazaifu.lg.jp/soshiki/7/1281.html'],
  },
  KASHIMA: { title: 'moving', addresses: ['https://city.kashima.ibaraki.jp/soshiki/37/2797.html'] },
  SASEBO: {
    title: 'continued use after a move',
    addresses: ['https://www.city.sasebo.lg.jp/siminseikatu/koseki/kezokuriyo.html'],
    shown: '2020-09-02',
  },
  FUJIIDERA: {
    title: 'certificates',
    addresses: [
      'https://www.city.fujiidera.lg.jp/soshiki/shiminseikatsu/shimin/tetsuzukiannai/my_numberseido/10417.html',
    ],
    shown: '2025-11-06',
  },
  TAKKO: { title: 'issue', addresses: ['https://www.town.takko.lg.jp/index.cfm/9,11343,102,404,html'] },
  NOMI: {
    title: 'contacts',
    addresses: ['https://www.city.nomi.ishikawa.jp/www/contents/1001000000043/index.html'],
    shown: '2021-04-01',
  },
  OIZUMI: { title: 'contacts', addresses: ['http://www.oizumi-tabunka.jp/archives/16021.htm'] },
  TSU: {
    title: 'PINs',
    addresses: ['https://www.info.city.tsu.mie.jp/www/contents/1707112391889/index.html'],
  },
  ICHINOMIYA: {
    title: 'PINs',
    addresses: ['https://www.city.ichinomiya.aichi.jp/faq/1005662/1023342/1023639.html'],
    shown: '2024-08-23',
  },
  'GIFU-TL': {
    title: 'Tagalog',
    addresses: ['https://www.city.gifu.lg.jp/foreign/tgl/todokede/2000257.html'],
  },
  IBARAKI: {
    title: 'residence card, Spanish and Tagalog',
    addresses: ['https://global.ia-ibaraki.or.jp/es/living-guide/procedures/residence-card (and /tl/)'],
  },
  KAWASAKI: {
    title: 'certificates (outdated on the extension)',
    addresses: ['https://www.city.kawasaki.jp/250/page/0000105058.html'],
    shown: '2020-08-28',
  },
  'EXT-EN': {
    title: 'Extension of the Expiration Date for MyNumber Card (English guide for foreign staff, private)',
    addresses: [],
  },
  'RC-EN': {
    title: 'Answers to Your Residence Card Questions! Can I Renew Online? (private)',
    addresses: [],
  },
  GLAMA: {
    title:
      'japan_my_number_card_expiry_check, rules as of 2026-10-29, naming the ministerial order, arts. 26, 27, 29',
    addresses: [
      'https://glama.ai/mcp/connectors/io.github.sean0007/free-agent-tools/tools/japan_my_number_card_expiry_check',
    ],
    shown: '2026-10-29',
  },
  KIGEN: {
    title: 'マイナンバーカード・電子証明書の有効期限チェッカー (published calculator)',
    addresses: ['https://github.com/ke-iwata/hasokon-home'],
    shown: '2026-10-03',
  },
  FEE26: {
    title:
      'immigration fee table, naming https://www.moj.go.jp/isa/01_00644.html and 11_00107, 01_00650, 10_00273',
    addresses: ['https://github.com/bangluutru/ai-tools'],
    shown: '2026-09-27',
  },
  FEE26b: {
    title: 'audit of immigration content, same figures',
    addresses: ['https://github.com/pdythanhduy/viet-nhat-app'],
    shown: '2026-10-04',
  },
  SINCERE: {
    title: 'online system and ended card',
    addresses: ['https://sincere-smartvisa.com/?p=3110'],
    shown: '2026-01-15',
  },
  ASOCIA: { title: 'the same news', addresses: ['https://visa-asocia.com/column/2230'] },
  ONAMAE1: {
    title: 'online filing: last day, two mails',
    addresses: ['https://202312210705466010637.onamaeweb.jp/?p=1668'],
  },
  HOREI: {
    title: 'carry the mail',
    addresses: ['https://horeigis.com/info/20240430110438.html'],
    shown: '2024-04-05',
  },
  NIIGATA: {
    title: '特例期間; last day',
    addresses: ['https://visa-niigata.com/tokurei-kikan/', 'https://visa-niigata.com/saishubi/'],
  },
  VISAINFO: { title: 'special period', addresses: ['https://visa-information.jp/archives/579'] },
  FUJII: { title: 'special period, 31 days', addresses: ['https://fujii-gyousei.com/archives/4078'] },
  TANUMA: { title: 'special period', addresses: ['https://office-tanuma.biz/tokureikikan'] },
  SAYAKA: {
    title: 'last day on a closed day',
    addresses: ['https://sayaka-office.com/2017/12/14/20171214-2/'],
    shown: '2017-12-14',
  },
  'IMS-HOL': { title: 'last day on a closed day', addresses: ['https://imsvisa.support/post-2120/'] },
  LANDP: { title: 'the opposite (minority)', addresses: ['http://landpoffice.jp/'] },
  ISHINAGI: {
    title: 'special period (wrong on permanent residence)',
    addresses: ['https://office-ishinagi.com/ja/2025/08/28/special-period-30days-31days'],
    shown: '2025-08-28',
  },
  VIJ: { title: 'validity for foreigners (wrong on notices)', addresses: ['https://visitinsidejapan.com/'] },
  WING: { title: 'combined card', addresses: ['https://visa-wing.com/?p=438'] },
  AKIYAMA: {
    title: 'combined card',
    addresses: ['https://akiyama-gyouseishoshi.com/immigration-services-post-150'],
  },
  TOMINAGA: {
    title: 'combined card',
    addresses: ['https://gyosei-tominaga.com/tokutei-zairyu-card-mynumber-2026'],
  },
  TRUST: {
    title: 'combined card',
    addresses: ['https://www.trust-gyosei.com/new-integrated-residence-card-my-number-2026'],
  },
  TAKEUCHI: { title: 'combined card, blog no. 161', addresses: ['https://takeuchigyousei.com/'] },
  TERAZONO: { title: 'combined card', addresses: ['https://gyousei-terazono.com/'] },
  YAMANAMI: {
    title: 'when to file; residence card in the special period',
    addresses: ['https://office-yamanami.com/2025/05/29/', 'https://office-yamanami.com/2025/05/31/'],
    shown: '2025-05',
  },
  WEDO: { title: 'questions, part 3, Q21', addresses: ['https://wedo-visa.com/columns/'] },
  ZOUSAN: { title: 'special period', addresses: ['https://zousan-law.com/ja/11763'], shown: '2024-11-14' },
  GRO: { title: 'special period', addresses: ['https://gr-office.com'] },
  BRIDGE: {
    title: 'permission notice and issue of the card',
    addresses: ['http://www.bridge2n.jp/16347275072530'],
  },
  NARAVISA: { title: 'when to file', addresses: ['https://nara-visa.com/?p=985'] },
  'PRTIMES-MAINT': { title: 'system stop at the year end', addresses: ['https://news.isotop.jp/?p=4972'] },
  CITYCOST: {
    title: 'reissue experience',
    addresses: ['https://city-cost.com/blogs/helloalissa/GQO5l-living'],
    shown: '2024-09-18',
  },
  ITMEDIA: {
    title: 'certificates on the telephone',
    addresses: ['https://www.itmedia.co.jp/mobile/articles/2305/15/news067_3.html'],
    shown: '2023-05-15',
  },
  AKI: { title: 'agent, two visits', addresses: ['https://aki-houmu.jp/nyukan-kokusai/mynumber-renewal/'] },
  YONEI: {
    title: 'residence card of under-16s',
    addresses: ['https://www.yonei-office.com/15175'],
    shown: '2023-11-01',
  },
  NEPEM: {
    title: 'contacts',
    addresses: ['http://nepemconepal.blogspot.com/2021/07/817.html'],
    shown: '2021-07',
  },
} as const satisfies Record<string, Source>

export type SourceId = keyof typeof SOURCES

const known: ReadonlyMap<string, Source> = new Map(Object.entries(SOURCES))

/** Every source id, in the order of the table. */
export const SOURCE_IDS: readonly string[] = [...known.keys()]

/** A source by its id, as a plan cites it; `undefined` for an id that no rule cites. */
export function source(id: string): (Source & { readonly id: string; readonly checkedOn: Day }) | undefined {
  const found = known.get(id)
  return found && { id, checkedOn: READ, ...found }
}
