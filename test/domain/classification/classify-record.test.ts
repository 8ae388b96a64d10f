import { describe, expect, it } from 'vitest'
import { BLANK_NAMES } from '../../../src/domain/classification/classification.texts.ts'
import { type ClassificationInput, classifyRecord } from '../../../src/domain/classification/classify-record.ts'
import { type Definition, definition } from '../../../src/domain/classification/definition.ts'
import { helsingborgAkut } from '../../../src/domain/classification/definitions/helsingborg-akut.ts'
import { socialstyrelsen2011 } from '../../../src/domain/classification/definitions/socialstyrelsen-2011.ts'
import { stockholm } from '../../../src/domain/classification/definitions/stockholm.ts'
import { recordFacts } from '../../../src/domain/submission/record.ts'
import { censusWeek, isoDate } from '../../../src/domain/terms/dates.ts'
import { DomainError } from '../../../src/domain/terms/domain-error.ts'

const week = censusWeek.parse({ from: '2016-01-18', to: '2016-01-24' })
const context = { week, rulesOn: week.from, municipality: null }
const adult = { youngest: 40, oldest: 40 }
const record = (facts: object, other: Partial<ClassificationInput> = {}): ClassificationInput => ({
  facts: recordFacts.parse(facts),
  age: adult,
  units: null,
  ...other,
})

describe('a definition outside its days', () => {
  const refuse = () => classifyRecord(helsingborgAkut, record({}), { ...context, rulesOn: isoDate.parse('2013-12-31') })

  it('is refused, with its name, the day and what to do', () => {
    expect(refuse).toThrow(DomainError)
    expect(refuse).toThrow(expect.objectContaining({ code: 'definition_not_in_force' }))
    expect(refuse).toThrow(
      expect.objectContaining({
        text: expect.objectContaining({
          sv: 'Definitionen ”Akut hemlöshet i Helsingborg” gäller från och med 2014-01-01, inte den 2013-12-31. Välj en definition som gäller den dagen, eller ändra mätveckan.',
        }),
      }),
    )
  })
})

describe('a record to review', () => {
  it('names what to fill in, in Swedish', () => {
    const { missing, reason } = classifyRecord(socialstyrelsen2011, record({ accommodation: 'prison' }), context)
    expect(missing).toEqual(['plannedMoveOut', 'housingArranged'])
    expect(reason.sv).toBe(
      'Kan höra till ”2 Institutionsvistelse och stödboende”, men det går inte att avgöra än. Fyll i planerad utflytt och om en egen bostad är ordnad, om det går att få veta.',
    )
  })

  it('asks for the accommodation first, and for nothing that depends on it', () => {
    expect(classifyRecord(socialstyrelsen2011, record({}), context).missing).toEqual(['accommodation'])
    expect(classifyRecord(socialstyrelsen2011, record({}, { age: null }), context).missing).toEqual(['accommodation'])
    expect(classifyRecord(helsingborgAkut, record({}), context).missing).toEqual(['accommodation'])
  })

  it('does not ask a friend’s sofa for its name, nor a thin row for its age', () => {
    const sofa = record({ accommodation: 'friends' }, { age: null })
    expect(classifyRecord(helsingborgAkut, sofa, context).missing).toEqual(['nightByNight'])
    expect(classifyRecord(socialstyrelsen2011, sofa, context).missing).toEqual(['contractForm'])
  })

  it('says so when the situation is clear and only the responsibility is not', () => {
    const { reason, category } = classifyRecord(stockholm, record({ accommodation: 'hvb' }), context)
    expect(category).toBe('2')
    expect(reason.sv).toContain(
      'men det går inte att avgöra än om personen omfattas av definitionen. Fyll i ansvarig kommun',
    )
  })

  it('says both when both are open', () => {
    const { reason, missing } = classifyRecord(stockholm, record({ accommodation: 'friends' }), context)
    expect(missing).toEqual(['stayedSince', 'responsibleMunicipality', 'reportingUnit'])
    expect(reason.sv).toMatch(/Fyll i sedan när personen bott där.*Fyll också i ansvarig kommun/)
  })

  it('has a name for every fact', () => {
    expect(Object.keys(BLANK_NAMES).toSorted()).toEqual(
      [...Object.keys(recordFacts.shape), 'age', 'reportingUnit'].toSorted(),
    )
  })
})

