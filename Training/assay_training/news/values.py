"""The values a news event is made of: how to draw one, write it, and change it into a different one.

All persons and organisations are random combinations of common names; no real event is described.
"""
from ..edits.dates import write_date
from ..edits.numbers import WORDS

FIRST = ("Aigul Marat Timur Dana Nurlan Saule Bakhyt Gulnara Farrukh Zarina Rustam Dilshod Malika Oksana Andriy Ivan Elena "
         "Pavel Katarzyna Marek Luca Giulia Hans Ingrid Lars Sofia Miguel Carmen Joao Ana Pierre Claire Ahmed Layla Yusuf "
         "Fatima Kwame Amina Chidi Ngozi Rajesh Priya Arjun Mei Wei Hiroshi Yuki Minh Linh Jose Lucia James Sarah Robert "
         "Emily David Karen Thomas Rachel Giorgi Nino Armen Ani Leyla Elchin Emre Zeynep Siti Budi").split()
LAST = ("Akhmetov Suleimenov Bekova Tulegenov Zhaksybek Rakhimov Nazarov Karimova Yusupov Tashiev Abdykadyrov Kovalenko "
        "Bondar Petrov Morozova Nowak Zielinski Rossi Bianchi Schmidt Weber Larsen Lindqvist Garcia Romero Silva Costa "
        "Dubois Lefevre Hassan Mansour Demir Kaya Mensah Okafor Adeyemi Otieno Sharma Patel Reddy Chen Liu Tanaka Sato "
        "Nguyen Tran Mendoza Vargas Miller Walker Hughes Bennett Clarke Harris Beridze Lomidze Petrosyan Hakobyan Aliyev "
        "Mammadov Santoso Wijaya Osei Novak Horvath Popescu Ivanova Jensen").split()
CITIES = ("Almaty Astana Shymkent Karaganda Aktobe Atyrau Pavlodar Bishkek Osh Dushanbe Khujand Tashkent Samarkand Bukhara "
          "Ashgabat Ulaanbaatar Tbilisi Batumi Yerevan Gyumri Baku Ganja Kyiv Lviv Odesa Warsaw Krakow Vilnius Riga Tallinn "
          "Minsk Bucharest Sofia Belgrade Zagreb Budapest Vienna Berlin Hamburg Paris Lyon Madrid Seville Lisbon Rome "
          "Milan Athens Ankara Izmir Cairo Tunis Nairobi Kampala Accra Lagos Abuja Dakar Delhi Mumbai Dhaka Jakarta Manila "
          "Hanoi Seoul Lima Bogota Quito Santiago Toronto Chicago Denver Leeds Glasgow").split()
COUNTRIES = ("Kazakhstan Kyrgyzstan Uzbekistan Tajikistan Turkmenistan Mongolia Georgia Armenia Azerbaijan Ukraine Moldova "
             "Poland Hungary Serbia Romania Bulgaria Turkey Germany France Italy Spain Portugal Greece Egypt Tunisia Kenya "
             "Uganda Ghana Nigeria Senegal India Bangladesh Indonesia Vietnam Peru Colombia Ecuador Chile Mexico").split()
ORG_A = ("Open Steppe,Civic Voice,Northern Light,Free Word,Silk Road,Green Valley,New Horizon,Public Watch,Bright Path,Legal "
         "Shield,Clear Water,Third Bridge,Blue Mountain,Common Ground,Lighthouse,First Page,Honest Vote,Apex,Delta,Orion").split(",")
ORG_B = ("Foundation,Institute,Association,Media Group,Union,Centre,Initiative,Network,Alliance,Bureau,Holding,Bank,Energy,"
         "Telecom,Airlines,Party,Movement,Committee").split(",")
ROLES = ("journalist,activist,lawyer,blogger,former minister,businessman,opposition politician,editor,teacher,trade union "
         "leader,human rights defender,student,doctor,mayor,police officer,engineer,photographer,farmer,poet,banker").split(",")
CRIMES = ("fraud,extortion,tax evasion,embezzlement,spreading false information,inciting hatred,hooliganism,bribery,abuse of "
          "office,money laundering,slander,organising an illegal rally,illegal possession of weapons,espionage").split(",")
POSTS = ("prime minister,health minister,finance minister,ambassador to Japan,head of the central bank,chief prosecutor,"
         "ombudsman,mayor,chairman of the election commission,education minister,interior minister,head of the state broadcaster").split(",")
CURRENCIES = ["tenge", "som", "euros", "dollars", "lari", "rubles", "pesos", "rupees", "zloty", "hryvnias", "lira"]
TOPICS = ("foreign funding,mass media,peaceful assembly,personal data,labour rights,forest protection,online platforms,tax "
          "reform,land ownership,public procurement,domestic violence,religious associations,energy prices,pensions").split(",")
