import { simulatedStaff } from './people.ts'

/** Where a real provider asks for a password or a staff card, this one only asks who it is. */
export const logInPage = (action: string): string => `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>職員の認証（模擬）</title>
<style>
body { margin: 0; font: 16px/1.6 "BIZ UDPGothic", "Noto Sans JP", sans-serif; color: #1a1a1a; background: #f1f3f5 }
header { background: #3d3d3d; color: #fff; padding: 16px 32px; font-weight: 700 }
header b { background: #fff; color: #1a1a1a; border-radius: 4px; padding: 2px 8px; margin-right: 12px }
main { max-width: 640px; margin: 48px auto; padding: 32px; background: #fff; border: 1px solid #b3b3b3; border-radius: 6px }
h1 { font-size: 26px; margin: 0 0 8px }
p { margin: 0 0 24px }
button { display: block; width: 100%; min-height: 64px; margin: 0 0 12px; padding: 8px 20px; text-align: left;
  font: inherit; background: #fff; border: 2px solid #1a1a1a; border-radius: 6px; cursor: pointer }
button strong { font-size: 20px; margin-right: 12px }
button:focus { outline: 4px solid #000; box-shadow: 0 0 0 8px #ffd43d }
</style>
<header><b>模擬</b>職員の認証（架空の人だけ）</header>
<main>
<h1>だれとして入りますか</h1>
<p>本物では、ここで職員証やパスワードを使います。この画面は、町の見本のためのものです。</p>
<form method="post" action="${action}">
${simulatedStaff
  .map(
    ({ staffId, name, duty }) =>
      `<button name="staffId" value="${staffId}"><strong>${name}</strong>${duty}</button>`,
  )
  .join('\n')}
</form>
</main>
</html>`
