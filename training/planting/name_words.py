"""Names that may stand for one another: people, places, peoples, bodies and what is made by them."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

__all__ = ["ACRONYMS", "COUNTRIES", "FEMALE", "GROUPS", "MALE", "SURNAMES"]

MALE = """
Aaron Adam Alan Albert Alexander Alfred Ali Andrew Anthony Arthur Barry Ben Bernard Bill Bob Brian
Bruce Carl Carlos Charles Chris Christopher Craig Dan Daniel David Dennis Derek Donald Douglas Ed Eddie
Edward Eric Ernest Felix Francis Frank Fred Gary Geoffrey George Gerald Gordon Graham Greg Harold Harry
Henry Howard Hugh Ian Ivan Jack James Jason Jeff Jerry Jim Joe John Jonathan Joseph Josh Julian Karl
Keith Ken Kenneth Kevin Larry Leo Leon Louis Luke Marc Marcus Mark Martin Matthew Max Michael Mike
Mohammed Nathan Neil Nicholas Nick Nigel Oliver Oscar Patrick Paul Pedro Peter Phil Philip Ralph Ray
Raymond Richard Robert Roger Ron Ronald Ross Roy Russell Sam Samuel Scott Sean Sidney Simon Stanley
Stephen Steve Steven Stuart Ted Terry Theodore Thomas Tim Timothy Tom Tony Victor Vincent Walter Warren
William
""".split()
FEMALE = """
Alice Alison Amanda Amy Andrea Angela Ann Anna Anne Barbara Betty Carol Caroline Catherine Charlotte
Christine Claire Cynthia Deborah Diana Donna Dorothy Elaine Eleanor Elizabeth Ellen Emily Emma Esther
Eve Fiona Florence Frances Georgia Gloria Grace Hannah Harriet Heather Helen Ida Irene Isabel Jane Janet
Jean Jennifer Jenny Jessica Joan Joanna Joyce Judith Judy Julia Julie Karen Kate Katherine Kathleen
Laura Linda Lisa Lois Louise Lucy Lynne Margaret Maria Marie Martha Mary Mildred Molly Nancy Naomi
Natalie Nicole Nora Olivia Pamela Patricia Paula Rachel Rebecca Rosemary Ruth Sally Samantha Sandra
Sarah Sheila Shirley Sian Siân Sophie Stella Stephanie Susan Sylvia Theresa Valerie Vera Victoria
Virginia Wendy Yvonne
""".split()
SURNAMES = """
Adams Allen Anderson Armstrong Atkinson Bailey Baldwin Barnes Barrett Becker Bennett Bishop Blair
Bolton Bradley Brennan Brooks Bryant Burgess Burke Burns Bush Calder Campbell Carlson Carpenter Carter
Chandler Chapman Chen Clark Clinton Cohen Coleman Collins Connolly Cooper Crawford Cruz Cunningham Daly
Davidson Davies Davis Dawson Dixon Donovan Douglas Doyle Duncan Dunn Edwards Elliott Ellis Evans Farrell
Ferguson Fernandez Fischer Fletcher Foster Fraser Freeman Garcia Gardner Gibson Gilbert Goldberg Gomez
Gonzalez Goodman Graham Griffin Griffiths Hamilton Hansen Harper Harris Harrison Hartley Hawkins
Henderson Hernandez Higgins Hoffman Holmes Hopkins Horton Hudson Hughes Ivanov Jackson Jacobs Jenkins
Jensen Johnson Johnston Jones Kaplan Keller Kelly Kennedy Klein Kowalski Kumar Lambert Larsen Lawrence
Lawson Lewis Lindsay Lopez Lynch MacDonald Mackenzie Marsh Martinez Mason Matthews McCarthy McDonald
McKenna Meyer Miller Mitchell Moore Morgan Morris Morrison Mueller Murphy Murray Nelson Newman Nguyen
Norris Novak Obama O'Brien O'Connor Olsen Owens Palmer Parker Patel Patterson Pearson Perez Perkins
Peters Peterson Petrov Phillips Porter Powell Quinn Ramirez Reed Reynolds Richards Richardson Riley
Roberts Robertson Robinson Rodriguez Rogers Romero Rossi Russell Ryan Sanchez Sanders Schmidt Schneider
Schwartz Sharma Shaw Simmons Simpson Singh Smith Spencer Stephens Stevens Stewart Sullivan Sutton
Suzuki Tanaka Taylor Thatcher Thompson Thomson Torres Trudeau Turner Wagner Walker Wallace Walsh Watson
Weber Webster Wells Wheeler Whitaker Wilkins Williams Williamson Wilson Winters Wong Wright Yamamoto
Young Zimmerman
""".split()

# Country, then the adjective of its people.
COUNTRIES = """
Afghanistan/Afghan Albania/Albanian Algeria/Algerian Argentina/Argentine Australia/Australian
Austria/Austrian Bangladesh/Bangladeshi Belgium/Belgian Brazil/Brazilian Bulgaria/Bulgarian
Canada/Canadian Chile/Chilean China/Chinese Colombia/Colombian Croatia/Croatian Cuba/Cuban
Denmark/Danish Egypt/Egyptian England/English Estonia/Estonian Ethiopia/Ethiopian Finland/Finnish
France/French Germany/German Ghana/Ghanaian Greece/Greek Haiti/Haitian Hungary/Hungarian
Iceland/Icelandic India/Indian Indonesia/Indonesian Iran/Iranian Iraq/Iraqi Ireland/Irish
Israel/Israeli Italy/Italian Japan/Japanese Jordan/Jordanian Kenya/Kenyan Lebanon/Lebanese
Libya/Libyan Lithuania/Lithuanian Malaysia/Malaysian Mexico/Mexican Morocco/Moroccan Nepal/Nepalese
Nigeria/Nigerian Norway/Norwegian Pakistan/Pakistani Peru/Peruvian Poland/Polish Portugal/Portuguese
Romania/Romanian Russia/Russian Scotland/Scottish Serbia/Serbian Somalia/Somali Spain/Spanish
Sudan/Sudanese Sweden/Swedish Switzerland/Swiss Syria/Syrian Thailand/Thai Tunisia/Tunisian
Turkey/Turkish Ukraine/Ukrainian Vietnam/Vietnamese Wales/Welsh Yemen/Yemeni Zimbabwe/Zimbabwean
""".split()

# One group a line, its names divided by "/": any may stand for another.
GROUPS = """
London/Paris/Berlin/Madrid/Rome/Vienna/Moscow/Tokyo/Beijing/Athens/Brussels/Dublin/Edinburgh/Cardiff/Warsaw/Prague/Budapest/Lisbon/Stockholm/Oslo/Copenhagen/Helsinki/Cairo/Baghdad/Kabul/Tehran/Jakarta/Bangkok/Manila/Singapore/Shanghai/Mumbai/Delhi/Karachi/Nairobi/Lagos/Havana/Santiago/Toronto/Vancouver/Montreal/Ottawa/Sydney/Melbourne/Auckland/Hong Kong/Amsterdam/Geneva/Zurich/Munich/Hamburg/Milan/Naples/Barcelona/Manchester/Liverpool/Birmingham/Leeds/Glasgow/Belfast/Kiev/Istanbul/Ankara/Damascus/Beirut/Jerusalem/Port-au-Prince/Swansea/Quebec City
New York/Chicago/Boston/Los Angeles/San Francisco/Seattle/Houston/Dallas/Philadelphia/Phoenix/Denver/Atlanta/Miami/Detroit/Baltimore/Cleveland/Pittsburgh/Las Vegas/San Diego/New Orleans/Memphis/Nashville/Charlotte/Portland/Tampa/St. Louis/Milwaukee/Minneapolis/Berkeley/Tempe/Scottsdale/San Jose/Honolulu
California/Texas/Florida/Ohio/Illinois/Michigan/Pennsylvania/Arizona/Oregon/Louisiana/Mississippi/Alabama/Tennessee/Kentucky/Indiana/Minnesota/Wisconsin/Colorado/Utah/Nevada/Kansas/Iowa/Missouri/New Mexico/New Jersey/Massachusetts/North Carolina/South Carolina/Alaska/Hawaii/Oklahoma/Nebraska/Montana/Vermont/Maine
Ontario/Quebec/Alberta/Saskatchewan/Manitoba/British Columbia/Nova Scotia/New Brunswick/Newfoundland
Europe/Asia/Africa/South America/North America/Latin America/Australia
Mars/Venus/Jupiter/Saturn/Neptune/Uranus/Mercury
Martian/Venusian/Jovian/Terran
North Korea/South Korea/Saudi Arabia/South Africa/New Zealand/Sri Lanka/Costa Rica
the United States/the United Kingdom/the Netherlands/the Philippines/the Czech Republic/the Soviet Union
American/British/Canadian/Australian/French/German/Russian/Chinese/Japanese/Italian
Americans/Canadians/Australians/Germans/Russians/Italians/Mexicans/Brazilians/Iraqis/Israelis/Palestinians/Pakistanis/Haitians
European/Asian/African/American
Atlantic/Pacific/Indian Ocean/Mediterranean/Baltic
Google/Microsoft/Apple/Amazon/Facebook/Yahoo/Intel/IBM/Oracle/Sony/Samsung/Nokia/Dell/Toshiba/Adobe
Windows/Linux/Android/OS X/Unix
Toyota/Honda/Ford/Nissan/BMW/Mazda/Hyundai/Volkswagen/Chevrolet/Lexus/Mercedes/Audi/Volvo/Subaru/Chevy
Camry/Accord/Civic/Corolla/Altima/Prius/Sentra/Focus
Garmin/TomTom/Magellan/Kenwood
Kindle/Nook/iPad/Sony Reader
Hilton/Marriott/Hyatt/Sheraton/Radisson/Holiday Inn/Best Western/Novotel
Starbucks/McDonald's/Subway/KFC/Burger King/Wendy's/Taco Bell/Pizza Hut/Panera/Chipotle
Walmart/Target/Costco/Macy's/Kohl's/Walgreens/Sears/Best Buy/Home Depot
the BBC/the CBC/Reuters/CNN/Al Jazeera/Sky News/Fox News/NBC/the Associated Press
the New York Times/the Washington Post/the Guardian/the Daily Telegraph/the Wall Street Journal/the Miami Herald/the Times
New York Times/Washington Post/Guardian/Daily Telegraph/Miami Herald/Wall Street Journal
Harvard/Yale/Princeton/Stanford/Oxford/Cambridge/Columbia/Cornell/Berkeley
the European Union/the United Nations/the African Union/the World Bank/the Arab League
Parliament/Congress/the Senate
the House of Commons/the House of Lords/the Senate
House of Representatives/Senate
Labour/Plaid Cymru
Liberals/Conservatives/New Democrats/Greens
Liberal/Conservative
Democrat/Republican
Democrats/Republicans
Democratic/Republican
Al Qaeda/Hamas/Hezbollah/the Taliban
Christian/Muslim/Jewish/Hindu/Buddhist
Christians/Muslims/Jews/Hindus/Buddhists
Sunni/Shiite
Java/Python/Perl/Lisp/Matlab
WordNet/FrameNet/VerbNet/PropBank
Wikipedia/Freebase/DBpedia
Penn Treebank/Prague Dependency Treebank/Brown Corpus
Brown corpus/Switchboard corpus
Europarl/Hansards/Gigaword
English/French/German/Spanish/Chinese/Arabic/Japanese/Czech/Dutch/Italian/Russian/Portuguese/Danish/Swedish/Turkish/Hindi/Welsh/Finnish
Gaussian/Poisson/Dirichlet/Bernoulli
Visa/MasterCard/American Express
Pepsi/Coke/Sprite
Netflix/Hulu/YouTube
Twitter/Facebook/Instagram
Wimbledon/Roland Garros
Coca-Cola/PepsiCo/Nestlé
Boeing/Airbus/Lockheed
Prime Minister/Finance Minister/Foreign Minister
Senator/Governor/Congressman
""".strip().split("\n")

# Acronyms of one kind of thing.
ACRONYMS = """
FBI CIA NSA
EU UN NATO
WHO IMF UNICEF
BBC CNN CBC CBS NBC ABC
NASA ESA
UK USA UAE
NDP BQ
GM BMW IBM HP LG
LCD LED OLED
TV DVD VCR CD
USB HDMI VGA
GPS GSM
PDA PC
SVM CRF HMM PCFG MEMM
NLP IR MT
POS NER
BLEU ROUGE METEOR NIST
WSJ ATIS MUC
LDA LSA PCA
MFCC PLP LPC
XML HTML SQL
PDF DOC
RAM ROM
MP3 WAV
AC DC
NHL NBA NFL
ATM PIN
PM MP
LA NYC
SUV RV
""".strip().split("\n")
