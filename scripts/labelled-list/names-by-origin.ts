import { COMMON_FAMILY_NAMES, GIVEN_NAMES, RARE_FAMILY_NAMES } from '../make-fixtures/name-lists.ts'

// Names as they go together in one family. A slash divides spellings of one name; the first ones are the commonest. The
// spellings are written from how such names are met in Sweden, and from nothing that linkage reads: it is measured on them.

/** One name and the ways it is spelled; the first stands for it. */
export type SpelledName = readonly string[]

/** The names of one part of the world. */
export interface NamesOfOrigin {
  /** How many in a hundred invented people. */
  readonly weight: number
  readonly givenNames: { readonly woman: readonly SpelledName[]; readonly man: readonly SpelledName[] }
  /** The commonest first. */
  readonly familyNames: readonly SpelledName[]
  /** The names so common that, in a hard mix, a third of all have one of them. */
  readonly commonest: readonly SpelledName[]
  /** Beginnings, middles and endings of the names that few or one have. */
  readonly rareFamilyNames: { readonly onsets: readonly string[]; readonly endings: readonly string[] }
  readonly rareGivenEnding: { readonly woman: string; readonly man: string }
}

const spelled = (text: string): readonly SpelledName[] => words(text).map((name) => name.split('/'))
const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** The part of a list that stands before a name: the lists of the fixtures go from Swedish names to others. */
const before = (names: readonly string[], first: string): readonly string[] => names.slice(0, names.indexOf(first))

/** Swedish given names with more than one usual spelling, and the families' likewise: first as the fixtures have it. */
const SWEDISH_SPELLINGS = spelled(`
  Kristina/Christina/Cristina Karl/Carl Erik/Eric Mikael/Michael/Mickael Fredrik/Fredric Oskar/Oscar Viktor/Victor
  Filip/Philip Marcus/Markus Rickard/Richard/Rikard Christoffer/Kristoffer Patrik/Patrick Isak/Isac Stefan/Stephan
  Thomas/Tomas Jonas/Johnas Niklas/Nicklas/Niclas Vilhelm/Wilhelm Valdemar/Waldemar Kenneth/Kennet Conny/Konny
  Axel/Aksel Daniel/Danijel Sofia/Sophia/Sofija Karin/Carin Margareta/Margaretha/Margaretta
  Elisabet/Elisabeth/Elizabeth Susanne/Susann/Susanna Annika/Annica Monika/Monica Helena/Helene Ulrika/Ulrica
  Cecilia/Cicilia Camilla/Kamilla Therese/Teresé/Terese Hanna/Hannah Sara/Sarah Josefin/Josefine/Josephine
  Lisbet/Lisbeth Rebecka/Rebecca Veronika/Veronica Viktoria/Victoria Nathalie/Natalie Louise/Lovise Agneta/Agnetha
  Birgitta/Birgita Yvonne/Ivonne Jenny/Jennie Malin/Mahlin Matilda/Mathilda
  Karlsson/Carlsson/Karlson Eriksson/Ericsson/Erikson Gustafsson/Gustavsson Fredriksson/Fredricsson Persson/Pärsson
  Pettersson/Petterson/Petersson Svensson/Swensson/Svenson Andersson/Anderson/Anderssen Johansson/Johanson/Johannsson
  Jonsson/Johnsson/Johnson Olofsson/Olovsson Jakobsson/Jacobsson Lindqvist/Lindkvist/Lindquist Bergqvist/Bergquist
  Lundqvist/Lundkvist/Lundquist Blomqvist/Blomkvist/Blomquist Holmqvist/Holmkvist Viklund/Wiklund Vikström/Wikström
  Claesson/Klasson Isaksson/Isacsson Ekström/Ekstrom Falk/Falck Dahl/Dal Kvist/Qvist/Quist Norén/Noren Rosén/Rosen
  Sjögren/Siögren Åkesson/Åkeson Hansson/Hanson Nilsson/Nilson/Nielsson Larsson/Larson Olsson/Olson Bengtsson/Bengtson`)

const spellingsOf = new Map(SWEDISH_SPELLINGS.map((spellings) => [spellings[0], spellings]))
const swedish = (names: readonly string[]): readonly SpelledName[] =>
  names.map((name) => spellingsOf.get(name) ?? [name])

