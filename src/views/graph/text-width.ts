/**
 * How wide a text will be, in px, as there is no browser to ask. Figures are those of Helvetica Bold (Adobe's font
 * metrics, in thousandths of the font size, each class by its widest common letter), which the system fonts of our font
 * stack come close to; scripts written in squares take a full em. Rather too wide than too narrow.
 */
export function textWidth(text: string, size: number): number {
  let sum = 0
  for (const char of text) sum += widthOf(char)
  return Math.ceil((sum * size) / 1000)
}

function widthOf(char: string): number {
  if (/\p{M}|\p{Cf}/u.test(char)) return 0
  return classes.find(({ of }) => of.test(char))?.width ?? 611
}

const classes: readonly { readonly of: RegExp; readonly width: number }[] = [
  { of: /[ijlI.,:;'’|!/ ]/, width: 290 },
  { of: /[tfr()[\]\-–‑"*]/, width: 390 },
  { of: /[mwMW—…@%ŒÆœæ]/, width: 944 },
  { of: /[a-z0-9]/, width: 600 },
  {
    of: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u,
    width: 1220,
  },
  { of: /\p{Lu}/u, width: 740 },
]
