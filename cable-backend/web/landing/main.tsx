import { render } from 'preact'
import { Landing } from './landing.tsx'
import { Health, Town } from './town.ts'

const place = document.getElementById('landing')
if (place === null) throw new Error('the page has no place for the town')

const town = Town.parse(await (await fetch('./landing.json')).json())
document.title = `見守りテレビ　${town.name}`

async function askHealth(): Promise<Health | null> {
  const answer = await fetch(town.healthUrl).catch(() => null)
  const parsed = Health.safeParse(await answer?.json().catch(() => null))
  return parsed.success ? parsed.data : null
}

const show = (health: Health | null) => render(<Landing town={town} health={health} />, place)

for (;;) {
  show(await askHealth())
  await new Promise((resolve) => setTimeout(resolve, 5000))
}