LISTS = {"role": ROLES, "crime": CRIMES, "post": POSTS, "topic": TOPICS, "city": CITIES, "country": COUNTRIES}
# A change of one of these makes it another story, on which the evidence is silent: a site blocked in one country may be
# blocked in another too, and a blogger may also be a teacher. Other values are decided by the evidence.
IDENTITY = {"p", "q", "o", "topic", "country", "role"}


def draw(kind, rng):
    base = kind.rstrip("0123456789")
    if base in ("p", "q"):
        return f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    if base == "o":
        return f"{rng.choice(ORG_A)} {rng.choice(ORG_B)}"
    if base in LISTS:
        return rng.choice(LISTS[base])
    if base == "date":
        return rng.randint(1, 28), rng.randint(1, 12), rng.randint(2009, 2026)
    if base == "n":
        return rng.choice([rng.randint(2, 12), rng.randint(13, 95), rng.randint(2, 40) * 50, rng.randint(11, 900) * 100 + rng.randint(0, 99)])
    if base == "money":
        return rng.choice([rng.randint(2, 99) * 100, rng.randint(2, 99) * 10_000, rng.randint(11, 95) * 100_000,
                           rng.randint(2, 90) * 1_000_000]), rng.choice(CURRENCIES)
    if base == "years":
        return rng.randint(2, 15)
    if base == "days":
        return rng.choice([3, 5, 7, 10, 12, 14, 15, 20, 25, 30, 40, 60])
    if base == "pct":
        return rng.choice([round(rng.uniform(0.5, 30), 1), float(rng.randint(2, 85))])
    if base == "art":
        return rng.randint(12, 480)
    raise KeyError(kind)


def change(kind, value, rng):
    """A near but different value; for dates the part that changes is told by the caller's precision."""
    base = kind.rstrip("0123456789")
    for _ in range(20):
        if base == "n":
            new = max(1, round(value * rng.choice([0.5, 0.7, 0.8, 1.25, 1.5, 2]))) if value > 12 else max(2, value + rng.choice([-3, -2, -1, 1, 2, 3, 5]))
        elif base == "money":
            new = (int(value[0] * rng.choice([0.5, 2, 3, 10, 0.1, 1.5])), value[1]) if rng.random() < 0.75 else (value[0], rng.choice(CURRENCIES))
            new = (max(100, new[0] // 100 * 100), new[1])
        elif base in ("years", "days", "art"):
            new = max(1, value + rng.choice([-5, -3, -2, -1, 1, 2, 3, 4, 5]))
        elif base == "pct":
            new = round(max(0.3, value + rng.choice([-6, -3, -1.5, 1, 2, 4, 7])), 1)
        else:
            new = draw(kind, rng)
            if base in ("p", "q") and new.split()[-1] == value.split()[-1]:
                continue
        if new != value:
            return new
    return None


def change_date(value, precision, rng):
    day, month, year = value
    part = rng.choice({"full": ["day", "month", "year"], "month": ["month", "year"], "year": ["year"]}[precision])
    if part == "day":
        return (day + rng.choice([1, 2, 3, 5, 8, 13]) - 1) % 28 + 1, month, year
    if part == "month":
        return day, (month + rng.randint(1, 10)) % 12 + 1, year
    return day, month, year + rng.choice([-3, -2, -1, 1, 2])


def write(kind, value, rng, precision="full"):
    base = kind.rstrip("0123456789")
    if base == "date":
        if precision == "month":
            return "in " + write_date(*value, "my")
        if precision == "year":
            return f"in {value[2]}"
        return "on " + write_date(*value, rng.choice(["dmy", "dmy", "mdy", "short"]))
    if base == "n":
        return WORDS[value] if value <= 12 and rng.random() < 0.6 else f"{value:,}"
    if base in ("years", "days"):
        return WORDS[value] if value <= 20 and rng.random() < 0.5 else str(value)
    if base == "money":
        amount, unit = value
        if unit in ("euros", "dollars") and rng.random() < 0.5:
            sign = {"euros": "€", "dollars": "$"}[unit]
            return sign + (_million(amount) if amount >= 1_000_000 and rng.random() < 0.6 else f"{amount:,}")
        return (_million(amount) if amount >= 1_000_000 and rng.random() < 0.6 else f"{amount:,}") + " " + unit
    if base == "pct":
        text = f"{value:g}"
        return text + rng.choice(["%", " percent", " per cent"])
    return str(value)


def _million(amount):
    return f"{amount / 1_000_000:g} million"

