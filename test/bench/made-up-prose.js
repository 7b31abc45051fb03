import { japaneseWords, latinWords, zipf } from './made-up-words.js'

// Markdown of made-up words, with all that pages of handbooks have in them: headings, lists, tables, quotes, code and links.

const vocabulary = 60_000
const capitalize = (text) => text[0].toUpperCase() + text.slice(1)
const times = (count, make) => Array.from({ length: count }, make)

/** Both languages: how they make a sentence, and a title of so many words. */
export function makeLanguages() {
  const latin = latinWords(vocabulary, 1)
  const english = zipf(latin)
  // Titles are made of words that mean something, which are not the most frequent ones.
  const meaning = zipf(latin.slice(400, 8000))
  const japanese = zipf(japaneseWords(vocabulary, 2))
  const particles = zipf([...'のにはをがとでも', 'から', 'まで', 'より'])
  return {
    english: {
      word: ({ random }) => english(random),
      title: ({ random }, words) => capitalize(times(words, () => meaning(random)).join(' ')),
      sentence: (dice, between) => {
        const words = times(dice.between(6, 20), () => english(dice.random))
        const comma = dice.chance(0.4) ? dice.between(2, words.length - 3) : -1
        const parts = words.map((word, at) => (at === comma ? `${word},` : word))
        return `${capitalize(insert(parts, between, dice).join(' '))}.`
      },
      space: ' ',
    },
    japanese: {
      word: ({ random }) => japanese(random),
      title: ({ random }, words) => times(words, () => japanese(random)).join('の'),
      sentence: (dice, between) => {
        const parts = times(dice.between(4, 12), () => japanese(dice.random) + particles(dice.random))
        const comma = dice.chance(0.4) ? dice.between(1, parts.length - 2) : -1
        return `${insert(
          parts.map((part, at) => (at === comma ? `${part}、` : part)),
          between,
          dice,
        ).join('')}。`
      },
      space: '',
    },
  }
}

const insert = (parts, one, dice) =>
  one === undefined ? parts : parts.toSpliced(dice.between(1, parts.length - 1), 0, one)

/** The text of a page, about so many bytes. `link` makes a link to any other page. */
export function makeBody(language, dice, bytes, link) {
  const { sentence, title, word, space } = language
  const inline = () => {
    if (dice.chance(0.12)) return link()
    if (dice.chance(0.1)) return `**${word(dice)}**`
    return dice.chance(0.05) ? `\`${word(dice)}\`` : undefined
  }
  const one = () => sentence(dice, inline())
  const paragraph = () => times(dice.between(2, 6), one).join(space)
  const list = (mark) => times(dice.between(3, 8), (_, at) => `${mark(at)} ${one()}`).join('\n')
  const row = (cells) => `| ${cells.join(' | ')} |`
  const blocks = [
    ...times(12, () => paragraph),
    ...times(3, () => () => list(() => '-')),
    () => list((at) => `${at + 1}.`),
    () => {
      const columns = dice.between(2, 5)
      const cells = () => row(times(columns, () => title(dice, dice.between(1, 3))))
      return [cells(), row(times(columns, () => '---')), ...times(dice.between(3, 10), cells)].join('\n')
    },
    () => `> ${paragraph()}`,
    () => {
      const lines = times(dice.between(3, 12), () => `${word(dice)}: ${word(dice)} # ${word(dice)} ${word(dice)}`)
      return ['```yaml', ...lines, '```'].join('\n')
    },
  ]
  const made = [paragraph()]
  let depth = 1
  for (let left = bytes - Buffer.byteLength(made[0]); left > 0; ) {
    const block = dice.pick(blocks)()
    if (dice.chance(0.25)) {
      depth = depth > 1 && dice.chance(0.4) ? 3 : 2
      made.push(`${'#'.repeat(depth)} ${title(dice, dice.between(1, 5))}`)
    }
    made.push(block)
    left -= Buffer.byteLength(block) + 2
  }
  return `${made.join('\n\n')}\n`
}
