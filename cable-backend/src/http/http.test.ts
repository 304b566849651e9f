import { describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { ProblemBody, ProblemCode } from '#cable-backend/contract/problem'
import { faultLine } from './fault-line.ts'
import { jsonBody, pathParams } from './json-body.ts'
import { answerProblem, Problem, refuse } from './problem.ts'
import { readBytes } from './read-bytes.ts'
import { type RequestLine, requestLog } from './request-log.ts'

const Note = z.strictObject({ text: z.string() })
const post = (body: BodyInit, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json', ...headers },
})

const appOf = (faults: Error[] = [], lines: RequestLine[] = []) =>
  new Hono()
    .use(
      requestLog(
        (line) => lines.push(line),
        () => new Date(0),
      ),
    )
    .post('/notes', jsonBody(Note, { maxBytes: 64 }), (c) => c.json(c.req.valid('json'), 200))
    .get('/notes/:id', pathParams(z.strictObject({ id: z.uuid() })), (c) => c.body(null, 204))
    .get('/refused/:code', (c) => refuse(c, ProblemCode.parse(c.req.param('code'))))
    .get('/thrown', () => {
      throw new Problem('form_closed')
    })
    .get('/broken', () => {
      throw new Error('the reason is nobody else’s business')
    })
    .onError(answerProblem((fault) => faults.push(fault)))

const codeAt = async (response: Response) => {
  const { code } = ProblemBody.parse(await response.json())
  return `${response.status} ${code}`
}

describe('a JSON body', () => {
  test('is read as it was sent, also with a character set', async () => {
    const type = { 'content-type': 'application/json; charset=UTF-8' }

    const answer = await appOf().request('/notes', post('{"text":"𠮷田"}', type))

    expect(await answer.json()).toEqual({ text: '𠮷田' })
  })

  test('may have as many bytes as allowed, and not one more', async () => {
    const exact = '{"text":"x"}'.padEnd(64)

    expect((await appOf().request('/notes', post(exact))).status).toBe(200)
    expect(await codeAt(await appOf().request('/notes', post(`${exact} `)))).toBe(
      '413 payload_too_large',
    )
  })

  test('is cut off when it says less than it sends', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024).fill(0x20)),
    })
    const init = { method: 'POST', body, duplex: 'half' }
    const request = new Request('http://cable.test/', init)

    expect(await readBytes(request, 10_000)).toBeNull()
  })

  test.each([
    ['a byte order mark', '\ufeff{"text":"x"}'],
    ['two documents', '{"text":"x"}{}'],
    ['an unknown field', '{"text":"x","more":1}'],
    ['a prototype', '{"text":"x","__proto__":{"a":1}}'],
  ])('is refused with %s', async (_what, body) => {
    expect(await codeAt(await appOf().request('/notes', post(body)))).toBe('400 invalid_request')
  })
})

test('a path that cannot be is not found', async () => {
  expect(await codeAt(await appOf().request('/notes/7'))).toBe('404 not_found')
})

test('every code has an answer with one plain sentence', async () => {
  const app = appOf()

  const answers = await Promise.all(
    ProblemCode.options.map(async (code) => (await app.request(`/refused/${code}`)).json()),
  )

  expect(answers.map((answer) => ProblemBody.parse(answer).code)).toEqual(ProblemCode.options)
})

test('a refusal that was thrown is answered, and is no fault', async () => {
  const faults: Error[] = []

  expect(await codeAt(await appOf(faults).request('/thrown'))).toBe('409 form_closed')
  expect(faults).toEqual([])
})

test('a fault is told to the operator whole and to the caller not at all', async () => {
  const faults: Error[] = []

  const answer = await appOf(faults).request('/broken')

  expect(await answer.text()).not.toContain('business')
  expect(faults.map(({ message }) => message)).toEqual(['the reason is nobody else’s business'])
})

test('the log of requests has no id, no query and no body', async () => {
  const lines: RequestLine[] = []
  const path = '/notes/6f1f8a4e-52a5-4f43-9a3c-0a4a4b0c8e11?token=secret'

  await appOf([], lines).request(path)

  expect(lines).toEqual([{ method: 'GET', path: '/notes/:id', status: 204, ms: 0 }])
})

test('the log of faults has no parameter of a query', () => {
  const cause = new Error('duplicate key')
  const fault = new Error('Failed query: insert …\nparams: a-card-key,b', { cause })

  const line = faultLine(fault)

  expect(JSON.stringify(line)).not.toContain('a-card-key')
  expect(line).toMatchObject({
    message: 'Failed query: insert …',
    cause: { message: 'duplicate key' },
  })
  expect(faultLine('text').message).toBe('thrown without an error')
})
