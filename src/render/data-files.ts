import * as z from 'zod'
import { handbookSchema } from '../handbook-schema.ts'
import type { HandbookData, OutputFile } from '../types.ts'

/** `handbook.json`, the model as data, and the schema that says what is in it. */
export const dataFiles = (data: HandbookData): readonly OutputFile[] => [
  { path: 'handbook.json', contents: `${JSON.stringify(data)}\n` },
  { path: data.$schema, contents: schema() },
]

const schema = () => `${JSON.stringify(z.toJSONSchema(handbookSchema, { reused: 'ref' }), null, 2)}\n`
