// Keeps what is written about a person some seconds after the last change, and sends the form on Ctrl+Enter. The form
// works without it; every word it shows comes from the page or the reply.
const form = document.querySelector('form.keeps-draft')
const status = document.querySelector('.draft-status')
const WAIT = 5000
let timer
let sending = null

const say = (words) => {
  if (status.textContent !== words) status.textContent = words
}

async function send() {
  const body = new URLSearchParams(new FormData(form))
  body.set('action', 'draft')
  try {
    const headers = { accept: 'application/json' }
    const reply = await fetch(form.getAttribute('action'), { method: 'POST', body, headers, redirect: 'error' })
    if (!reply.ok) throw new Error(reply.statusText)
    const { kept } = await reply.json()
    if (kept === null) return
    // From now on it is a person of the answer: the next time this one is changed, and reloading shows it.
    form.setAttribute('action', kept.at)
    form.elements.namedItem('version').value = kept.version
    history.replaceState(null, '', kept.at)
    say(kept.said)
  } catch {
    say(status.dataset.failed)
  }
}

function keep() {
  if (sending !== null) return later()
  sending = send().finally(() => {
    sending = null
  })
}

function later() {
  clearTimeout(timer)
  timer = setTimeout(keep, WAIT)
}

if (form !== null && status !== null) {
  form.addEventListener('input', later)
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    if (sending === null) return
    event.preventDefault()
    sending.then(() => form.requestSubmit(event.submitter))
  })
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.ctrlKey) form.requestSubmit(form.querySelector('.actions [value=next]'))
  })
}
