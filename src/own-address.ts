/** Whether the site needs an address for a page or a file of its own. */
export const isOwnAddress = (href: string): boolean => names.test(href)

const names = /^(404|cards|changes|coverage|print|who)\.html$|^(assets|compare|graph|matrix|who)\//i