const SWEDISH_ONSETS =
  words(`Lind Berg Sjö Lund Ek Björk Alm Ås Dal Dahl Fors Gran Grön Hag Hall Hammar Hed Hell Holm Hög
  Kron Ljung Lö Löf Malm Mo Ny Nord Norr Ros Rös Sand Skog Söder Sten Stor Strand Ström Sund Svan Säll Tall Thun Torn
  Vall Wall Väst West Vester Åker Äng Öst Öd Back Bäck Blom Bo Brand Edel Eng Fager Falk Frost Gyll Häll Klint Kvarn Käll
  Lager Lilje Mar Mell Rud Ryd Rönn Silver Sol Stål Stark Ul Vik Wik Zetter Åhl Öhr Örn`)
const SWEDISH_ENDINGS =
  words(`ström berg gren qvist lund man dahl stedt ell in én vall holm strand mark blad felt fors borg
  hammar sten ling ander rot löf stam bäck ås hult`)

const ARABIC = {
  man: spelled(`Mohammed/Muhammad/Mohamed/Mohammad/Muhammed/Mohamad/Mohamet Ahmed/Ahmad/Achmed/Ahmet Ali/Aly/Alî
    Hassan/Hasan/Hasaan Hussein/Hussain/Hossein/Husein/Husain/Hussien Omar/Umar/Omer/Oumar Yousef/Youssef/Yusuf/Yousif/Josef
    Ibrahim/Ebrahim/Ibraheem/Brahim Khaled/Khalid/Chaled/Kaled Mustafa/Mostafa/Moustafa Mahmoud/Mahmud/Mahmood/Mahmod
    Abdullah/Abdallah/Abdulla/Abdallahi Abdulrahman/Abdelrahman/Abdirahman/Abdul-Rahman/Abdurahman
    Karim/Kareem/Kerim Samir/Sameer/Samier Walid/Waleed/Oualid Tariq/Tarek/Tarik/Tareq Said/Saeed/Saïd/Saed/Sayid
    Bilal/Belal/Bilel Jamal/Gamal/Djamal/Jamaal Hamza/Hamzah/Hamsa Ziad/Zeyad/Ziyad Faisal/Faysal/Feisal Nasser/Naser/Nasir
    Ismail/Ismael/Esmail/Ismaeel Hamid/Hameed/Hamed Laith/Layth/Leith Haider/Hayder/Haidar/Hyder Mazen/Mazin Adnan/Adnen
    Rashid/Rasheed/Rachid Bassam/Basam Fadi/Fady Rami/Ramy Anas/Anass Qasim/Kassem/Qassem/Kasim Marwan/Marouan Amir/Ameer
    Sami/Samy Imad/Emad Nabil/Nabeel Yasin/Yassin/Yaseen Osama/Usama/Oussama Taha/Tahah`),
  woman: spelled(`Fatima/Fatma/Fatema/Fatimah/Faatima Zeinab/Zainab/Zaynab/Zeyneb Aisha/Aicha/Ayesha/Aysha/Aïcha
    Mariam/Maryam/Meryem/Miriam Nour/Noor/Nur/Nora Amina/Aminah/Ameena Khadija/Khadidja/Kadija/Hadija Leila/Layla/Laila/Leyla
    Samira/Sameera/Samirah Yasmin/Yasmine/Jasmin/Yasmeen Rania/Ranya/Raniya Hanan/Hanane Salma/Selma/Salmah Huda/Hoda/Houda
    Iman/Eman/Imane/Imaan Sara/Sarah Rasha/Racha Nadia/Nadja/Nadya Rim/Reem/Rym Dina/Deena Hiba/Heba/Hibah Asma/Asmaa/Esma
    Suad/Souad/Soad Wafa/Wafaa/Ouafa Hala/Halah Lina/Leena Rana/Ranaa Ikram/Ekram Sumaya/Soumaya/Sumayya Malak/Melek`),
  family:
    spelled(`Ali/Aly Ahmed/Ahmad/Achmed Hassan/Hasan/Hassen Mohammed/Muhammad/Mohamed/Mohammad Hussein/Hussain/Hossein/Husein
    Ibrahim/Ebrahim/Ibraheem Khalil/Khaleel/Chalil Khoury/Khouri/Khuri/Koury Haddad/Hadad/Hadded Suleiman/Sulaiman/Soliman/Sleiman
    Darwish/Darwich/Darwisch/Derwish Saleh/Salih/Salah Mansour/Mansoor/Mansur Nasser/Naser/Nassir Aziz/Azeez/Asis
    Qasim/Kassem/Qassem/Kasem Saad/Saade/Sad Othman/Osman/Uthman Yousef/Youssef/Yusuf Mahmoud/Mahmood/Mahmud
    Hamdan/Hamdane Al-Hassan/Alhassan/Al_Hassan Al-Jabouri/Aljaburi/Al_Jabbouri Al-Ali/Alali Al-Masri/Almasri/El-Masri
    Al-Khatib/Alkhatib/El-Khatib/Khateeb Al-Saadi/Alsaadi/Al_Sadi Al-Tamimi/Altamimi/Tamimi Abbas/Abbass/Abas Najjar/Najar/Nadjar
    Shaker/Shakir/Chaker Jaber/Jabir/Gaber Barakat/Baraket Kanaan/Kenan/Canaan Issa/Eissa/Isa Daoud/Dawood/Daud Sabbagh/Sabbag/Sabag
    Hamoud/Hammoud/Hamud Rahman/Rehman Kadhim/Kazem/Kadim Sharif/Shareef/Cherif/Scharif Taher/Tahir Younis/Younes/Yunis Habib/Habeeb
    Zaher/Zahir Awad/Awwad Shami/Chami/Al-Shami Maalouf/Malouf Fares/Faris Attia/Atiya`),
}

