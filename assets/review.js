// Keys for the pair at hand: each presses the button that bears it. Without this file the buttons work alone.
// They can be turned off, and are asleep while something is being written.
const KEPT = 'tvarsnitt-keys-off'
const toggle = document.querySelector('[data-keys-switch]')

const isOff = () => localStorage.getItem(KEPT) === 'yes'

function tell() {
  if (toggle === null) return
  toggle.hidden = false
  toggle.textContent = isOff() ? toggle.dataset.on : toggle.dataset.off
}

toggle?.addEventListener('click', () => {
  if (isOff()) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, 'yes')
  tell()
})
tell()

// Pressing twice by mistake presses once, as on the phone: a page that is come to from another question is not read yet.
const UNREAD_MS = 400
// A load that was stopped leads nowhere: then the keys are for this page again.
const GIVEN_UP_MS = 3000
const root = document.documentElement

function sleepUnread() {
  if (!document.referrer.includes('/koppla/par/')) return
  root.dataset.keys = 'asleep'
  setTimeout(() => delete root.dataset.keys, UNREAD_MS)
}
sleepUnread()

const isUnread = () => root.dataset.keys === 'asleep'

let isPressed = false
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isOff()) return
  if (event.target instanceof Element && event.target.closest('input, textarea, select') !== null) return
  const key = event.key.toLowerCase()
  const button = [...document.querySelectorAll('[data-key]')].find((each) => each.dataset.key === key)
  if (button === undefined) return
  event.preventDefault()
  if (isPressed || isUnread()) return
  isPressed = true // one decision a page, however long the next one takes
  setTimeout(() => {
    isPressed = false
  }, GIVEN_UP_MS)
  button.click()
})

// The second click of two is meant for the page before.
document.addEventListener('click', (event) => {
  const isOfKey = event.target instanceof Element && event.target.closest('[data-key]') !== null
  if (isOfKey && event.detail > 0 && isUnread()) event.preventDefault()
})

// Back from the next page the browser may show this one as it was.
addEventListener('pageshow', () => {
  isPressed = false
})
