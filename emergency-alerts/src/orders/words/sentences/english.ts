import { english } from '../phrase.ts'
import { always, type SentenceTable, whileLeaving } from './sentence-table.ts'

const upstairs = english('If it is dangerous outside, go upstairs at home.')
const stayUpstairs = english('If it is dangerous outside, do not go out. Go upstairs.')
const fromBuildings = english(
  'Turn off stoves and heaters. Keep away from damaged buildings and walls.',
)
const tallBuilding = english('If you cannot go far, go up the tallest building nearby.')

export const englishSentences: SentenceTable = {
  headline: {
    elderly_evacuation: english('Start evacuating'),
    evacuation: english('Evacuate now'),
    immediate_safety: english('Protect your life now'),
  },
  act: {
    elderly_evacuation: english(
      'Older people and anyone who needs more time: leave dangerous places.',
    ),
    evacuation: english('Everyone in a dangerous place must leave now.'),
    immediate_safety: english('Your life is in danger. Get to the safest place near you!'),
  },
  tsunami: {
    headline: english('Go to high ground'),
    act: english('Take nothing with you. Go now.'),
  },
  what: {
    flood: {
      elderly_evacuation: {
        named: english('{area}: the {cause} is rising.'),
        plain: english('{area}: the river is rising.'),
      },
      evacuation: {
        named: english('{area}: the {cause} is about to overflow.'),
        plain: english('{area}: the river is about to overflow.'),
      },
      immediate_safety: {
        named: english('{area}: the {cause} is overflowing.'),
        plain: english('{area}: the river is overflowing.'),
      },
    },
    landslide: {
      elderly_evacuation: always(english('{area}: there may be landslides.')),
      evacuation: always(english('{area}: landslides are about to happen.')),
      immediate_safety: always(english('{area}: landslides are happening.')),
    },
    storm_surge: {
      elderly_evacuation: always(english('{area}: the sea may rise in a storm surge.')),
      evacuation: always(english('{area}: the sea is about to flood the land.')),
      immediate_safety: always(english('{area}: the sea is flooding the land.')),
    },
    earthquake: {
      elderly_evacuation: always(english('{area}: there may be a big earthquake.')),
      evacuation: always(english('{area}: after the big earthquake, buildings may collapse.')),
      immediate_safety: null,
    },
    tsunami: {
      elderly_evacuation: null,
      evacuation: {
        named: english('{cause}. {area}: a tsunami is coming.'),
        plain: english('{area}: a tsunami is coming.'),
      },
      immediate_safety: null,
    },
    large_fire: {
      elderly_evacuation: always(english('{area}: a fire may come near.')),
      evacuation: always(english('{area}: a big fire is coming near.')),
      immediate_safety: always(english('{area}: the fire is here.')),
    },
    inland_flood: {
      elderly_evacuation: always(english('{area}: rainwater is building up.')),
      evacuation: always(english('{area}: rainwater is about to flood the streets.')),
      immediate_safety: always(english('{area}: rainwater is flooding the streets.')),
    },
    volcano: {
      elderly_evacuation: {
        named: english('{area}: {cause} may erupt.'),
        plain: english('{area}: the volcano may erupt.'),
      },
      evacuation: {
        named: english('{area}: {cause} is about to erupt.'),
        plain: english('{area}: the volcano is about to erupt.'),
      },
      immediate_safety: {
        named: english('{area}: {cause} has erupted.'),
        plain: english('{area}: the volcano has erupted.'),
      },
    },
  },
  otherwise: {
    flood: whileLeaving(upstairs, stayUpstairs),
    landslide: whileLeaving(
      english('If it is dangerous outside, go upstairs, far from the slope.'),
      english('If it is dangerous outside, stay in. Go upstairs, far from the slope.'),
    ),
    storm_surge: whileLeaving(upstairs, stayUpstairs),
    earthquake: whileLeaving(fromBuildings, fromBuildings),
    tsunami: whileLeaving(tallBuilding, tallBuilding),
    large_fire: whileLeaving(
      english('Move away from fire and smoke.'),
      english('If the way is cut off, go into a strong building or an open space.'),
    ),
    inland_flood: whileLeaving(upstairs, stayUpstairs),
    volcano: whileLeaving(
      english('If it is dangerous outside, go into a strong building nearby.'),
      english('If it is dangerous outside, stay in a strong building, far from windows.'),
    ),
  },
}
