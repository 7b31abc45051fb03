import type { Words } from '../../types.ts'

// Words that stay are there to find the place, not to be read again.
const around = 6

/** The words of a block with little of what stayed between them. */
export function shortened(words: readonly Words[]): Words[] {
  return words.map(({ kind, text }, at) => {
    const all = text.split(' ')
    const [head, tail] = [at > 0 ? around : 0, at < words.length - 1 ? around : 0]
    if (kind !== 'same' || all.length <= head + tail + 1) return { kind, text }
    const begin = all.slice(0, head)
    const end = tail === 0 ? [] : all.slice(-tail)
    return { kind, text: [...begin, '…', ...end].join(' ') }
  })
}