const PERSIAN = {
  man: spelled(`Reza/Resa/Riza Ahmad/Ahmed Mohammad/Mohamad/Muhammad Ali/Aly Hossein/Hosein/Hussain Mehdi/Mahdi/Medhi
    Behrouz/Behruz/Behrooz Dariush/Daryoush/Darius/Daryush Kamran/Camran Farhad/Ferhad Saeid/Said/Saeed/Saied Amir/Ameer
    Hamid/Hameed Babak/Baback Omid/Omeed/Umid Navid/Naveed Majid/Majeed/Madjid Masoud/Massoud/Masud/Masood
    Zabihullah/Zabiullah/Zabihollah Najibullah/Najib/Najeebullah Rahmatullah/Rahmat Jawad/Javad/Jawed Habibullah/Habib
    Nasir/Nasser/Nassir Qasem/Ghasem/Qasim Shahram/Schahram Siavash/Siyavash Mostafa/Mustafa Esmail/Ismail Hekmat/Hekmatullah`),
  woman: spelled(`Shirin/Shireen/Schirin Parvaneh/Parwaneh/Parvane Golnaz/Gulnaz Nasrin/Nasreen/Nasrine Azadeh/Azade
    Maryam/Mariam/Mariyam Fatemeh/Fateme/Fatima/Fatemah Zahra/Zohra/Zahrah Farzaneh/Farzane Mahsa/Mahsah Roya/Roia/Roja
    Soraya/Suraya/Sorayya Leila/Layla/Leyla Masoumeh/Massoumeh/Masuma Shabnam/Schabnam Narges/Nargis/Nargess Mina/Meena
    Samira/Sameera Somayeh/Sumaya/Somaye Parisa/Parissa Setareh/Setara Marzia/Marzieh/Marziyeh Shukria/Shokria`),
  family:
    spelled(`Ahmadi/Ahmady/Ahmedi/Achmadi Rezai/Rezaei/Rezaee/Rezaie Karimi/Kareemi/Karimy Hosseini/Husseini/Hossaini/Hoseini
    Mohammadi/Muhammadi/Mohamadi Rahimi/Raheemi/Rahimy Haidari/Heidari/Haydari/Hydari Ebrahimi/Ibrahimi Nazari/Nazary Jafari/Jaffari/Djafari
    Safi/Saafi/Safy Akbari/Akbary Noori/Nouri/Nuri Sharifi/Sharify Yousefi/Yousofi/Yusufi Mahmoudi/Mahmudi/Mahmoodi Amiri/Ameri/Amiry
    Tajik/Tajeek Qaderi/Ghaderi/Qadiri Alizadeh/Ali_Zadeh/Alizada Rostami/Rustami Sadeghi/Sadeqi/Sadiqi Moradi/Muradi
    Kazemi/Kazimi/Khazemi Bakhtiari/Bakhtiyari Farahani/Farahany Hashemi/Hashimi/Haschemi Popal/Popel Stanikzai/Stanekzai Zamani/Samani
    Rasuli/Rasouli/Rasooli Azizi/Azizy Jalali/Djalali Panahi/Panahy`),
}

