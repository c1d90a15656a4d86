"""Small texts and what a careful reader makes of them: which sentences say the same, which clash.

Each case is to be summarised without a budget. Its clusters are a partition of the sentences: in
each, one says all that the others say. Its disagreements are all pairs of sentences that speak of
the same point and cannot both be right; None where that is not asserted, since readers may call
such a pair a contradiction or two different things. A summary shows one pair for two clusters, so
it is the clusters of the pairs that are to be compared.
"""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A text, one sentence an entry, with the reading that is wanted."""

    name: str
    sentences: tuple[str, ...]
    clusters: tuple[tuple[int, ...], ...]
    disagreements: frozenset[tuple[int, int]] | None


# Name, clusters, disagreements ("-": none, "?": not asserted) of sentences numbered from 0;
# then a sentence a line.
_CASES = """
six sentences | 012 3 4 5 | 03 13 23
12 people were killed in the explosion.
Twelve people died in the explosion.
A dozen residents lost their lives in the explosion.
21 people were killed in the explosion.
The mayor will visit the site on Friday.
The blast caused 5 million dollars in damage.

figures in words and digits | 012 3 | 03 13 23
The factory employs 1,200 people in the valley.
The factory employs twelve hundred people in the valley.
The factory employs 1200 people in the valley.
The factory employs 2,100 people in the valley.

parts of a whole | 0 1 2 3 4 | ?
Two of the five miners were rescued on Monday.
The five miners were rescued on Monday.
Half of the 300 workers lost their jobs.
The 300 workers lost their jobs.
One of the 300 workers lost their job.

said with un- | 0 1 2 3 | ?
The inspectors said that the plant is safe.
The inspectors said that the plant is unsafe.
The visit of the minister was official.
The visit of the minister was unofficial.

money and scale | 01 2 3 | 02 12
The company paid $5m for the patent.
The company paid five million dollars for the patent.
The company paid $5 billion for the patent.
Its lawyers declined to comment.

currencies | 01 2 | 02 12
The museum bought the painting for 40 million euros.
The museum purchased the painting for €40m.
The museum bought the painting for 40 million dollars.

percentages | 012 3 | 03 13 23
Half of the voters support the new tax.
50 % of the voters support the new tax.
Fifty percent of the voters support the new tax.
15 percent of the voters support the new tax.

units of length | 01 2 3 | 02 12
The tunnel is 12 kilometres long.
The tunnel is 12 km long.
The tunnel is 12 miles long.
Trains cross it in nine minutes.

units of weight | 01 2 | 02 12
The shipment contained three tonnes of rice.
The shipment contained 3 tonnes of rice.
The shipment contained three kilograms of rice.

bounds | 01 2 3 | 02 12
More than 30 houses burned down in the village.
Over thirty houses burned down in the village.
Fewer than 30 houses burned down in the village.
Firemen came from three counties.

ranges | 012 3 | 03 13 23
The repairs will take between four and six weeks.
The repairs will take four to six weeks.
The repairs will take 4-6 weeks.
The repairs will take between four and six months.

ordinals | 01 2 3 | 02 12
The team finished third in the championship.
The team finished 3rd in the championship.
The team finished second in the championship.
Its coach resigned the next morning.

figures trading places | 01 2 | 02 12
The hospital treated 40 children and 15 adults.
The hospital treated 15 adults and 40 children.
The hospital treated 15 children and 40 adults.

decimals | 01 2 3 | 02 12
The earthquake had a magnitude of 6.4.
The magnitude of the earthquake was 6.4.
The earthquake had a magnitude of 4.6.
Nobody was hurt in the coastal villages.

dates in several spellings | 012 3 | 03 13 23
The bridge was opened on 3 May 2019.
The bridge was opened on May 3, 2019.
The bridge was opened on the third of May 2019.
The bridge was opened on 5 May 2019.

days of the week | 01 2 3 | 02 12
The court will announce its verdict on Monday.
On Monday, the court will announce its verdict.
The court will announce its verdict on Friday.
The defendant denies all charges.

times of day | 01 2 | 02 12
The ferry leaves the harbour at 6 p.m.
The ferry leaves the harbour at 18:00.
The ferry leaves the harbour at 6 a.m.

years | 01 2 3 | 02 12
The company was founded in Oslo in 1987.
The company was established in Oslo in 1987.
The company was founded in Oslo in 1978.
It makes instruments for weather stations.

before and after | 01 2 | 02 12
The minister resigned before the report was published.
Before the report was published, the minister resigned.
The minister resigned after the report was published.

beginnings | 01 2 3 | 02 12
The trial began in Geneva on Tuesday.
The trial started in Geneva on Tuesday.
The trial ended in Geneva on Tuesday.
Two witnesses were ill.

a country and its abbreviation | 012 3 | ?
The U.S. sent two ships to the region.
The United States sent two ships to the region.
The US sent two ships to the region.
The United Kingdom sent two ships to the region.

an organisation and its acronym | 01 2 | -
The World Health Organization approved the vaccine in June.
The WHO approved the vaccine in June.
The World Trade Organization rejected the complaint in June.

a full name and a surname | 01 2 3 | 02 12
Angela Brandt won the election in the capital.
Brandt won the election in the capital.
Thomas Keller won the election in the capital.
Turnout was higher than expected.

two companies | 01 2 | 02 12
Siemens will build the new power station in Egypt.
The new power station in Egypt will be built by Siemens.
Hitachi will build the new power station in Egypt.

