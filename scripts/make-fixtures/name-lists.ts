// Ordinary names, put together at random into people who do not exist. Only letters that Windows-1252 can hold.

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const GIVEN_NAMES = {
  man: words(`
    Lars Karl Mikael Jan Bo Per Nils Joakim Tobias Henrik Anders Erik Johan Peter Fredrik Stefan Thomas Magnus Ulf Göran
    Håkan Åke Sören Björn Jörgen Mårten Östen Kjell Roger Kenneth Conny Tommy Ronny Benny Leif Rolf Bengt Gunnar Ingemar
    Torbjörn Hampus Linus Oskar Viktor Simon Jonas Niklas Daniel David Marcus Patrik Robert Rickard Christoffer Sebastian
    Anton Emil Filip Gustav Axel Elias Isak Ludvig Vilhelm Arne Sture Evert Valdemar Yngve Hjalmar Dag Egil Folke
    Mohammed Hussein Ahmed Hassan Yousef Khaled Mustafa Abdullah Ibrahim Ismail Mahmoud Jamal Tariq Said Omar Ali Bilal
    Rashid Farid Karim Samir Walid Zaid Nadir Faisal Hamid Reza Behrouz Dariush Kamran Farhad Goran Zoran Dragan Slobodan
    Vladimir Sergej Dmitrij Aleksandr Andrzej Zbigniew Krzysztof Piotr Florin Ionut Vasile Tekle Dawit Yonas Abebe
    Warsame Liban Guled Thanh Somchai`),
  woman: words(`
    Kristina Charlotta Anna Eva Maria Karin Birgitta Margareta Elisabet Ingrid Susanne Annika Monika Helena Lena Marianne
    Gunilla Åsa Ulrika Cecilia Camilla Therese Jessica Linda Malin Jenny Ida Hanna Elin Sofia Emma Julia Sara Johanna
    Josefin Frida Matilda Ebba Alva Tove Märta Görel Kerstin Gun Barbro Siv Yvonne Pia Ann Agneta Britt Solveig Inger
    Lisbet Carola Madeleine Veronika Viktoria Rebecka Louise Felicia Nathalie Evelina Wilma Tuva Disa Hedvig Astrid
    Fatima Zeinab Aisha Nour Amina Khadija Maryam Leila Samira Yasmin Rania Hanan Layla Shirin Parvaneh Golnaz Nasrin
    Azadeh Jelena Snezana Dragana Vesna Olga Svetlana Natalia Tatjana Agnieszka Malgorzata Beata Ewelina Ioana Mihaela
    Elena Gabriela Selam Tigist Hiwot Senait Hodan Ifrah Sahra Ubah Linh Phuong Siriporn Ratana Bahar Dilan Rojin Zerya
    Wioletta Oksana Iryna`),
} as const

/** Family names that up to a few people may carry. */
export const COMMON_FAMILY_NAMES = words(`
  Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson
  Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Olofsson Lindström Lindqvist Lindgren Axelsson Berg Bergström
  Lundberg Lind Lundgren Lundqvist Mattsson Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Engström
  Danielsson Håkansson Eklund Lundin Gunnarsson Holm Björk Bergman Samuelsson Fransson Wikström Isaksson Bergqvist
  Arvidsson Nyström Holmberg Löfgren Söderberg Nyberg Blomqvist Claesson Nordström Mårtensson Lundström Viklund Björklund
  Eliasson Berggren Sandström Nordin Ström Åberg Hermansson Ekström Falk Holmgren Dahlberg Hellström Hedlund Sundberg
  Sjögren Ek Blom Abrahamsson Öberg Martinsson Andreasson Strömberg Månsson Åkesson Hansen Norberg Dahl Lindholm Jonasson
  Holmqvist Åström Rosén Vikström Ivarsson Sundström Bergkvist Palm Strandberg Ottosson Lundmark Skoglund Ågren Ekberg
  Dahlgren Höglund Hagström Öhman Norén Moberg Melin Borg Roos Kvist Frisk Stål
  Hussein Khoury Suleiman Mahmoudi Yousefi Haddad Nasser Rahimi Karimi Hosseini Ahmadi Jovanovic Petrovic Nikolic
  Markovic Kovacevic Kowalski Nowak Wisniewski Popescu Ionescu Dumitru Ivanov Smirnov Tran Nguyen Pham Abdi Warsame Jama
  Tesfaye Bekele Haile Demir Yilmaz Kaya Celik Aydin Saleh Mansour Qasim Zaher Barzani Aziz Darwish`)

/** Family names that no more than one person in a municipality carries. Enough, with the birth year, to know somebody by. */
export const RARE_FAMILY_NAMES = words(`
  Silfverskog Grönvaldt Bäckahagen Hammarsköld Ängsryd Teklemariam Gebreselassie Bakhtiari Szymanek Oravecz Lagerhök
  Tjärnefors Vretblad Malmrot Stjärnhake Drakfelt Ekhagener Kråkström Uddgren Hjortzell Rönnqvarn Fjällsjöman Tallroth
  Gyllenrud Wachtmann Quarnemo Ståltråd Hyttforss Ljungdalen Ormestad Zetterwik Brunkeberger Klövskog Nattsén Ryssmark
  Pilfalck Törnrosk Udrea Mazreku Shabanaj Krasniqi Hoxhallari Vukadin Trbojevic Zlatanski Farahmand Golestani Pourzand
  Khoshnevis Tabrizian Abdulqadir Gaildon Muktarow Woldegiorgis Asfahawi Berhaneu Kidanemar Ouedraogo Nkemelu Adjei
  Okonjobi Thammavong Sirikwan Duongvu Bielawicz Grzegorek Wojtasik Kaczmarow Lupulescu Stanciugel Moldoveanu Baltagiu
  Hrynkiw Panasjuk Zadorozna Tsvetanov Gjergjaj Ymerliu Halvarfors Isgrund Jernlod Kallblixt Lodstrand Myrtenhed`)

/** What people are called beside what their papers say. */
export const NICKNAMES: Readonly<Record<string, string>> = {
  Lars: 'Lasse',
  Karl: 'Kalle',
  Mikael: 'Micke',
  Jan: 'Janne',
  Bo: 'Bosse',
  Per: 'Pelle',
  Nils: 'Nisse',
  Joakim: 'Jocke',
  Tobias: 'Tobbe',
  Henrik: 'Henke',
  Kristina: 'Kicki',
  Charlotta: 'Lotta',
}

/** The same name, brought into Latin letters in another way. The second spelling stands in none of the lists above. */
export const TRANSLITERATIONS: Readonly<Record<string, string>> = {
  Mohammed: 'Muhammad',
  Hussein: 'Hussain',
  Ahmed: 'Ahmad',
  Hassan: 'Hasan',
  Yousef: 'Youssef',
  Khaled: 'Khalid',
  Mustafa: 'Mostafa',
  Abdullah: 'Abdallah',
  Ibrahim: 'Ebrahim',
  Mahmoud: 'Mahmud',
  Sergej: 'Sergei',
  Dmitrij: 'Dmitri',
  Aleksandr: 'Alexander',
  Zeinab: 'Zeynab',
  Khoury: 'Khouri',
  Suleiman: 'Sulaiman',
  Mahmoudi: 'Mahmudi',
}
