import { codeOf } from './code-of.ts'
import { quoted } from './quoted.ts'
import { WriteError } from './write-error.ts'

/** What a fault of the file system means to a person. Any other error is returned as it is: then we are wrong, not the disk. */
export function inWords(fault: unknown, outcome: string): unknown {
  const code = codeOf(fault)
  if (code === undefined) return fault
  const { path, dest } = fault as { path?: string; dest?: string }
  const at = quoted(dest ?? path ?? 'the site')
  const [why, mend] = reasons[code]?.(at) ?? [`The disk reports the fault ${code} at ${at}`, 'Build again.']
  return new WriteError(`${why}. ${outcome}`, mend, { cause: fault })
}

type Reason = (at: string) => readonly [why: string, mend: string]

const space: Reason = () => ['There is no space left on the disk', 'Free some space and build again.']
const permission: Reason = (at) => [
  `There is no permission to write ${at}`,
  'Get permission to write the folder of the site and the folder it is in, or choose another.',
]
const tooManyFiles: Reason = () => ['Too many files are open', 'Close other programs or raise the limit (`ulimit -n`).']
const meddling: Reason = (at) => [`Something else changes the folder of the site, at ${at}`, 'Stop it and build again.']
const inUse: Reason = (at) => [`Another program uses ${at}`, 'Close it and build again.']

const reasons: Readonly<Record<string, Reason>> = {
  ENOSPC: space,
  EDQUOT: () => ['The disk quota is used up', 'Free some space and build again.'],
  EACCES: permission,
  EPERM: permission,
  EROFS: (at) => [`The disk of ${at} can only be read`, 'Choose a folder on another disk.'],
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
  ENAMETOOLONG: (at) => [
    `The path ${at} is too long for the disk`,
    'Shorten it, or choose a folder with a shorter path.',
  ],
  EXDEV: () => [
    'The folder of the site is mounted from elsewhere, and a site is prepared beside its folder',
    'Choose a folder inside it.',
  ],
  EIO: (at) => [`The disk failed at ${at}`, 'See whether the disk is sound and build again.'],
  EBUSY: inUse,
  ETXTBSY: inUse,
  ENOENT: meddling,
  ENOTDIR: meddling,
  EISDIR: meddling,
  EEXIST: meddling,
  ENOTEMPTY: meddling,
}
