import { existsSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join, relative } from 'node:path'
import { defaultHandbook, findPackageFolder } from '../base/files.ts'
import { quoteForShell } from '../base/text.ts'
import type { Environment } from '../read/git.ts'

// Texts name commands as `rolebook check`. Few people can type that: most have rolebook in a project or a clone.

/** A command, and how many arguments come before the one that names the handbook; -1 where none does. */
interface NamedCommand {
  readonly name: string
  readonly handbookAt: number
}

/**
 * Makes what writes the commands of a text for people as they can be typed in this folder, for the handbook that the command
 * which runs was given, where it is not the one that commands take by themselves.
 */
export function makeCommandNamer(
  commands: readonly NamedCommand[],
  place: { readonly env: Environment; readonly folder: string; readonly program: string },
): (text: string, handbook?: string) => string {
  const named = new RegExp(
    `(?<![\\w/.-]|npx )rolebook (?=--help|(?:${commands.map(({ name }) => name).join('|')})\\b)`,
    'g',
  )
  const takesHandbook = withoutHandbook(commands)
  let invocation: string | undefined
  return (text, handbook = defaultHandbook) => {
    const folder = handbook === defaultHandbook ? '' : ` ${quoteForShell(handbook)}`
    return text
      .replace(takesHandbook, (command) => `${command}${folder}`)
      .replace(named, () => {
        invocation ??= findInvocation(place)
        return `${invocation} `
      })
  }
}

const argument = String.raw` (?:'[^']*'|(?!-)[^\s'\`]+)`

/** Finds commands with all that comes before the name of a handbook, where none is named. */
function withoutHandbook(commands: readonly NamedCommand[]): RegExp {
  const written = commands
    .filter(({ handbookAt }) => handbookAt >= 0)
    .map(({ name, handbookAt }) => name + argument.repeat(handbookAt))
  return new RegExp(`(?<![\\w/.-])rolebook (?:${written.join('|')})(?= -|\`|$)`, 'gm')
}

/** How rolebook is started here: by its name where that is on the path, else by npm, else by the file that runs. */
export function findInvocation({
  env,
  folder,
  program,
}: {
  readonly env: Environment
  readonly folder: string
  readonly program: string
}): string {
  if (env.npm_command === 'exec') return 'npx rolebook'
  if (isOnPath(env)) return 'rolebook'
  if (isInstalled(folder) || isInside(folder, findPackageFolder())) return 'npx rolebook'
  const path = relative(folder, program)
  return `node ${quoteForShell(path.startsWith('../../..') ? program : path)}`
}

function isOnPath(env: Environment): boolean {
  const path = env.PATH ?? env.Path ?? ''
  // To scripts npm gives a path that has the packages of the project, and to people it does not.
  const isScript = env.npm_command !== undefined || env.npm_lifecycle_event !== undefined
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !(isScript && folder.includes('node_modules')))
    .some((folder) => ['rolebook', 'rolebook.cmd'].some((name) => existsSync(join(folder, name))))
}

/** Whether npm finds rolebook in this folder or one above. */
const isInstalled = (folder: string): boolean =>
  existsSync(join(folder, 'node_modules/.bin/rolebook')) || (dirname(folder) !== folder && isInstalled(dirname(folder)))

const isInside = (folder: string, other: string): boolean => !/^\.\.(?:[\\/]|$)/.test(relative(other, folder))