describe('a scope with several limits', () => {
  const source = { publisher: 'Lunds kommun', document: 'Beslut 2024' }
  const rule = { validFrom: '2014-01-01', source }
  const local: Definition = definition.parse({
    id: 'lund',
    title: 'Lund',
    source,
    validFrom: '2014-01-01',
    countedBy: 'stay',
    categories: { '1': { label: 'Akut' } },
    precedence: ['1'],
    groups: { ute: { label: 'Ute', accommodations: ['outdoors'] } },
    scope: [
      {
        ...rule,
        id: 'lund/residence',
        kind: 'residence',
        condition: { kind: 'fact', fact: 'residenceStatus', oneOf: ['citizen_or_permit'] },
        reason: 'Utanför.',
      },
      { ...rule, id: 'lund/adult', kind: 'age', condition: { kind: 'ageAtLeast', years: 18 }, reason: 'Under 18.' },
    ],
    rules: [
      {
        ...rule,
        id: 'lund/child',
        gives: 'child',
        condition: { kind: 'fact', fact: 'withGuardian', oneOf: [true] },
        reason: 'Barn.',
      },
      {
        ...rule,
        id: 'lund/1',
        gives: '1',
        condition: { kind: 'fact', fact: 'accommodation', oneOf: ['outdoors', 'night_shelter'] },
        reason: 'Akut.',
      },
    ],
  })
  const young = { youngest: 16, oldest: 16 }
  const of = (facts: object, age: ClassificationInput['age'] = adult) =>
    classifyRecord(local, record(facts, { age }), context)

  it.each([
    ['counted', { accommodation: 'outdoors', residenceStatus: 'citizen_or_permit' }, adult, 'lund/1', false],
    ['outside', { accommodation: 'outdoors', residenceStatus: 'asylum' }, adult, 'lund/residence', false],
    ['outside', { residenceStatus: 'asylum' }, adult, 'lund/residence', false],
    [
      'none',
      { accommodation: 'own_home', residenceStatus: 'asylum', withGuardian: false },
      adult,
      'lund/no-rule-fits',
      false,
    ],
    ['review', { accommodation: 'outdoors' }, adult, 'lund/residence', false],
    ['none', { accommodation: 'outdoors', residenceStatus: 'citizen_or_permit' }, young, 'lund/adult', true],
    ['none', { accommodation: 'outdoors', residenceStatus: 'asylum' }, young, 'lund/adult', false],
    ['none', { accommodation: 'outdoors' }, young, 'lund/adult', false],
    ['child', { withGuardian: true, residenceStatus: 'citizen_or_permit' }, young, 'lund/child', false],
    ['none', { withGuardian: true, residenceStatus: 'asylum' }, young, 'lund/residence', false],
    ['review', { accommodation: 'outdoors', residenceStatus: 'citizen_or_permit' }, null, 'lund/adult', false],
  ])('is %s for %j', (outcome, facts, age, decidedBy, onlyAgeKeepsOut) => {
    const verdict = of(facts, age)
    expect([verdict.outcome, verdict.rule, verdict.onlyAgeKeepsOut]).toEqual([outcome, decidedBy, onlyAgeKeepsOut])
  })

  it('names the group by accommodation, for counted records only', () => {
    const citizen = { residenceStatus: 'citizen_or_permit' }
    expect(of({ ...citizen, accommodation: 'outdoors' }).group).toBe('ute')
    expect(of({ ...citizen, accommodation: 'night_shelter' }).group).toBeNull()
    expect(of({ accommodation: 'outdoors' }).group).toBeNull()
  })
})