const SOMALI = {
  man: spelled(`Mohamed/Maxamed/Mohamud/Mahamed Abdi/Cabdi Ahmed/Axmed/Ahmad Ali/Cali Hassan/Xasan/Hasan Abdullahi/Cabdulaahi/Abdulahi
    Yusuf/Yuusuf/Yousuf Omar/Cumar/Omer Ismail/Ismaaciil/Ismaciil Abdirahman/Cabdiraxmaan/Abdurahman Hussein/Xuseen/Husein
    Mahad/Mahaad Liban/Liiban Guled/Guuleed Warsame/Warsama Ibrahim/Ibraahim Said/Siciid/Saciid Osman/Cismaan/Usman
    Jama/Jaamac/Jamac Farah/Faarax Nur/Nuur/Noor Bashir/Bashiir Abshir/Abshiir Khalid/Khaalid`),
  woman: spelled(`Hodan/Hoodan Ifrah/Ifraax Sahra/Zahra/Saxra Ubah/Ubax Fadumo/Faduma/Faadumo Amina/Aamina/Aamino
    Halima/Xaliimo/Halimo Asha/Casha/Aasha Hawa/Xaawo/Hawo Khadija/Khadiijo/Khadra Maryan/Maryam/Maryaan Safiya/Safiyo
    Nasra/Nasro Ayan/Ayaan Deqa/Deeqa Sagal/Sagaal Ikran/Ikraan Hamdi/Xamdi Fartun/Fartuun Idil/Idiil`),
  family:
    spelled(`Mohamed/Maxamed/Mohamud Ali/Cali Hassan/Xasan/Hasan Ahmed/Axmed Abdi/Cabdi Jama/Jaamac/Jamac Warsame/Warsama
    Omar/Cumar/Omer Farah/Faarax/Farax Nur/Nuur/Noor Osman/Cismaan/Usman Hussein/Xuseen Ismail/Ismaaciil Yusuf/Yuusuf
    Abdullahi/Cabdulaahi/Abdulahi Isse/Ciise/Issa Aden/Adan/Aadan Muse/Muuse/Musse Mumin/Muumin Hersi/Xirsi/Hirsi Samatar/Samater
    Abukar/Abubakar Guled/Guuleed Elmi/Cilmi Dirie/Diiriye Shire/Shiire Barre/Bare Egal/Cigaal`),
}

const ERITREAN = {
  man: spelled(`Yohannes/Yohanes/Johannes/Yohanis Dawit/Dawitt/David Tekle/Tecle Yonas/Jonas/Yonass Filmon/Philmon/Filimon
    Samuel/Samiel Tesfay/Tesfai/Tesfaye Haile/Hayle/Hailay Abel/Abiel Kidane/Kidanè Mehari/Meharie/Mahari Robel/Robiel
    Habtom/Habtum Berhane/Birhane/Brhane Abraham/Abrham/Abreham Solomon/Salomon/Selomon Amanuel/Emanuel/Amanual Bereket/Bereketab`),
  woman:
    spelled(`Selam/Salam/Sellam Tigist/Tigest Hiwot/Hiwet/Heywet Senait/Sennait/Senayt Helen/Hellen/Elen Feven/Fevan/Fiven
    Rahel/Rachel/Raheel Luwam/Lwam/Luam Saba/Sabba Winta/Wunta Mihret/Mehret/Mihrat Almaz/Almas Azeb/Azieb Letebrhan/Letebirhan
    Ruta/Ruth Semhar/Simhar Bisrat/Bsrat Freweyni/Frewoini/Fireweyni`),
  family:
    spelled(`Tesfay/Tesfai/Tesfaye/Tesfaj Berhane/Birhane/Brhane Haile/Hayle/Hailay Kidane/Kidanè/Kidanay Abraha/Abreha/Abrha
    Mehari/Meharie Gebremedhin/Gebremedin/Ghebremedhin Tekle/Tecle/Teklay Ghebremeskel/Gebremeskel/Gebremeskal Woldu/Weldu/Woldeab
    Gebreselassie/Ghebreselassie/Gebreslasie Desta/Dessta Negash/Negasi/Negassi Habte/Habtay Yohannes/Yohanes/Johannes Araya/Areaya
    Weldemichael/Woldemichael/Weldemikael Asfaha/Asfeha Bekele/Bekelle Girmay/Ghirmay/Girmai Mulugeta/Mulughieta Zerai/Zeray`),
}

