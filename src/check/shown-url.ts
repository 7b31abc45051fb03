/** An address as a message shows it: no longer than a line. */
export const shownUrl = (url: string): string => (url.length > 120 ? `${url.slice(0, 119)}…` : url)
