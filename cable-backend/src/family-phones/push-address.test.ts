import { expect, test } from '@jest/globals'
import { parsePushAddress } from './push-address.ts'

const allowed = ['https://push.test', 'https://*.push.example', 'http://localhost:8080']

/** The receiver of RFC 8291 §5. */
const keys = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}

test.each([
  ['https://push.test/send/1'],
  ['https://web.push.example/send/1?v=2'],
  ['https://a.b.push.example/x'],
  ['http://localhost:8080/simulators/push/send/1'],
])('takes %s', async (endpoint) => {
  const parsed = await parsePushAddress({ endpoint, keys }, allowed)

  expect(parsed).toEqual({ ok: true, value: { endpoint, keys } })
})

test.each([
  ['another host', 'https://evil.test/send/1'],
  ['our own network', 'https://169.254.169.254/latest/meta-data'],
  ['plain http of an https service', 'http://push.test/send/1'],
  ['another port', 'https://push.test:8443/send/1'],
  ['another port below a pattern', 'https://web.push.example:22/x'],
  ['the bare name of a pattern', 'https://push.example/x'],
  ['a name that only ends alike', 'https://evilpush.example/x'],
  ['the allowed name before another', 'https://push.test.evil.test/x'],
  ['the allowed name as a user', 'https://push.test@evil.test/x'],
  ['a user at the allowed host', 'https://user:word@push.test/x'],
  ['a fragment', 'https://push.test/x#y'],
  ['another scheme', 'file://push.test/etc/passwd'],
  ['no address', 'push.test'],
  ['nothing', ''],
])('refuses %s', async (_what, endpoint) => {
  const parsed = await parsePushAddress({ endpoint, keys }, allowed)

  expect(parsed).toEqual({ ok: false, error: 'push_service_not_allowed' })
})

test.each([
  ['a point that is not on the curve', { p256dh: `${keys.p256dh.slice(0, -2)}A4` }],
  ['a compressed point', { p256dh: `A${keys.p256dh.slice(1)}` }],
  ['a short point', { p256dh: keys.p256dh.slice(0, 40) }],
  ['no point', { p256dh: '' }],
  ['a short secret', { auth: keys.auth.slice(0, 10) }],
  ['a second spelling of a secret', { auth: `${keys.auth.slice(0, -1)}h` }],
])('refuses keys with %s', async (_what, wrong) => {
  const address = { endpoint: 'https://push.test/send/1', keys: { ...keys, ...wrong } }

  expect(await parsePushAddress(address, allowed)).toEqual({
    ok: false,
    error: 'push_keys_invalid',
  })
})
