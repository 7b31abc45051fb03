// Words that nobody has written before, as often as words occur in real text: the second half as often as the first, the
// third a third as often, and so on (Zipf). Everything comes from a seed, so it is the same on every machine.

/** A source of random numbers from 0 to 1 with what is made of them. */
export function randomFrom(seed) {
  let state = seed >>> 0
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** A whole number from the first to the second, both included. */
  const between = (least, most) => least + Math.floor(random() * (most - least + 1))
  return {
    random,
    between,
    chance: (share) => random() < share,
    pick: (list) => list[Math.floor(random() * list.length)],
    /** Sizes of texts: many are short, few are very long. */
    size: (mean, spread = 0.9) => {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
      return mean * Math.exp(spread * normal - (spread * spread) / 2)
    },
  }
}

/** Draws from a list so that what stands early in it comes often. */
export function zipf(list) {
  const sums = new Float64Array(list.length)
  let sum = 0
  for (let rank = 0; rank < list.length; rank++) {
    sum += 1 / (rank + 2.7)
    sums[rank] = sum
  }
  return (random) => {
    const wanted = random() * sum
    let low = 0
    let high = list.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle] < wanted) low = middle + 1
      else high = middle
    }
    return list[low]
  }
}

const onsets = [...'tnsrdlmbcpfghvwkjz', '', '', '', 'st', 'pr', 'tr', 'ch', 'sh', 'gr', 'br', 'cl', 'pl', 'th', 'qu']
const vowels = [...'eaoiu', 'ea', 'ou', 'ai', 'ee', 'io', 'y']
const codas = ['', '', '', '', ...'nrstldm', 'ng', 'st', 'nt', 'ck', 'ss', 'ch', 'rt', 'x']

/** As many different words, those that come often mostly short. */
export function latinWords(count, seed) {
  const dice = randomFrom(seed)
  const [onset, vowel, coda] = [onsets, vowels, codas].map(zipf)
  const syllables = (rank) => dice.between(rank < 1000 ? 1 : 2, rank < 100 ? 1 : rank < 1000 ? 2 : 3)
  return different(count, (rank) =>
    Array.from({ length: syllables(rank) }, () => [onset, vowel, coda].map((draw) => draw(dice.random)).join('')).join(
      '',
    ),
  )
}

const hiragana = [...'いうかきくけこさしすせそたちつてとなにのまみめもやゆよらりるれろわん']
const katakana = [...'アイウエオカキクケコサシスセソタチツテトナニネノハヒフヘホマミムメモラリルレロンー']

/** The same in Japanese: most are of one to three of two thousand characters, some have an ending, some are foreign. */
export function japaneseWords(count, seed) {
  const dice = randomFrom(seed)
  const characters = different(2000, () => String.fromCodePoint(dice.between(0x4e00, 0x9fa0)))
  const [character, ending, foreign] = [characters, hiragana, katakana].map(zipf)
  const several = (draw, least, most) =>
    Array.from({ length: dice.between(least, most) }, () => draw(dice.random)).join('')
  return different(count, (rank) => {
    if (dice.chance(0.15)) return several(foreign, 2, 6).replace(/^ー/, 'ア')
    return several(character, rank < 500 ? 1 : 2, rank < 500 ? 2 : 3) + (dice.chance(0.3) ? several(ending, 1, 2) : '')
  })
}

function different(count, make) {
  const found = new Set()
  while (found.size < count) {
    const word = make(found.size)
    if (word.length > 0) found.add(word)
  }
  return [...found]
}
