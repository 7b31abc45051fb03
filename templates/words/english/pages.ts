/** What pages say, by kind of page. */
export const pageWords = {
  notFound: {
    title: 'Page not found',
  },
}
