import { say } from '../phrase.ts'
import { always, type SentenceTable, whileLeaving } from './sentence-table.ts'

/** Readings are as they are spoken: the particles は and へ are わ and え. */
export const japanese: SentenceTable = {
  headline: {
    elderly_evacuation: say('避難を始めてください', 'ひなんをはじめてください'),
    evacuation: say('逃げてください', 'にげてください'),
    immediate_safety: say('命を守ってください', 'いのちをまもってください'),
  },
  act: {
    elderly_evacuation: say(
      '危険な場所から高齢者等は避難。',
      'きけんなばしょから、こうれいしゃとうわ、ひなん。',
    ),
    evacuation: say('危険な場所から全員避難。', 'きけんなばしょから、ぜんいんひなん。'),
    immediate_safety: say(
      '命の危険　直ちに安全確保！',
      'いのちのきけん。ただちに、あんぜんかくほ。',
    ),
  },
  tsunami: {
    headline: say('すぐ、高い所へ', 'すぐ、たかいところえ'),
    act: say('何も持たずに、いま逃げて。', 'なにももたずに、いまにげて。'),
  },
  what: {
    flood: {
      elderly_evacuation: {
        named: say(
          '{area}で、{cause}の水がふえています。',
          '{area}で、{cause}のみずがふえています。',
        ),
        plain: say('{area}で、川の水がふえています。', '{area}で、かわのみずがふえています。'),
      },
      evacuation: {
        named: say('{area}で、{cause}があふれそうです。', '{area}で、{cause}があふれそうです。'),
        plain: say('{area}で、川があふれそうです。', '{area}で、かわがあふれそうです。'),
      },
      immediate_safety: {
        named: say('{area}で、{cause}があふれています。', '{area}で、{cause}があふれています。'),
        plain: say('{area}で、川があふれています。', '{area}で、かわがあふれています。'),
      },
    },
    landslide: {
      elderly_evacuation: {
        named: say(
          '{area}で、{cause}がくずれるおそれがあります。',
          '{area}で、{cause}がくずれるおそれがあります。',
        ),
        plain: say(
          '{area}で、がけくずれのおそれがあります。',
          '{area}で、がけくずれのおそれがあります。',
        ),
      },
      evacuation: {
        named: say('{area}で、{cause}がくずれそうです。', '{area}で、{cause}がくずれそうです。'),
        plain: say('{area}で、がけくずれが起きそうです。', '{area}で、がけくずれがおきそうです。'),
      },
      immediate_safety: {
        named: say('{area}で、{cause}がくずれています。', '{area}で、{cause}がくずれています。'),
        plain: say('{area}で、がけくずれが起きています。', '{area}で、がけくずれがおきています。'),
      },
    },
    storm_surge: {
      elderly_evacuation: always(
        say('{area}に、高潮が来るおそれがあります。', '{area}に、たかしおがくるおそれがあります。'),
      ),
      evacuation: always(
        say(
          '{area}に、高潮が来ます。海の水があふれそうです。',
          '{area}に、たかしおがきます。うみのみずがあふれそうです。',
        ),
      ),
      immediate_safety: always(
        say(
          '{area}に、高潮が来ました。海の水があふれています。',
          '{area}に、たかしおがきました。うみのみずがあふれています。',
        ),
      ),
    },
    earthquake: {
      elderly_evacuation: always(
        say(
          '{area}で、大きな地震のおそれがあります。',
          '{area}で、おおきなじしんのおそれがあります。',
        ),
      ),
      evacuation: always(
        say(
          '{area}で、大きな地震がありました。建物がくずれそうです。',
          '{area}で、おおきなじしんがありました。たてものがくずれそうです。',
        ),
      ),
      immediate_safety: null,
    },
    tsunami: {
      elderly_evacuation: null,
      evacuation: {
        named: say(
          '{cause}が出ました。{area}に、津波が来ます。',
          '{cause}がでました。{area}に、つなみがきます。',
        ),
        plain: say('{area}に、津波が来ます。', '{area}に、つなみがきます。'),
      },
      immediate_safety: null,
    },
    large_fire: {
      elderly_evacuation: {
        named: say(
          '{area}に、{cause}が近づくおそれがあります。',
          '{area}に、{cause}がちかづくおそれがあります。',
        ),
        plain: say(
          '{area}に、火事が近づくおそれがあります。',
          '{area}に、かじがちかづくおそれがあります。',
        ),
      },
      evacuation: {
        named: say('{area}に、{cause}が近づいています。', '{area}に、{cause}がちかづいています。'),
        plain: say(
          '{area}に、大きな火事が近づいています。',
          '{area}に、おおきなかじがちかづいています。',
        ),
      },
      immediate_safety: {
        named: say('{area}まで、{cause}が来ています。', '{area}まで、{cause}がきています。'),
        plain: say('{area}まで、火事が来ています。', '{area}まで、かじがきています。'),
      },
    },
    inland_flood: {
      elderly_evacuation: always(
        say(
          '{area}で、大雨の水がたまり始めています。',
          '{area}で、おおあめのみずがたまりはじめています。',
        ),
      ),
      evacuation: always(
        say('{area}で、大雨の水があふれそうです。', '{area}で、おおあめのみずがあふれそうです。'),
      ),
      immediate_safety: always(
        say('{area}で、大雨の水があふれています。', '{area}で、おおあめのみずがあふれています。'),
      ),
    },
    volcano: {
      elderly_evacuation: {
        named: say(
          '{area}で、{cause}の噴火のおそれがあります。',
          '{area}で、{cause}のふんかのおそれがあります。',
        ),
        plain: say(
          '{area}で、火山の噴火のおそれがあります。',
          '{area}で、かざんのふんかのおそれがあります。',
        ),
      },
      evacuation: {
        named: say(
          '{area}で、{cause}の噴火の危険が高まっています。',
          '{area}で、{cause}のふんかのきけんがたかまっています。',
        ),
        plain: say(
          '{area}で、火山の噴火の危険が高まっています。',
          '{area}で、かざんのふんかのきけんがたかまっています。',
        ),
      },
      immediate_safety: {
        named: say(
          '{cause}が噴火しました。{area}が危険です。',
          '{cause}がふんかしました。{area}がきけんです。',
        ),
        plain: say(
          '火山が噴火しました。{area}が危険です。',
          'かざんがふんかしました。{area}がきけんです。',
        ),
      },
    },
  },
  otherwise: {
    flood: whileLeaving(
      say(
        '外へ出るのが危ないときは、家の２階以上へ。',
        'そとえでるのがあぶないときわ、いえの、にかいいじょうえ。',
      ),
      say(
        '外が危ないときは、出ないで、２階以上の、川から遠い部屋へ。',
        'そとがあぶないときわ、でないで、にかいいじょうの、かわからとおいへやえ。',
      ),
    ),
    landslide: whileLeaving(
      say(
        '外へ出るのが危ないときは、がけから遠い、２階の部屋へ。',
        'そとえでるのがあぶないときわ、がけからとおい、にかいのへやえ。',
      ),
      say(
        '外が危ないときは、出ないで、がけから遠い、２階の部屋へ。',
        'そとがあぶないときわ、でないで、がけからとおい、にかいのへやえ。',
      ),
    ),
    storm_surge: whileLeaving(
      say(
        '外へ出るのが危ないときは、家の２階以上へ。',
        'そとえでるのがあぶないときわ、いえの、にかいいじょうえ。',
      ),
      say(
        '外が危ないときは、出ないで、２階以上の、海から遠い部屋へ。',
        'そとがあぶないときわ、でないで、にかいいじょうの、うみからとおいへやえ。',
      ),
    ),
    earthquake: whileLeaving(
      say(
        '火を消して、こわれそうな家やへいから、はなれてください。',
        'ひをけして、こわれそうないえやへいから、はなれてください。',
      ),
      say(
        '火を消して、こわれそうな家やへいから、はなれてください。',
        'ひをけして、こわれそうないえやへいから、はなれてください。',
      ),
    ),
    tsunami: whileLeaving(
      say(
        '遠くへ行けないときは、近くのいちばん高い建物へ。',
        'とおくえいけないときわ、ちかくの、いちばんたかいたてものえ。',
      ),
      say(
        '遠くへ行けないときは、近くのいちばん高い建物へ。',
        'とおくえいけないときわ、ちかくの、いちばんたかいたてものえ。',
      ),
    ),
    large_fire: whileLeaving(
      say('火とけむりから、遠ざかる方へ。', 'ひとけむりから、とおざかるほうえ。'),
      say(
        '逃げ道がないときは、近くの丈夫な建物か、広い所へ。',
        'にげみちがないときわ、ちかくのじょうぶなたてものか、ひろいところえ。',
      ),
    ),
    inland_flood: whileLeaving(
      say(
        '外へ出るのが危ないときは、家の２階以上へ。',
        'そとえでるのがあぶないときわ、いえの、にかいいじょうえ。',
      ),
      say(
        '外が危ないときは、出ないで、家の２階以上へ。',
        'そとがあぶないときわ、でないで、いえの、にかいいじょうえ。',
      ),
    ),
    volcano: whileLeaving(
      say(
        '外へ出るのが危ないときは、近くの丈夫な建物へ。',
        'そとえでるのがあぶないときわ、ちかくのじょうぶなたてものえ。',
      ),
      say(
        '外が危ないときは、出ないで、丈夫な建物の、窓から遠い部屋へ。',
        'そとがあぶないときわ、でないで、じょうぶなたてものの、まどからとおいへやえ。',
      ),
    ),
  },
}
