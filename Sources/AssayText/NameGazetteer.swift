/// Countries with their capitals and adjectives, and places of Central Asia.
///
/// Small on purpose: enough to tell places from persons in news of the region and of the world. One line a country:
/// name and other names; adjectives and words for its people; capital and large cities.
enum NameGazetteer {
  /// What a lower-case name stands for.
  struct Place: Sendable, Hashable {
    /// The country's first name, in lower case.
    var country: String
    /// The name itself where it is smaller than a country.
    var local: String?
    /// Whether the word is an adjective or a word for the people: "Kazakh", "Germans".
    var isAdjective: Bool
  }

  /// The place that a name stands for; the name in lower case with single spaces.
  static func place(_ lowercased: String) -> Place? { index[lowercased] }

  /// Parts of the world in the table that are no countries.
  static let continents: Set<String> = [
    "europe", "asia", "africa", "central asia", "middle east", "latin america",
  ]

  private static let index: [String: Place] = {
    var index: [String: Place] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.split(separator: ",").map { $0.trimmingPrefix(" ").lowercased() } }
      guard fields.count == 3, let country = fields[0].first else { continue }
      for city in fields[2] { index[city] = Place(country: country, local: city, isAdjective: false) }
      for name in fields[1] { index[name] = Place(country: country, local: nil, isAdjective: true) }
      for name in fields[0] { index[name] = Place(country: country, local: nil, isAdjective: false) }
    }
    return index
  }()

  private static let table = """
    Kazakhstan,Republic of Kazakhstan|Kazakh,Kazakhs,Kazakhstani,Kazakhstanis|Astana,Nur-Sultan,Almaty,Shymkent,Karaganda,Karagandy,Aktobe,Taraz,Pavlodar,Oskemen,Ust-Kamenogorsk,Semey,Atyrau,Kostanay,Kyzylorda,Oral,Uralsk,Petropavl,Aktau,Temirtau,Turkestan,Taldykorgan,Ekibastuz,Zhanaozen,Zhezkazgan,Balkhash,Kentau,Konaev,Qonaev,Zhetysu,Abai,Ulytau,Mangystau,Mangistau,Akmola,Baikonur,Kokshetau
    Kyrgyzstan,Kyrgyz Republic|Kyrgyz,Kyrgyzstani|Bishkek,Osh,Jalal-Abad,Karakol,Naryn,Talas,Batken
    Uzbekistan|Uzbek,Uzbeks,Uzbekistani|Tashkent,Samarkand,Bukhara,Andijan,Fergana,Namangan,Nukus,Karakalpakstan,Khiva,Termez
    Tajikistan|Tajik,Tajiks,Tajikistani|Dushanbe,Khujand,Khorog,Kulob,Bokhtar,Gorno-Badakhshan
    Turkmenistan|Turkmen|Ashgabat,Turkmenabat,Mary,Dashoguz
    Russia,Russian Federation|Russian,Russians|Moscow,St Petersburg,Saint Petersburg,Novosibirsk,Yekaterinburg,Kazan,Chechnya,Dagestan,Grozny,Crimea
    China,People's Republic of China|Chinese|Beijing,Shanghai,Hong Kong,Xinjiang,Urumqi,Tibet,Guangzhou
    Mongolia|Mongolian,Mongolians|Ulaanbaatar
    Afghanistan|Afghan,Afghans|Kabul,Kandahar,Herat
    Azerbaijan|Azerbaijani,Azerbaijanis|Baku,Nakhchivan
    Armenia|Armenian,Armenians|Yerevan
    Georgia|Georgian,Georgians|Tbilisi,Batumi
    Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev,Kharkiv,Odesa,Lviv,Donetsk,Luhansk
    Belarus|Belarusian,Belarusians|Minsk
    Moldova|Moldovan,Moldovans|Chisinau,Transnistria
    Estonia|Estonian,Estonians|Tallinn
    Latvia|Latvian,Latvians|Riga
    Lithuania|Lithuanian,Lithuanians|Vilnius
    Poland|Polish,Poles|Warsaw,Krakow
    Germany|German,Germans|Berlin,Munich,Hamburg,Frankfurt
    France|French|Paris,Marseille,Lyon,Strasbourg
    Spain|Spanish,Spaniards|Madrid,Barcelona
    Portugal|Portuguese|Lisbon
    Italy|Italian,Italians|Rome,Milan
    United Kingdom,UK,U.K.,Britain,Great Britain|British,Britons|London,England,Scotland,Wales,Northern Ireland,Manchester
    Ireland|Irish|Dublin
    Netherlands,the Netherlands|Dutch|Amsterdam,The Hague,Hague
    Belgium|Belgian,Belgians|Brussels
    Luxembourg|Luxembourgish|
    Switzerland|Swiss|Bern,Geneva,Zurich
    Austria|Austrian,Austrians|Vienna
    Czech Republic,Czechia|Czech,Czechs|Prague
    Slovakia|Slovak,Slovaks|Bratislava
    Hungary|Hungarian,Hungarians|Budapest
    Romania|Romanian,Romanians|Bucharest
    Bulgaria|Bulgarian,Bulgarians|Sofia
    Serbia|Serbian,Serbs|Belgrade
    Croatia|Croatian,Croats|Zagreb
    Slovenia|Slovenian,Slovenes|Ljubljana
    Bosnia and Herzegovina,Bosnia|Bosnian,Bosnians|Sarajevo
    Kosovo|Kosovar|Pristina
    Albania|Albanian,Albanians|Tirana
    North Macedonia|Macedonian|Skopje
    Montenegro|Montenegrin|Podgorica
    Greece|Greek,Greeks|Athens
    Cyprus|Cypriot|Nicosia
    Malta|Maltese|Valletta
    Norway|Norwegian,Norwegians|Oslo
    Sweden|Swedish,Swedes|Stockholm
    Finland|Finnish,Finns|Helsinki
    Denmark|Danish,Danes|Copenhagen
    Iceland|Icelandic|Reykjavik
    Turkey,Türkiye,Turkiye|Turkish,Turks|Ankara,Istanbul
    Iran|Iranian,Iranians|Tehran
    Iraq|Iraqi,Iraqis|Baghdad
    Syria|Syrian,Syrians|Damascus,Aleppo
    Israel|Israeli,Israelis|Jerusalem,Tel Aviv
    Palestine|Palestinian,Palestinians|Gaza,Ramallah,West Bank
    Lebanon|Lebanese|Beirut
    Jordan|Jordanian|Amman
    Saudi Arabia|Saudi,Saudis|Riyadh
    United Arab Emirates,UAE|Emirati|Abu Dhabi,Dubai
    Qatar|Qatari|Doha
    Kuwait|Kuwaiti|
    Bahrain|Bahraini|Manama
    Oman|Omani|Muscat
    Yemen|Yemeni|Sanaa,Aden
    Egypt|Egyptian,Egyptians|Cairo
    Libya|Libyan|Tripoli
    Tunisia|Tunisian|Tunis
    Algeria|Algerian|Algiers
    Morocco|Moroccan|Rabat
    Sudan|Sudanese|Khartoum
    South Sudan||Juba
    Ethiopia|Ethiopian|Addis Ababa
    Eritrea|Eritrean|Asmara
    Somalia|Somali|Mogadishu
    Kenya|Kenyan,Kenyans|Nairobi
    Uganda|Ugandan|Kampala
    Tanzania|Tanzanian|Dodoma
    Rwanda|Rwandan|Kigali
    Burundi|Burundian|
    Democratic Republic of the Congo,Congo|Congolese|Kinshasa
    Nigeria|Nigerian,Nigerians|Abuja,Lagos
    Ghana|Ghanaian|Accra
    Senegal|Senegalese|Dakar
    Mali|Malian|Bamako
    Niger|Nigerien|Niamey
    Cameroon|Cameroonian|Yaounde
    Angola|Angolan|Luanda
    Mozambique|Mozambican|Maputo
    Zimbabwe|Zimbabwean|Harare
    Zambia|Zambian|Lusaka
    South Africa|South African,South Africans|Pretoria,Johannesburg,Cape Town
    India|Indian,Indians|New Delhi,Delhi,Mumbai
    Pakistan|Pakistani,Pakistanis|Islamabad,Karachi,Lahore
    Bangladesh|Bangladeshi|Dhaka
    Sri Lanka|Sri Lankan|Colombo
    Nepal|Nepali|Kathmandu
    Myanmar,Burma|Burmese|Naypyidaw,Yangon
    Thailand|Thai|Bangkok
    Vietnam|Vietnamese|Hanoi
    Cambodia|Cambodian|Phnom Penh
    Malaysia|Malaysian|Kuala Lumpur
    Singapore|Singaporean|
    Indonesia|Indonesian|Jakarta
    Philippines,the Philippines|Filipino,Philippine|Manila
    Japan|Japanese|Tokyo
    South Korea|South Korean,Korean|Seoul
    North Korea|North Korean|Pyongyang
    Taiwan|Taiwanese|Taipei
    Australia|Australian,Australians|Canberra,Sydney,Melbourne
    New Zealand|New Zealander|Wellington
    United States,United States of America,US,U.S.,USA,U.S.A.,America|American,Americans|Washington,New York,Los Angeles,Chicago,California,Texas,Florida
    Canada|Canadian,Canadians|Ottawa,Toronto
    Mexico|Mexican,Mexicans|Mexico City
    Cuba|Cuban|Havana
    Haiti|Haitian|
    Guatemala|Guatemalan|
    Honduras|Honduran|
    El Salvador|Salvadoran|San Salvador
    Nicaragua|Nicaraguan|Managua
    Costa Rica|Costa Rican|
    Panama|Panamanian|
    Colombia|Colombian|Bogota
    Venezuela|Venezuelan,Venezuelans|Caracas
    Ecuador|Ecuadorian|Quito
    Peru|Peruvian|Lima
    Bolivia|Bolivian|La Paz
    Chile|Chilean|Santiago
    Argentina|Argentine,Argentinian|Buenos Aires
    Brazil|Brazilian,Brazilians|Brasilia,Sao Paulo,Rio de Janeiro
    Uruguay|Uruguayan|Montevideo
    Paraguay|Paraguayan|
    europe|European,Europeans|
    asia|Asian,Asians|
    africa|African,Africans|
    central asia|Central Asian|
    middle east||
    latin america|Latin American|
    """
}
