import type { Text } from '../../domain/terms/text.ts'

/** What every page says, whatever it is about. */
export const layoutTexts = {
  skip: { sv: 'Hoppa till innehållet', en: 'Skip to the content' },
  blank: { sv: 'finns inte', en: 'no figure' },
  blankSign: { sv: '– finns inte', en: '– no figure' },
} as const satisfies Record<string, Text>
