import type { SignInRefusal } from './staff-provider-client.ts'

const sentences = {
  turned_away: [
    '入れませんでした',
    '職員の認証が、終わりませんでした。もう一度、入りなおしてください。',
  ],
  unreachable: [
    'いま、認証のサービスにつながりません',
    '少したってから、もう一度ためしてください。急ぐときは、紙の手順と防災行政無線を使ってください。',
  ],
  no_role: [
    'このアカウントには、役割がありません',
    '作成・承認・閲覧のどれかの役割が要ります。情報担当に、役割をつけてもらってください。',
  ],
  too_late: [
    '時間が過ぎたか、別の画面から戻りました',
    'この画面は使えません。もう一度、はじめから入ってください。',
  ],
} as const satisfies Record<SignInRefusal | 'too_late', readonly [string, string]>

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** What staff see when they cannot sign in: what happened, what to do, the way on. */
export function refusalPage(
  why: keyof typeof sentences,
  { municipality, again }: { readonly municipality: string; readonly again: string },
): string {
  const [what, doNow] = sentences[why]
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(what)}</title>
<style>
body { margin: 0; font: 16px/1.7 "BIZ UDPGothic", "Noto Sans JP", sans-serif; color: #1a1a1a; background: #f1f3f5 }
header { background: #0b2545; color: #fff; padding: 16px 32px; font-weight: 700 }
main { max-width: 640px; margin: 64px auto; padding: 32px; background: #fff; border: 2px solid #1a1a1a; border-radius: 6px }
h1 { font-size: 26px; margin: 0 0 16px }
a { display: inline-block; margin-top: 24px; padding: 12px 24px; background: #0017c1; color: #fff; border-radius: 6px; text-decoration: none }
a:focus { outline: 4px solid #000; box-shadow: 0 0 0 8px #ffd43d }
</style>
<header>${escaped(municipality)}役場 防災</header>
<main>
<h1>${escaped(what)}</h1>
<p>${escaped(doNow)}</p>
<a href="${escaped(again)}">もう一度 入る</a>
</main>
</html>`
}
