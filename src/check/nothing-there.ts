import { decoded } from '../decoded.ts'
import { matcher } from '../matcher.ts'
import type { Config, Link, Target } from '../types.ts'
import { shownUrl } from './shown-url.ts'

/** Why a link finds nothing, where that can be told, and the mend for it. `what` is a page or a file. */
export function nothingThere(
  { url }: Pick<Link, 'url'>,
  target: Target & { kind: 'missing' },
  what: 'page' | 'file',
  { exclude }: Config,
): { readonly message: string; readonly mend: string } | undefined {
  const { path, draft, letters, folder } = target
  const no = `No ${what} \`${shownUrl(path)}\``
  if (draft !== undefined)
    return {
      message: `${no}${draft === path ? ': it' : `: \`${draft}\``} is a draft`,
      mend: 'Remove `status: draft` there when it is ready for readers, or remove the link.',
    }
  if (letters !== undefined) {
    const mend = `Write \`${inLetters(url, letters)}\`: some computers take capitals for small letters, the site does not.`
    return { message: `${no}: it is \`${letters}\`, in other capitals or small letters`, mend }
  }
  if (folder) {
    const mend = `Add \`${path}/index.md\`, or link to one of the pages in the folder.`
    return { message: `The folder \`${path}\` has no page of its own`, mend }
  }
  if (path.startsWith('../')) {
    const mend = 'Link to its address on the web, or move it into the handbook.'
    return { message: `${no}: it is outside of the handbook`, mend }
  }
  const hidden = path.split('/').find((name) => name === 'node_modules' || /^\.[^.]/.test(name))
  if (hidden !== undefined) {
    const mend = 'Move it to where readers may see it, or remove the link.'
    return { message: `${no}: \`${hidden}\` is left out of every handbook`, mend }
  }
  const excluded = matcher(exclude)
  if (![path, `${path}.md`, path.replace(/\.html?$/, '.md')].some((one) => excluded(one))) return undefined
  const mend = 'Remove the link, or let the pattern in handbook.yaml leave out less.'
  return { message: `${no}: it is excluded by \`exclude\` in handbook.yaml`, mend }
}

/** An address as written, with the letters that the path at its end really has. */
function inLetters(url: string, letters: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? []
  const real = letters.split('/')
  const written = path.split('/').reverse()
  const corrected = written.map((name) => {
    if (name === '' || name === '.' || name === '..') return name
    const own = real.pop() ?? name
    return own === decoded(name) ? name : own.replace(/[ ()<>%?#]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  })
  return corrected.reverse().join('/') + rest
}
