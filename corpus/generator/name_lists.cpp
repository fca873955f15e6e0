#include "corpus/generator/name_lists.h"

namespace dateline::corpus {
namespace {

// clang-format off
constexpr std::string_view kFirstNames[] = {
    "James", "Mary", "John", "Patricia", "Robert", "Jennifer", "Michael", "Linda", "David", "Elizabeth",
    "William", "Barbara", "Richard", "Susan", "Joseph", "Jessica", "Thomas", "Sarah", "Karen", "Daniel",
    "Nancy", "Matthew", "Lisa", "Anthony", "Betty", "Mark", "Margaret", "Paul", "Sandra", "Steven",
    "Ashley", "Andrew", "Kimberly", "Emily", "Joshua", "Donna", "Kenneth", "Michelle", "Kevin", "Carol",
    "Brian", "Amanda", "George", "Dorothy", "Edward", "Melissa", "Ronald", "Deborah", "Timothy",
    "Stephanie", "Pierre", "Marie", "Jean", "Claire", "Luc", "Camille", "Antoine", "Juliette", "Hans",
    "Greta", "Klaus", "Ingrid", "Jürgen", "Heike", "Dieter", "Sabine", "Carlos", "María", "José", "Lucía",
    "Javier", "Carmen", "Miguel", "Pilar", "Andrés", "Inés", "João", "Ana", "Paulo", "Beatriz", "Marco",
    "Giulia", "Luca", "Francesca", "Paolo", "Chiara", "Ivan", "Olga", "Sergei", "Natalia", "Dmitry",
    "Tatiana", "Alexei", "Irina", "Piotr", "Agnieszka", "Jakub", "Zofia", "Lars", "Astrid", "Erik",
    "Sigrid", "Björn", "Freja", "Mikko", "Aino", "Ahmed", "Fatima", "Mohammed", "Aisha", "Omar", "Layla",
    "Hassan", "Zainab", "Yusuf", "Mariam", "Khalid", "Noor", "Ali", "Samira", "Reza", "Shirin", "Arash",
    "Parisa", "Mehmet", "Ayşe", "Emre", "Elif", "Rajesh", "Priya", "Amit", "Sunita", "Vikram", "Anjali",
    "Imran", "Nadia", "Wei", "Li", "Jun", "Mei", "Hao", "Xiu", "Kenji", "Yuki", "Hiroshi", "Sakura",
    "Takeshi", "Naoko", "Min-jun", "Soo-jin", "Ji-hoon", "Nguyen", "Linh", "Somchai", "Malee", "Budi",
    "Siti", "Kwame", "Ama", "Chinedu", "Ngozi", "Tunde", "Folake", "Thabo", "Naledi", "Juma", "Amina",
    "Tesfaye", "Hana", "Moses", "Grace", "Samuel", "Esther", "Kofi", "Abena", "Jomo", "Wanjiru",
};

constexpr std::string_view kLastNames[] = {
    "Smith", "Johnson", "Brown", "Jones", "Miller", "Davis", "Wilson", "Anderson", "Taylor", "Moore",
    "Jackson", "Martin", "Thompson", "Harris", "Clark", "Lewis", "Robinson", "Walker", "Young", "Allen",
    "King", "Wright", "Scott", "Hill", "Green", "Adams", "Baker", "Nelson", "Carter", "Mitchell", "Roberts",
    "Turner", "Phillips", "Campbell", "Parker", "Evans", "Edwards", "Collins", "Stewart", "Morris",
    "Rogers", "Reed", "Cook", "Morgan", "Bell", "Murphy", "Bailey", "Cooper", "Richardson", "Cox", "Howard",
    "Ward", "Peterson", "Gray", "Watson", "Brooks", "Kelly", "Sanders", "Price", "Bennett", "Wood",
    "Barnes", "Ross", "Henderson", "Coleman", "Jenkins", "Perry", "Powell", "Long", "Patterson", "Hughes",
    "Dubois", "Durand", "Leroy", "Moreau", "Laurent", "Lefebvre", "Fournier", "Girard", "Bonnet", "Lambert",
    "Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz", "Hoffmann",
    "Koch", "Richter", "Klein", "Wolf", "Schröder", "Neumann", "García", "Martínez", "López", "González",
    "Rodríguez", "Fernández", "Sánchez", "Pérez", "Gómez", "Díaz", "Moreno", "Álvarez", "Romero", "Navarro",
    "Torres", "Ramírez", "Silva", "Santos", "Oliveira", "Souza", "Pereira", "Costa", "Ferreira", "Almeida",
    "Carvalho", "Rossi", "Russo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Marino",
    "Greco", "Ivanov", "Smirnov", "Kuznetsov", "Popov", "Sokolov", "Lebedev", "Kozlov", "Novikov",
    "Morozov", "Petrov", "Volkov", "Kowalski", "Wiśniewski", "Wójcik", "Kamiński", "Zieliński", "Novák",
    "Svoboda", "Dvořák", "Horváth", "Nagy", "Szabó", "Popescu", "Ionescu", "Johansson", "Karlsson",
    "Nilsson", "Lindqvist", "Hansen", "Olsen", "Larsen", "Kristensen", "Virtanen", "Korhonen", "Nieminen",
    "Jansen", "Bakker", "Visser", "Janssens", "Peeters", "Papadopoulos", "Nikolaidis", "Demir", "Yılmaz",
    "Kaya", "Şahin", "Çelik", "Haddad", "Khoury", "Mansour", "Farouk", "Saleh", "Nasser", "Hamdan",
    "Qureshi", "Siddiqui", "Malik", "Hussein", "Karimi", "Hosseini", "Ahmadi", "Rahimi", "Sharma", "Verma",
    "Gupta", "Patel", "Reddy", "Iyer", "Nair", "Chatterjee", "Banerjee", "Wang", "Zhang", "Chen", "Liu",
    "Yang", "Huang", "Zhao", "Wu", "Zhou", "Tanaka", "Suzuki", "Takahashi", "Watanabe", "Yamamoto",
    "Nakamura", "Kobayashi", "Kim", "Park", "Choi", "Jung", "Kang", "Tran", "Pham", "Hoang", "Santoso",
    "Wijaya", "Okafor", "Adeyemi", "Okonkwo", "Balogun", "Mensah", "Owusu", "Boateng", "Dlamini", "Nkosi",
    "Khumalo", "Kamau", "Otieno", "Mwangi", "Abebe", "Bekele", "Diallo", "Traoré", "Keita", "Camara",
    "Diop", "Ndiaye", "O'Brien", "O'Connor", "McDonald", "MacLeod", "al-Masri", "al-Hariri",
};

constexpr std::string_view kCountries[] = {
    "United States", "China", "United Kingdom", "Russia", "France", "Germany", "Japan", "Israel", "India",
    "Iran", "Iraq", "Syria", "Ukraine", "Italy", "Spain", "Canada", "Australia", "Turkey", "Pakistan",
    "Afghanistan", "Egypt", "South Korea", "North Korea", "Saudi Arabia", "Brazil", "Mexico",
    "South Africa", "Greece", "Poland", "Belgium", "Netherlands", "Switzerland", "Sweden", "Lebanon",
    "Nigeria", "Argentina", "Venezuela", "Cuba", "Indonesia", "Philippines", "Thailand", "Vietnam",
    "Malaysia", "Portugal", "Ireland", "Norway", "Denmark", "Finland", "Austria", "Hungary",
    "Czech Republic", "Romania", "Serbia", "Libya", "Yemen", "Sudan", "Somalia", "Ethiopia", "Kenya",
    "Jordan", "Qatar", "United Arab Emirates", "Kuwait", "Colombia", "Chile", "Peru", "Bangladesh",
    "Sri Lanka", "Nepal", "Myanmar", "Taiwan", "New Zealand", "Morocco", "Algeria", "Tunisia", "Zimbabwe",
    "Democratic Republic of Congo", "Ghana", "Rwanda", "Uganda", "Tanzania", "Mali", "Haiti", "Bulgaria",
    "Croatia", "Slovakia", "Slovenia", "Lithuania", "Latvia", "Estonia", "Belarus", "Moldova", "Georgia",
    "Armenia", "Azerbaijan", "Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan",
    "Mongolia", "Bosnia and Herzegovina", "Albania", "North Macedonia", "Montenegro", "Cyprus", "Malta",
    "Iceland", "Luxembourg", "Bolivia", "Ecuador", "Paraguay", "Uruguay", "Guatemala", "Honduras",
    "El Salvador", "Nicaragua", "Costa Rica", "Panama", "Dominican Republic", "Jamaica",
    "Trinidad and Tobago", "Guyana", "Suriname", "Bahamas", "Barbados", "Senegal", "Ivory Coast",
    "Cameroon", "Angola", "Mozambique", "Zambia", "Malawi", "Botswana", "Namibia", "Madagascar", "Burundi",
    "Chad", "Niger", "Burkina Faso", "Benin", "Togo", "Guinea", "Sierra Leone", "Liberia", "Gambia",
    "Mauritania", "Eritrea", "Djibouti", "South Sudan", "Central African Republic", "Gabon",
    "Equatorial Guinea", "Lesotho", "Eswatini", "Mauritius", "Seychelles", "Comoros", "Cape Verde",
    "Guinea-Bissau", "Cambodia", "Laos", "Singapore", "Brunei", "East Timor", "Bhutan", "Maldives", "Oman",
    "Bahrain", "Papua New Guinea", "Fiji", "Samoa", "Tonga", "Vanuatu", "Solomon Islands", "Kiribati",
    "Micronesia", "Palau", "Marshall Islands", "Nauru", "Tuvalu", "Belize", "Grenada", "Saint Lucia",
    "Dominica", "Andorra", "Monaco", "San Marino", "Liechtenstein", "Vatican City",
};

constexpr std::string_view kCapitals[] = {
    "Washington", "Beijing", "London", "Moscow", "Paris", "Berlin", "Tokyo", "Jerusalem", "New Delhi",
    "Tehran", "Baghdad", "Damascus", "Kyiv", "Rome", "Madrid", "Ottawa", "Canberra", "Ankara", "Islamabad",
    "Kabul", "Cairo", "Seoul", "Pyongyang", "Riyadh", "Brasília", "Mexico City", "Pretoria", "Athens",
    "Warsaw", "Brussels", "Amsterdam", "Bern", "Stockholm", "Beirut", "Abuja", "Buenos Aires", "Caracas",
    "Havana", "Jakarta", "Manila", "Bangkok", "Hanoi", "Kuala Lumpur", "Lisbon", "Dublin", "Oslo",
    "Copenhagen", "Helsinki", "Vienna", "Budapest", "Prague", "Bucharest", "Belgrade", "Tripoli", "Sanaa",
    "Khartoum", "Mogadishu", "Addis Ababa", "Nairobi", "Amman", "Doha", "Abu Dhabi", "Kuwait City",
    "Bogotá", "Santiago", "Lima", "Dhaka", "Colombo", "Kathmandu", "Naypyidaw", "Taipei", "Wellington",
    "Rabat", "Algiers", "Tunis", "Harare", "Kinshasa", "Accra", "Kigali", "Kampala", "Dodoma", "Bamako",
    "Port-au-Prince", "Sofia", "Zagreb", "Bratislava", "Ljubljana", "Vilnius", "Riga", "Tallinn", "Minsk",
    "Chișinău", "Tbilisi", "Yerevan", "Baku", "Astana", "Tashkent", "Bishkek", "Dushanbe", "Ashgabat",
    "Ulaanbaatar", "Sarajevo", "Tirana", "Skopje", "Podgorica", "Nicosia", "Valletta", "Reykjavík",
    "Luxembourg City", "La Paz", "Quito", "Asunción", "Montevideo", "Guatemala City", "Tegucigalpa",
    "San Salvador", "Managua", "San José", "Panama City", "Santo Domingo", "Kingston", "Port of Spain",
    "Georgetown", "Paramaribo", "Nassau", "Bridgetown", "Dakar", "Yamoussoukro", "Yaoundé", "Luanda",
    "Maputo", "Lusaka", "Lilongwe", "Gaborone", "Windhoek", "Antananarivo", "Gitega", "N'Djamena", "Niamey",
    "Ouagadougou", "Porto-Novo", "Lomé", "Conakry", "Freetown", "Monrovia", "Banjul", "Nouakchott",
    "Asmara", "Djibouti City", "Juba", "Bangui", "Libreville", "Malabo", "Maseru", "Mbabane", "Port Louis",
    "Victoria", "Moroni", "Praia", "Bissau", "Phnom Penh", "Vientiane", "Bandar Seri Begawan", "Dili",
    "Thimphu", "Malé", "Muscat", "Manama", "Port Moresby", "Suva", "Apia", "Nuku'alofa", "Port Vila",
    "Honiara", "South Tarawa", "Palikir", "Ngerulmud", "Majuro", "Yaren", "Funafuti", "Belmopan",
    "Saint George's", "Castries", "Roseau", "Andorra la Vella", "Vaduz",
};

constexpr std::string_view kOrganisations[] = {
    "United Nations", "European Union", "World Bank", "International Monetary Fund",
    "World Health Organization", "NATO", "Security Council", "European Commission", "European Central Bank",
    "Federal Reserve", "White House", "Pentagon", "Kremlin", "World Trade Organization", "African Union",
    "Arab League", "OPEC", "Red Cross", "Amnesty International", "Human Rights Watch", "Greenpeace",
    "Interpol", "International Criminal Court", "International Olympic Committee", "FIFA", "UEFA", "UNICEF",
    "UNESCO", "International Atomic Energy Agency", "Bundestag", "Knesset", "House of Commons",
    "European Parliament", "Bank of England", "Bank of Japan", "World Food Programme",
    "Doctors Without Borders", "Transparency International", "World Economic Forum",
    "Commonwealth of Nations", "European Space Agency", "NASA", "International Energy Agency",
    "Asian Development Bank", "Save the Children", "Oxfam", "Médecins du Monde",
    "International Labour Organization", "Supreme Court", "Constitutional Court", "Scotland Yard",
    "Council of Europe", "ASEAN", "OECD", "MERCOSUR", "World Wildlife Fund", "Reporters Without Borders",
    "Freedom House", "Chatham House", "Brookings Institution",
};

constexpr std::string_view kCompanyKinds[] = {
    "Group", "Holdings", "Bank", "Airlines", "Energy", "Motors", "Pharmaceuticals", "Telecom", "Insurance",
    "Steel", "Foods", "Media", "Systems", "Capital", "Industries", "Logistics", "Mining", "Partners",
};

constexpr std::string_view kPublicKinds[] = {
    "Central Bank", "University", "Stock Exchange", "City Council", "Institute of Technology",
    "Chamber of Commerce", "Football Club", "Airport Authority", "Police Department", "General Hospital",
    "National Museum", "Court of Appeal", "Philharmonic", "Electoral Commission", "Trade Union Congress",
    "Port Authority", "Observatory", "Medical Association",
};
// clang-format on

}  // namespace

std::span<const std::string_view> first_names() { return kFirstNames; }
std::span<const std::string_view> last_names() { return kLastNames; }
std::span<const std::string_view> countries() { return kCountries; }
std::span<const std::string_view> capitals() { return kCapitals; }
std::span<const std::string_view> organisations() { return kOrganisations; }
std::span<const std::string_view> company_kinds() { return kCompanyKinds; }
std::span<const std::string_view> public_kinds() { return kPublicKinds; }

}  // namespace dateline::corpus
