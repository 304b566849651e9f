import type { CookieOptions } from 'hono/utils/cookie'

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:')

/** `__Host-` binds a cookie to exactly this host, over https alone. */
const nameFor = (name: string, publicUrl: string): string =>
  isHttps(publicUrl) ? `__Host-${name}` : name

export const sessionCookieName = (publicUrl: string): string => nameFor('mimamori-staff', publicUrl)
export const attemptCookieName = (publicUrl: string): string =>
  nameFor('mimamori-sign-in', publicUrl)

/** Out of reach of scripts; `Lax`, so that it comes along on the way back from the provider. */
export const cookieOptions = (publicUrl: string, maxAgeSeconds: number): CookieOptions => ({
  path: '/',
  httpOnly: true,
  secure: isHttps(publicUrl),
  sameSite: 'Lax',
  maxAge: maxAgeSeconds,
})

export async function hashOf(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
