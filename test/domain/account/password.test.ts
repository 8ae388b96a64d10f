import { expect, it } from 'vitest'
import { passwordFault } from '../../../src/domain/account/password.ts'
import { commonPasswords } from '../../../src/platform/privacy/common-passwords.ts'

const isCommon = await commonPasswords()
const context = ['Tvärsnitt', 'Helsingborg', 'Åsa Öberg', 'asa.oberg@helsingborg.se']
const faultOf = (password: string) => passwordFault(password, { isCommon, context })

it.each([
  'korrekt häst batteri häfta',
  'sju gula cyklar i regn',
  'vfK3x9Qm2LpZ',
  '8f2k-99x1-qq7z',
  'helsingborg är min stad på våren', // a word of the surroundings among others of its own
  'ééééééééé abc xyz klm',
  '密码是一个很长的句子呀真的',
  `${'a'.repeat(20)}bcd efg hij klm nop`,
])('%s may be used', (password) => {
  expect(faultOf(password)).toBeNull()
})

it.each([
  ['elva tecken', 'too_short'],
  ['🔑'.repeat(11), 'too_short'],
  ['x y'.repeat(43), 'too_long'],
  ['password1234', 'common'],
  ['PASSWORD2026!', 'common'],
  ['!!P@ssw0rd!!!', 'common'],
  ['passwordpassword', 'common'],
  ['123456789012', 'common'],
  ['abcdefghijklm', 'common'],
  ['aaaaaaaaaaaaa', 'common'],
  ['abcabcabcabc', 'common'],
  ['qwertyuiop123', 'common'],
  ['987654321098', 'common'],
  ['Tvärsnitt2026', 'about_you'],
  ['tvarsnitt-2026', 'about_you'],
  ['Helsingborg2026!', 'about_you'],
  ['H3lsingb0rg2026', 'about_you'],
  ['åsa.öberg.1980', 'about_you'],
  ['helsingborgtvärsnitt', 'about_you'],
] as const)('%s is refused: %s', (password, fault) => {
  expect(faultOf(password)).toBe(fault)
})
