import type { PhoneSetUp } from '../../domain/outreach/phone.ts'
import type { OutreachPostWritten } from '../../domain/outreach/post.ts'
import type { Text } from '../../domain/terms/text.ts'
import { type Draft, draftOf, FORM, newDraft, postOf, type Replaced, stepAfter, stepOf } from './draft.ts'
import { h, viewsIn } from './elements.ts'
import { words } from './falt.texts.ts'
import { keepPage } from './page-keeper.ts'
import { readPhoneCode } from './phone-code.ts'
import { isPinRight, rememberPin, secondsToWait } from './pin.ts'
import { type Asking, placeScreen, questionScreen } from './questions.ts'
import { personsOf, type Sending, startSending, triedHere } from './sender.ts'
import { askSetUp, isSetUp, putPost } from './service.ts'
import { openStore, type Store, type Tally, type Waiting } from './store.ts'
import { clock, inWords, momentOf } from './summary.ts'

type Shown =
  | { readonly is: 'code' | 'pin' | 'lock' | 'home' | 'draft' | 'help' | 'call' | 'menu' | 'place' | 'signOut' }
  | { readonly is: 'saved'; readonly seq: number; readonly post: OutreachPostWritten }
  | { readonly is: 'full'; readonly entry: Omit<Waiting, 'seq'> }

const LOCK_AFTER_MS = 5 * 60_000
const CLOCK_OFF_MS = 5 * 60_000
/** A change of the clock that is worth writing down. */
const CLOCK_MOVED_MS = 2_000

