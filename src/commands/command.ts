import { hashTool } from '../base/files.ts'
import type { BuildOptions } from '../build.ts'
import { type Compiled, type Compiler, createCompiler } from '../compile.ts'
import { type ReadHandbook, readHandbook } from '../read/handbook.ts'
import { requireFolder } from '../reporters/terminal.ts'

// What commands that work on a handbook share. Each command is a file here, which cli.ts loads when it is called.

/** The handbook that a command works on. */
export interface HandbookOptions extends Pick<BuildOptions, 'folder' | 'keepIn' | 'plugins' | 'today'> {
  /** Its folder as written. */
  readonly handbook: string
}

interface OpenHandbook extends Pick<Compiler, 'compile' | 'save'> {
  readonly read: ReadHandbook
}

/** Reads the handbook of a command, and makes a compiler for it. */
export async function openHandbook(options: HandbookOptions): Promise<OpenHandbook> {
  const { handbook, folder, keepIn, plugins, today } = options
  requireFolder(folder, handbook)
  const { compile, save } = createCompiler({ keepIn, tool: hashTool(), today })
  return { read: await readHandbook(folder, { plugins }), compile, save }
}

/** Reads and compiles the handbook of a command, and keeps what makes the next command faster. */
export async function compileHandbook(options: HandbookOptions): Promise<Compiled> {
  const { read, compile, save } = await openHandbook(options)
  const compiled = await compile(read)
  save()
  return compiled
}