const KURDISH_TURKISH = {
  man: spelled(`Mehmet/Mehmed/Muhammet Mustafa/Mustapha Ahmet/Ahmed Ali/Aly Hüseyin/Huseyin/Hussein Baran/Beran Azad/Asad
    Murat/Murad Ibrahim/İbrahim Kemal/Kamal/Kamil Yusuf/Jusuf Serdar/Sardar Hasan/Hassan Rojhat/Rojat Diyar/Dyar/Diar Ferhat/Farhad
    Rebwar/Rêbwar/Ribwar Sherzad/Şêrzad/Shirzad Karwan/Kerwan Emre/Emrah Cengiz/Djengis Bülent/Bulent Özgür/Ozgur Aram/Arram`),
  woman:
    spelled(`Dilan/Dîlan/Dylan Rojin/Rozhin/Rojîn Zerya/Zeria Bahar/Behar Ayse/Ayşe/Aysha Berivan/Bêrîvan/Beriwan Fatma/Fadma
    Emine/Emina Zeynep/Zeyneb/Zeineb Shilan/Şilan/Schilan Evin/Avin/Ewin Hatice/Hatidje/Khadija Sibel/Cybel Elif/Eliff Nazdar/Nasdar
    Gulistan/Gülistan/Golestan Meryem/Mariam Rukiye/Ruqia/Rukia`),
  family:
    spelled(`Kaya/Kaja Demir/Demîr Yilmaz/Yılmaz/Jilmaz Celik/Çelik/Chelik Aydin/Aydın/Aidin Sahin/Şahin/Shahin Kara/Karra
    Yildiz/Yıldız/Jildiz Özdemir/Ozdemir/Oezdemir Arslan/Aslan Dogan/Doğan Koc/Koç/Kotch Barzani/Berzani/Barzany Aziz/Azîz Rashid/Rasheed/Reşîd
    Polat/Polad Öztürk/Ozturk/Oeztuerk Karim/Kerim Jaff/Jaf/Djaff Gunes/Güneş/Guenes Hamid/Hemid Tekin/Tekîn Bozkurt/Boskurt
    Zangana/Zengene Talabani/Talabany Kilic/Kılıç/Kilitch Aksoy/Aksoi Ucar/Uçar/Utjar`),
}

const BALKAN = {
  man: spelled(`Zoran/Soran Dragan/Draghan Goran/Göran Slobodan/Slobodn Aleksandar/Alexander/Aleksander Milan/Milann
    Adnan/Adnen Emir/Amir Nikola/Nicola Admir/Almir Jasmin/Yasmin Mirsad/Mirsat Besnik/Besnick Agron/Aggron Arben/Arban
    Bekim/Beqim Fatmir/Fatmira Ivan/Iwan Stefan/Stephan Vladimir/Wladimir Dejan/Deyan Senad/Sinad Nermin/Nermen Luan/Luann`),
  woman:
    spelled(`Jelena/Helena/Yelena Dragana/Draganna Vesna/Wesna Snezana/Snežana/Snjezana Ana/Anna Amra/Amrah Mirjana/Miriana
    Ivana/Iwana Jasmina/Yasmina Azra/Asra Emina/Amina Ljiljana/Liljana/Lilijana Sanela/Saneela Valentina/Walentina
    Fatime/Fatima Arta/Artha Mirela/Mirella Senada/Sinada Suada/Souada Teuta/Teutha`),
  family:
    spelled(`Jovanovic/Jovanović/Jovanovich Petrovic/Petrović/Petrowic Nikolic/Nikolić/Nicolic Markovic/Marković/Marcovic
    Kovacevic/Kovačević/Kovacevich Hodzic/Hodžić/Hodzik Omerovic/Omerović Mujic/Mujić/Muic Begovic/Begović Halilovic/Halilović
    Ibrahimovic/Ibrahimović Krasniqi/Krasnici/Krasnichi Hoti/Hotti Berisha/Berischa Gashi/Gaschi Shala/Schala Hoxha/Hodza/Hoxa
    Popovic/Popović Stankovic/Stanković Ilic/Ilić/Ilitch Delic/Delić Causevic/Čaušević Selimi/Selimy Ahmeti/Achmeti Rexhepi/Redzepi
    Zukic/Zukić Memic/Memić Dzafic/Džafić/Djafic Vukovic/Vuković Babic/Babić`),
}

