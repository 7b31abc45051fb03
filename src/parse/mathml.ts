import type { Element, ElementContent } from 'hast'
import type { Schema } from 'hast-util-sanitize'

// Formulas in MathML, which browsers draw themselves. They may have what draws; no links, and nothing of another language
// inside, because what a parser makes of a mixture can be something else the second time.

const elements = new Set(
  (
    'math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms ' +
    'mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics annotation'
  ).split(' '),
)

const attributes = (
  'accent accentunder alttext columnalign columnlines columnspacing columnspan dir display displaystyle encoding ' +
  'equalcolumns equalrows fence form frame framespacing height intent arg largeop linethickness lquote lspace mathbackground ' +
  'mathcolor mathsize mathvariant maxsize minsize movablelimits notation open close separators rowalign rowlines rowSpan ' +
  'rowspacing rquote rspace scriptlevel selection separator stretchy symmetric voffset width xmlns'
).split(' ')

/** What formulas add to a schema that says what a page may hold. Their elements are nothing outside of one. */
export const mathSchema = {
  tagNames: [...elements],
  attributes: Object.fromEntries([...elements].map((name) => [name, attributes])),
  ancestors: Object.fromEntries([...elements].filter((name) => name !== 'math').map((name) => [name, ['math']])),
} satisfies Schema

/** Takes out of a formula what is no part of one. `onForeign` is told what that was, and says whether its words may stay. */
export function clearFormula(formula: Element, onForeign: (element: Element) => boolean): void {
  formula.children = formula.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return child.type === 'text' ? [child] : []
    const isPart = elements.has(child.tagName) && child.tagName !== 'math'
    if (!isPart && !onForeign(child)) return []
    clearFormula(child, onForeign)
    return isPart ? [child] : child.children.filter(({ type }) => type === 'text')
  })
}
