import { Icon } from '#desk-theme/icon.tsx'
import { Loading, Note } from '#desk-theme/states.tsx'
import { PaperSteps } from '../lists/paper-page.tsx'
import type { PlaceWords } from '../words/place-words.ts'
import { keepPage, signedInPage, signInPath } from './sign-in-door.ts'

function Frame(props: { readonly words: PlaceWords; readonly children: preact.ComponentChildren }) {
  const [env, more] = props.words.env
  return (
    <div class="shell">
      <header class="mast">
        <div class="env">
          {env}
          {more !== null && <small>{more}</small>}
        </div>
        <div class="who">
          役場 防災{props.words.place === 'drill' && '　訓練の場'}
          <small>見守りテレビ</small>
        </div>
      </header>
      <div />
      <main class="body sign-in">{props.children}</main>
    </div>
  )
}

/** Before anybody is signed in. */
export function SignInPage(props: { readonly words: PlaceWords; readonly door: string }) {
  return (
    <Frame words={props.words}>
      <section class="panel acts sign-in-panel" aria-labelledby="sign-in">
        <div class="in">
          <h1 id="sign-in">{props.words.place === 'drill' && '訓練の場　'}職員の サインイン</h1>
          <p>役場の職員アカウントで サインインします。パスワードは この画面には 打ち込みません。</p>
          <a
            class="btn go big full"
            href={signInPath(props.door, location.pathname)}
            onClick={() => keepPage(sessionStorage, location.hash)}
          >
            <Icon name="key" />
            職員アカウントで {props.words.place === 'drill' && '訓練の場に '}サインインする
          </a>
          <p class="small mute">
            作成する人と 承認する人は、べつの人です。ひとりで 二つの役はできません。
          </p>
        </div>
      </section>
    </Frame>
  )
}

export const AskingPage = ({ words }: { readonly words: PlaceWords }) => (
  <Frame words={words}>
    <Loading words="サインインを 確かめています…" />
  </Frame>
)

/** The steps by hand stand here at once: who comes here may have no time left. */
export const UnreachablePage = ({ words }: { readonly words: PlaceWords }) => (
  <Frame words={words}>
    <Note tone="stop" first="役場のサーバーに つながりません。" isAlert>
      テレビに出たものは 消えません。自動で もう一度ためします。急ぐときは 下の紙の手順で
      進めてください。
    </Note>
    <PaperSteps words={words} />
  </Frame>
)

/** In the window that was opened to sign in again. */
export const SignedInPage = ({ words }: { readonly words: PlaceWords }) => (
  <Frame words={words}>
    <Note tone="ok" first="サインインしました。">
      この窓を閉じて、前の画面に もどってください。書いていたものは そこに残っています。
    </Note>
  </Frame>
)

/** Over a page whose session ended: nothing on it is lost. */
export function SessionBar({ door }: { readonly door: string }) {
  return (
    <div class="bar" role="alert">
      <Icon name="lock" />
      <span>
        サインインが 切れました。書いたものは この画面に 残っています。送ることは できません。
      </span>
      <a
        class="btn small end"
        href={signInPath(door, signedInPage(location))}
        target="_blank"
        rel="noopener opener"
      >
        べつの窓で サインインする
      </a>
    </div>
  )
}
