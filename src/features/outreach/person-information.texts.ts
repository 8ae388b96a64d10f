/** What somebody who is counted is told, in one language. */
export interface PersonInformation {
  /** As in the `lang` of a page. */
  readonly language: string
  /** The language in itself. */
  readonly name: string
  readonly isRightToLeft: boolean
  /** False until a translator has read it: then the page says so. */
  readonly isChecked: boolean
  readonly title: string
  readonly sentences: readonly string[]
}

const own = { isRightToLeft: false, isChecked: true } as const
const translated = { isRightToLeft: false, isChecked: false } as const

/** What people are told before they answer: who asks, why, that it is voluntary, and what becomes of it. */
export const PERSON_INFORMATION: readonly PersonInformation[] = [
  {
    ...{ language: 'sv', name: 'Svenska', ...own },
    title: 'Vi räknar hur många som saknar bostad',
    sentences: [
      'Kommunen räknar en gång om året hur många som saknar bostad. Vi som frågar hjälper till med det.',
      'Det är frivilligt att svara. Du kan säga nej, hoppa över en fråga eller ångra dig.',
      'Ditt svar påverkar inte vilken hjälp du får, och inte dina ärenden hos myndigheter.',
      'Vi skriver så lite som möjligt. Ingen får veta vad just du har svarat. När vi är klara går det bara att se hur många, inte vilka.',
      'Vill du ha hjälp i natt? Fråga oss. Ring 112 om det är fara för livet.',
    ],
  },
  {
    ...{ language: 'en', name: 'English', ...own },
    title: 'We are counting how many people have no home',
    sentences: [
      'Once a year the municipality counts how many people have no home. We who ask are helping with that.',
      'Answering is voluntary. You can say no, skip a question or change your mind.',
      'Your answer does not affect what help you get, nor your cases with the authorities.',
      'We write down as little as possible. Nobody is told what you answered. When we are done, one can see only how many, not who.',
      'Do you want help tonight? Ask us. Call 112 if a life is in danger.',
    ],
  },
  {
    ...{ language: 'ar', name: 'العربية', ...translated, isRightToLeft: true },
    title: 'نحن نحصي عدد الأشخاص الذين ليس لديهم سكن',
    sentences: [
      'تحصي البلدية مرة واحدة في السنة عدد الأشخاص الذين ليس لديهم سكن. ونحن الذين نسأل نساعد في ذلك.',
      'الإجابة اختيارية. يمكنك أن تقول لا، أو أن تتجاوز سؤالاً، أو أن تغيّر رأيك.',
      'لا تؤثر إجابتك على المساعدة التي تحصل عليها، ولا على قضاياك لدى السلطات.',
      'نكتب أقل قدر ممكن. لن يعرف أحد ما أجبتَ به أنت. وعندما ننتهي لا يمكن رؤية سوى العدد، وليس الأشخاص.',
      'هل تريد مساعدة الليلة؟ اسألنا. اتصل بالرقم 112 إذا كانت هناك حياة في خطر.',
    ],
  },
  {
    ...{ language: 'fi', name: 'Suomi', ...translated },
    title: 'Laskemme, kuinka monelta ihmiseltä puuttuu asunto',
    sentences: [
      'Kunta laskee kerran vuodessa, kuinka monelta puuttuu asunto. Me, jotka kysymme, autamme siinä.',
      'Vastaaminen on vapaaehtoista. Voit kieltäytyä, ohittaa kysymyksen tai muuttaa mielesi.',
      'Vastauksesi ei vaikuta siihen, mitä apua saat, eikä asioihisi viranomaisten luona.',
      'Kirjoitamme mahdollisimman vähän. Kukaan ei saa tietää, mitä juuri sinä vastasit. Kun olemme valmiit, näkyy vain kuinka monta, ei ketkä.',
      'Haluatko apua tänä yönä? Kysy meiltä. Soita 112, jos henki on vaarassa.',
    ],
  },
  {
    ...{ language: 'pl', name: 'Polski', ...translated },
    title: 'Liczymy, ile osób nie ma mieszkania',
    sentences: [
      'Raz w roku gmina liczy, ile osób nie ma mieszkania. My, którzy pytamy, pomagamy w tym.',
      'Odpowiedź jest dobrowolna. Możesz odmówić, pominąć pytanie albo zmienić zdanie.',
      'Twoja odpowiedź nie wpływa na to, jaką pomoc dostaniesz, ani na twoje sprawy w urzędach.',
      'Zapisujemy jak najmniej. Nikt nie dowie się, co odpowiedziałeś lub odpowiedziałaś. Na koniec widać tylko ile osób, a nie kto.',
      'Potrzebujesz pomocy dziś w nocy? Zapytaj nas. Dzwoń pod 112, jeśli życie jest zagrożone.',
    ],
  },
  {
    ...{ language: 'ro', name: 'Română', ...translated },
    title: 'Numărăm câte persoane nu au locuință',
    sentences: [
      'O dată pe an, comuna numără câte persoane nu au locuință. Noi, cei care întrebăm, ajutăm la aceasta.',
      'Răspunsul este voluntar. Poți să spui nu, să sari peste o întrebare sau să te răzgândești.',
      'Răspunsul tău nu schimbă ajutorul pe care îl primești și nici dosarele tale la autorități.',
      'Scriem cât mai puțin. Nimeni nu află ce ai răspuns tu. La sfârșit se vede doar câte persoane, nu cine.',
      'Vrei ajutor în noaptea asta? Întreabă-ne. Sună la 112 dacă o viață este în pericol.',
    ],
  },
  {
    ...{ language: 'so', name: 'Soomaali', ...translated },
    title: 'Waxaan tirinaynaa inta qof ee aan guri lahayn',
    sentences: [
      'Degmadu sannadkii mar ayay tirisaa inta qof ee aan guri lahayn. Annaga oo ku weydiinayna waan ka caawinaynaa.',
      'Jawaabtu waa ikhtiyaar. Waad diidi kartaa, su’aal waad ka boodi kartaa, ama waad beddeli kartaa fikirkaaga.',
      'Jawaabtaadu wax kama beddesho caawimada aad hesho, kiisaskaaga dawladdana wax kama beddesho.',
      'Waxaan qornaa inta ugu yar. Qofna ma ogaan doono waxa aad ka jawaabtay. Marka aan dhammayno waxaa la arki karaa tirada oo keliya, lama arki karo cidda ay yihiin.',
      'Ma u baahan tahay caawimo caawa? Na weydii. Wac 112 haddii nafi khatar ku jirto.',
    ],
  },
  {
    ...{ language: 'ti', name: 'ትግርኛ', ...translated },
    title: 'ክንደይ ሰባት ገዛ ከም ዘይብሎም ንቖጽር ኣለና',
    sentences: [
      'ምምሕዳር ከተማ ኣብ ዓመት ሓደ ግዜ ክንደይ ሰባት ገዛ ከም ዘይብሎም ይቖጽር። ንሕና እንሓትት ኣብዚ ንሕግዝ።',
      'ምምላስ ብድሌትካ እዩ። ኣይፋል ክትብል፡ ሕቶ ክትሰግር ወይ ሓሳብካ ክትቅይር ትኽእል ኢኻ።',
      'መልስኻ ኣብቲ እትረኽቦ ሓገዝን ኣብ ቤት ጽሕፈታት መንግስቲ ዘሎ ጉዳያትካን ለውጢ የብሉን።',
      'ብዝተኻእለ መጠን ውሑድ ንጽሕፍ። ንስኻ እንታይ ከም ዝመለስካ ዝፈልጥ የለን። ምስ ወዳእና ክንደይ ምዃኖም ጥራይ ይረአ፡ መን ምዃኖም ኣይረአን።',
      'ሎሚ ለይቲ ሓገዝ ትደሊ ዲኻ? ሕተተና። ህይወት ኣብ ሓደጋ እንተሃልዩ ናብ 112 ደውል።',
    ],
  },
]
