import { say } from '../phrase.ts'
import { always, type SentenceTable, whileLeaving } from './sentence-table.ts'

/** やさしい日本語: short sentences, a space between phrases, a hard word explained once. */
export const easyJapanese: SentenceTable = {
  headline: {
    elderly_evacuation: say('早めに 逃げて ください', 'はやめに、にげて、ください'),
    evacuation: say('すぐ 逃げて ください', 'すぐ、にげて、ください'),
    immediate_safety: say('命を 守って ください', 'いのちを、まもって、ください'),
  },
  act: {
    elderly_evacuation: say(
      'お年寄りや 体の 不自由な 人は、今から 逃げて ください。',
      'おとしよりや、からだの、ふじゆうなひとわ、いまから、にげてください。',
    ),
    evacuation: say(
      '危ない 所に いる 人は、みんな 逃げて ください。',
      'あぶないところに、いるひとわ、みんな、にげてください。',
    ),
    immediate_safety: say(
      '死ぬかもしれません。近くで いちばん 安全な 所へ 行って ください。',
      'しぬかもしれません。ちかくで、いちばん、あんぜんなところえ、いってください。',
    ),
  },
  tsunami: {
    headline: say('すぐ 高い 所へ', 'すぐ、たかい、ところえ'),
    act: say(
      '何も 持たないで、今 すぐ 逃げて ください。',
      'なにも、もたないで、いま、すぐ、にげてください。',
    ),
  },
  what: {
    flood: {
      elderly_evacuation: {
        named: say(
          '{area}は、{cause}の 水が ふえています。',
          '{area}わ、{cause}の、みずが、ふえています。',
        ),
        plain: say(
          '{area}は、川の 水が ふえています。',
          '{area}わ、かわの、みずが、ふえています。',
        ),
      },
      evacuation: {
        named: say(
          '{area}は、{cause}の 水が あふれそうです。',
          '{area}わ、{cause}の、みずが、あふれそうです。',
        ),
        plain: say(
          '{area}は、川の 水が あふれそうです。',
          '{area}わ、かわの、みずが、あふれそうです。',
        ),
      },
      immediate_safety: {
        named: say(
          '{area}は、{cause}の 水が あふれています。',
          '{area}わ、{cause}の、みずが、あふれています。',
        ),
        plain: say(
          '{area}は、川の 水が あふれています。',
          '{area}わ、かわの、みずが、あふれています。',
        ),
      },
    },
    landslide: {
      elderly_evacuation: always(
        say(
          '{area}は、山や がけが くずれるかもしれません。',
          '{area}わ、やまや、がけが、くずれるかもしれません。',
        ),
      ),
      evacuation: always(
        say('{area}は、山や がけが くずれそうです。', '{area}わ、やまや、がけが、くずれそうです。'),
      ),
      immediate_safety: always(
        say('{area}は、山や がけが くずれています。', '{area}わ、やまや、がけが、くずれています。'),
      ),
    },
    storm_surge: {
      elderly_evacuation: always(
        say(
          '{area}は、海の 水が 高くなるかもしれません。',
          '{area}わ、うみの、みずが、たかくなるかもしれません。',
        ),
      ),
      evacuation: always(
        say('{area}は、海の 水が あふれそうです。', '{area}わ、うみの、みずが、あふれそうです。'),
      ),
      immediate_safety: always(
        say('{area}は、海の 水が あふれています。', '{area}わ、うみの、みずが、あふれています。'),
      ),
    },
    earthquake: {
      elderly_evacuation: always(
        say(
          '{area}は、大きい 地震が あるかもしれません。',
          '{area}わ、おおきい、じしんが、あるかもしれません。',
        ),
      ),
      evacuation: always(
        say(
          '大きい 地震が ありました。{area}は、家が こわれそうです。',
          'おおきい、じしんが、ありました。{area}わ、いえが、こわれそうです。',
        ),
      ),
      immediate_safety: null,
    },
    tsunami: {
      elderly_evacuation: null,
      evacuation: {
        named: say(
          '{cause}が 出ました。{area}に、津波（とても 高い 波）が 来ます。',
          '{cause}が、でました。{area}に、つなみ、とても、たかい、なみが、きます。',
        ),
        plain: say(
          '{area}に、津波（とても 高い 波）が 来ます。',
          '{area}に、つなみ、とても、たかい、なみが、きます。',
        ),
      },
      immediate_safety: null,
    },
    large_fire: {
      elderly_evacuation: always(
        say('{area}に、火事が 来るかもしれません。', '{area}に、かじが、くるかもしれません。'),
      ),
      evacuation: always(
        say(
          '{area}の 近くに、大きい 火事が 来ています。',
          '{area}の、ちかくに、おおきい、かじが、きています。',
        ),
      ),
      immediate_safety: always(
        say('{area}まで、火事が 来ました。', '{area}まで、かじが、きました。'),
      ),
    },
    inland_flood: {
      elderly_evacuation: always(
        say(
          '{area}は、雨の 水が 道に たまっています。',
          '{area}わ、あめの、みずが、みちに、たまっています。',
        ),
      ),
      evacuation: always(
        say('{area}は、雨の 水が あふれそうです。', '{area}わ、あめの、みずが、あふれそうです。'),
      ),
      immediate_safety: always(
        say('{area}は、雨の 水が あふれています。', '{area}わ、あめの、みずが、あふれています。'),
      ),
    },
    volcano: {
      elderly_evacuation: always(
        say(
          '{area}の 近くで、山が 噴火（火や 石が 出ること）するかもしれません。',
          '{area}の、ちかくで、やまが、ふんか、ひや、いしが、でること、するかもしれません。',
        ),
      ),
      evacuation: always(
        say(
          '{area}の 近くで、山が 噴火（火や 石が 出ること）しそうです。',
          '{area}の、ちかくで、やまが、ふんか、ひや、いしが、でること、しそうです。',
        ),
      ),
      immediate_safety: always(
        say(
          '山が 噴火しました（火や 石が 出ました）。{area}は 危ないです。',
          'やまが、ふんかしました。ひや、いしが、でました。{area}わ、あぶないです。',
        ),
      ),
    },
  },
  otherwise: {
    flood: whileLeaving(
      say(
        '外が 危ない ときは、家の ２階か、もっと 上に 行って ください。',
        'そとが、あぶないときわ、いえの、にかいか、もっと、うえに、いってください。',
      ),
      say(
        '外が 危ない ときは、出ないで、２階か、もっと 上に 行って ください。',
        'そとが、あぶないときわ、でないで、にかいか、もっと、うえに、いってください。',
      ),
    ),
    landslide: whileLeaving(
      say(
        '外が 危ない ときは、山や がけから 遠い ２階の 部屋に 行って ください。',
        'そとが、あぶないときわ、やまや、がけから、とおい、にかいの、へやに、いってください。',
      ),
      say(
        '外が 危ない ときは、出ないで、山や がけから 遠い ２階の 部屋に 行って ください。',
        'そとが、あぶないときわ、でないで、やまや、がけから、とおい、にかいの、へやに、いってください。',
      ),
    ),
    storm_surge: whileLeaving(
      say(
        '外が 危ない ときは、家の ２階か、もっと 上に 行って ください。',
        'そとが、あぶないときわ、いえの、にかいか、もっと、うえに、いってください。',
      ),
      say(
        '外が 危ない ときは、出ないで、２階か、もっと 上に 行って ください。',
        'そとが、あぶないときわ、でないで、にかいか、もっと、うえに、いってください。',
      ),
    ),
    earthquake: whileLeaving(
      say(
        '火を 消して ください。こわれそうな 家から はなれて ください。',
        'ひを、けしてください。こわれそうな、いえから、はなれてください。',
      ),
      say(
        '火を 消して ください。こわれそうな 家から はなれて ください。',
        'ひを、けしてください。こわれそうな、いえから、はなれてください。',
      ),
    ),
    tsunami: whileLeaving(
      say(
        '遠くへ 行けない ときは、近くの 高い 建物に 行って ください。',
        'とおくえ、いけないときわ、ちかくの、たかい、たてものに、いってください。',
      ),
      say(
        '遠くへ 行けない ときは、近くの 高い 建物に 行って ください。',
        'とおくえ、いけないときわ、ちかくの、たかい、たてものに、いってください。',
      ),
    ),
    large_fire: whileLeaving(
      say(
        '火と けむりから 遠い 所へ 逃げて ください。',
        'ひと、けむりから、とおい、ところえ、にげてください。',
      ),
      say(
        '道が 通れない ときは、近くの 強い 建物か 広い 所へ 行って ください。',
        'みちが、とおれないときわ、ちかくの、つよい、たてものか、ひろい、ところえ、いってください。',
      ),
    ),
    inland_flood: whileLeaving(
      say(
        '外が 危ない ときは、家の ２階か、もっと 上に 行って ください。',
        'そとが、あぶないときわ、いえの、にかいか、もっと、うえに、いってください。',
      ),
      say(
        '外が 危ない ときは、出ないで、２階か、もっと 上に 行って ください。',
        'そとが、あぶないときわ、でないで、にかいか、もっと、うえに、いってください。',
      ),
    ),
    volcano: whileLeaving(
      say(
        '外が 危ない ときは、近くの 強い 建物に 入って ください。',
        'そとが、あぶないときわ、ちかくの、つよい、たてものに、はいってください。',
      ),
      say(
        '外が 危ない ときは、出ないで、窓から 遠い 部屋に いて ください。',
        'そとが、あぶないときわ、でないで、まどから、とおい、へやに、いてください。',
      ),
    ),
  },
}
