import { Icon, type IconName } from '../theme/icon.tsx'
import { Tag } from '../theme/states.tsx'
import {
  byHousehold,
  type Door,
  type Health,
  healthWords,
  partsOf,
  type Town,
  type TownPersona,
} from './town.ts'

const mapUrl = new URL('./minami.svg', import.meta.url).href

const doorIcons = {
  tv: 'screen',
  insurer: 'inbox',
  town_hall: 'house',
  shelter: 'house',
  operator: 'key',
  tool: 'flag',
} as const satisfies Record<Door['kind'], IconName>

const cardTags = {
  good: { tone: 'ok', icon: 'check', word: '使える' },
  expired: { tone: 'care', icon: 'clock', word: '期限切れ' },
  revoked: { tone: 'bad', icon: 'cross', word: '失効' },
  blocked: { tone: 'bad', icon: 'lock', word: 'ロック' },
} as const satisfies Record<TownPersona['card'], object>

function Start({ door, first }: { readonly door: Door; readonly first: TownPersona | undefined }) {
  return (
    <a class="start" href={door.url}>
      <Icon name="screen" />
      <div class="grow">
        <b>まず、テレビを開く</b>
        {first !== undefined && (
          <p>
            {first.name}さんのカードをリモコンに置き、暗証番号 <span class="mono">{first.pin}</span>
          </p>
        )}
        <small>Start here: the TV emulator. Use the remote keys only.</small>
      </div>
      <Icon name="arrow" />
    </a>
  )
}

function Doors({ doors }: { readonly doors: readonly Door[] }) {
  return (
    <div class="doors">
      {doors.map((door) => (
        <a key={door.url} class={`door ${door.kind}`} href={door.url}>
          <Icon name={doorIcons[door.kind]} />
          <span class="grow">
            <b>{door.title}</b>
            <small>{door.english}</small>
            <span class="about">{door.about}</span>
          </span>
          <Icon name="arrow" />
        </a>
      ))}
    </div>
  )
}

function People({ personas }: { readonly personas: readonly TownPersona[] }) {
  return (
    <section class="panel" aria-labelledby="people">
      <header>
        <h2 id="people">町の人</h2>
        <span class="small mute">作り物の人です。暗証番号も試験用</span>
      </header>
      <div class="scroll-x">
        <table class="tight">
          <thead>
            <tr>
              <th scope="col">世帯</th>
              <th scope="col">人</th>
              <th scope="col">カード</th>
              <th scope="col" class="num">
                暗証番号
              </th>
              <th scope="col">ためせること</th>
            </tr>
          </thead>
          <tbody>
            {byHousehold(personas).flatMap(({ household, people }) =>
              people.map((person, at) => (
                <tr key={person.name}>
                  {at === 0 && <td rowSpan={people.length}>{household}</td>}
                  <td>
                    <b>{person.name}</b>　<span class="small mute">{person.kana}</span>
                  </td>
                  <td>
                    <Tag {...cardTags[person.card]} />
                  </td>
                  <td class="num mono">{person.pin}</td>
                  <td>{person.tries}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const real = [
  'カードとやりとりするバイト（APDU）',
  'RSA の鍵の計算、X.509、OCSP',
  'HTTP、DPoP、PostgreSQL',
  '封かん（CMS）と 時刻の印の検証',
  '発令の署名、送る道、テレビでの検証',
  '町の境界と避難場所（公開データ）',
]
const simulated = [
  'カードと発行局（J-LIS の試験用）',
  '時刻局（法的な力は ありません）',
  '保険会社、役場と その職員のサインイン',
  '家族の電話へ知らせる通信会社',
  '放送の画面、世帯・人・証券',
]

function WhatIsReal() {
  return (
    <section class="panel" aria-labelledby="real">
      <header>
        <h2 id="real">本物と、まねたもの</h2>
        <span class="r small mute" lang="en">
          What is real, what is simulated
        </span>
      </header>
      <div class="real">
        <div>
          <h3 class="tone-ok">
            <Icon name="check" /> 本物のまま動く
          </h3>
          <ul>
            {real.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3 class="tone-care">
            <Icon name="warning" /> まねたもの
          </h3>
          <ul>
            {simulated.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}

function Parts({ health }: { readonly health: Health | null }) {
  if (health === null) return null
  return (
    <section class="panel" aria-label="動いているもの">
      <div class="in">
        <div class="row wrap">
          {partsOf(health).map(({ name, isUp }) => (
            <span key={name} class={`nowrap ${isUp ? '' : 'tone-bad'}`}>
              <span class={isUp ? 'tone-ok' : 'tone-bad'}>
                <Icon name={isUp ? 'check' : 'cross'} />
              </span>{' '}
              {name}
              {!isUp && '（止まっています）'}
            </span>
          ))}
        </div>
      </div>
    </section>
  )
}

/** The page that `npm start` opens: one big door first, then the others. */
export function Landing({ town, health }: { readonly town: Town; readonly health: Health | null }) {
  const { isAllUp, words, count } = healthWords(health)
  const tv = town.doors.find(({ kind }) => kind === 'tv')
  return (
    <div class="shell landing">
      <header class="mast">
        <div>
          <h1 class="town">見守りテレビ　{town.name}</h1>
          <div class="small" lang="en">
            Mimamori TV: a running town. Read letters by card, answer the yearly form, warn by name.
          </div>
        </div>
        <div class="net" role="status">
          <span class={`dot ${isAllUp ? '' : 'late'}`} />
          {words}　<b>{count}</b>
          <a href={town.healthUrl}>/health</a>
        </div>
      </header>
      <main class="columns">
        <div class="col g4">
          {tv !== undefined && (
            <Start door={tv} first={town.personas.find(({ card }) => card === 'good')} />
          )}
          <Doors doors={town.doors.filter((door) => door !== tv)} />
          <People personas={town.personas} />
        </div>
        <div class="col g4">
          <figure class="map-frame">
            <img src={mapUrl} alt="美波町の地図。海ぞいに避難場所があります" />
            <figcaption>
              行政区域: 国土数値情報（国土交通省）を加工　避難場所: 国土地理院
            </figcaption>
          </figure>
          <WhatIsReal />
          <Parts health={health} />
          <p class="small">
            <span class="mono">Ctrl-C</span> で止まります。
            {town.dataFolder === '' ? (
              'データは 残りません。'
            ) : (
              <>
                データは <span class="mono">{town.dataFolder}</span> に残ります。
              </>
            )}
          </p>
        </div>
      </main>
    </div>
  )
}
