import type { Day } from '../../dates/day.ts'

/** The day on which the sources were last read. */
export const READ: Day = '2026-11-21'

/** A page that a rule rests on. */
export interface Source {
  readonly title: string
  /** The address of the page; none for a private guide without a public address. */
  readonly addresses: readonly string[]
  /** The date that is printed on the page. */
  readonly shown?: string
  /** When it was last read; left out: on the day `READ`. */
  readonly checkedOn?: Day
}

/** Every source that a rule cites. Pages without a visible date have no `shown`. */
const SOURCES = {
  'ISA-TOK': {
    title: '特定在留カード等交付申請 (question list; answer to Q2-1 seen)',
    addresses: ['https://www.moj.go.jp/isa/tokutei.html'],
  },
  'ISA-SP': {
    title: '特例期間とは？ (as quoted by ZOUSAN and GRO)',
    addresses: ['https://www.moj.go.jp/isa/applications/procedures/tokureikikan_00001.html'],
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
    title: 'Basic resident registration card (Spanish)',
    addresses: ['https://www.soumu.go.jp/main_sosiki/jichi_gyousei/c-gyousei/zairyu/espanol/index.html'],
  },
  'MIC-ID': {
    title: 'Basic resident registration card (Indonesian)',
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
    title: 'Prefectural police: licence on the card',
    addresses: ['https://www.police.pref.kanagawa.jp/tetsuzuki/menkyo/mes83157.html'],
    shown: '2025-10-17',
  },
  'TOYAMA-P': {
    title: 'police, マイナ免許証の継続利用',
    addresses: ['https://police.pref.toyama.jp/6117/untenmenkyo/kanri/mainakeizokuriyou.html'],
    shown: '2025-11-11',
  },
  INAGI: {
    title: 'About My Number Card',
    addresses: ['https://inagishi.c.translation-proxy.com/en/kurashi/tetsuzuki/1002613/1002622/1002623.html'],
  },
  'INAGI-PT': {
    title: 'Foreigners who leave Japan',
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
    title: 'Hokkaido University: residence procedures',
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
    title: 'Multilingual guide, notification card',
    addresses: ['https://funabashi-multilingual.info/guide/notification-card'],
  },
  NISHIHARA: {
    title: 'Plain Japanese on the card',
    addresses: ['https://www.town.nishihara.okinawa.jp/soshiki/6/8372.html'],
  },
  TAMBA: {
    title: 'Easy Japanese on the extension',
    addresses: ['https://www.city.tamba.lg.jp/soshiki/shimin_anzen/koseki/my-nocard/1198.html'],
  },
  'KOMATSU-PT': {
    title: 'The extension, in Portuguese',
    addresses: ['https://www.city.komatsu.lg.jp/soshiki/1028/gaikokujinjuuminshien/2/15147.html'],
  },
  'YOKOHAMA-VI': {
    title: 'Express issue, in Vietnamese',
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
    title: 'The card; leaving Japan',
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
    title: 'Health insurance use',
    addresses: ['https://www.city.iwaki.lg.jp/www/contents/1734573194820/index.html'],
    shown: '2024-12-02',
  },
  NARA: {
    title: 'Validity of the card; health insurance use',
    addresses: ['https://www.city.nara.lg.jp/site/mynamber/32476.html'],
  },
  HIGASHIMURAYAMA: {
    title: 'Question on certificates',
    addresses: ['https://www.city.higashimurayama.tokyo.jp/faq/kurashi/koseki/juki/jnet_q_005.html'],
    shown: '2018-03-22',
  },
  MIHAMA: {
    title: 'Electronic certificates',
    addresses: ['https://www.town.aichi-mihama.lg.jp/kurashi-tetsuzuki/todokede-shomei/mynummber/2023.html'],
  },
  KONOSU: {
    title: 'The line of 18 years',
    addresses: ['http://www.city.kounosu.saitama.jp/site/mynumbercard/3236.html'],
  },
  ANNAKA: {
    title: 'Issue of the card; opening hours',
    addresses: ['https://www.city.annaka.lg.jp/page/23238.html'],
  },
  MASAKI: {
    title: 'PINs; opening hours',
    addresses: ['http://www.town.masaki.ehime.jp/soshiki/7/17837.html'],
    shown: '2021-09-01',
  },
  FUJIIDERA: {
    title: 'Electronic certificates',
    addresses: [
      'https://www.city.fujiidera.lg.jp/soshiki/shiminseikatsu/shimin/tetsuzukiannai/my_numberseido/10417.html',
    ],
    shown: '2025-11-06',
  },
  TAKKO: {
    title: 'Issue of the card',
    addresses: ['https://www.town.takko.lg.jp/index.cfm/9,11343,102,404,html'],
  },
  NOMI: {
    title: 'Telephone contacts',
    addresses: ['https://www.city.nomi.ishikawa.jp/www/contents/1001000000043/index.html'],
    shown: '2021-04-01',
  },
  OIZUMI: { title: 'Telephone contacts', addresses: ['http://www.oizumi-tabunka.jp/archives/16021.htm'] },
  'EXT-EN': {
    title: 'Extension of the Expiration Date for MyNumber Card (private guide, no address kept)',
    addresses: [],
  },
  'RC-EN': {
    title: 'Answers to Your Residence Card Questions (private guide, no address kept)',
    addresses: [],
  },
  GLAMA: {
    title: 'japan_my_number_card_expiry_check, naming the ministerial order, articles 26, 27, 29',
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
    title: "Immigration fee table, naming the agency's pages 01_00644, 11_00107, 01_00650 and 10_00273",
    addresses: ['https://github.com/bangluutru/ai-tools'],
    shown: '2026-09-27',
  },
  FEE26b: {
    title: 'Audit of immigration content with the same figures',
    addresses: ['https://github.com/pdythanhduy/viet-nhat-app'],
    shown: '2026-10-04',
  },
  SINCERE: {
    title: 'Online system and ended card',
    addresses: ['https://sincere-smartvisa.com/?p=3110'],
    shown: '2026-01-15',
  },
  ASOCIA: { title: 'Online system and ended card', addresses: ['https://visa-asocia.com/column/2230'] },
  ONAMAE1: {
    title: 'Online filing: last day, two mails',
    addresses: ['https://202312210705466010637.onamaeweb.jp/?p=1668'],
  },
  HOREI: {
    title: 'Carry the receipt-number mail',
    addresses: ['https://horeigis.com/info/20240430110438.html'],
    shown: '2024-04-05',
  },
  NIIGATA: {
    title: '特例期間; the last day',
    addresses: ['https://visa-niigata.com/tokurei-kikan/', 'https://visa-niigata.com/saishubi/'],
  },
  VISAINFO: { title: 'Special period of the stay', addresses: ['https://visa-information.jp/archives/579'] },
  FUJII: {
    title: 'Special period of the stay, 31 days',
    addresses: ['https://fujii-gyousei.com/archives/4078'],
  },
  TANUMA: { title: 'Special period of the stay', addresses: ['https://office-tanuma.biz/tokureikikan'] },
  SAYAKA: {
    title: 'End of stay on a closed day',
    addresses: ['https://sayaka-office.com/2017/12/14/20171214-2/'],
    shown: '2017-12-14',
  },
  'IMS-HOL': { title: 'End of stay on a closed day', addresses: ['https://imsvisa.support/post-2120/'] },
  WING: { title: 'Combined card', addresses: ['https://visa-wing.com/?p=438'] },
  AKIYAMA: {
    title: 'Combined card',
    addresses: ['https://akiyama-gyouseishoshi.com/immigration-services-post-150'],
  },
  TOMINAGA: {
    title: 'Combined card',
    addresses: ['https://gyosei-tominaga.com/tokutei-zairyu-card-mynumber-2026'],
  },
  TRUST: {
    title: 'Combined card',
    addresses: ['https://www.trust-gyosei.com/new-integrated-residence-card-my-number-2026'],
  },
  TERAZONO: { title: 'Combined card', addresses: ['https://gyousei-terazono.com/'] },
  YAMANAMI: {
    title: 'When to file; residence card in the special period',
    addresses: ['https://office-yamanami.com/2025/05/29/', 'https://office-yamanami.com/2025/05/31/'],
    shown: '2025-05',
  },
  ZOUSAN: {
    title: 'Special period of the stay',
    addresses: ['https://zousan-law.com/ja/11763'],
    shown: '2024-11-14',
  },
  GRO: { title: 'Special period of the stay', addresses: ['https://gr-office.com'] },
  BRIDGE: {
    title: 'Permission notice and issue of the residence card',
    addresses: ['http://www.bridge2n.jp/16347275072530'],
  },
  NARAVISA: { title: 'When to file', addresses: ['https://nara-visa.com/?p=985'] },
  CITYCOST: {
    title: 'A reissue, told',
    addresses: ['https://city-cost.com/blogs/helloalissa/GQO5l-living'],
    shown: '2024-09-18',
  },
  AKI: {
    title: 'Extension by an agent: two visits',
    addresses: ['https://aki-houmu.jp/nyukan-kokusai/mynumber-renewal/'],
  },
  YONEI: {
    title: 'Residence card of under-16s',
    addresses: ['https://www.yonei-office.com/15175'],
    shown: '2023-11-01',
  },
  NEPEM: {
    title: 'Telephone contacts',
    addresses: ['http://nepemconepal.blogspot.com/2021/07/817.html'],
    shown: '2021-07',
  },
  AMI: {
    title: 'Electronic certificates',
    addresses: ['https://www.town.ami.lg.jp/0000006661.html'],
    shown: '2020-04-10',
  },
  DAZAIFU: {
    title: 'PIN reset at convenience stores',
    addresses: ['https://www.city.dazaifu.lg.jp/soshiki/7/1281.html'],
  },
  'HYOGO-P': {
    title: 'Police: licence on the card',
    addresses: ['https://origin.police.pref.hyogo.lg.jp/traffic/license/mynumber/index6-1.htm'],
  },
  IBARAKI: {
    title: 'Residence card (Spanish)',
    addresses: ['https://global.ia-ibaraki.or.jp/es/living-guide/procedures/residence-card'],
  },
  ICHINOMIYA: {
    title: 'PINs of the card',
    addresses: ['https://www.city.ichinomiya.aichi.jp/faq/1005662/1023342/1023639.html'],
    shown: '2024-08-23',
  },
  ITMEDIA: {
    title: 'Certificates on the telephone',
    addresses: ['https://www.itmedia.co.jp/mobile/articles/2305/15/news067_3.html'],
    shown: '2023-05-15',
  },
  KASHIMA: {
    title: 'Moving',
    addresses: ['https://city.kashima.ibaraki.jp/soshiki/37/2797.html'],
  },
  SASEBO: {
    title: 'Continued use after a move',
    addresses: ['https://www.city.sasebo.lg.jp/siminseikatu/koseki/kezokuriyo.html'],
    shown: '2020-09-02',
  },
  TSU: {
    title: 'PINs of the card',
    addresses: ['https://www.info.city.tsu.mie.jp/www/contents/1707112391889/index.html'],
  },
  'MATSUYAMA-FEE': {
    title: 'Fees of a reissue',
    addresses: ['https://www.city.matsuyama.ehime.jp/kurashi/tetsuzuki/mynumberseido/tesuryou.html'],
    checkedOn: '2026-11-27',
  },
  BABA: {
    title: 'Combined card: questions and answers',
    addresses: ['https://office-babaakira.com/special-residence-card-qa-2026'],
    checkedOn: '2026-11-27',
  },
  'TANUMA-LOSS': {
    title: 'Lost residence card',
    addresses: ['https://office-tanuma.biz/residence_card_lost'],
    checkedOn: '2026-11-27',
  },
  'ISA-TOK-2': {
    title: '特定在留カード等',
    addresses: ['https://www.moj.go.jp/isa/tokutei.html'],
    checkedOn: '2026-11-27',
  },
  MNAKAMURA: {
    title: 'Combined card',
    addresses: ['https://mnakamura.net/archives/4426'],
    checkedOn: '2026-11-27',
  },
  MAKUBETSU: {
    title: 'Fees of the card',
    addresses: ['https://www.town.makubetsu.lg.jp/kurashi/kosekijumin/mynumber/558.html'],
    checkedOn: '2026-11-27',
  },
  ASHIKAGA: {
    title: 'Additional-entry field full',
    addresses: ['https://www.city.ashikaga.tochigi.jp/living/000015/000116/p005560.html'],
    checkedOn: '2026-11-27',
  },
  SAKADO: {
    title: 'Fees of the card',
    addresses: ['https://www.city.sakado.lg.jp/soshiki/17/54083.html'],
    checkedOn: '2026-11-27',
  },
  'DA-PHONE': {
    title: 'Certificates on the telephone',
    addresses: ['https://digital.go.jp/policies/mynumber/smartphone-certification/attention'],
    checkedOn: '2026-11-27',
  },
  TOYOKAWA: {
    title: 'Notices of ending certificates',
    addresses: ['https://www.city.toyokawa.lg.jp/kurashi/tetsuzukitodokede/jukinet/shimin_dss202003191.html'],
    checkedOn: '2026-11-27',
  },
  'ISA-00644': {
    title: 'Fees of applications to immigration',
    addresses: ['https://www.moj.go.jp/isa/01_00644.html'],
    checkedOn: '2026-11-27',
  },
  MIYAZAKI: {
    title: 'Online filing and the special extension',
    addresses: ['https://www.city.miyazaki.miyazaki.jp/life/juki/have/390523.html'],
    checkedOn: '2026-11-27',
  },
  LIJ: {
    title: 'The first 60 days after birth',
    addresses: ['https://livinginjapan.net/ja/?p=2916'],
    checkedOn: '2026-11-27',
  },
  SBI: {
    title: 'Bank: residence card past its date',
    addresses: ['https://faq.sbishinseibank.co.jp/faq_detail.html?category=918&id=1000013'],
    checkedOn: '2026-11-27',
  },
  'ISA-OQA': {
    title: 'オンラインでの申請手続に関するQ&A',
    addresses: ['https://www.moj.go.jp/isa/applications/online/online-QA.html'],
    shown: '2024-03-19',
  },
  'AKITA-P': {
    title: 'Prefectural police: licence carried over to a new card',
    addresses: ['https://www.police.pref.akita.lg.jp/menkyo/procedure/p20250319175612/p20250829163210'],
  },
  'JLIS-EN': {
    title: 'Individual Number Card site: application and issue',
    addresses: [
      'https://www.kojinbango-card.go.jp/en/',
      'https://www.kojinbango-card.go.jp/category/en/page/2/',
    ],
    checkedOn: '2026-11-27',
  },
  'JLIS-ABOUT': {
    title: 'Individual Number Card site: about the card',
    addresses: ['https://www.kojinbango-card.go.jp/en-kojinbango/'],
    checkedOn: '2026-11-27',
  },
  'JLIS-COLLECT': {
    title: 'Individual Number Card site: receiving the card',
    addresses: ['https://www.kojinbango-card.go.jp/en-uketori/'],
    checkedOn: '2026-11-27',
  },
  'JLIS-FAQ': {
    title: 'Individual Number Card site: questions',
    addresses: ['https://www.kojinbango-card.go.jp/en-faq/'],
    checkedOn: '2026-11-27',
  },
  'JLIS-PHOTO': {
    title: '顔写真のチェックポイント',
    addresses: ['https://www.kojinbango-card.go.jp/apprec/abroad/procedure/photo/'],
    checkedOn: '2026-11-27',
  },
  WEXPATS: {
    title: 'What’s My Number Card in Japan? What’s it for and how do I get one? (private)',
    addresses: ['https://we-xpats.com/en/guide/as/jp/detail/10160/'],
    checkedOn: '2026-11-27',
  },
  HIROSHIMA: {
    title: 'Receiving the Individual Number Card',
    addresses: ['https://www.city.hiroshima.lg.jp/site/english/15406.html'],
    checkedOn: '2026-11-27',
  },
  UTOKYO: {
    title: 'University: residence status and residence card',
    addresses: ['https://www.u-tokyo.ac.jp/adm/inbound/ja/life-visa-rc.html'],
    checkedOn: '2026-11-27',
  },
  'VISA-BEYOND': {
    title: 'Residence card of a permanent resident past its date (private)',
    addresses: ['https://visa-beyond.com/permanent/actives/actives-1405/'],
    checkedOn: '2026-11-27',
  },
  KIKUCHI: {
    title: 'Part-time work after leaving school (private)',
    addresses: ['https://kikuchi-immigration-services.com/blog/april-17-2021/'],
    shown: '2021-04-17',
    checkedOn: '2026-11-27',
  },
  HIMI: {
    title: '顔認証マイナンバーカード',
    addresses: ['https://www.city.himi.toyama.jp/gyosei/soshiki/shimin/1/1_2/10011.html'],
    checkedOn: '2026-11-27',
  },
  MIYAZU: {
    title: '顔認証マイナンバーカード',
    addresses: ['https://www.city.miyazu.kyoto.jp/soshiki/5/20669.html'],
    checkedOn: '2026-11-27',
  },
  SATTE: {
    title: '幸手市: extension on the day of receipt',
    addresses: ['https://www.city.satte.lg.jp/soshiki/shimin/2_1/14808.html'],
    checkedOn: '2026-11-27',
  },
  CHIRYU: {
    title: '知立市: 外国人住民のマイナンバーカードの有効期限について',
    addresses: ['https://www.city.chiryu.aichi.jp/kurashi/koseki/mynumber/1644382264794.html'],
    shown: '2023-08-22',
    checkedOn: '2026-11-27',
  },
  KASHIHARA: {
    title: '橿原市: 個人番号カード在留期間更新に伴う有効期間変更申請',
    addresses: ['https://www.gaas-port.jp/29_kashihara/procedure/393?category=54'],
    checkedOn: '2026-11-27',
  },
  SHIBATA: {
    title: 'Renewal when less than three months are left',
    addresses: ['https://www.town.shibata.miyagi.jp/index.cfm/75,67684,126,360,html'],
    checkedOn: '2026-11-27',
  },
  KANDA: {
    title: 'マイナンバー制度に便乗した詐欺に注意してください',
    addresses: ['https://www.town.kanda.lg.jp/page/1076.html'],
    checkedOn: '2026-11-27',
  },
  KUMAGAYA: {
    title: 'マイナンバー制度に便乗した不正な勧誘や個人情報の取得にご注意ください',
    addresses: ['https://www.city.kumagaya.lg.jp/kurashi/mynumber/mynumberchuui.html'],
    shown: '2020-06-09',
    checkedOn: '2026-11-27',
  },
  KATO: {
    title: 'マイナポイント（第2弾）について',
    addresses: ['https://www.city.kato.lg.jp/kakukanogoannai/shiminkyoudoubu/shiminka/number/10978.html'],
    shown: '2023-09-08',
    checkedOn: '2026-11-27',
  },
  'FINANCIAL-FIELD': {
    title: 'New My Number Card planned for 2028 (private)',
    addresses: ['https://financial-field.com/living/entry-478891/2'],
    checkedOn: '2026-11-27',
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
