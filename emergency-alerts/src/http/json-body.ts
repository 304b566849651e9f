import type { MiddlewareHandler } from 'hono'
import type * as z from 'zod/mini'
import { Problem } from './problem.ts'
import { readBytes } from './read-bytes.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads `application/json` in UTF-8 of at most `maxBytes`; anything else is a `Problem`. */
async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(contentType)) {
    throw new Problem('unsupported_media_type')
  }
  const bytes = await readBytes(request, maxBytes)
  if (bytes === null) throw new Problem('payload_too_large')
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (cause) {
    throw new Problem('invalid_request', [], { cause })
  }
}

const findingsOf = (issues: readonly z.core.$ZodIssue[]) =>
  issues.slice(0, 20).map(({ code, message, path }) => ({
    code,
    sentence: message,
    at: path.map(String).join('.'),
    suggestion: null,
  }))

/**
 * The JSON body as `c.req.valid('json')`: content type, size, UTF-8 and the strict schema are
 * checked before the handler runs; the refusals are 415, 413 and 400.
 */
export const jsonBody =
  <Schema extends z.ZodMiniType>(
    schema: Schema,
    { maxBytes = 16 * 1024 }: { readonly maxBytes?: number } = {},
  ): MiddlewareHandler<
    object,
    string,
    { in: { json: z.input<Schema> }; out: { json: z.output<Schema> } }
  > =>
  async (c, next) => {
    const parsed = schema.safeParse(await readJson(c.req.raw, maxBytes))
    if (!parsed.success) {
      throw new Problem('invalid_request', findingsOf(parsed.error.issues), {
        cause: parsed.error,
      })
    }
    c.req.addValidatedData('json', Object(parsed.data))
    await next()
  }

/** The path parameters as `c.req.valid('param')`; one that cannot exist is `not_found`. */
export const pathParams =
  <Schema extends z.ZodMiniType>(
    schema: Schema,
  ): MiddlewareHandler<
    object,
    string,
    { in: { param: z.input<Schema> }; out: { param: z.output<Schema> } }
  > =>
  async (c, next) => {
    const parsed = schema.safeParse(c.req.param())
    if (!parsed.success) throw new Problem('not_found', [], { cause: parsed.error })
    c.req.addValidatedData('param', Object(parsed.data))
    await next()
  }
