import { createMiddleware } from 'hono/factory'
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import {
  OperatorClaims,
  operatorTokenSeconds,
  operatorTokenType,
} from '#emergency-alerts/contract/delivery/operator-token'
import { Problem } from '../http/problem.ts'
import type { UsedTokens } from './used-tokens.ts'

/** The cable operator, as the municipality has pinned it. */
export interface CableOperator {
  /** Its public URL. */
  readonly issuer: string
  readonly keys: JWTVerifyGetKey
}

export interface OperatorGateDeps {
  readonly publicUrl: string
  readonly cableOperator: CableOperator
  readonly usedTokens: UsedTokens
  readonly now: () => Date
}

/** The clocks of two companies are not quite the same. */
const skewSeconds = 30

/** Lets only the cable operator in, with a token of its own for each request. */
export const operatorGate = (deps: OperatorGateDeps) =>
  createMiddleware(async (c, next) => {
    const token = /^Bearer ([\w.-]+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined || !(await isOperators(token, deps))) throw new Problem('access_denied')
    await next()
  })

async function isOperators(token: string, deps: OperatorGateDeps): Promise<boolean> {
  const now = deps.now()
  const { payload } = await jwtVerify(token, deps.cableOperator.keys, {
    issuer: deps.cableOperator.issuer,
    audience: deps.publicUrl,
    algorithms: ['ES256'],
    typ: operatorTokenType,
    maxTokenAge: operatorTokenSeconds,
    clockTolerance: skewSeconds,
    currentDate: now,
  }).catch((error: unknown) => {
    if (error instanceof errors.JOSEError) return { payload: null }
    throw error
  })
  const parsed = OperatorClaims.safeParse(payload)
  if (!parsed.success) return false
  const { iat, exp, jti } = parsed.data
  if (exp - iat > operatorTokenSeconds) return false
  return deps.usedTokens.use(jti, new Date((exp + skewSeconds) * 1000), now) === 'first'
}