const ROMANIAN = {
  man: spelled(`Florin/Floryn Ionut/Ionuț/Ionutz Vasile/Vassile Constantin/Konstantin Gheorghe/George/Georghe Marian/Mariann
    Alexandru/Alexandro Nicolae/Nikolae/Nicolaie Costel/Kostel Ion/Jon Mihai/Mihail/Michai Cristian/Christian/Kristian
    Daniel/Daniell Adrian/Adriann Stefan/Ștefan/Stephan Dumitru/Dimitru Viorel/Viorell Petru/Petre Marius/Mariuss Georgi/Gheorghi`),
  woman:
    spelled(`Ioana/Joana Mihaela/Michaela/Mihaella Elena/Helena/Olena Gabriela/Gabriella Maria/Marija Cristina/Christina/Cristna
    Ana/Anna Florentina/Florentyna Nicoleta/Nikoleta/Nicoletta Mariana/Marianna Daniela/Daniella Simona/Symona Rodica/Rodika
    Violeta/Violetta Georgeta/Georgetta Lavinia/Lawinia Camelia/Kamelia`),
  family:
    spelled(`Popescu/Popesku/Popesco Ionescu/Jonescu/Ionesku Dumitru/Dimitru/Dumitrou Popa/Poppa Radu/Raddu Stan/Stann
    Ciobanu/Chobanu/Ciobannu Muntean/Munteanu/Muntian Moldovan/Moldoveanu Rusu/Russu Georgescu/Gheorghescu Constantin/Konstantin
    Lupu/Luppu Tudor/Tudorr Dinu/Dinnu Stoica/Stoika Georgiev/Gheorghiev Marin/Mareen Nistor/Nister Barbu/Barbou Lacatus/Lăcătuș/Lakatos
    Gheorghe/Georghe Mihai/Michai Serban/Șerban/Sherban`),
}

const POLISH_SLAVIC = {
  man: spelled(`Piotr/Pjotr/Peter Krzysztof/Kristof/Krzystof Andrzej/Andrej/Andrzei Zbigniew/Zbignev Pawel/Paweł/Pavel
    Tomasz/Thomas/Tomas Marcin/Martin Jan/Yan Volodymyr/Vladimir/Wolodymyr Sergej/Sergei/Sergey/Serhij Dmitrij/Dmitri/Dmitry/Dmytro
    Aleksandr/Alexander/Oleksandr Andrij/Andriy/Andrej Mykola/Nikolaj/Mikola Igor/Ihor Jurij/Yuri/Jurii Ivan/Iwan Grzegorz/Gregorz
    Marek/Mareck Dariusz/Darius Jacek/Jazek Mariusz/Marius Wojciech/Woitech Stanislaw/Stanisław/Stanislav`),
  woman:
    spelled(`Agnieszka/Agneska/Agnieska Malgorzata/Małgorzata/Margorzata Beata/Beate Ewelina/Evelina Olga/Olha Svetlana/Switlana
    Natalia/Nataliya/Natalja Tatjana/Tatiana/Tetiana Oksana/Oxana Iryna/Irina/Irena Olena/Elena/Helena Mariya/Maria/Marija
    Katarzyna/Katarzina/Katazyna Ewa/Eva Joanna/Johanna Ludmila/Lyudmyla/Ljudmila Halyna/Galina Anna/Hanna Wioletta/Violetta
    Yuliia/Julia/Yulia Kateryna/Katerina/Ekaterina`),
  family:
    spelled(`Kowalski/Kovalski/Kowalsky Nowak/Novak/Nowack Wisniewski/Wiśniewski/Wisniewsky Wojcik/Wójcik/Woicik Kaminski/Kamiński/Kaminsky
    Kovalenko/Kowalenko/Kovalenco Melnyk/Melnik/Melnic Shevchenko/Sjevtjenko/Schewtschenko Bondarenko/Bondarenco Ivanov/Ivanow/Iwanow
    Smirnov/Smirnow Kravchenko/Krawchenko Lewandowski/Levandovski Zielinski/Zieliński Szymanski/Szymański/Shimanski Mazur/Masur
    Petrenko/Petrenco Boyko/Bojko/Boiko Tkachenko/Tkatjenko Kuznetsov/Kusnetsov/Kuznecov Dabrowski/Dąbrowski Moroz/Moros
    Krawczyk/Krawchik Pawlak/Pavlak Lysenko/Lisenko`),
}

const FINNISH = {
  man: spelled(`Raimo/Raijmo Mika/Micka Kari/Karri Timo/Tiimo Jukka/Juka Pekka/Peka Heikki/Heiki Matti/Mati Antero/Anttero
    Juhani/Juhanni Seppo/Sepo Veli/Welli Esa/Essa Ari/Arri Hannu/Hanno Tapio/Tappio Risto/Ristto Markku/Marku Pentti/Penti`),
  woman:
    spelled(`Tuula/Tula Ritva/Ritwa Päivi/Paivi Anneli/Annelie Sirpa/Sirppa Leena/Lena Marjatta/Marjata Kaarina/Karina
    Pirkko/Pirko Raija/Raja Seija/Seja Eila/Eyla Irma/Irrma Tarja/Taria Satu/Sattu Helvi/Helwi`),
  family:
    spelled(`Korhonen/Korhoinen Virtanen/Wirtanen Niemi/Nieminen Heikkinen/Heikinen Koskinen/Koskenen Saarinen/Sarinen
    Mäkinen/Makinen Hämäläinen/Hamalainen Laine/Lajne Järvinen/Jarvinen Lehtonen/Lehtinen Salminen/Salmenen Heinonen/Heinänen
    Turunen/Turonen Rantanen/Rantannen Karjalainen/Karjalinen Jokinen/Jokenen Mattila/Matila Ojala/Oijala Kinnunen/Kinunen`),
}