two places | 01 2 3 | 02 12
The climbers were rescued near Innsbruck.
Rescuers saved the climbers near Innsbruck.
The climbers were rescued near Salzburg.
The helicopter crew came from Italy.

two quotations | 01 2 | ?
The mayor called the plan "a gift to the town".
The plan was called "a gift to the town" by the mayor.
The mayor called the plan "an insult to the town".

who sued whom | 01 2 3 | ?
Apple sued Samsung over the design of its phones.
Samsung was sued by Apple over the design of its phones.
Samsung sued Apple over the design of its phones.
A judge in California will hear the case.

who beat whom | 012 3 | 03 13 23
Norway beat Sweden in the final.
Sweden was beaten by Norway in the final.
Sweden lost to Norway in the final.
Sweden beat Norway in the final.

who bit whom | 01 2 | ?
The dog bit the postman outside the bakery.
The postman was bitten by the dog outside the bakery.
The postman bit the dog outside the bakery.

buyer and seller | 012 3 | ?
Volvo bought the engine plant from Renault.
Volvo purchased the engine plant from Renault.
Renault sold the engine plant to Volvo.
Renault bought the engine plant from Volvo.

from here to there | 01 2 3 | ?
The train travelled from Lyon to Turin.
The train travelled to Turin from Lyon.
The train travelled from Turin to Lyon.
It carried no passengers.

two professions | 01 2 | ?
The nurse was honoured for her courage.
The nurse received honours for her courage.
The teacher was honoured for her courage.

plain negation | 01 2 3 | 02 12
The council approved the budget on Thursday.
On Thursday, the council approved the budget.
The council did not approve the budget on Thursday.
The library stays open until ten.

negations in other words | 012 3 | 03 13 23
The senator did not attend the hearing.
The senator was not present at the hearing.
The senator was absent from the hearing.
The senator attended the hearing.

up and down | 01 2 3 | 02 12
Oil prices rose sharply in March.
Oil prices increased sharply in March.
Oil prices fell sharply in March.
Gas was not affected.

raise and cut | 01 23 | 02 03 12 13
The central bank raised interest rates.
Interest rates were raised by the central bank.
The central bank cut interest rates.
The central bank lowered interest rates.

may and will | 01 2 | ?
The airline may cancel its flights to Athens.
The airline might cancel its flights to Athens.
The airline will cancel its flights to Athens.

must and may | 01 2 3 | ?
Visitors must leave their bags at the entrance.
Visitors have to leave their bags at the entrance.
Visitors may leave their bags at the entrance.
Guided tours start every hour.

alleged and stated | 01 2 | ?
The banker allegedly stole the documents.
The banker is alleged to have stolen the documents.
The banker stole the documents.

all, few and none | 01 2 3 | ?
All of the passengers survived the crash.
Every passenger survived the crash.
Few of the passengers survived the crash.
None of the passengers survived the crash.

most and few | 01 2 3 | ?
Most farmers in the region oppose the dam.
The majority of farmers in the region oppose the dam.
Few farmers in the region oppose the dam.
Building is to start in spring.

guilty or not | 01 2 3 | 02 12
The jury found the driver guilty.
The driver was found guilty by the jury.
The jury acquitted the driver.
Sentencing is due next month.

cars | 01 2 | ?
The thieves left the car in the forest.
The thieves left the automobile in the forest.
The thieves left the motorcycle in the forest.

colours | 01 2 3 | 02 12
The suspect was wearing a red jacket.
The suspect wore a red jacket.
The suspect was wearing a green jacket.
He ran towards the railway station.

doctors and lawyers | 01 2 3 | ?
Doctors are demanding higher wages.
Physicians are demanding higher pay.
Lawyers are demanding higher wages.
Doctors are demanding shorter hours.

the longer covers the shorter | 012 3 | ?
A fire destroyed the old theatre in Bergen on Sunday night.
A fire destroyed the old theatre.
A fire destroyed the old theatre in Bergen.
A flood damaged the new stadium.

two halves of a sentence | 012 3 | -
The storm cut power to the island and closed its only airport.
The storm cut power to the island.
The storm closed the island's only airport.
Schools will open again tomorrow.

clause order | 012 3 | ?
Because the river was rising, the police evacuated the camp.
The police evacuated the camp because the river was rising.
The camp was evacuated by the police because the river was rising.
The police closed the camp because the tents were unsafe.

nominal style | 01 2 | ?
The government decided to close the mine.
The decision to close the mine was made by the government.
The government decided to reopen the mine.

near in topic, not in content | 0 1 2 3 | -
The volcano erupted early on Wednesday.
Ash from the volcano covered the nearest villages.
Scientists had warned of an eruption for weeks.
Flights over the island were suspended.
"""


def _read(block: str) -> Case:
    head, *sentences = block.splitlines()
    name, clusters, disagreements = head.split(" | ")
    return Case(
        name,
        tuple(sentences),
        tuple(tuple(map(int, members)) for members in clusters.split()),
        _read_disagreements(disagreements),
    )


def _read_disagreements(text: str) -> frozenset[tuple[int, int]] | None:
    if text == "?":
        return None
    return frozenset((int(pair[0]), int(pair[1])) for pair in text.replace("-", "").split())


CASES: tuple[Case, ...] = tuple(map(_read, _CASES.strip().split("\n\n")))
