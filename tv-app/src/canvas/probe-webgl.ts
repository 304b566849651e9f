export type CanvasMode = 'canvas2d' | 'webgl'

/**
 * Asks for a real WebGL context: a browser may have the constructor and still give no context, and
 * Lightning then throws instead of falling back.
 */
export function probeWebgl(): boolean {
  const canvas = document.createElement('canvas')
  try {
    const context = canvas.getContext('webgl')
    context?.getExtension('WEBGL_lose_context')?.loseContext()
    return context !== null
  } catch {
    return false
  }
}

export const modeOf = (wanted: CanvasMode | 'auto'): CanvasMode => {
  if (wanted === 'canvas2d') return wanted
  return probeWebgl() ? 'webgl' : 'canvas2d'
}
