import type { PhoneSetUp } from '../../domain/outreach/phone.ts'
import type { Text } from '../../domain/terms/text.ts'
import { callScreen, helpScreen } from './advice.ts'
import { banner } from './banner.ts'
import { type Draft, draftOf, newDraft, type Replaced, stepAfter, stepOf } from './draft.ts'
import { h, type Screen, viewsIn } from './elements.ts'
import { keepPage } from './page-keeper.ts'
import { readPhoneCode } from './phone-code.ts'
import { isPinRight, rememberPin, secondsToWait } from './pin.ts'
import { postList } from './post-list.ts'
import { type Entry, postsIn } from './posts.ts'
import { type Asking, placeScreen, questionScreen } from './questions.ts'
import { saveRescueFile } from './rescue-file.ts'
import { personsOf, startSending, triedHere } from './sender.ts'
import { askSetUp, isSetUp, putPost } from './service.ts'
import { openStore, type Settings, type Store, type Tally, type Waiting } from './store.ts'
import { inWords } from './summary.ts'
import * as words from './words.texts.ts'

type Shown =
  | { readonly is: 'code' | 'pin' | 'lock' | 'home' | 'draft' | 'help' | 'call' | 'menu' | 'place' | 'signOut' }
  | { readonly is: 'saved'; readonly entry: Entry }
  | { readonly is: 'full'; readonly entry: Entry; readonly of: Replaced | null }

const LOCK_AFTER_MS = 5 * 60_000
/** A change of the clock that is worth writing down. */
const CLOCK_MOVED_MS = 2_000

/** What is written anew: somebody asked, or people seen. */
const kindOf = ({ kind }: { readonly kind: Tally['kind'] }): Draft['kind'] =>
  kind === 'observation' ? 'observation' : 'person'

