import type { Agreement, RoundState } from '../../domain/census/round.ts'
import type { Obstacle } from '../../domain/census/round-change.ts'
import type { PurposeKind } from '../../domain/census/round-draft.ts'
import type { OrganisationKind, UnitKind } from '../../domain/census/unit.ts'
import type { Text } from '../../domain/terms/text.ts'

/** What the pages of the rounds say: the list, one round, its form, its units. */
export const roundTexts = {
  rounds: { sv: 'Kartläggningar', en: 'Censuses' },
  toReports: { sv: 'Alla rapporter', en: 'All reports' },
  newRound: { sv: 'Ny kartläggning', en: 'New census' },
  notFound: {
    sv: 'Kartläggningen finns inte. Börja från listan över kartläggningar.',
    en: 'There is no such census. Start from the list of censuses.',
  },
  noRounds: {
    sv: 'Ingen kartläggning är upplagd än. Börja med en ny.',
    en: 'There is no census yet. Begin with a new one.',
  },
  listIntro: {
    sv: 'Här lägger du upp en kartläggning, öppnar den för enheterna, följer svaren och gör analysen.',
    en: 'Here you prepare a census, open it to the units, follow the answers and make the analysis.',
  },
  fromFiles: { sv: 'Tidigare kartläggningar från filer', en: 'Earlier censuses from files' },
  fromFilesHint: {
    sv: 'De är lästa ur en mapp och har inga svar att följa här. En ny kartläggning kan göras som en kopia av dem.',
    en: 'They were read from a folder and have no answers to follow here. A new census can be made as a copy.',
  },
  training: { sv: 'Övning', en: 'Practice' },
  trainingBanner: {
    sv: 'Det som skrivs här räknas aldrig: det kommer inte med i någon analys eller rapport. Skriv bara påhittade personer.',
    en: 'What is written here never counts: it is in no analysis and no report. Write made-up persons only.',
  },
  week: { sv: 'Mätvecka', en: 'Census week' },
  deadline: { sv: 'Sista dag att lämna in', en: 'Last day to hand in' },
  state: { sv: 'Läge', en: 'State' },
  municipality: { sv: 'Kommun', en: 'Municipality' },
  copy: { sv: 'Gör en ny som kopia', en: 'Make a copy' },
  copyOf: (key: string): Text => ({ sv: `Gör en kopia av ${key}`, en: `Make a copy of ${key}` }),
  toUnits: { sv: 'Enheter', en: 'Units' },
  toUnitsHint: (asked: number, confirmed: number): Text => ({
    sv: `${asked} ${asked === 1 ? 'enhet' : 'enheter'} tillfrågade, ${confirmed} har bekräftat sina uppgifter`,
    en: `${asked} ${asked === 1 ? 'unit' : 'units'} asked, ${confirmed} ${confirmed === 1 ? 'has' : 'have'} confirmed`,
  }),
  toBoard: { sv: 'Svar', en: 'Answers' },
  toBoardHint: (handedIn: number, asked: number): Text => ({
    sv: `${handedIn} av ${asked} enheter har lämnat in`,
    en: `${handedIn} of ${asked} units have handed in`,
  }),
  toReview: { sv: 'Koppla: frågor att avgöra', en: 'Link: questions to decide' },
  toReviewShort: { sv: 'Koppla', en: 'Link' },
  toReviewOf: (name: string): Text => ({
    sv: `Koppla: avgör frågor i ${name}`,
    en: `Link: decide questions in ${name}`,
  }),
  toReviewHint: {
    sv: 'Avgör om två rader är samma person, och koppla isär det som har blivit fel.',
    en: 'Decide whether two rows are one person, and unlink what has gone wrong.',
  },
  toAnalysis: { sv: 'Analys', en: 'Analysis' },
  toAnalysisHint: {
    sv: 'Koppla uppgifter om samma person, bestäm situation och gör rapporten',
    en: 'Link records of the same person, decide situations and make the report',
  },
  noAnalysisOfTraining: {
    sv: 'En övning analyseras aldrig.',
    en: 'A round for practice is never analysed.',
  },
  work: { sv: 'Arbeta med kartläggningen', en: 'Work with the census' },
  about: { sv: 'Om kartläggningen', en: 'About the census' },
  history: { sv: 'Vad som har hänt', en: 'What has happened' },
  change: { sv: 'Ändra', en: 'Change' },
  changeTitle: (key: string): Text => ({ sv: `Ändra kartläggningen ${key}`, en: `Change the census ${key}` }),
  save: { sv: 'Spara', en: 'Save' },
  create: { sv: 'Lägg upp kartläggningen', en: 'Make the census' },
  cancel: { sv: 'Avbryt', en: 'Cancel' },
  closedForChanges: {
    sv: 'Kartläggningen är publicerad eller arkiverad och ändras inte längre.',
    en: 'The census has been published or archived and is not changed any more.',
  },
  states: {
    prepared: { sv: 'Förbereds', en: 'Prepared' },
    open: { sv: 'Öppen', en: 'Open' },
    locked: { sv: 'Låst', en: 'Locked' },
    published: { sv: 'Publicerad', en: 'Published' },
    archived: { sv: 'Arkiverad', en: 'Archived' },
  } satisfies Record<RoundState, Text>,
  stateMeans: {
    prepared: {
      sv: 'Bara du som analytiker ser kartläggningen. Enheterna ser den först när du öppnar den.',
      en: 'Only analysts see the census. Units see it when you open it.',
    },
    open: {
      sv: 'Enheterna ser kartläggningen, skriver och lämnar in. Efter sista dagen kan den som inte har svarat fortfarande göra det; svaret märks då som sent.',
      en: 'Units see the census, write and hand in. After the last day those who have not answered still may; the answer is marked as late.',
    },
    locked: {
      sv: 'Enheterna kan läsa det de lämnade in men inte ändra. Du kopplar, rättar med skäl och gör rapporten.',
      en: 'Units can read what they handed in, not change it. You link, correct with a reason, and make the report.',
    },
    published: {
      sv: 'Den offentliga rapporten är ute. Inget i kartläggningen ändras, om du inte tar upp den för revidering.',
      en: 'The public report is out. Nothing in the census is changed, unless you take it up for revision.',
    },
    archived: {
      sv: 'Kartläggningen är avslutad och ändras inte. Enheterna kan läsa det de lämnade in; en övning syns inte för dem längre.',
      en: 'The census is finished and does not change. Units can read what they handed in; a round for practice is no longer shown to them.',
    },
  } satisfies Record<RoundState, Text>,
  practiceIsLocked: {
    sv: 'Enheterna kan läsa det de skrev men inte ändra. En övning analyseras aldrig: arkivera den när ni har övat klart.',
    en: 'Units can read what they wrote, not change it. A round for practice is never analysed: archive it when you are done.',
  },
  goTo: {
    prepared: { sv: 'Förbered', en: 'Prepare' },
    open: { sv: 'Öppna för enheterna', en: 'Open to the units' },
    locked: { sv: 'Lås kartläggningen', en: 'Lock the census' },
    published: { sv: 'Publicera', en: 'Publish' },
    archived: { sv: 'Arkivera', en: 'Archive' },
  } satisfies Record<RoundState, Text>,
  revise: { sv: 'Ta upp för revidering', en: 'Take up for revision' },
  confirmRevision: { sv: 'Ta upp kartläggningen för revidering?', en: 'Take the census up for revision?' },
  revisionMeans: [
    {
      sv: 'Den offentliga rapporten ligger kvar som den är, och alla versioner av den sparas.',
      en: 'The public report stays as it is, and every version of it is kept.',
    },
    {
      sv: 'Du kan rätta med skäl, koppla och göra om analysen. Enheterna kan inte ändra något.',
      en: 'You can correct with a reason, link, and repeat the analysis. Units can change nothing.',
    },
    {
      sv: 'När du är klar publicerar du en ny version, märkt reviderad. Är inget ändrat avslutar du revideringen.',
      en: 'When you are done you publish a new version, marked as revised. If nothing was changed you end the revision.',
    },
  ] satisfies readonly Text[],
  endRevision: { sv: 'Avsluta revideringen', en: 'End the revision' },
  toPublish: { sv: 'Offentlig rapport', en: 'Public report' },
  toPublishHint: {
    sv: 'Se vad som blir offentligt, vilka siffror som skyddas, och publicera.',
    en: 'See what becomes public, which figures are protected, and publish.',
  },
  openAgain: { sv: 'Öppna igen för enheterna', en: 'Open to the units again' },
  next: { sv: 'Nästa steg', en: 'Next step' },
  confirmTitle: {
    prepared: { sv: 'Förbereda kartläggningen?', en: 'Prepare the census?' },
    open: { sv: 'Öppna kartläggningen för enheterna?', en: 'Open the census to the units?' },
    locked: { sv: 'Låsa kartläggningen?', en: 'Lock the census?' },
    published: { sv: 'Avsluta revideringen?', en: 'End the revision?' },
    archived: { sv: 'Arkivera kartläggningen?', en: 'Archive the census?' },
  } satisfies Record<RoundState, Text>,
  happens: {
    prepared: [],
    open: [
      {
        sv: 'Alla tillfrågade enheter ser kartläggningen och kan börja skriva.',
        en: 'All units asked see the census and can begin to write.',
      },
      {
        sv: 'Den som ska rapportera för en enhet behöver ett konto. Det gör administratören: säg vilka som ska bjudas in.',
        en: 'Whoever is to report for a unit needs an account. The administrator makes it: say whom to invite.',
      },
      {
        sv: 'Namn, mätvecka och ändamål kan inte ändras efter att kartläggningen har öppnats.',
        en: 'Name, week and purpose cannot be changed once the census has been opened.',
      },
    ],
    locked: [
      {
        sv: 'Enheterna kan inte längre skriva, ändra eller lämna in. De kan läsa det de har lämnat in.',
        en: 'Units can no longer write, change or hand in. They can read what they handed in.',
      },
      {
        sv: 'Det som är skrivet men inte inlämnat räknas inte.',
        en: 'What is written and not handed in does not count.',
      },
      {
        sv: 'Du kan fortfarande ställa frågor, rätta med skäl och göra om analysen. Du kan öppna kartläggningen igen ända tills den publiceras.',
        en: 'You can still ask questions, correct with a reason and repeat the analysis. You can open the census again until it is published.',
      },
    ],
    published: [
      {
        sv: 'Inget är ändrat sedan den senaste offentliga versionen: den står kvar.',
        en: 'Nothing has changed since the latest public version: it stands.',
      },
    ],
    archived: [
      {
        sv: 'Kartläggningen läggs undan, sist i listan. Inget ändras längre, och den kan inte öppnas igen.',
        en: 'The census is put away, last in the list. Nothing changes any more, and it cannot be opened again.',
      },
      {
        sv: 'Är den en övning syns den inte längre för enheterna.',
        en: 'If it was for practice it is no longer shown to the units.',
      },
    ],
  } satisfies Record<RoundState, readonly Text[]>,
  backToUnits: { sv: 'Tillbaka till enheterna', en: 'Back to the units' },
  backToRound: { sv: 'Tillbaka till kartläggningen', en: 'Back to the census' },
  obstaclesTitle: { sv: 'Det går inte än', en: 'Not yet' },
  obstacles: {
    not_next: {
      sv: 'Kartläggningen kan inte gå till det läget nu. Gå till kartläggningens sida och se vad som är nästa steg.',
      en: 'The census cannot go to that state now. See the page of the census for the next step.',
    },
    no_units: {
      sv: 'Ingen enhet är tillfrågad. Lägg till minst en enhet innan du öppnar.',
      en: 'No unit is asked. Add at least one before you open.',
    },
    deadline_too_early: {
      sv: 'Sista dagen ligger inte efter mätveckans första dag. Ändra den innan du öppnar.',
      en: 'The last day is not after the first day of the week. Change it before you open.',
    },
    is_public: {
      sv: 'Den offentliga rapporten är ute, så kartläggningen kan inte öppnas igen för enheterna. Rätta i svaren i stället, och publicera en ny version.',
      en: 'The public report is out, so the census cannot be opened to the units again. Correct the answers instead, and publish a new version.',
    },
    not_public: {
      sv: 'Den offentliga rapporten är inte gjord än. Gå till Offentlig rapport på kartläggningens sida och publicera där.',
      en: 'The public report has not been made yet. Go to Public report on the page of the census and publish there.',
    },
    training: { sv: 'En övning publiceras aldrig.', en: 'A round for practice is never published.' },
    no_report: {
      sv: 'Ingen rapport är gjord. Gör analysen innan du publicerar.',
      en: 'No report has been made. Make the analysis before you publish.',
    },
    report_old: {
      sv: 'Något har lämnats in eller rättats efter att rapporten gjordes. Gör om analysen innan du publicerar.',
      en: 'Something was handed in or corrected after the report was made. Repeat the analysis before you publish.',
    },
  } satisfies Record<Obstacle, Text>,
  form: {
    intro: {
      sv: 'Enheterna ser inget förrän du öppnar kartläggningen. Till dess kan du ändra allt.',
      en: 'Units see nothing until you open the census. Until then you can change everything.',
    },
    copyIntro: (key: string): Text => ({
      sv: `Enheter, kontakter, överenskommelser och definitioner följer med från ${key}. Fyll i ny mätvecka och sista dag. Varje enhet bekräftar själv att dess uppgifter stämmer.`,
      en: `Units, contacts, agreements and definitions come along from ${key}. Fill in a new week and last day. Each unit confirms itself that its details hold.`,
    }),
    chooseMunicipality: { sv: 'Vilken kommun gäller kartläggningen?', en: 'Which municipality is it for?' },
    go: { sv: 'Fortsätt', en: 'Continue' },
    municipalityPart: { sv: 'Kommunen', en: 'The municipality' },
    municipalityIntro: {
      sv: 'Ingen kommun är upplagd än. Det görs en gång.',
      en: 'There is no municipality yet. This is done once.',
    },
    municipalityName: { sv: 'Kommunens namn', en: 'Name of the municipality' },
    municipalityCode: { sv: 'Kommunkod', en: 'Code of the municipality' },
    municipalityCodeHint: { sv: 'Fyra siffror, till exempel 1283', en: 'Four digits, for example 1283' },
    units: { sv: 'Enheter som ska tillfrågas', en: 'Units to be asked' },
    unitsHint: {
      sv: 'Ett namn på varje rad, till exempel Akutboendet Norra. Sort, organisation och kontakt fyller du i sedan, enhet för enhet.',
      en: 'One name on each line. Kind, organisation and contact you fill in later, unit by unit.',
    },
    unitsMissing: { sv: 'Skriv minst en enhet.', en: 'Write at least one unit.' },
    unitsTwice: (name: string): Text => ({
      sv: `Enheten ${name} står två gånger. Ta bort den ena.`,
      en: `The unit ${name} stands twice. Remove one.`,
    }),
    unitsWrong: (name: string): Text => ({
      sv: `Enheten ”${name}” kan inte heta så. Skriv ett namn med bokstäver eller siffror, högst 60 tecken.`,
      en: `The unit “${name}” cannot be named so. Write a name with letters or digits, 60 at most.`,
    }),
    nameMissing: { sv: 'Skriv kommunens namn.', en: 'Write the name of the municipality.' },
    codeWrong: { sv: 'Skriv kommunkoden med fyra siffror.', en: 'Write the code with four digits.' },
    whenPart: { sv: 'Namn och tid', en: 'Name and time' },
    key: { sv: 'Kartläggningens namn', en: 'Name of the census' },
    keyHint: { sv: 'Oftast året, till exempel 2027', en: 'Mostly the year, for example 2027' },
    from: { sv: 'Mätveckans första dag', en: 'First day of the census week' },
    to: { sv: 'Mätveckans sista dag', en: 'Last day of the census week' },
    toHint: {
      sv: 'En till sju dagar, första och sista dagen inräknade. Gäller det en enda dag: skriv samma dag två gånger.',
      en: 'One to seven days, the first and last included. For a single day write the same day twice.',
    },
    deadlineHint: {
      sv: 'Dagen tar slut vid midnatt. En enskild enhet kan få mer tid.',
      en: 'The day ends at midnight. A single unit can be given more time.',
    },
    countPart: { sv: 'Hur personerna räknas', en: 'How persons are counted' },
    definition: { sv: 'Definition', en: 'Definition' },
    chooseDefinition: { sv: 'Välj en definition', en: 'Choose a definition' },
    alsoReport: { sv: 'Rapportera också enligt', en: 'Report by these too' },
    alsoReportHint: {
      sv: 'Frivilligt. Varje definition ger en egen rapport.',
      en: 'If you like. Each gives a report of its own.',
    },
    comparedWith: { sv: 'Jämför med', en: 'Compare with' },
    theOneBefore: { sv: 'Kartläggningen närmast före', en: 'The census before it' },
    purposePart: { sv: 'Ändamål', en: 'Purpose' },
    purposeKind: { sv: 'Vad görs kartläggningen för?', en: 'What is the census made for?' },
    purposeKindHint: {
      sv: 'Avgör vilka regler som gäller för uppgifterna. Kan inte ändras efter att kartläggningen har öppnats.',
      en: 'Decides which rules apply to the data. Cannot be changed once the census has been opened.',
    },
    purpose: { sv: 'Ändamålet med egna ord', en: 'The purpose in your own words' },
    purposeHint: {
      sv: 'Visas för enheterna och skrivs ut på rapporten. Till exempel: Följa upp socialtjänstens arbete mot hemlöshet och planera insatser.',
      en: 'Shown to the units and printed on the report.',
    },
    contactPart: { sv: 'Kontakt för enheterna', en: 'Contact for the units' },
    contactName: { sv: 'Namn', en: 'Name' },
    contactPhone: { sv: 'Telefon', en: 'Telephone' },
    contactEmail: { sv: 'E-post', en: 'E-mail' },
    training: { sv: 'Är det en övning?', en: 'Is it for practice?' },
    trainingChoice: { sv: 'Ja, en övning', en: 'Yes, for practice' },
    trainingHint: {
      sv: 'Enheterna kan prova allt. Inget räknas, och kartläggningen kan aldrig analyseras eller publiceras.',
      en: 'Units can try everything. Nothing counts, and the round can never be analysed or published.',
    },
    fixed: {
      sv: 'Namn, mätvecka, ändamålets sort och övning ligger fast sedan kartläggningen öppnades.',
      en: 'Name, week, kind of purpose and practice are settled since the census was opened.',
    },
  },
  purposeKinds: {
    follow_up: { sv: 'Uppföljning', en: 'Follow-up' },
    statistics: { sv: 'Statistik eller forskning', en: 'Statistics or research' },
  } satisfies Record<PurposeKind, Text>,
  purposeLaw: {
    follow_up: {
      sv: 'Uppföljning, utvärdering och kvalitetssäkring i socialtjänsten. Lagen (2001:454) om behandling av personuppgifter inom socialtjänsten gäller.',
      en: 'Follow-up, evaluation and quality assurance in social services. Act (2001:454) applies.',
    },
    statistics: {
      sv: 'Lagen (2001:454) gäller då inte. Behandlingen vilar på dataskyddsförordningens artikel 89 och lagen (2018:218); forskning kan kräva etikprövning.',
      en: 'Act (2001:454) does not apply then. The processing rests on article 89 of the GDPR and Act (2018:218); research may need ethical approval.',
    },
  } satisfies Record<PurposeKind, Text>,
  none: { sv: 'Nej', en: 'No' },
  notGiven: { sv: 'Inte angivet', en: 'Not given' },
  unitsTitle: (key: string): Text => ({ sv: `Enheter i kartläggningen ${key}`, en: `Units in the census ${key}` }),
  units: {
    intro: {
      sv: 'De enheter som tillfrågas. Varje enhet bekräftar själv sina kontaktuppgifter när kartläggningen är öppen.',
      en: 'The units that are asked. Each confirms its contact itself once the census is open.',
    },
    none: { sv: 'Ingen enhet är tillfrågad än.', en: 'No unit is asked yet.' },
    unit: { sv: 'Enhet', en: 'Unit' },
    kind: { sv: 'Sort', en: 'Kind' },
    contact: { sv: 'Kontakt', en: 'Contact' },
    ground: { sv: 'Stöd för utlämnande', en: 'Ground for disclosure' },
    agreement: { sv: 'Överenskommelse', en: 'Agreement' },
    confirmation: { sv: 'Bekräftad', en: 'Confirmed' },
    confirmed: (day: string): Text => ({ sv: `Bekräftad ${day}`, en: `Confirmed ${day}` }),
    notConfirmed: { sv: 'Inte bekräftad', en: 'Not confirmed' },
    noContact: { sv: 'Saknas', en: 'Missing' },
    groundMissing: { sv: 'Saknas', en: 'Missing' },
    groundNotNeeded: { sv: 'Behövs inte', en: 'Not needed' },
    agreementMissing: { sv: 'Saknas', en: 'Missing' },
    change: { sv: 'Ändra', en: 'Change' },
    changeOf: (name: string): Text => ({ sv: `Ändra ${name}`, en: `Change ${name}` }),
    remove: { sv: 'Ta bort', en: 'Remove' },
    removeTitle: (name: string): Text => ({
      sv: `Ta bort ${name} ur kartläggningen?`,
      en: `Take ${name} out of the census?`,
    }),
    removeHappens: {
      sv: 'Enheten tillfrågas inte i den här kartläggningen. Den finns kvar bland kommunens enheter och kan läggas till igen.',
      en: 'The unit is not asked in this census. It stays among the units of the municipality and can be added again.',
    },
    addTitle: { sv: 'Lägg till enheter', en: 'Add units' },
    addExisting: { sv: 'Kommunens andra enheter', en: 'Other units of the municipality' },
    add: { sv: 'Lägg till valda', en: 'Add those chosen' },
    newUnit: { sv: 'Ny enhet', en: 'New unit' },
    chooseSome: { sv: 'Kryssa för minst en enhet.', en: 'Tick at least one unit.' },
    partUnit: { sv: 'Enheten', en: 'The unit' },
    partSettled: { sv: 'Vad som gäller i den här kartläggningen', en: 'What holds in this census' },
    name: { sv: 'Enhetens namn', en: 'Name of the unit' },
    id: { sv: 'Kort namn', en: 'Short name' },
    idHint: {
      sv: 'Används i filnamn och ändras inte sedan. Lämna tomt så görs det av namnet.',
      en: 'Used in names of files, and not changed later. Leave it blank to have it made from the name.',
    },
    kindLabel: { sv: 'Vilken sorts enhet?', en: 'What kind of unit?' },
    chooseKind: { sv: 'Välj sort', en: 'Choose a kind' },
    organisation: { sv: 'Organisation', en: 'Organisation' },
    organisationHint: {
      sv: 'Till exempel kommunen, regionen eller föreningens namn',
      en: 'For example the municipality or the name of an association',
    },
    organisationKind: { sv: 'Vem driver enheten?', en: 'Who runs the unit?' },
    exercisesAuthority: {
      sv: 'Beslutar enheten om bistånd (myndighetsutövning)?',
      en: 'Does the unit decide on assistance?',
    },
    yes: { sv: 'Ja', en: 'Yes' },
    no: { sv: 'Nej', en: 'No' },
    notKnown: { sv: 'Vet inte', en: 'Not known' },
    successorOf: { sv: 'Har tagit över efter', en: 'Has taken over from' },
    successorHint: { sv: 'Frivilligt. Då jämförs svaren med dem.', en: 'If so, its answers are compared with theirs.' },
    withhold: { sv: 'Ska enhetens namn hållas utanför rapporter?', en: 'Is the name to be kept out of reports?' },
    withholdHint: {
      sv: 'Kvinnojourer och andra skyddade boenden nämns aldrig vid namn.',
      en: 'Women’s shelters and other protected housing are never named.',
    },
    groundHint: {
      sv: 'Varför får enheten lämna ut uppgifterna? Behövs för en annan myndighet, till exempel region eller kriminalvård.',
      en: 'Why may the unit disclose the data? Needed for another authority, such as a region or the prison service.',
    },
    agreementLabel: {
      sv: 'Vad lämnar organisationen enligt överenskommelsen?',
      en: 'What does the organisation hand in by the agreement?',
    },
    agreementHint: { sv: 'Gäller bara frivilliga organisationer.', en: 'Voluntary organisations only.' },
    contactName: { sv: 'Kontaktperson', en: 'Contact person' },
    contactPhone: { sv: 'Telefon till kontaktpersonen', en: 'Telephone of the contact person' },
    contactEmail: { sv: 'E-post till kontaktpersonen', en: 'E-mail of the contact person' },
    contactEmailHint: { sv: 'Hit går påminnelser.', en: 'Reminders go here.' },
    save: { sv: 'Spara enheten', en: 'Save the unit' },
    faults: {
      name: { sv: 'Skriv enhetens namn, högst 200 tecken.', en: 'Write the name of the unit, 200 characters at most.' },
      id: {
        sv: 'Det korta namnet får ha bokstäver, siffror, bindestreck och understreck, högst 60 tecken, och får inte heta som en av mappens andra filer.',
        en: 'The short name may have letters, digits, hyphens and underscores, 60 at most, and not be the name of another file.',
      },
      idTaken: {
        sv: 'En annan enhet har det korta namnet. Skriv ett annat.',
        en: 'Another unit has that short name. Write another.',
      },
      kind: { sv: 'Välj vilken sorts enhet det är.', en: 'Choose the kind of unit.' },
      organisation: {
        sv: 'Skriv vilken organisation enheten hör till.',
        en: 'Write which organisation the unit belongs to.',
      },
      organisationKind: { sv: 'Välj vem som driver enheten.', en: 'Choose who runs the unit.' },
      agreement: { sv: 'Välj vad organisationen lämnar.', en: 'Choose what the organisation hands in.' },
      contactEmail: {
        sv: 'Skriv en e-postadress, till exempel namn@kommunen.se, eller lämna tomt.',
        en: 'Write an e-mail address, or leave it blank.',
      },
      ground: {
        sv: 'Skriv vilket stöd enheten har för att lämna ut uppgifterna.',
        en: 'Write on what ground the unit may disclose.',
      },
      tooLong: {
        sv: 'Texten är för lång. Skriv högst 500 tecken.',
        en: 'The text is too long. Write 500 characters at most.',
      },
      personal: {
        sv: 'Texten ser ut att innehålla ett personnummer. Ta bort det.',
        en: 'The text seems to hold a personnummer. Take it away.',
      },
    },
  },
  hasWritten: {
    sv: 'Enheten har skrivit eller lämnat in något i kartläggningen och kan inte tas bort. Det som är inlämnat räknas. Ring enheten om det har blivit fel.',
    en: 'The unit has written or handed in something and cannot be taken out. What was handed in counts. Call the unit if something is wrong.',
  },
  agreements: {
    counts: { sv: 'Bara antal', en: 'Counts alone' },
    partial: { sv: 'Initialer, födelseår och kön', en: 'Initials, birth year and sex' },
    full: { sv: 'Alla uppgifter, med personens samtycke', en: 'Everything, with the consent of the person' },
  } satisfies Record<Agreement, Text>,
  unitKinds: {
    social_services: { sv: 'Socialtjänst', en: 'Social services' },
    supported_housing: { sv: 'Stödboende', en: 'Supported housing' },
    emergency_housing: { sv: 'Akutboende', en: 'Emergency housing' },
    night_shelter: { sv: 'Härbärge', en: 'Night shelter' },
    outreach: { sv: 'Uppsökande verksamhet', en: 'Outreach' },
    day_centre: { sv: 'Dagverksamhet', en: 'Day centre' },
    labour_market: { sv: 'Arbetsmarknadsenhet', en: 'Labour-market office' },
    health_care: { sv: 'Hälso- och sjukvård', en: 'Health care' },
    probation: { sv: 'Frivård', en: 'Probation' },
    prison: { sv: 'Anstalt eller häkte', en: 'Prison or remand' },
    womens_shelter: { sv: 'Kvinnojour', en: 'Women’s shelter' },
    housing_office: { sv: 'Bostadsenhet', en: 'Housing office' },
    other: { sv: 'Annat', en: 'Other' },
  } satisfies Record<UnitKind, Text>,
  organisationKinds: {
    municipal: { sv: 'Kommunen', en: 'The municipality' },
    authority: { sv: 'En annan myndighet, till exempel region eller kriminalvård', en: 'Another authority' },
    voluntary: { sv: 'En frivillig organisation', en: 'A voluntary organisation' },
  } satisfies Record<OrganisationKind, Text>,
  nothingHappened: { sv: 'Inget har hänt än.', en: 'Nothing has happened yet.' },
  otherEvent: { sv: 'Något ändrades', en: 'Something was changed' },
  when: { sv: 'När', en: 'When' },
  what: { sv: 'Vad', en: 'What' },
  who: { sv: 'Vem', en: 'Who' },
} as const