async function start(root: HTMLElement, store: Store): Promise<void> {
  let language = (await store.language()) ?? (document.documentElement.lang === 'en' ? 'en' : 'sv')
  let settings = await store.settings()
  let screen: Shown = { is: 'home' }
  let draft: Draft | null = await store.draft<Draft>()
  let waiting: readonly Waiting[] = []
  let tallies: readonly Tally[] = []
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
      ...[isLocked || settings === null ? null : banner(), ...body()].flatMap((each) => (each === null ? [] : [each])),
    )
    if (isNew) root.querySelector('h1')?.focus()
    if (isNew) scrollTo(0, 0)
  }

  function body(): readonly (HTMLElement | null)[] {
    switch (screen.is) {
      case 'code':
        return codeScreen()
      case 'pin':
      case 'lock':
        return pinScreen()
      case 'draft':
        return draft === null ? homeScreen() : [...questionScreen(draft, asking()), back(backward)]
      case 'saved':
        return savedScreen(screen.seq, screen.post)
      case 'full':
        return fullScreen(screen.entry)
      case 'help':
        return helpScreen()
      case 'call':
        return callScreen()
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
  const waitingNow = () => waiting.filter(({ state }) => state === 'waiting').length
  const attentionNow = () => waiting.length - waitingNow()

  /** How it is with what was counted: always there, whatever screen is shown. */
  function banner(): HTMLElement {
    const count = waitingNow()
    const status =
      count > 0
        ? words.waiting(count)
        : attentionNow() > 0
          ? words.attention(attentionNow())
          : tallies.length > 0
            ? words.allSent
            : words.nothingYet
    const how = sendingText(sender.state(), count)
    // While a post is being written the questions have the room.
    if (screen.is === 'draft')
      return h('div', { class: 'banner', role: 'status' }, h('p', { class: 'status hint', id: 'status' }, say(status)))
    return h(
      'div',
      { class: 'banner', role: 'status' },
      settings?.setUp.training === true && told(words.training),
      h('p', { class: count > 0 ? 'status waits' : 'status', id: 'status' }, say(status)),
      count > 0 && attentionNow() > 0 && h('p', {}, say(words.attention(attentionNow()))),
      tallies.length > 0 && hint(words.sentInAll(tallies.length)),
      how !== null && told(how),
      notice !== null && told(notice),
      Math.abs(settings?.offset ?? 0) > CLOCK_OFF_MS && hint(words.clock),
      newWorker !== null &&
        h('p', { class: 'told' }, say(words.newVersion), ' ', button(words.update, update, 'small')),
      sender.state() === 'pin' && button(words.pin, () => show({ is: 'pin' }), 'small'),
      count > 0 && sender.state() !== 'sending' && button(words.sendNow, sendNow, 'small'),
    )
  }

  function sendingText(state: Sending, count: number): Text | null {
    if (state === 'revoked') return words.revoked
    if (state === 'closed') return words.closed
    if (state === 'pin') return words.pinAgain
    if (count === 0) return null
    if (state === 'sending') return words.sending
    if (!navigator.onLine) return words.noNetwork
    return state === 'no_answer' ? words.willTry : null
  }

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
      postList(),
    ]
  }

  function postList(): HTMLElement | null {
    root.querySelector('section')?.remove()
    if (waiting.length === 0 && tallies.length === 0) return null
    const sent = [...tallies].sort((one, other) => other.at - one.at)
    return h(
      'section',
      {},
      h('h2', {}, say(words.posts)),
      h('ul', { class: 'posts' }, ...[...waiting].reverse().map(waitingItem), ...sent.map(sentItem)),
    )
  }

  function waitingItem(one: Waiting): HTMLElement {
    const at = clock(momentOf(one.post))
    const isFaulty = one.state === 'attention'
    return h(
      'li',
      {},
      h('p', {}, `${at} ${say(words.kinds[one.post.kind](personsOf(one)))}`),
      h('p', { class: isFaulty ? 'state fault' : 'state waits' }, say(words.states[one.state])),
      isFaulty && hint(one.status === 409 ? words.differs : words.unreadable),
      h(
        'div',
        { class: 'row' },
        isFaulty && one.status === 409 && button(words.sendAsNew, () => void sendAsNew(one), 'small'),
        one.post.kind !== 'withdrawal' && button(words.rewrite, () => rewrite(one), 'small'),
        (isFaulty || one.post.kind !== 'withdrawal') && button(words.remove, () => void remove(one), 'small'),
      ),
    )
  }

  function sentItem(tally: Tally): HTMLElement {
    return h(
      'li',
      {},
      h('p', {}, `${clock(tally.at)} ${say(words.kinds[tally.kind](tally.persons))}`),
      h('p', { class: 'state' }, say(words.states.sent)),
      tally.kind !== 'withdrawal' &&
        h(
          'div',
          { class: 'row' },
          button(words.rewrite, () => rewriteSent(tally), 'small'),
          button(words.remove, () => void takeBackSent(tally), 'small'),
        ),
    )
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

  function forward(changed: Draft): void {
    fault = null
    const next = stepAfter(changed, settings?.setUp.agreement ?? 'counts')
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
    agreement: settings?.setUp.agreement ?? 'counts',
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
    if (settings === null) return
    settings = { ...settings, place }
    await store.saveSettings(settings).catch(() => undefined)
  }

  // ---- Keeping it ----

  /** A post is kept once, however often its last answer is pressed. */
  let isFinishing = false
  async function finish(done: Draft): Promise<void> {
    if (isFinishing) return
    isFinishing = true
    await keepDraft(done).finally(() => {
      isFinishing = false
    })
  }

  async function keepDraft(done: Draft): Promise<void> {
    const { of } = done
    const [offset, agreement] = [settings?.offset ?? null, settings?.setUp.agreement ?? 'counts']
    const answer = settings?.setUp.answer ?? ''
    const isFresh = of?.seq != null && of.asNew !== true && !triedHere.has(of.id)
    if (of?.seq != null && isFresh) {
      const replaces = waiting.find(({ seq }) => seq === of.seq)?.post.replaces ?? null
      const post = postOf(done, { offset, replaces, agreement })
      const isDone = await store.changeUntried(of.seq, { answer, post }).catch(() => null)
      if (isDone === true) return saved(of.seq, post)
    }
    // The service may have what it comes in place of: then it is a new post that says so.
    const replaced = of === null || of.asNew === true ? null : of.id
    const post = postOf(done, { offset, replaces: replaced, agreement })
    await keep({ id: newId(), state: 'waiting', isTried: false, status: null, answer, post }, of)
  }

  async function keep(entry: Omit<Waiting, 'seq'>, of: Replaced | null = null): Promise<void> {
    let seq: number
    try {
      seq = await store.save(entry)
    } catch {
      return show({ is: 'full', entry })
    }
    // What the service would not take is replaced by this: it has never been there.
    const faulty = of?.seq == null ? undefined : waiting.find((one) => one.seq === of.seq && one.state === 'attention')
    if (faulty !== undefined) await store.remove(faulty.seq)
    if (of !== null && of.seq === null) await store.forgetTally(of.id)
    await saved(seq, entry.post)
  }

  async function saved(seq: number, post: OutreachPostWritten): Promise<void> {
    setDraft(null)
    notice = null
    await refresh()
    show({ is: 'saved', seq, post })
    tabs.postMessage('changed')
    void sender.now()
  }

  function savedScreen(seq: number, post: OutreachPostWritten) {
    const there = waiting.some((one) => one.seq === seq)
    const answers = post.kind === 'person' ? post.answers : null
    const uncounted =
      answers?.accommodation === 'own_home'
        ? words.outOfScope
        : answers?.askedBefore === 'yes'
          ? words.askedBefore
          : null
    const kind = post.kind === 'observation' ? 'observation' : 'person'
    return [
      title(there ? words.saved : words.savedSent),
      h('p', {}, say(words.kinds[post.kind](personsOf({ post })))),
      uncounted === null ? null : told(uncounted),
      button(words.anotherPerson, () => begin(kind), 'primary'),
      button(words.done, home, 'primary'),
      button(words.undo, () => void undo(seq, post)),
    ]
  }

  async function undo(seq: number, post: OutreachPostWritten): Promise<void> {
    const there = waiting.find((one) => one.seq === seq)
    const tally = tallies.find(({ at }) => at === momentOf(post))
    if (there !== undefined) await remove(there)
    else if (tally !== undefined) await takeBackSent(tally)
    notice = words.undone
    home()
  }

  /** One that nobody has had goes; one that the service may have is taken back there. */
  async function remove(one: Waiting): Promise<void> {
    const isGone =
      one.state === 'attention'
        ? await store.remove(one.seq).then(() => true)
        : !triedHere.has(one.id) && (await store.changeUntried(one.seq, null))
    if (!isGone) await keepWithdrawal(one.id, one.answer)
    await refresh()
    render()
    tabs.postMessage('changed')
    void sender.now()
  }

  async function takeBackSent(tally: Tally): Promise<void> {
    await keepWithdrawal(tally.id, settings?.setUp.answer ?? '')
    await store.forgetTally(tally.id)
    await refresh()
    render()
    void sender.now()
  }

  async function keepWithdrawal(replaces: string, answer: string): Promise<void> {
    const createdAt = new Date().toISOString()
    const around = { form: FORM, createdAt, clockOffset: settings?.offset ?? null, replaces }
    const post: OutreachPostWritten = { kind: 'withdrawal', ...around }
    await store.save({ id: newId(), state: 'waiting', isTried: false, status: null, answer, post })
  }

  function rewrite({ seq, id, post, status }: Waiting): void {
    if (post.kind === 'withdrawal') return
    const { createdAt, clockOffset } = post
    // What the service has refused it does not have: the new one replaces nothing there.
    setDraft(draftOf(post, { seq, id, createdAt, clockOffset, asNew: status !== null }))
    show({ is: 'draft' })
  }

  function rewriteSent({ id, at, kind }: Tally): void {
    const clockOffset = settings?.offset ?? 0
    const createdAt = new Date(at - clockOffset).toISOString()
    const of = { seq: null, id, createdAt, clockOffset }
    setDraft(newDraft(kind === 'person' ? 'person' : 'observation', settings?.place ?? null, of))
    show({ is: 'draft' })
  }

  async function sendAsNew(one: Waiting): Promise<void> {
    const { answer, post } = one
    await store.save({ id: newId(), state: 'waiting', isTried: false, status: null, answer, post })
    await store.remove(one.seq)
    await refresh()
    render()
    void sender.now()
  }

  const newId = (): string => crypto.randomUUID()

  function fullScreen(entry: Omit<Waiting, 'seq'>) {
    return [
      title(words.full),
      h('p', { role: 'alert' }, say(words.fullHint)),
      h('p', { class: 'told' }, inWords(entry.post, say)),
      faultText(),
      button(words.tryAgain, () => void keep(entry), 'primary'),
      button(words.sendAtOnce, () => void sendAtOnce(entry), 'primary'),
    ]
  }

  /** Past the phone's own memory, since that is full. The same id: should it be stored after all, it is one post. */
  async function sendAtOnce(entry: Omit<Waiting, 'seq'>): Promise<void> {
    if (settings === null) return
    triedHere.add(entry.id)
    const reply = await putPost(settings.code, settings.setUp.proof, entry.id, entry.post)
    if (reply.status === 200 || reply.status === 201) {
      fault = null
      setDraft(null)
      return show({ is: 'saved', seq: -1, post: entry.post })
    }
    fault = words.notSentEither
    render()
  }

  // ---- Help, menu, leaving ----

  function helpScreen() {
    const done = () => {
      if (settings !== null) settings = { ...settings, hasSeenHelp: true }
      if (settings !== null) void store.saveSettings(settings).catch(() => undefined)
      home()
    }
    return [
      title(words.help),
      h('ol', { class: 'steps' }, ...words.helpSteps.map((step) => h('li', {}, say(step)))),
      button(words.whoToCall, () => show({ is: 'call' })),
      button(words.understood, done, 'primary'),
    ]
  }

  function callScreen() {
    const line = (label: Text, call: { readonly name: string; readonly phone: string } | null | undefined) =>
      call == null
        ? null
        : h(
            'p',
            {},
            `${say(label)}: ${call.name}`,
            h('a', { class: 'button', href: `tel:${call.phone.replace(/[^\d+]/g, '')}` }, call.phone),
          )
    return [
      title(words.whoToCall),
      h('p', {}, h('a', { class: 'button primary', href: 'tel:112' }, say(words.danger))),
      line(words.callOwn, settings?.setUp.callOwn),
      line(words.callRound, settings?.setUp.callRound),
      back(home),
    ]
  }

  function menuScreen() {
    const setUp = settings?.setUp
    return [
      title(words.menu),
      h('p', { class: 'hint' }, [setUp?.organisation, setUp?.unit, setUp?.phone, setUp?.census].join(' · ')),
      h('a', { class: 'button', href: '/falt/information' }, say(words.information)),
      button(words.sendNow, sendNow),
      button(words.rescue, () => void rescue()),
      hint(words.rescueHint),
      faultText(),
      button(words.language, () => void changeLanguage()),
      button(words.signOut, () => show({ is: 'signOut' })),
      back(home),
    ]
  }

  async function changeLanguage(): Promise<void> {
    language = language === 'sv' ? 'en' : 'sv'
    render(true)
    await store.saveLanguage(language)
  }

  /** What waits, locked with a key that only the service has the other side of. It stays in the phone too. */
  async function rescue(): Promise<void> {
    const key = await store.rescueKey()
    if (key === undefined) return
    const posts = waiting.map(({ id, post }) => ({ id, body: post }))
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const text = new TextEncoder().encode(JSON.stringify(posts))
    const locked = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text)
    const address = URL.createObjectURL(new Blob(['TVF1', iv, locked], { type: 'application/octet-stream' }))
    const link = h('a', { href: address })
    link.download = `tvarsnitt-${new Date().toISOString().slice(0, 10)}.falt`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    notice = words.rescued(posts.length)
    render()
  }

  function signOutScreen() {
    if (waiting.length > 0)
      return [
        title(words.signOut),
        h('p', { role: 'alert' }, say(words.signOutWaits(waiting.length))),
        button(words.sendNow, sendNow, 'primary'),
        button(words.rescue, () => void rescue()),
        back(home),
      ]
    return [
      title(words.signOut),
      h('p', {}, say(words.signOutSure)),
      button(words.yesSignOut, () => void signOut(), 'primary'),
      back(home),
    ]
  }

  async function signOut(): Promise<void> {
    const isDone = await store.clear()
    await refresh()
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
      button(words.language, () => void changeLanguage(), 'quiet'),
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
    if (reply.status === 401) {
      await store.savePending(null)
      fault = settings === null ? words.codeNotValid : null
      notice = settings === null ? null : words.codeNotValid
    } else if (reply.status === 429) {
      coming = code
      fault = words.pinWait(reply.body.wait ?? 60)
      return show({ is: 'pin' })
    } else {
      await store.savePending(code)
      fault = settings === null ? words.codeNoNetwork : null
      notice = settings === null ? null : words.newCodeLater
    }
    settle(settings === null ? 'code' : 'home')
  }

  /** Nothing is taken from under somebody who writes a post, and no code opens a locked screen. */
  function settle(next: 'code' | 'home' | 'help'): void {
    if (screen.is === 'draft' || screen.is === 'lock' || screen.is === 'full') renderKept()
    else show({ is: next })
  }

  async function takeIn(code: string, setUp: PhoneSetUp, offset: number | null, pin: string): Promise<void> {
    await refresh()
    if (waiting.length > 0 && waiting.some(({ answer }) => answer !== setUp.answer)) {
      await store.savePending(null)
      notice = words.otherAnswer
      return settle('home')
    }
    coming = null
    fault = null
    const isSame = settings?.setUp.answer === setUp.answer
    settings = {
      ...{ code, setUp, offset },
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
    tabs.postMessage('changed')
    void sender.now()
  }

  function pinScreen() {
    const isLock = screen.is === 'lock'
    const secret = { type: 'password', inputmode: 'numeric' }
    return [
      title(isLock ? (waiting.length > 0 ? words.lockedWith(waiting.length) : words.locked) : words.pin),
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

  async function refresh(): Promise<void> {
    waiting = await store.waiting()
    tallies = await store.tallies()
  }

  async function noteOffset(offset: number): Promise<void> {
    if (settings === null || Math.abs((settings.offset ?? Number.POSITIVE_INFINITY) - offset) < CLOCK_MOVED_MS) return
    settings = { ...settings, offset }
    await store.saveSettings(settings).catch(() => undefined)
  }

  /** A code that waits is taken in; else what the phone needs is fetched anew: places, agreement, whom to call. */
  async function before(): Promise<void> {
    const pending = await store.pending()
    if (pending !== null && coming === null) return takeCode(pending)
    if (settings === null || Date.now() < askedAt + ASK_EVERY_MS) return
    askedAt = Date.now()
    const reply = await askSetUp(settings.code, { proof: settings.setUp.proof })
    if (reply.status !== 200 || !isSetUp(reply.body) || settings === null) return
    settings = { ...settings, setUp: reply.body, offset: reply.offset ?? settings.offset }
    if (!settings.setUp.hasPin) await store.savePin(null)
    await store.saveSettings(settings).catch(() => undefined)
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
      void refresh().then(() => renderKept())
    },
  })

  /** Shows what has changed beside what is being written, and leaves that alone. */
  function renderKept(): void {
    if (screen.is === 'saved' || screen.is === 'signOut') render()
    else if (settings !== null) root.querySelector('.banner')?.replaceWith(banner())
    if (screen.is === 'home') root.append(postList() ?? '')
  }

  tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    void (async () => {
      settings = await store.settings()
      await refresh()
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
  for (const event of ['online', 'offline']) addEventListener(event, () => renderKept())
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, stayAwake)
  addEventListener('hashchange', () => void readAddress())

  /** The code stands after the #: it is taken away at once, so that it stays in no history. */
  async function readAddress(): Promise<void> {
    const code = readPhoneCode(location.hash)
    if (location.hash !== '') history.replaceState(null, '', location.pathname)
    if (code === null || code === settings?.code) return
    await store.savePending(code)
    await takeCode(code)
  }

  await refresh()
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
