"""What the word lexicon holds beside WordNet: closed classes, and links that its words lack."""

from __future__ import annotations

from summarize.lexicon import LexicalRelation

# Synsets that are said of nearly everything, below the depth where all are.
TOO_GENERAL = frozenset(
    """
    artifact.n.01 instrumentality.n.03 device.n.01 equipment.n.01 covering.n.02 way.n.06
    structure.n.01 activity.n.01 action.n.01 happening.n.01 change.n.01 part.n.01 part.n.03
    act.n.02 content.n.05 message.n.02 condition.n.01 quality.n.01 property.n.02 organism.n.01
    living_thing.n.01 natural_object.n.01 unit.n.03 social_group.n.01 quantity.n.01
    substance.n.01 substance.n.07 region.n.01 region.n.03 point.n.02 location.n.01 area.n.01
    line.n.18 thing.n.08 thing.n.12 causal_agent.n.01 attribute.n.02 trait.n.01 state.n.02
    material.n.01 work.n.01 idea.n.01 concept.n.01 ability.n.02 process.n.06 collection.n.01
    be.v.01 have.v.01 make.v.03 do.v.01 get.v.01 take.v.04 act.v.01 change.v.01 change.v.02
    move.v.02 move.v.03 travel.v.01 cause.v.01 give.v.03 interact.v.01 think.v.03
    """.split()
)
# Synsets near the root that say enough all the same.
TELLING_TOPS = frozenset(
    """
    person.n.01 animal.n.01 plant.n.02 food.n.01 food.n.02 body_part.n.01 money.n.01
    time_period.n.01 feeling.n.01 disease.n.01 plan.n.01 event.n.02
    """.split()
)

# "dead/a die/v": the first word is linked with each of the others, and by GENERAL and ENTAILS
# it says them.
LINKS = {
    LexicalRelation.SYNONYM: """
arrest/v detain/v apprehend/v
kill/v slay/v
quit/v resign/v
approve/v endorse/v pass/v
hurt/v injure/v wound/v
injured/a wounded/a hurt/a
hit/v strike/v
tell/v inform/v
say/v state/v announce/v
buy/v acquire/v purchase/v
firm/n company/n corporation/n
country/n nation/n
blaze/n fire/n
quake/n earthquake/n
flee/v escape/v
aid/n help/n assistance/n
probe/n investigation/n inquiry/n
probe/v investigate/v
vow/v pledge/v promise/v
slash/v cut/v
ban/v prohibit/v bar/v
deny/v reject/v
big/a huge/a large/a
blast/n explosion/n
shut/v close/v
cop/n policeman/n
gunman/n shooter/n
kid/n child/n
huge/a enormous/a immense/a
tiny/a minuscule/a
halt/v stop/v
require/v need/v
ask/v request/v
show/v demonstrate/v
use/v utilize/v employ/v
obtain/v get/v
build/v construct/v
demolish/v raze/v
collapse/v fall/v
name/v appoint/v
""",
    LexicalRelation.DERIVED: """
dead/a die/v death/n
death/n die/v
lose/v loss/n
grow/v growth/n
sell/v sale/n
choose/v choice/n
fly/v flight/n
bear/v birth/n
injured/a injure/v injury/n
wounded/a wound/v wound/n
high/a height/n
win/v victory/n
defeat/v loss/n
succeed/v success/n
arrive/v arrival/n
refuse/v refusal/n
approve/v approval/n
""",
    LexicalRelation.ANTONYM: """
approve/v reject/v disapprove/v veto/v
accept/v refuse/v reject/v decline/v
rise/v drop/v decline/v
increase/v fall/v drop/v reduce/v decline/v cut/v
raise/v cut/v reduce/v lower/v
grow/v shrink/v
soar/v fall/v drop/v plunge/v plummet/v decline/v
surge/v fall/v drop/v plunge/v decline/v
jump/v drop/v plunge/v
climb/v fall/v drop/v decline/v
plunge/v rise/v surge/v climb/v
plummet/v rise/v surge/v climb/v
tumble/v rise/v surge/v climb/v
gain/v lose/v
win/v lose/v
support/v oppose/v
confirm/v deny/v
admit/v deny/v
arrive/v leave/v depart/v
enter/v leave/v exit/v
open/v close/v shut/v
begin/v end/v finish/v stop/v
start/v end/v finish/v stop/v
continue/v stop/v end/v
survive/v die/v
succeed/v fail/v
build/v destroy/v demolish/v
arrest/v release/v free/v
acquit/v convict/v
convict/v exonerate/v clear/v
hire/v fire/v dismiss/v
innocent/a guilty/a
allow/v ban/v forbid/v prohibit/v
permit/v ban/v prohibit/v
alive/a dead/a
peace/n war/n
victory/n defeat/n loss/n
success/n failure/n
rise/n fall/n drop/n decline/n
gain/n loss/n
profit/n loss/n
early/a late/a
first/a last/a
love/v hate/v
lend/v borrow/v
push/v pull/v
strengthen/v weaken/v
worsen/v improve/v
advance/v retreat/v
expand/v shrink/v contract/v
export/v import/v
send/v receive/v
""",
    LexicalRelation.GENERAL: """
mayor/n official/n politician/n
governor/n official/n politician/n
minister/n official/n politician/n
president/n official/n politician/n leader/n
senator/n official/n politician/n
policeman/n officer/n official/n
car/n vehicle/n
truck/n vehicle/n
bus/n vehicle/n
slash/v reduce/v
soar/v rise/v increase/v
surge/v rise/v increase/v
jump/v rise/v increase/v
climb/v rise/v increase/v
plunge/v fall/v drop/v decrease/v
plummet/v fall/v drop/v decrease/v
tumble/v fall/v drop/v decrease/v
slump/v fall/v drop/v decrease/v
assassinate/v kill/v
execute/v kill/v
massacre/v kill/v
""",
    LexicalRelation.ENTAILS: """
kill/v die/v
murder/v die/v
execute/v die/v
drown/v die/v
raise/v rise/v
increase/v rise/v
elect/v win/v
convict/v try/v
""",
}

