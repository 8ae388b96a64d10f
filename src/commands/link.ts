import { linkCensus } from '../features/linkage/linkage.service.ts'
import { type LinkageOutcome, type LinkCounts, linkageOutcome } from '../features/linkage/linkage-outcome.service.ts'
import { loadMaterialUpTo } from '../features/submission/material.service.ts'
import { type Command, EXIT, type Terminal } from './command.ts'
import { commandTexts, helpTexts } from './commands.texts.ts'
import { linkCommandTexts, storedCensusTexts } from './stored-census.texts.ts'
import { censusAsTyped, STORED_CENSUS_OPTIONS, withStoredCensus } from './stored-census.ts'

export const link: Command = {
  summary: helpTexts.link,
  operands: [],
  options: { ...STORED_CENSUS_OPTIONS, json: { type: 'boolean', meaning: helpTexts.json } },
  details: helpTexts.linkDetails,
  run: async (given, terminal, settings) => {
    return withStoredCensus(given, settings, async (context, census) => {
      const { key } = census
      terminal.progress(commandTexts.linking(key)[terminal.language], 0)
      const material = await loadMaterialUpTo(context, census)
      const run = await linkCensus(context, material)
      const outcome = linkageOutcome(run, material)
      const { census: ofCensus, withEarlier } = outcome
      if (given.values.json === true)
        terminal.print(JSON.stringify({ census: key, run: run.id, ofCensus, withEarlier }, null, 2))
      else tellOutcome(key, outcome, terminal)
      terminal.report(storedCensusTexts.reportNext(censusAsTyped(given))[terminal.language])
      return EXIT.done
    })
  },
}

function tellOutcome(key: string, { census, withEarlier }: LinkageOutcome, terminal: Terminal): void {
  const { print, report, language } = terminal
  print(linkCommandTexts.ofCensus(key, census.records, census.persons)[language])
  tellCounts(census, terminal)
  if (withEarlier !== null) {
    print(linkCommandTexts.withEarlier(withEarlier.records, withEarlier.persons)[language])
    tellCounts(withEarlier, terminal)
  }
  report(linkCommandTexts.allPersons[language])
}

function tellCounts({ links, toReview, unsure, thinRows }: LinkCounts, { print, language }: Terminal): void {
  print(linkCommandTexts.links(links)[language])
  print(linkCommandTexts.toReview(toReview, unsure)[language])
  print(linkCommandTexts.thinRows(thinRows)[language])
}
