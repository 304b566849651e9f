import type { AreaSource } from '../../../contract/area-file.ts'

/** The words that stand on every map: the licences of the data ask for them. */
export const sources: readonly AreaSource[] = [
  {
    of: '行政区域の境界',
    attribution: '「国土数値情報（行政区域データ）」（国土交通省）を加工して作成',
    licence: '国土数値情報 利用約款; geolonia/japanese-admins: MIT',
  },
  {
    of: '町丁目の位置',
    attribution:
      '「Geolonia 住所データ」（国土交通省「位置参照情報」ほかをもとに作成）を加工して作成',
    licence: 'geolonia/japanese-addresses: CC BY 4.0',
  },
  {
    of: '指定緊急避難場所・指定避難所',
    attribution: '「指定緊急避難場所・指定避難所データ」（国土地理院）を加工して作成',
    licence: '国土地理院コンテンツ利用規約; motohasystem/jp-shelter-api: MIT',
  },
]
