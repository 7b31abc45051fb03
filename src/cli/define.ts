import type { Command } from 'commander'
import type { Terminal } from '../commands/terminal.ts'

/** Adds a command to the program. What it does is loaded when it is called; `ends` takes its exit code. */
export type Define = (program: Command, terminal: Terminal, ends: (code: number) => void) => void
