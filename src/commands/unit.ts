import { MIGRATIONS } from '../../migrations/index.ts'
import { ORGANISATION_KINDS, UNIT_KINDS, type Unit, unit, unitId } from '../domain/census/unit.ts'
import { listMunicipalities } from '../features/account/account.repository.ts'
import { saveMunicipality } from '../features/census/census.repository.ts'
import { openFolderContext } from '../platform/open-context.ts'
import { accountCommandTexts as texts } from './account.texts.ts'
import { type Arguments, type Command, EXIT, textOption, UsageError } from './command.ts'
import { helpTexts } from './commands.texts.ts'
import { isSameWord } from './stored-census.ts'

interface Named {
  readonly code: string
  readonly name: string
}

export const unitAdd: Command = {
  summary: texts.unitAdd,
  operands: [texts.unitIdOperand],
  options: {
    name: { type: 'string', value: 'NAME', isRequired: true, meaning: texts.unitName },
    kind: { type: 'string', value: 'KIND', meaning: texts.unitKind(UNIT_KINDS) },
    organisation: { type: 'string', value: 'NAME', meaning: texts.unitOrganisation },
    'organisation-kind': { type: 'string', value: 'KIND', meaning: texts.unitOrganisationKind(ORGANISATION_KINDS) },
    'exercises-authority': { type: 'boolean', meaning: texts.unitExercisesAuthority },
    'withhold-name': { type: 'boolean', meaning: texts.unitWithholdName },
    municipality: { type: 'string', value: 'NAME/CODE', meaning: texts.unitMunicipality },
    data: { type: 'string', value: 'DIR', meaning: helpTexts.data },
  },
  run: async (given, { print, language }, { config }) => {
    const context = await openFolderContext(textOption(given, 'data') ?? config.data, MIGRATIONS)
    try {
      const municipality = findMunicipality(textOption(given, 'municipality'), await listMunicipalities(context.db))
      const added = readUnit(given, municipality)
      await saveMunicipality(context.db, { ...municipality, units: [added], definitions: [] }, context.newId)
      print(texts.unitAdded(added.name, added.id, municipality.name)[language])
      return EXIT.done
    } finally {
      await context.db.destroy()
    }
  },
}

function readUnit(given: Arguments, municipality: Named): Unit {
  const id = unitId.safeParse(given.positionals[0])
  if (!id.success) throw new UsageError(texts.wrongUnitId(given.positionals[0] ?? ''))
  const read = unit.safeParse({
    id: id.data,
    name: textOption(given, 'name'),
    kind: textOption(given, 'kind') ?? 'other',
    organisation: textOption(given, 'organisation') ?? municipality.name,
    organisationKind: textOption(given, 'organisation-kind') ?? 'municipal',
    exercisesAuthority: given.values['exercises-authority'] === true ? true : null,
    withholdName: given.values['withhold-name'] === true ? true : null,
  })
  if (!read.success) throw new UsageError(texts.wrongUnit)
  return read.data
}

/** The municipality meant: a new one by name and code, one that is there by either, or the only one. */
function findMunicipality(written: string | undefined, there: readonly Named[]): Named {
  const [only, ...others] = there
  if (written === undefined) {
    if (only === undefined) throw new UsageError(texts.municipalityMissing)
    if (others.length > 0) throw new UsageError(texts.municipalityAsked(there.map(({ name }) => name)))
    return only
  }
  const both = /^(.+)\/(\d{4})$/.exec(written.normalize().trim())
  if (both !== null) return { name: (both[1] ?? '').trim(), code: both[2] ?? '' }
  const found = there.find(({ code, name }) => code === written || isSameWord(name, written))
  if (found !== undefined) return found
  throw new UsageError(
    there.length === 0
      ? texts.municipalityMissing
      : texts.municipalityUnknown(
          written,
          there.map(({ name }) => name),
        ),
  )
}
