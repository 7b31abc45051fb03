import { relative, resolve, sep } from 'node:path'
import { formatPatch } from 'diff'
import { UserError } from '../base/errors.ts'
import type { FileChange, TextChange } from '../base/files.ts'
import { countThings, quoteForShell } from '../base/text.ts'
import { unifiedDiff } from '../edit/changes.ts'
import { askRegistry, packTool } from '../project/dependency.ts'
import { type Collision, findProject, planUpdate, type Update } from '../project/update.ts'
import { hintText, isFolder, paintedDiff, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import { recoverStoppedChanges } from './command.ts'
import { findPackageManager, printProjectNotes } from './project-steps.ts'

interface Options {
  readonly into: string
  /** Whether the project asks a registry for rolebook, also if it has carried it. */
  readonly registry: boolean
  /** Whether it may go back to an older version. */
  readonly downgrade: boolean
  readonly dryRun: boolean
}

/** `rolebook init --update`: brings a project to the version that runs. */
export async function runUpdate(options: Options, terminal: Terminal): Promise<number> {
  const { into, registry, downgrade, dryRun } = options
  const { colors, out, env } = terminal
  const folder = resolve(terminal.folder, into)
  if (!isFolder(folder)) throw new UserError(`There is no folder \`${into}\`.`, 'Name the folder of the project.')
  requireProjectFolder(folder, options, terminal)
  await recoverStoppedChanges(folder, terminal)
  const getDependency = async (isRange: boolean) => (registry || isRange ? askRegistry() : await packTool(env))
  const update = await planUpdate(folder, { getDependency, downgrade })
  const { changes, collisions, to } = update
  const place = relative(terminal.folder, folder)
  const project = place || 'This project'
  if (changes.length === 0 && collisions.length === 0) {
    out(`${colors.green('✓')} ${project} is as rolebook ${to} makes it. Nothing to do.`)
    return 0
  }
  out(differenceText(update, terminal))
  if (changes.length === 0) {
    out(`\n${colors.green('✓')} ${project} has rolebook ${to}, and nothing was written.`)
    return 0
  }
  if (dryRun) {
    out(`\nNothing was written. Without --dry-run, ${countThings(changes.length, 'file')} would change.`)
    return 0
  }
  await changeFiles(folder, changes)
  const from = update.from === undefined || update.from === to ? '' : ` from ${update.from}`
  out(
    `\n${colors.green('✓')} ${project} is brought${from} to rolebook ${to}: ${countThings(changes.length, 'file')} changed, none of the handbook.`,
  )
  await printProjectNotes(folder, update.dependency, terminal)
  const steps = [
    ...(place === '' ? [] : [`cd ${quoteForShell(place)}`]),
    findPackageManager(folder).install,
    'npx rolebook check',
  ]
  out(`\n${steps.map((step) => `  ${step}`).join('\n')}`)
  out('\nWhat is new is in node_modules/rolebook/CHANGELOG.md. To go back, take back what git shows as changed.')
  return 0
}

/** People stand in the folder of the handbook more often than in that of the project around it. */
function requireProjectFolder(folder: string, { into, registry, downgrade, dryRun }: Options, terminal: Terminal) {
  const project = findProject(folder)
  if (project === undefined || project === folder) return
  const up = relative(folder, project).split(sep).length
  const options = [
    ...['--update', ...(registry ? ['--registry'] : []), ...(downgrade ? ['--downgrade'] : [])],
    ...(dryRun ? ['--dry-run'] : []),
  ]
  throw new UserError(
    `${into === '.' ? 'This folder' : `\`${into}\``} has no rolebook: the project is ${countThings(up, 'folder')} up.`,
    `Bring that one to the new version: rolebook init ${[quoteForShell(relative(terminal.folder, project) || '.'), ...options].join(' ')}`,
  )
}

/** What would change, as a diff, and below it what stays although this version has something else. */
function differenceText({ changes, collisions, isCompared, ownSource, to }: Update, terminal: Terminal): string {
  const { colors } = terminal
  const texts = changes.flatMap((change) => (isText(change) ? [change] : []))
  const packages = changes.flatMap((change) =>
    isText(change) ? [] : [`${change.after ? (change.before ? 'new bytes of' : 'new') : 'gone'}: ${change.path}`],
  )
  return [
    ...(texts.length > 0 ? [paintedDiff(unifiedDiff(texts, ''), colors).trimEnd()] : []),
    ...(packages.length > 0 ? [packages.join('\n')] : []),
    ...(ownSource === undefined
      ? []
      : [`package.json takes rolebook from \`${ownSource}\`. That stays: bring it to ${to} yourself.`]),
    ...(collisions.length > 0
      ? [
          isCompared
            ? `${colors.yellow('Other than rolebook')} ${to} writes it. What is so on purpose may stay:`
            : `${colors.yellow('Left as it is')}, because you and rolebook ${to} have both changed it:`,
          ...collisions.map((collision) => collisionText(collision, to, terminal)),
        ]
      : []),
  ].join('\n\n')
}

const isText = (change: FileChange): change is TextChange => typeof (change.before ?? change.after) === 'string'

function collisionText(collision: Collision, to: string, terminal: Terminal): string {
  const { path } = collision
  if ('key' in collision) {
    const { key, current, next } = collision
    const is = current === undefined ? 'is not there' : `is \`${current}\``
    return `${terminal.colors.bold(path)}: \`${key}\` ${is}, and \`${next}\` in rolebook ${to}.`
  }
  const { lines, patch, recipe } = collision
  const hint = `Make these changes by hand, or take the whole file of rolebook after \`npm install\`: cp node_modules/rolebook/${recipe} ${path}`
  return [
    terminal.colors.bold(lines.length === 0 ? `${path}, which you have removed` : `${path}:${lines.join(', ')}`),
    paintedDiff(formatPatch(patch).replace(/^(?:Index: .*\n)?=+\n/, ''), terminal.colors).trimEnd(),
    hintText(hint, terminal),
  ].join('\n')
}
