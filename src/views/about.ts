import { given } from '../given.ts'
import type { Entity } from '../types.ts'

/** What the head of every page says first. */
export const about = ({ title, summary, status }: Entity) => given({ title, summary, status })
