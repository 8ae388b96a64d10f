import { REPORTING_ROLES, ROLES, type Role } from '../../domain/account/principal.ts'

/**
 * Who may use a route. *Anyone*: without signing in. *Half*: somebody whose password was right and whose code is still
 * to come. *Api*: a case system with a unit's token. *Phone*: a phone that counts outdoors, with a token for one answer
 * of one unit. Otherwise the roles, of somebody who is signed in.
 */
export type Access = 'anyone' | 'half' | 'api' | 'phone' | Allowed

interface Allowed {
  readonly roles: readonly Role[]
  /** The address names an answer (`:answer`): it must be of one of the units the account reports for. */
  readonly own?: 'answer'
}

const EVERYONE = { roles: ROLES } as const
const ADMINISTRATOR = { roles: ['administrator'] } as const
const ANALYST = { roles: ['analyst'] } as const
const OWN_ANSWER = { roles: REPORTING_ROLES, own: 'answer' } as const

/**
 * Every route of the service and who may use it: the whole of what anybody may do, on one screen. A route without a row
 * here stops the start, and so does a row without a route.
 */
export const POLICY = {
  'GET /healthz': 'anyone',
  'GET /': 'anyone', // leads on: to signing in, or to where the role begins
  'GET /assets/*': 'anyone',
  'GET /tillganglighet': 'anyone',
  'GET /hjalp/:guide': 'anyone',

  // The way in and out.
  'GET /logga-in': 'anyone',
  'POST /logga-in': 'anyone',
  'GET /logga-in/kod': 'half',
  'POST /logga-in/kod': 'half',
  'POST /logga-ut': 'half',
  'GET /inbjudan/:token': 'anyone',
  'POST /inbjudan/:token': 'anyone',
  'GET /inbjudan/app': 'half',
  'POST /inbjudan/app': 'half',
  'GET /inbjudan/app/bild.svg': 'half',

  // Everybody's own account.
  'GET /konto': EVERYONE,
  'POST /konto/sprak': EVERYONE,
  'GET /konto/losenord': EVERYONE,
  'POST /konto/losenord': EVERYONE,
  'GET /konto/app': EVERYONE,
  'POST /konto/app': EVERYONE,
  'GET /konto/app/koppla': EVERYONE,
  'POST /konto/app/koppla': EVERYONE,
  'GET /konto/app/bild.svg': EVERYONE,
  'GET /konto/reservkoder': EVERYONE,
  'POST /konto/reservkoder': EVERYONE,
  'GET /konto/reservkoder/nya': EVERYONE,
  'POST /konto/reservkoder/nya': EVERYONE,
  'POST /konto/inloggningar/avsluta-andra': EVERYONE,
  'POST /konto/inloggningar/:session/avsluta': EVERYONE,

  // Who may sign in. An administrator sees nothing of persons.
  'GET /konton': ADMINISTRATOR,
  'GET /konton/nytt': ADMINISTRATOR,
  'POST /konton/nytt': ADMINISTRATOR,
  'GET /konton/:account': ADMINISTRATOR,
  'POST /konton/:account': ADMINISTRATOR,
  'GET /konton/:account/lank': ADMINISTRATOR,
  'POST /konton/:account/lank': ADMINISTRATOR,
  'POST /konton/:account/inbjudan': ADMINISTRATOR,
  'POST /konton/:account/stang': ADMINISTRATOR,
  'POST /konton/:account/oppna': ADMINISTRATOR,

  // The rounds of the census, for those who run it.
  'GET /matningar': ANALYST,
  'GET /matningar/ny': ANALYST,
  'POST /matningar/ny': ANALYST,
  'GET /matningar/:census': ANALYST,
  'GET /matningar/:census/andra': ANALYST,
  'POST /matningar/:census/andra': ANALYST,
  'GET /matningar/:census/kopiera': ANALYST,
  'POST /matningar/:census/kopiera': ANALYST,
  'GET /matningar/:census/lage': ANALYST,
  'POST /matningar/:census/lage': ANALYST,
  'GET /matningar/:census/enheter': ANALYST,
  'POST /matningar/:census/enheter': ANALYST,
  'GET /matningar/:census/enheter/ny': ANALYST,
  'POST /matningar/:census/enheter/ny': ANALYST,
  'GET /matningar/:census/enheter/:unit': ANALYST,
  'POST /matningar/:census/enheter/:unit': ANALYST,
  'GET /matningar/:census/enheter/:unit/ta-bort': ANALYST,
  'POST /matningar/:census/enheter/:unit/ta-bort': ANALYST,
  'GET /matningar/:census/svar': ANALYST,
  'GET /matningar/:census/svar.csv': ANALYST,
  'GET /matningar/:census/svar/ringlista': ANALYST,
  'GET /matningar/:census/svar/paminn': ANALYST,
  'POST /matningar/:census/svar/paminn': ANALYST,
  'GET /matningar/:census/svar/:answer': ANALYST,
  'POST /matningar/:census/svar/:answer/oppna': ANALYST,
  'GET /matningar/:census/svar/:answer/mer-tid': ANALYST,
  'POST /matningar/:census/svar/:answer/mer-tid': ANALYST,
  'GET /matningar/:census/svar/:answer/rad/:row': ANALYST,
  'POST /matningar/:census/svar/:answer/rad/:row/fraga': ANALYST,
  'POST /matningar/:census/svar/:answer/rad/:row/fraga/:question/stang': ANALYST,
  'GET /matningar/:census/svar/:answer/rad/:row/ratta': ANALYST,
  'POST /matningar/:census/svar/:answer/rad/:row/ratta': ANALYST,
  'GET /matningar/:census/analys': ANALYST,
  'POST /matningar/:census/analys': ANALYST,
  'POST /matningar/:census/analys/avbryt': ANALYST,

  'GET /matningar/:census/publicera': ANALYST,
  'POST /matningar/:census/publicera': ANALYST,
  'GET /matningar/:census/publicera/bekrafta': ANALYST,

  // Who is one person: the pairs in doubt, decided one by one, and every link undone again.
  'GET /matningar/:census/koppla': ANALYST,
  'GET /matningar/:census/koppla/par/:pair': ANALYST,
  'POST /matningar/:census/koppla/par/:pair': ANALYST,
  'POST /matningar/:census/koppla/par/:pair/visa': ANALYST,
  'GET /matningar/:census/koppla/beslut': ANALYST,
  'POST /matningar/:census/koppla/beslut/:act/angra': ANALYST,
  'GET /matningar/:census/koppla/modell': ANALYST,
  'GET /matningar/:census/koppla/personer': ANALYST,
  'GET /matningar/:census/koppla/personer/:record': ANALYST,
  'POST /matningar/:census/koppla/personer/:record/isar': ANALYST,

  // What units report: a round at a time, and nobody sees but their own.
  'GET /svar': { roles: REPORTING_ROLES },
  'GET /svar/:answer': OWN_ANSWER,
  'GET /svar/:answer/definition': OWN_ANSWER,
  'POST /svar/:answer/definition': OWN_ANSWER,
  'GET /svar/:answer/kontakt': OWN_ANSWER,
  'POST /svar/:answer/kontakt': OWN_ANSWER,
  'GET /svar/:answer/mer-tid': OWN_ANSWER,
  'POST /svar/:answer/mer-tid': OWN_ANSWER,
  'GET /svar/:answer/personer': OWN_ANSWER,
  'GET /svar/:answer/personer/ny': OWN_ANSWER,
  'POST /svar/:answer/personer/ny': OWN_ANSWER,
  'GET /svar/:answer/personer/:row': OWN_ANSWER,
  'POST /svar/:answer/personer/:row': OWN_ANSWER,
  'POST /svar/:answer/personer/:row/varning': OWN_ANSWER,
  'POST /svar/:answer/personer/:row/fraga/:question': OWN_ANSWER,
  'GET /svar/:answer/personer/:row/ta-bort': OWN_ANSWER,
  'POST /svar/:answer/personer/:row/ta-bort': OWN_ANSWER,
  'POST /svar/:answer/personer/:row/angra': OWN_ANSWER,
  'GET /svar/:answer/fragor': OWN_ANSWER,
  'POST /svar/:answer/fragor': OWN_ANSWER,
  'GET /svar/:answer/tidigare': OWN_ANSWER,
  'POST /svar/:answer/tidigare': OWN_ANSWER,
  'GET /svar/:answer/noll': OWN_ANSWER,
  'POST /svar/:answer/noll': OWN_ANSWER,
  'GET /svar/:answer/kontrollera': OWN_ANSWER,
  'POST /svar/:answer/kontrollera': OWN_ANSWER,
  'GET /svar/:answer/kvitto': OWN_ANSWER,
  'GET /svar/:answer/kvitto.txt': OWN_ANSWER,
  'GET /svar/:answer/oppna': OWN_ANSWER,
  'POST /svar/:answer/oppna': OWN_ANSWER,
  'GET /svar/:answer/blankett': OWN_ANSWER,

  // Who has looked at what: for the one who reviews it, and nobody else.
  'GET /logg': { roles: ['log_reviewer'] },
  'POST /logg/granskning': { roles: ['log_reviewer'] },

  // What is published: the same for everybody who is signed in.
  'GET /publicerat': EVERYONE,
  'GET /publicerat/:edition': EVERYONE,
  'GET /publicerat/:edition/tables.csv': EVERYONE,
  'GET /publicerat/:edition/report.json': EVERYONE,

  // Reports as they are worked with: whole, and for analysts alone.
  'GET /rapporter': ANALYST,
  'GET /rapporter/:municipality/:census/:definition': ANALYST,
  'GET /rapporter/:municipality/:census/:definition/': ANALYST,
  'GET /rapporter/:municipality/:census/:definition/charts/:file': ANALYST,
  'GET /rapporter/:municipality/:census/:definition/tables.csv': ANALYST,
  'GET /rapporter/:municipality/:census/:definition/report.xlsx': ANALYST,
  'GET /rapporter/:municipality/:census/:definition/report.json': ANALYST,

  // The administrator's tokens for case systems.
  'GET /nycklar': { roles: ['administrator'] },
  'POST /nycklar': { roles: ['administrator'] },
  'POST /nycklar/:token/ta-tillbaka': { roles: ['administrator'] },

  // Case systems, by a token of the unit.
  'GET /api/v1/openapi.json': 'anyone',
  'GET /api/v1/censuses': 'api',
  'GET /api/v1/censuses/:census': 'api',
  'GET /api/v1/censuses/:census/records': 'api',
  'POST /api/v1/censuses/:census/records': 'api',
  'PUT /api/v1/censuses/:census/records/:record': 'api',
  'DELETE /api/v1/censuses/:census/records/:record': 'api',
  'POST /api/v1/censuses/:census/hand-in': 'api',
  'POST /api/v1/censuses/:census/nil-return': 'api',
  'POST /api/v1/censuses/:census/reopen': 'api',

  // Counting outdoors: the page on the phone holds nothing of anybody; what it sends goes with a token of the phone.
  'GET /falt': 'anyone',
  'GET /falt/information': 'anyone',
  'GET /falt/falt.js': 'anyone',
  'GET /falt/service-worker.js': 'anyone',
  'GET /falt/manifest.webmanifest': 'anyone',
  'GET /api/v1/outreach': 'phone',
  'PUT /api/v1/outreach/:post': 'phone',
  'GET /svar/:answer/telefoner': OWN_ANSWER,
  'POST /svar/:answer/telefoner': OWN_ANSWER,
  'POST /svar/:answer/telefoner/platser': OWN_ANSWER,
  'POST /svar/:answer/telefoner/ta-in': OWN_ANSWER,
  'POST /svar/:answer/telefoner/fil': OWN_ANSWER,
  'POST /svar/:answer/telefoner/:phone/kod': OWN_ANSWER,
  'POST /svar/:answer/telefoner/:phone/pin': OWN_ANSWER,
  'POST /svar/:answer/telefoner/:phone/sparra': OWN_ANSWER,
  'GET /svar/:answer/observationer': OWN_ANSWER,
  'POST /svar/:answer/observationer': OWN_ANSWER,
  'POST /svar/:answer/observationer/:observation/ta-tillbaka': OWN_ANSWER,
  'POST /svar/:answer/observationer/lamna-in': OWN_ANSWER,
  'POST /svar/:answer/observationer/fil': OWN_ANSWER,
  'GET /matningar/:census/ute': ANALYST,

  // A unit's list as a file: the template, what it uploads, and what becomes of each file.
  'GET /svar/:answer/mall.xlsx': OWN_ANSWER,
  'GET /svar/:answer/filer': OWN_ANSWER,
  'POST /svar/:answer/filer': OWN_ANSWER,
  'GET /svar/:answer/filer/:upload': OWN_ANSWER,
  'GET /svar/:answer/filer/:upload/rattad.xlsx': OWN_ANSWER,
  'POST /svar/:answer/filer/:upload/val': OWN_ANSWER,
  'POST /svar/:answer/filer/:upload/borja-om': OWN_ANSWER,
  'POST /svar/:answer/filer/:upload/slang': OWN_ANSWER,
  'POST /svar/:answer/filer/:upload/bekrafta': OWN_ANSWER,
  'POST /svar/:answer/filer/:upload/angra': OWN_ANSWER,
} as const satisfies Readonly<Record<string, Access>>

/** Who may use a route; `undefined` when the table has no row for it. */
export const accessTo = (route: string): Access | undefined => POLICY_ROWS[route]

const POLICY_ROWS: Readonly<Record<string, Access>> = POLICY