/** What has just been done, by the code in the address. */
export const roundDoneTexts: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    upplagd: { sv: 'Kartläggningen är upplagd.', en: 'The census has been made.' },
    andrad: { sv: 'Ändringen är sparad.', en: 'The change has been saved.' },
    open: { sv: 'Kartläggningen är öppen för enheterna.', en: 'The census is open to the units.' },
    locked: { sv: 'Kartläggningen är låst.', en: 'The census has been locked.' },
    published: { sv: 'Revideringen är avslutad.', en: 'The revision has ended.' },
    revidering: {
      sv: 'Kartläggningen är uppe för revidering. Enheterna kan inte ändra något.',
      en: 'The census is up for revision. Units can change nothing.',
    },
    archived: { sv: 'Kartläggningen är arkiverad.', en: 'The census has been archived.' },
    tillagd: { sv: 'Tillagt.', en: 'Added.' },
    sparad: { sv: 'Enheten är sparad.', en: 'The unit has been saved.' },
    borttagen: { sv: 'Enheten är borttagen ur kartläggningen.', en: 'The unit has been taken out of the census.' },
  }),
)

/** What has happened with a round, by the kind of event. */
export const roundEventTexts: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    round_created: { sv: 'Kartläggningen lades upp', en: 'The census was made' },
    round_copied: { sv: 'Kartläggningen lades upp som en kopia', en: 'The census was made as a copy' },
    round_changed: { sv: 'Kartläggningen ändrades', en: 'The census was changed' },
    state_open: { sv: 'Öppnades för enheterna', en: 'Opened to the units' },
    state_locked: { sv: 'Låstes', en: 'Locked' },
    state_published: { sv: 'Publicerades', en: 'Published' },
    revision_ended: { sv: 'Revideringen avslutades', en: 'The revision ended' },
    revision_begun: { sv: 'Togs upp för revidering', en: 'Taken up for revision' },
    state_archived: { sv: 'Arkiverades', en: 'Archived' },
    unit_removed: { sv: 'En enhet togs bort', en: 'A unit was taken out' },
    analysed: { sv: 'Analysen gjordes', en: 'The analysis was made' },
    public_report: { sv: 'Den offentliga rapporten publicerades', en: 'The public report was published' },
  }),
)