const ARABIC_COMMONEST = ARABIC.family.slice(0, 4)

export const ORIGINS: Readonly<Record<string, NamesOfOrigin>> = {
  swedish: {
    weight: 55,
    givenNames: {
      woman: swedish(before(GIVEN_NAMES.woman, 'Fatima')),
      man: swedish(before(GIVEN_NAMES.man, 'Mohammed')),
    },
    familyNames: swedish(before(COMMON_FAMILY_NAMES, 'Hussein')),
    commonest: swedish(COMMON_FAMILY_NAMES.slice(0, 6)),
    rareFamilyNames: { onsets: SWEDISH_ONSETS, endings: SWEDISH_ENDINGS },
    rareGivenEnding: { woman: 'ina', man: 'ar' },
  },
  finnish: origin(FINNISH, {
    weight: 4,
    onsets: 'Ahti Haapa Hieta Ilmo Kallio Kangas Kivi Kuusi Lampi Metsä Pelto Rauta Suo Vaara',
    endings: 'nen la lä lainen maa niemi ranta',
    rareGivenEnding: { woman: 'kka', man: 'mo' },
  }),
  arabic: origin(ARABIC, {
    weight: 13,
    commonest: ARABIC_COMMONEST,
    onsets: 'Abu Al-Ba Al-Du Al-Ha Al-Ja Al-Ka Al-Ra Al-Sa Ba Bu Da Fa Gha Ha Ja Kha Ma Na Qa Ra Sa Sha Ta Za',
    endings: 'bani dawi fouri hani jari kawi lami mari naji qadi rabi sawi tahi wahi zawi dour mish laq',
    rareGivenEnding: { woman: 'ya', man: 'id' },
  }),
  persian: origin(PERSIAN, {
    weight: 7,
    commonest: ARABIC_COMMONEST,
    onsets: 'Ab Ash Bag Dav Esf Far Gol Hab Jam Kash Kho Mir Naj Pour Rah Sar Shah Taj Var Yaz Zad',
    endings: 'adi ahani andi avari eshi ini mandi nejad oudi pouri rani sefat shahi tabar yani zadeh',
    rareGivenEnding: { woman: 'naz', man: 'yar' },
  }),
  somali: origin(SOMALI, {
    weight: 5,
    commonest: ARABIC_COMMONEST,
    onsets: 'Abdi Ad Bu Cab Da Dhu Du Far Ga Gu Haj Ji Ka Lib Mah Nu Rob Sa Shi Wa Ya',
    endings: 'dow le har khey low ma naye qar rane sade shi tan wale yare',
    rareGivenEnding: { woman: 'ho', man: 'ow' },
  }),
  eritrean: origin(ERITREAN, {
    weight: 5,
    onsets: 'Abra Aman Asme Berha Debe Embaye Gebre Ghirma Habte Kifle Mebra Ogba Tekle Tes Wolde Zere',
    endings: 'ab gabir giorgis haymanot lassie mariam medhin michael rom sion tsion yesus',
    rareGivenEnding: { woman: 'sit', man: 'om' },
  }),
  turkish: origin(KURDISH_TURKISH, {
    weight: 4,
    commonest: ARABIC_COMMONEST,
    onsets: 'Ak Al Bay Bil Can Dem Er Gök Gün Has Kar Kök Öz Sar Sel Taş Tun Ulu Yal Yur',
    endings: 'baba bas çı dag gil han kan kaya lar mez oglu soy tas türk uk',
    rareGivenEnding: { woman: 'nur', man: 'can' },
  }),
  balkan: origin(BALKAN, {
    weight: 5,
    onsets: 'Av Bar Bo Buk Dam Dob Dur Gav Had Jak Kar Laz Mal Mil Nov Rad Sav Stan Tad Tom Vas Vid Zec',
    endings: 'anovic arac evic ajlic ekic elj ic inac ivic ojevic ovac ovic ulic',
    rareGivenEnding: { woman: 'ka', man: 'mir' },
  }),
  romanian: origin(ROMANIAN, {
    weight: 2,
    onsets: 'Al And Bal Bor Călin Cos Dob Dra Fil Gav Ili Luc Mano Mun Neg Olt Pet San Tom Ung Vlad',
    endings: 'achi anu ariu ascu can eanu el escu iu oiu ovici u',
    rareGivenEnding: { woman: 'ica', man: 'el' },
  }),
  slavic: origin(POLISH_SLAVIC, {
    weight: 4,
    onsets: 'Adam Bar Bor Chmiel Dud Gaj Hor Jan Kost Kow Lis Mak Nowi Olsz Pav Rud Sok Tar Was Zab',
    endings: 'acki ak czyk enko ewicz iuk ko owski ski uk yk ynets',
    rareGivenEnding: { woman: 'ka', man: 'sz' },
  }),
}

