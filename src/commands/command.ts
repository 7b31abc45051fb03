import { resolve } from 'node:path'
import { errorCode } from '../base/errors.ts'
import { defaultTarget, forgetAllStored, hashTool } from '../base/files.ts'
import { replaceControls } from '../base/text.ts'
import { type BuildOptions, recoverSites } from '../build.ts'
import { type Compiled, type Compiler, createCompiler } from '../compile.ts'
import { type ReadHandbook, readHandbook } from '../read/handbook.ts'
import { recoverRelease } from '../release/release-journal.ts'
import { requireFolder, showPluginOutput, type Terminal } from '../reporters/terminal.ts'
import { recoverAround } from '../write/change-journal.ts'
import { WriteError } from '../write/disk.ts'

// What commands that work on a handbook share. Each command is a file here, loaded when it is called.

/** The handbook that a command works on. */
export interface HandbookOptions extends Pick<BuildOptions, 'folder' | 'keepIn' | 'plugins' | 'today'> {
  /** Its folder as written. */
  readonly handbook: string
  /** Where things are kept that nobody is to use again. */
  readonly stale: string | undefined
}

/** A handbook that was read, and what compiles it. */
export interface OpenHandbook extends Pick<Compiler, 'compile' | 'save'> {
  readonly read: ReadHandbook
}

/**
 * Checks that there is a handbook, and puts right what a command that was killed left of it or of its site, before anything
 * is read. Says what it took back.
 */
export async function prepareHandbook(
  { handbook, folder, keepIn, stale }: Pick<HandbookOptions, 'handbook' | 'folder' | 'keepIn' | 'stale'>,
  terminal: Terminal,
): Promise<void> {
  const isRecovered = await recoverStoppedChanges(folder, terminal)
  requireFolder(folder, handbook)
  if (stale) forgetAllStored(stale)
  if (isRecovered)
    await tryToRecover(async () => {
      const tag = await recoverRelease(folder, terminal.env)
      if (tag !== undefined) sayTakenBack(`The release ${replaceControls(tag)}`, terminal)
      await recoverSites(keepIn, resolve(terminal.folder, defaultTarget))
    })
}

/** Takes back what a command that was killed did to files in a folder and around it. Says so. False if that cannot be done now. */
export const recoverStoppedChanges = (folder: string, terminal: Terminal): Promise<boolean> =>
  tryToRecover(async () => {
    if (await recoverAround(folder)) sayTakenBack('A change of files', terminal)
  })

const sayTakenBack = (what: string, { err, colors }: Terminal): void =>
  err(`${colors.yellow('note')} ${what} was stopped halfway. It is taken back.`)

async function tryToRecover(recover: () => Promise<void>): Promise<boolean> {
  try {
    await recover()
    return true
  } catch (error) {
    // Another command is at it, or the disk can only be read: then nothing of it is ours to put right now.
    if (!(error instanceof WriteError) && errorCode(error) === undefined) throw error
    return false
  }
}

/** Reads the handbook of a command, and makes a compiler for it. */
export async function openHandbook(options: HandbookOptions, terminal: Terminal): Promise<OpenHandbook> {
  const { folder, keepIn, plugins, today } = options
  await prepareHandbook(options, terminal)
  const { compile, save } = createCompiler({
    ...{ keepIn, tool: hashTool(), today },
    onOutput: showPluginOutput(terminal),
  })
  return { read: await readHandbook(folder, { plugins }), compile, save }
}

/** Reads and compiles the handbook of a command, and keeps what makes the next command faster. */
export async function compileHandbook(options: HandbookOptions, terminal: Terminal): Promise<Compiled> {
  const { read, compile, save } = await openHandbook(options, terminal)
  const compiled = await compile(read)
  save()
  return compiled
}