async function start(root: HTMLElement, store: Store): Promise<void> {
  let language = (await store.language()) ?? (document.documentElement.lang === 'en' ? 'en' : 'sv')
  let settings = await store.settings()
  let screen: Shown = { is: 'home' }
  let draft: Draft | null = await store.draft<Draft>()
  /** Said once, above whatever is shown. */
  let notice: Text | null = null
  /** What is to be changed on the screen. */
  let fault: Text | null = null
  /** The code that is being taken in, until its PIN is right. */
  let coming: string | null = null
  let newWorker: ServiceWorker | null = null
  let idle: ReturnType<typeof setTimeout> | undefined
  const say = (text: Text): string => text[language]
  const views = viewsIn(say)
  const tabs = new BroadcastChannel('falt')
  const posts = postsIn(store, () => settings)

  /** What the phone knows of itself is kept as far as there is room; until the page is closed it holds here. */
  function setSettings(next: Settings): void {
    settings = next
    void store.saveSettings(next).catch(() => undefined)
  }

  // ---- What is shown ----

  function show(next: Shown): void {
    const isFromHome = screen.is === 'home' && next.is !== 'home'
    screen = next
    // The phone's own way back leads to the page, not out of it.
    if (isFromHome) history.pushState(null, '')
    render(true)
  }

  function render(isNew = false): void {
    const isLocked = screen.is === 'lock'
    document.documentElement.lang = language
    root.replaceChildren(
      ...[isLocked || settings === null ? null : status(), ...body()].flatMap((each) => (each === null ? [] : [each])),
    )
    if (isNew) root.querySelector('h1')?.focus()
    if (isNew) scrollTo(0, 0)
  }

  function body(): Screen {
    switch (screen.is) {
      case 'code':
        return codeScreen()
      case 'pin':
      case 'lock':
        return pinScreen()
      case 'draft':
        return draft === null ? homeScreen() : [...questionScreen(draft, asking()), back(backward)]
      case 'saved':
        return savedScreen(screen.entry)
      case 'full':
        return fullScreen(screen.entry, screen.of)
      case 'help':
        return helpScreen(views, () => show({ is: 'call' }), helpRead)
      case 'call':
        return [...callScreen(views, settings?.setUp), back(home)]
      case 'menu':
        return menuScreen()
      case 'place':
        return [...placeScreen(asking(), (place) => void choosePlace(place).then(home)), back(home)]
      case 'signOut':
        return signOutScreen()
      default:
        return homeScreen()
    }
  }

  const { title, hint, told, button, field } = views
  const back = (to: () => void) => button(words.back, to, 'quiet')
  const home = () => show({ is: 'home' })
  const faultText = () => (fault === null ? null : h('p', { class: 'fault', role: 'alert', id: 'fault' }, say(fault)))

  const status = () =>
    banner(
      views,
      {
        settings,
        notice,
        posts,
        sending: sender.state(),
        isWriting: screen.is === 'draft',
      },
      { sendNow, pin: () => show({ is: 'pin' }), update: newWorker && update },
    )

  function homeScreen() {
    const place = settings?.place ?? null
    return [
      title(words.home),
      draft !== null ? button(words.draft, () => show({ is: 'draft' }), 'small') : null,
      h(
        'p',
        { class: 'place' },
        `${say(words.place)}: ${place ?? say(words.noPlace)} `,
        button(words.change, () => show({ is: 'place' }), 'small'),
      ),
      h(
        'div',
        { class: 'big' },
        button(words.talk, () => begin('person'), 'primary'),
        button(words.see, () => begin('observation'), 'primary'),
      ),
      h(
        'div',
        { class: 'row' },
        button(words.help, () => show({ is: 'help' })),
        button(words.whoToCall, () => show({ is: 'call' })),
        button(words.menu, () => show({ is: 'menu' })),
      ),
      list(),
    ]
  }

  function list(): HTMLElement | null {
    root.querySelector('section')?.remove()
    return postList(views, posts, {
      rewrite,
      rewriteSent,
      remove: (one) => ifSure(() => posts.remove(one)),
      takeBack: (tally) => ifSure(() => posts.takeBack(tally.id)),
      sendAsNew: (one) => void posts.sendAsNew(one).then(changed),
    })
  }

  /** Asked in the phone's own way: two buttons side by side, and cold hands. */
  function ifSure(does: () => Promise<void>): void {
    if (confirm(say(words.removeSure))) void does().then(changed)
  }

  /** The posts in the phone are not what they were: that is shown, told to the other tabs, and sent. */
  function changed(): void {
    render()
    tell()
  }

  function tell(): void {
    tabs.postMessage('changed')
    void sender.now()
  }

  // ---- Writing a post: one question a screen ----

  function begin(kind: Draft['kind']): void {
    setDraft(newDraft(kind, settings?.place ?? null))
    show({ is: 'draft' })
  }

  function setDraft(next: Draft | null): void {
    draft = next
    // Kept meanwhile, as far as there is room: phones close pages that are not looked at.
    void store.saveDraft(next).catch(() => undefined)
  }

  const agreement = () => settings?.setUp.agreement ?? 'counts'

  function forward(changed: Draft): void {
    fault = null
    const next = stepAfter(changed, agreement())
    if (next === 'whole') return void finish(changed)
    setDraft({ ...changed, steps: [...changed.steps, next] })
    show({ is: 'draft' })
  }

  function backward(): void {
    fault = null
    if (draft === null || draft.steps.length < 2) {
      setDraft(null)
      home()
    } else {
      setDraft({ ...draft, steps: draft.steps.slice(0, -1) })
      show({ is: 'draft' })
    }
  }

  const asking = (): Asking => ({
    ...views,
    agreement: agreement(),
    places: settings?.setUp.places ?? [],
    fault: faultText(),
    forward,
    change: (changed, unclear) => {
      fault = unclear ?? null
      const isOther = draft === null || stepOf(changed) !== stepOf(draft)
      setDraft(changed)
      if (isOther) show({ is: 'draft' })
      else render()
    },
    choosePlace,
  })

  async function choosePlace(place: string): Promise<void> {
    if (settings !== null) setSettings({ ...settings, place })
  }

  // ---- Keeping it ----

  /** A post is kept once, however often its last answer is pressed. */
  let isFinishing = false
  async function finish(done: Draft): Promise<void> {
    if (isFinishing) return
    isFinishing = true
    const { isKept, entry } = await posts.keepDraft(done).finally(() => {
      isFinishing = false
    })
    if (isKept) saved(entry)
    else show({ is: 'full', entry, of: done.of })
  }

  function saved(entry: Entry): void {
    setDraft(null)
    notice = null
    fault = null
    show({ is: 'saved', entry })
    tell()
  }

  function savedScreen({ id, post }: Entry) {
    const there = posts.waiting().some((one) => one.id === id)
    const answers = post.kind === 'person' ? post.answers : null
    const uncounted =
      answers?.accommodation === 'own_home'
        ? words.outOfScope
        : answers?.askedBefore === 'yes'
          ? words.askedBefore
          : null
    return [
      title(there ? words.saved : words.savedSent),
      h('p', {}, say(words.kinds[post.kind](personsOf({ post })))),
      uncounted === null ? null : told(uncounted),
      button(words.anotherPerson, () => begin(kindOf(post)), 'primary'),
      button(words.done, home, 'primary'),
      button(words.undo, () => void undo(id)),
    ]
  }

  /** In the phone or with the service: nothing is said to be taken away before that is kept. */
  async function undo(id: string): Promise<void> {
    const there = posts.waiting().find((one) => one.id === id)
    try {
      await (there === undefined ? posts.takeBack(id) : posts.remove(there))
      notice = words.undone
      home()
      tell()
    } catch {
      notice = words.full
      render()
    }
  }

  function rewrite({ seq, id, post, status }: Waiting): void {
    if (post.kind === 'withdrawal') return
    const { createdAt, clockOffset } = post
    // What the service has refused it does not have: the new one replaces nothing there.
    setDraft(draftOf(post, { seq, id, createdAt, clockOffset, asNew: status !== null }))
    show({ is: 'draft' })
  }

  function rewriteSent(tally: Tally): void {
    const { id, at } = tally
    const clockOffset = settings?.offset ?? 0
    const createdAt = new Date(at - clockOffset).toISOString()
    const of = { seq: null, id, createdAt, clockOffset }
    setDraft(newDraft(kindOf(tally), settings?.place ?? null, of))
    show({ is: 'draft' })
  }

  function fullScreen(entry: Entry, of: Replaced | null) {
    const tryAgain = async () => {
      if ((await posts.keep(entry, of)).isKept) saved(entry)
    }
    return [
      title(words.full),
      h('p', { role: 'alert' }, say(words.fullHint)),
      h('p', { class: 'told' }, inWords(entry.post, say)),
      faultText(),
      button(words.tryAgain, tryAgain, 'primary'),
      button(words.sendAtOnce, () => void sendAtOnce(entry, of), 'primary'),
    ]
  }

  /** Past the phone's own memory, since that is full. The same id: should it be stored after all, it is one post. */
  async function sendAtOnce(entry: Entry, of: Replaced | null): Promise<void> {
    if (settings === null) return
    triedHere.add(entry.id)
    const reply = await putPost(settings.code, settings.setUp.proof, entry.id, entry.post)
    if (reply.status === 200 || reply.status === 201) {
      await posts.forget(of)
      return saved(entry)
    }
    fault = words.notSentEither
    render()
  }

  // ---- Help, menu, leaving ----

  function helpRead(): void {
    if (settings !== null) setSettings({ ...settings, hasSeenHelp: true })
    home()
  }

  function menuScreen() {
    const setUp = settings?.setUp
    return [
      title(words.menu),
      h('p', { class: 'hint' }, [setUp?.organisation, setUp?.unit, setUp?.phone, setUp?.census].join(' · ')),
      h('a', { class: 'button', href: '/falt/information' }, say(words.information)),
      button(words.sendNow, sendNow),
      button(words.rescue, rescue),
      hint(words.rescueHint),
      faultText(),
      button(words.language, changeLanguage),
      button(words.signOut, () => show({ is: 'signOut' })),
      back(home),
    ]
  }

  async function changeLanguage(): Promise<void> {
    language = language === 'sv' ? 'en' : 'sv'
    render(true)
    await store.saveLanguage(language)
  }

  async function rescue(): Promise<void> {
    const key = await store.rescueKey()
    if (key === undefined) return
    const waiting = posts.waiting()
    await saveRescueFile(key, waiting)
    notice = words.rescued(waiting.length)
    render()
  }

  function signOutScreen() {
    const count = posts.waiting().length
    if (count > 0)
      return [
        title(words.signOut),
        h('p', { role: 'alert' }, say(words.signOutWaits(count))),
        button(words.sendNow, sendNow, 'primary'),
        button(words.rescue, rescue),
        back(home),
      ]
    return [
      title(words.signOut),
      h('p', {}, say(words.signOutSure)),
      button(words.yesSignOut, signOut, 'primary'),
      back(home),
    ]
  }

  async function signOut(): Promise<void> {
    const isDone = await store.clear()
    await posts.refresh()
    if (!isDone) return render()
    settings = null
    setDraft(null)
    notice = words.signedOut
    show({ is: 'code' })
    tabs.postMessage('out')
  }

  function sendNow(): void {
    notice = null
    void sender.now()
  }

  // ---- The code, and the PIN ----

  /** A form of one field: what is typed in it is handed on. */
  const oneField = (name: string, label: Text, press: Text, more: object, onsubmit: (typed: string) => void) => {
    const input = field(name, label, '', more)
    return h(
      'form',
      { onsubmit: () => onsubmit(input.querySelector('input')?.value.trim() ?? '') },
      faultText(),
      input,
      h('button', { type: 'submit', class: 'primary' }, say(press)),
    )
  }

  function codeScreen() {
    return [
      title(words.code),
      notice === null ? null : told(notice),
      hint(words.codeHint),
      oneField('code', words.code, words.codeOpen, { autocapitalize: 'characters' }, (typed) => {
        const code = readPhoneCode(typed)
        fault = code === null ? words.codeUnclear : null
        if (code === null) render()
        else void takeCode(code)
      }),
      button(words.language, changeLanguage, 'quiet'),
    ]
  }

  /** Takes in a code: what waits here is sent with it, if it is of the same organisation and census. */
  async function takeCode(code: string, pin = ''): Promise<void> {
    const reply = await askSetUp(code, { pin })
    if (reply.status === 200 && isSetUp(reply.body)) return takeIn(code, reply.body, reply.offset, pin)
    if (reply.status === 401 && reply.problem === 'pin_needed') {
      coming = code
      fault = pin === '' ? null : words.pinWrong
      return show({ is: 'pin' })
    }
    if (reply.status === 429) {
      coming = code
      fault = words.pinWait(reply.body.wait ?? 60)
      return show({ is: 'pin' })
    }
    const isRefused = reply.status === 401
    await store.savePending(isRefused ? null : code)
    const isNew = settings === null
    const why = isRefused ? words.codeNotValid : isNew ? words.codeNoNetwork : words.newCodeLater
    fault = isNew ? why : null
    notice = isNew ? null : why
    settle(settings === null ? 'code' : 'home')
  }

  /** Nothing is taken from under somebody who writes a post, and no code opens a locked screen. */
  function settle(next: 'code' | 'home' | 'help'): void {
    if (screen.is === 'draft' || screen.is === 'lock' || screen.is === 'full') renderKept()
    else show({ is: next })
  }

  async function takeIn(code: string, setUp: PhoneSetUp, offset: number | null, pin: string): Promise<void> {
    await posts.refresh()
    if (posts.waiting().some(({ answer }) => answer !== setUp.answer)) {
      await store.savePending(null)
      notice = words.otherAnswer
      return settle('home')
    }
    coming = null
    fault = null
    const isSame = settings?.setUp.answer === setUp.answer
    settings = {
      code,
      setUp,
      offset,
      place: isSame ? (settings?.place ?? null) : null,
      hasSeenHelp: isSame && settings?.hasSeenHelp === true,
    }
    await store.saveRescueKey(setUp.rescueKey)
    await store.saveSettings(settings)
    await store.savePending(null)
    if (pin !== '') await rememberPin(store, pin)
    if (!setUp.hasPin) await store.savePin(null)
    notice = null
    if (screen.is === 'lock' && (pin !== '' || !setUp.hasPin)) screen = { is: 'home' }
    settle(settings.hasSeenHelp ? 'home' : 'help')
    tell()
  }

  function pinScreen() {
    const isLock = screen.is === 'lock'
    const count = posts.waiting().length
    const secret = { type: 'password', inputmode: 'numeric' }
    return [
      title(isLock ? (count > 0 ? words.lockedWith(count) : words.locked) : words.pin),
      hint(words.pinHint),
      oneField('pin', words.pin, isLock ? words.unlock : words.next, secret, (typed) => void tryPin(typed)),
    ]
  }

  async function tryPin(pin: string): Promise<void> {
    if (pin === '') return
    if (coming !== null) return takeCode(coming, pin)
    if (settings === null) return
    const mark = await store.pin()
    if (screen.is === 'lock' && mark != null) {
      const wait = secondsToWait(mark)
      if (wait === 0 && (await isPinRight(store, mark, pin))) {
        fault = null
        return show({ is: draft === null ? 'home' : 'draft' })
      }
      fault = wait > 0 ? words.pinWait(wait) : words.pinWrong
      if (wait > 0) return render()
    }
    // The contact may have given the phone another PIN.
    const reply = await askSetUp(settings.code, { pin })
    if (reply.status === 200 && isSetUp(reply.body)) return takeIn(settings.code, reply.body, reply.offset, pin)
    if (reply.status !== null) fault = reply.status === 429 ? words.pinWait(reply.body.wait ?? 60) : words.pinWrong
    render()
  }

  async function lock(): Promise<void> {
    if (settings === null || (await store.pin()) == null || screen.is === 'full') return
    fault = null
    show({ is: 'lock' })
  }

  function stayAwake(): void {
    clearTimeout(idle)
    idle = setTimeout(() => void lock(), LOCK_AFTER_MS)
  }

  // ---- With the service ----

  async function noteOffset(offset: number): Promise<void> {
    if (settings === null || Math.abs((settings.offset ?? Number.POSITIVE_INFINITY) - offset) < CLOCK_MOVED_MS) return
    setSettings({ ...settings, offset })
  }

  /** A code that waits is taken in; else what the phone needs is fetched anew: places, agreement, whom to call. */
  async function before(): Promise<void> {
    const pending = await store.pending()
    if (pending !== null && coming === null) return takeCode(pending)
    if (settings === null || Date.now() < askedAt + ASK_EVERY_MS) return
    askedAt = Date.now()
    const reply = await askSetUp(settings.code, { proof: settings.setUp.proof })
    if (reply.status !== 200 || !isSetUp(reply.body) || settings === null) return
    setSettings({ ...settings, setUp: reply.body, offset: reply.offset ?? settings.offset })
    if (!reply.body.hasPin) await store.savePin(null)
  }
  const ASK_EVERY_MS = 10 * 60_000
  let askedAt = 0

  const sender = startSending({
    store,
    settings: () => settings,
    onOffset: noteOffset,
    before,
    onChange: () => {
      tabs.postMessage('changed')
      void posts.refresh().then(renderKept)
    },
  })

  /** Shows what has changed beside what is being written, and leaves that alone. */
  function renderKept(): void {
    if (screen.is === 'saved' || screen.is === 'signOut') render()
    else if (settings !== null) root.querySelector('.banner')?.replaceWith(status())
    if (screen.is === 'home') root.append(list() ?? '')
  }

  tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    void (async () => {
      settings = await store.settings()
      await posts.refresh()
      if (data === 'out' || settings === null) show({ is: 'code' })
      else if (screen.is === 'code') show({ is: 'home' })
      else renderKept()
    })()
  })

  // ---- The page itself ----

  function update(): void {
    newWorker?.postMessage('take-over')
  }

  addEventListener('popstate', () => {
    if (screen.is === 'draft') {
      history.pushState(null, '')
      backward()
    } else if (screen.is !== 'lock' && screen.is !== 'full' && settings !== null) home()
  })
  for (const event of ['online', 'offline']) addEventListener(event, renderKept)
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, stayAwake)
  addEventListener('hashchange', readAddress)

  /** The code stands after the #: it is taken away at once, so that it stays in no history. */
  async function readAddress(): Promise<void> {
    const code = readPhoneCode(location.hash)
    if (location.hash !== '') history.replaceState(null, '', location.pathname)
    if (code === null || code === settings?.code) return
    await store.savePending(code)
    await takeCode(code)
  }

  await posts.refresh()
  screen = settings === null ? { is: 'code' } : { is: 'home' }
  const isLocked = settings !== null && (await store.pin()) != null
  if (isLocked) screen = { is: 'lock' }
  render(true)
  stayAwake()
  await readAddress()
  void navigator.storage?.persist?.()
  void keepPage((worker) => {
    newWorker = worker
    renderKept()
  })
  await sender.now()
}

const root = document.getElementById('falt')
if (root !== null)
  openStore()
    .then((store) => start(root, store))
    .catch(() => {
      const language = document.documentElement.lang === 'en' ? 'en' : 'sv'
      root.replaceChildren(h('p', { role: 'alert' }, words.noStorage[language]))
    })