interface Listed {
  readonly man: readonly SpelledName[]
  readonly woman: readonly SpelledName[]
  readonly family: readonly SpelledName[]
}

type Made = Pick<NamesOfOrigin, 'weight' | 'rareGivenEnding'> & {
  readonly commonest?: readonly SpelledName[]
  readonly onsets: string
  readonly endings: string
}

function origin({ man, woman, family }: Listed, made: Made): NamesOfOrigin {
  const { weight, rareGivenEnding, commonest = [], onsets, endings } = made
  return {
    weight,
    givenNames: { woman, man },
    familyNames: withBlanks(family),
    commonest: withBlanks(commonest),
    rareFamilyNames: { onsets: words(onsets), endings: words(endings) },
    rareGivenEnding,
  }
}

/** A low line in the lists above is a blank in the name. */
function withBlanks(names: readonly SpelledName[]): readonly SpelledName[] {
  return names.map((spellings) => spellings.map((name) => name.replace('_', ' ')))
}

/** Rare family names of the fixtures, that one person each is drawn for now and then. */
export const RARE_NAMES: readonly SpelledName[] = RARE_FAMILY_NAMES.map((name) => [name])

/** What people are called beside what their papers say. */
export const CALLED: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  spelled(`Lars/Lasse Karl/Kalle Mikael/Micke/Mike Jan/Janne Bo/Bosse Per/Pelle/Perra Nils/Nisse Joakim/Jocke Tobias/Tobbe
    Henrik/Henke Anders/Ante Erik/Erka Johan/Johnny/Joppe Peter/Petter/Pete Fredrik/Frippe/Fredde Stefan/Steffe Thomas/Tompa
    Magnus/Mange Ulf/Uffe Göran/Jöran Björn/Nalle Jörgen/Jögge Roger/Rogge Kenneth/Kenta Tommy/Tompa Leif/Leffe
    Rolf/Roffe Bengt/Benke Gunnar/Nurre Torbjörn/Tobbe Oskar/Ogge Viktor/Vicke Niklas/Nicke Daniel/Danne David/Dave
    Marcus/Mackan Patrik/Putte Robert/Robban Rickard/Ricky Christoffer/Stoffe Sebastian/Sebbe Anton/Ante Filip/Fille
    Gustav/Gurra Ludvig/Ludde Vilhelm/Ville Valdemar/Valle Kristina/Kicki/Stina Charlotta/Lotta/Charlie Margareta/Greta/Maggan
    Elisabet/Lisa/Bettan Susanne/Sussie Annika/Anki Monika/Mona Helena/Lena Gunilla/Nilla Ulrika/Ullis Cecilia/Cissi
    Camilla/Milla Therese/Tessan Jessica/Jessie Birgitta/Gittan/Bitte Matilda/Tilda Josefin/Josse Agneta/Netan Inger/Ninni
    Lisbet/Lisa Madeleine/Madde Viktoria/Vickan Rebecka/Becka Nathalie/Nattie Felicia/Fille Johanna/Hanna Barbro/Babsan
    Mohammed/Mo/Hamoudi Abdulrahman/Abdul/Abdi Aleksandar/Aco/Sasha Aleksandr/Sasha Vladimir/Vova Dmitrij/Dima Sergej/Serjozha
    Krzysztof/Krzysiek Malgorzata/Gosia Katarzyna/Kasia Agnieszka/Aga Piotr/Piotrek Constantin/Costi Gheorghe/Gicu
    Alexandru/Alex Zabihullah/Zabi Najibullah/Najib Mustafa/Musti Ibrahim/Ibbe Abdullahi/Abdi Zeinab/Zeina Mehmet/Memo`).map(
    ([name = '', ...others]) => [name, others],
  ),
)
