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

let isPressed = false
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isOff() || isPressed) return
  if (event.target instanceof Element && event.target.closest('input, textarea, select') !== null) return
  const key = event.key.toLowerCase()
  const button = [...document.querySelectorAll('[data-key]')].find((each) => each.dataset.key === key)
  if (button === undefined) return
  event.preventDefault()
  isPressed = true // one decision a page, however long the next one takes
  button.click()
})

// Back from the next page the browser may show this one as it was.
addEventListener('pageshow', () => {
  isPressed = false
})
