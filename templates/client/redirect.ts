// On a page that has moved: goes to where it is now and takes along what follows the address.

const to = (document.currentScript as HTMLScriptElement | null)?.dataset.to
if (to !== undefined) {
  const url = new URL(to, location.href)
  url.search = location.search
  if (location.hash !== '') url.hash = location.hash
  // The way back must not lead here again.
  location.replace(url)
}