# The one is the other, to a reader of the news.
FAMILIES = {"people": "person"}

IRREGULAR = """
people person 1
"""

SPELLINGS = (
    ("our", "or"), ("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("yse", "yze"), ("tre", "ter"),
    ("bre", "ber"), ("ogue", "og"), ("ae", "e"), ("oe", "e"), ("ll", "l"), ("l", "ll"),
    ("ence", "ense"), ("mme", "m"), ("ough", "ow"), ("grey", "gray"), ("que", "ck"),
    ("plough", "plow"), ("tyre", "tire"), ("pp", "p"), ("ss", "s"), ("tt", "t"), ("gg", "g"),
)  # fmt: skip

ADJECTIVES = frozenset({"colours", "nationalities", "religions", "ordinals", "directions"})
CLASSES = {
    "colours": """red orange yellow green blue purple violet pink brown black white gray grey
        turquoise crimson scarlet maroon navy beige tan gold silver magenta cyan indigo""",
    "weekdays": "monday tuesday wednesday thursday friday saturday sunday",
    "months": """january february march april may june july august september october november
        december""",
    "seasons": "spring summer autumn fall winter",
    "day": "morning afternoon evening night noon midnight dawn dusk noon",
    "spans": "second minute hour day week month year decade century fortnight quarter",
    "animals": """dog cat horse cow bull pig sheep goat lion tiger bear wolf fox rabbit mouse rat
        elephant monkey ape gorilla giraffe zebra kangaroo deer moose elk camel donkey mule bird
        eagle hawk owl duck goose chicken hen rooster turkey parrot pigeon crow swan penguin
        ostrich snake lizard crocodile alligator turtle tortoise frog toad fish shark whale dolphin
        seal salmon trout tuna cod bee wasp ant spider butterfly fly mosquito beetle leopard
        cheetah hippopotamus rhinoceros buffalo bison squirrel hamster bat otter beaver panda koala
        puppy kitten calf lamb foal octopus squid crab lobster snail worm""",
    "fruits": """apple orange banana pear peach plum cherry grape lemon lime melon watermelon
        strawberry raspberry blueberry blackberry mango pineapple kiwi apricot fig date grapefruit
        papaya pomegranate coconut avocado""",
    "vegetables": """carrot potato onion tomato cabbage lettuce spinach broccoli cauliflower bean
        pea celery cucumber pepper garlic leek beet radish turnip pumpkin squash zucchini eggplant
        asparagus mushroom corn""",
    "foods": """bread rice pasta meat beef pork chicken fish egg cheese butter soup salad pizza
        sandwich cake pie cookie chocolate candy sausage ham bacon steak burger hamburger noodle
        yogurt honey jam sugar salt flour""",
    "drinks": """water milk coffee tea beer wine juice soda whiskey vodka rum gin champagne cider
        lemonade cocoa cola brandy cocktail""",
    "body": """head face eye ear nose mouth tongue tooth lip chin cheek neck throat shoulder arm
        elbow wrist hand finger thumb chest breast back stomach belly waist hip leg thigh knee
        ankle foot toe heel heart lung liver kidney brain skin bone muscle hair skull spine""",
    "materials": """wood metal steel iron copper gold silver bronze aluminum plastic glass paper
        cardboard stone brick concrete cement leather cotton wool silk linen nylon rubber clay
        ceramic marble tin lead zinc nickel platinum""",
    "instruments": """guitar piano violin viola cello bass drum flute clarinet oboe bassoon
        saxophone trumpet trombone tuba horn harp organ accordion banjo mandolin harmonica
        xylophone ukulele fiddle keyboard""",
    "relatives": """mother father son daughter brother sister uncle aunt cousin nephew niece
        grandfather grandmother grandson granddaughter husband wife stepfather stepmother""",
    "professions": """doctor nurse teacher lawyer engineer farmer carpenter plumber electrician
        baker butcher chef waiter waitress barber actor actress singer dancer writer journalist
        photographer painter architect accountant banker soldier sailor pilot driver mechanic
        dentist surgeon pharmacist scientist physicist chemist biologist mathematician historian
        judge priest policeman firefighter fireman detective secretary librarian professor
        musician poet novelist astronaut tailor hairdresser economist psychologist diplomat""",
    "sports": """football soccer basketball baseball tennis golf hockey rugby cricket volleyball
        boxing wrestling swimming skiing skating cycling running sailing rowing surfing badminton
        gymnastics softball lacrosse polo judo karate archery fencing""",
    "vehicles": """car truck bus van motorcycle bicycle bike train plane airplane helicopter boat
        ship ferry tram taxi ambulance tractor scooter lorry jet yacht canoe submarine tank
        subway rocket""",
    "clothes": """shirt blouse jacket coat dress skirt trousers pants jeans shorts sweater suit
        hat cap scarf glove sock shoe boot sandal tie belt vest uniform pajamas robe""",
    "buildings": """school hospital church mosque synagogue temple hotel restaurant library museum
        theater cinema bank factory prison castle palace airport station house apartment office
        store shop supermarket stadium university barn warehouse tower bridge kitchen bathroom
        bedroom garage""",
    "furniture": "chair table desk bed sofa couch bench stool shelf cupboard wardrobe cabinet",
    "nature": """mountain hill valley river lake sea ocean beach island desert forest jungle field
        meadow swamp cave volcano glacier canyon waterfall pond""",
    "disasters": """earthquake flood hurricane tornado storm typhoon cyclone tsunami drought fire
        wildfire landslide avalanche eruption blizzard""",
    "weather": "rain snow hail sleet fog wind sunshine thunder lightning frost",
    "crimes": """murder robbery theft burglary arson rape kidnapping fraud bribery smuggling
        assault manslaughter extortion perjury forgery embezzlement""",
    "diseases": """cancer diabetes malaria tuberculosis cholera influenza flu measles pneumonia
        asthma smallpox polio hepatitis leprosy typhoid alzheimer arthritis stroke""",
    "subjects": """mathematics physics chemistry biology history geography philosophy economics
        psychology sociology law medicine engineering literature music art""",
    "religions": "christian muslim jewish hindu buddhist catholic protestant sikh",
    "directions": "north south east west northern southern eastern western",
    "sides": "left right front back top bottom",
    "ordinals": "first second third fourth fifth sixth seventh eighth ninth tenth last",
    "currencies": "dollar euro pound yen franc mark peso rupee ruble yuan rouble lira",
    "planets": "mercury venus earth mars jupiter saturn uranus neptune pluto",
    "metals": "uranium plutonium mercury sodium calcium oxygen hydrogen nitrogen carbon helium",
    "fuels": "oil gas coal gasoline petrol diesel kerosene",
    "ages": "baby child teenager adult boy girl man woman",
    "ranks": "general colonel major captain lieutenant sergeant corporal private admiral",
    "officials": """president mayor governor senator minister ambassador king queen prince
        princess emperor chancellor congressman secretary treasurer""",
    "media": "newspaper magazine television radio book film movie",
    "weapons": "gun rifle pistol knife sword bomb grenade missile axe spear bow",
}
