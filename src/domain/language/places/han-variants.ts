/**
 * Signs of names of places that Japanese, simplified and traditional Chinese write differently, in groups; the first of a
 * group stands for all. Made from the tables of OpenCC (Apache-2.0) for every sign in the names of Japan's municipalities.
 */
const GROUPS: readonly string[] = [
  '区區 東东 豊丰豐 別别 稲稻 館舘馆 蘭兰 釧钏 帯带帶 広广廣 見见 張张 沢泽澤 網网 萌萠 唄呗 芦蘆 紋纹 歳岁歲 滝泷瀧 恵惠 達达 島岛 当當 篠筿 飯饭 雲云 長长 万萬 国國',
  '奥奧 寿壽 黒黑 真眞 極极 積积 余餘 竜龍龙 鷹鹰 楽乐樂 愛爱 剣剑劍 淵渊 増增 遠远 塩盐鹽 払拂 浜滨濱 頓顿 礼禮 訓训 呂吕 間间 軽轻輕 湧涌 興兴 壮壯 爺爷 様样樣 樹树',
  '頃顷 陸陆 標标 鶴鹤 羅罗 紗纱 県县縣 鰺鲹 鰐鳄 辺边邊 横橫 風风 階阶 郷鄕 岡冈 宮宫 巻卷 関关關 賀贺 台臺 葉叶 竈灶 気气氣 蔵藏 亘亙 湯汤 荘庄莊 種种 郎郞 後后',
  '瀬濑瀨 陽阳 鮭鲑 遊游 会會 須须 馬马 鏡镜 栄荣榮 檜桧 倉仓 鮫鲛 浅淺 双雙 結结 総总總 来來 桜樱櫻 烏乌 貝贝 橋桥 勢势 渋澁 条條 恋戀 場场 緑绿綠 狭狹 鴻鸿 巣巢',
  '蓮莲 嵐岚 鳩鸠 銚铫 習习 勝胜 孫孙 鴨鸭 鎌镰 鋸锯 並竝并 練练 飾饰 調调 穂穗 磯矶 塚冢 綾绫 開开 発发發 糸丝絲 魚鱼 聖圣 籠笼 弥彌 輪轮 灘滩 宝寶 鯖鲭 鳴鸣 諏诹',
  '訪访 諸诸 駒驹 曇昙 売卖賣 喬乔 曽曾 績绩 温溫 濃浓 綱纲 務务 児儿兒 飛飞 養养 静靜 駿骏 熱热 焼烧燒 掛挂 進进 設设 鈴铃 鷲鹫 亀龟龜 鳥鸟 員员 紀纪 華华 与與 謝谢',
  '寝寢 門门 摂摄攝 庫库 爾尔 頭头 隠隐隱 備备 義义 芸艺藝 祢禰 徳德 藍蓝 観观觀 予豫 築筑 諫谏 対对對 壱壹 時时 蘇苏 産产 錦锦 鍋锅 農农 薩萨 於于 霧雾 検检檢 論论',
  '沖冲 縄绳繩 覇霸 湾灣 護护 満满滿 帰归歸 納纳 読读讀 姫姬 戸户戶 呉吴吳 舎舍 嶋嶋',
].flatMap((line) => line.split(' '))

const FIRST: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((group) => {
    const [first = '', ...others] = group
    return others.map((sign) => [sign, first] as const)
  }),
)

/** A name with every sign in one form: 横滨 and 橫濱 as 横浜. Other signs stay as they are. */
export function withOneHanForm(name: string): string {
  return name.replace(/\p{Script=Han}/gu, (sign) => FIRST.get(sign) ?? sign)
}
