import { render } from 'preact'
import { Desk } from './desk.tsx'
import { createDeskApi } from './live/desk-api.ts'

const api = createDeskApi((path, init) => fetch(path, init))
const place = document.getElementById('desk')
if (place === null) throw new Error('the page has no place for the desk')

const me = await api.me()
if (me.ok) {
  document.title = `年金 現況届 - ${me.value.insurerName}`
  render(<Desk api={api} me={me.value} />, place)
} else {
  place.textContent =
    '保険会社の画面を 開けませんでした。裏方のサーバーが 動いていません。少したってから 開き直してください。'
}
