/** What the parts that pages share say, by part. */
export const partWords = {}
