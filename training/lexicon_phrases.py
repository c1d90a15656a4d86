"""Phrases of the news that say what one word says, beside those of WordNet."""

from __future__ import annotations

# WordNet's first sense of these is not what they say in a sentence.
NO_PHRASES = frozenset(
    {
        "at least",
        "at most",
        "as such",
        "in that",
        "no more",
        "not much",
        "at best",
        "do it",
        "of all",
    }
)

# phrase | word | part of speech; a verb's first word and a noun's last stand for all their forms,
# and "one's" for any possessive.
PHRASES = """
lose one's life | die | v
lose one's lives | die | v
lose life | die | v
lose lives | die | v
pass away | die | v
kick the bucket | die | v
put to death | execute | v
take one's own life | suicide | n
take place | happen | v
come to pass | happen | v
set up | establish | v
carry out | perform | v
give up | surrender | v
put out | extinguish | v
call off | cancel | v
call for | demand | v
call on | urge | v
call up | phone | v
put off | postpone | v
put forward | propose | v
put up with | tolerate | v
bring down | topple | v
bring about | cause | v
bring up | raise | v
bring back | return | v
bring together | unite | v
bring to an end | end | v
come to an end | end | v
come to a halt | stop | v
come to a close | end | v
put an end to | end | v
put a stop to | stop | v
come up with | devise | v
come back | return | v
come across | find | v
come out against | oppose | v
come out in favor of | support | v
shut down | close | v
close down | close | v
shut off | close | v
turn down | reject | v
turn up | appear | v
turn into | become | v
turn out | prove | v
turn over | surrender | v
turn back | return | v
hand over | surrender | v
hand in | submit | v
hand out | distribute | v
give out | distribute | v
give away | donate | v
give back | return | v
give in | yield | v
give birth to | bear | v
give rise to | cause | v
go up | rise | v
go down | fall | v
go back | return | v
go on | continue | v
go ahead | proceed | v
go off | explode | v
go through | undergo | v
go bankrupt | fail | v
go over | review | v
go under | fail | v
blow up | explode | v
break out | erupt | v
break down | fail | v
break in | enter | v
break up | split | v
break off | end | v
break into | enter | v
burn down | burn | v
carry on | continue | v
keep on | continue | v
catch fire | ignite | v
check out | examine | v
clean up | clean | v
come down | fall | v
cover up | conceal | v
crack down on | suppress | v
cut back | reduce | v
cut back on | reduce | v
cut down on | reduce | v
cut off | sever | v
deal with | handle | v
do away with | abolish | v
draw up | draft | v
drop out | withdraw | v
end up | finish | v
face off | compete | v
figure out | understand | v
fill in | complete | v
find out | discover | v
get away | escape | v
get back | return | v
get rid of | eliminate | v
get together | meet | v
get under way | begin | v
get underway | begin | v
grow up | mature | v
hold back | restrain | v
hold off | delay | v
hold up | delay | v
keep up | maintain | v
kick off | begin | v
knock down | demolish | v
knock out | eliminate | v
lay off | dismiss | v
lay out | explain | v
lead to | cause | v
leave out | omit | v
let down | disappoint | v
let go | release | v
look after | tend | v
look at | examine | v
look for | seek | v
look into | investigate | v
make public | publish | v
make sure | ensure | v
make up | constitute | v
make up one's mind | decide | v
make use of | use | v
open fire on | shoot | v
own up | admit | v
pay back | repay | v
pick out | select | v
pick up | lift | v
play down | minimize | v
point out | note | v
pull down | demolish | v
pull out | withdraw | v
pull out of | withdraw | v
push back | delay | v
put in place | install | v
put on | wear | v
put on trial | try | v
put together | assemble | v
ratchet up | increase | v
reach an agreement | agree | v
roll out | launch | v
rule out | exclude | v
run away | flee | v
run into | meet | v
run out of | exhaust | v
send back | return | v
send out | dispatch | v
set free | release | v
set fire to | burn | v
set off | trigger | v
set on fire | burn | v
set out | leave | v
settle on | choose | v
show up | appear | v
sign up | enroll | v
slow down | slow | v
speak out against | oppose | v
speed up | accelerate | v
spell out | explain | v
split up | separate | v
stand for | represent | v
stand up for | defend | v
start off | begin | v
start out | begin | v
step down | resign | v
step up | increase | v
take action | act | v
take away | remove | v
take back | retract | v
take care of | tend | v
take charge of | lead | v
take control of | seize | v
take hostage | kidnap | v
take into custody | arrest | v
take off | depart | v
take over | assume | v
take part | participate | v
take part in | join | v
take to court | sue | v
take up | adopt | v
talk about | discuss | v
team up | cooperate | v
tear down | demolish | v
throw away | discard | v
throw out | discard | v
track down | find | v
try out | test | v
use up | exhaust | v
vote in | elect | v
wake up | awaken | v
wind up | finish | v
wipe out | destroy | v
work out | solve | v
write down | record | v
prime minister | premier | n
death toll | toll | n
armed forces | military | n
police officer | policeman | n
police officers | policeman | n
law enforcement | police | n
chief executive | executive | n
motor vehicle | automobile | n
motion picture | movie | n
member of parliament | parliamentarian | n
members of parliament | parliamentarian | n
human being | person | n
human beings | person | n
young people | youth | n
head of state | president | n
a number of | several | a
a lot of | many | a
lots of | many | a
plenty of | many | a
a great deal of | much | a
a great many | many | a
a large number of | many | a
large numbers of | many | a
the majority of | most | a
a majority of | most | a
a handful of | few | a
as a result of | because | r
as a result | therefore | r
as a consequence | therefore | r
because of | because | r
due to | because | r
owing to | because | r
on account of | because | r
thanks to | because | r
for this reason | therefore | r
in order to | to | r
so as to | to | r
in addition | also | r
in addition to | besides | r
in spite of | despite | r
in the course of | during | r
in the wake of | after | r
prior to | before | r
subsequent to | after | r
ahead of | before | r
in front of | before | r
in favor of | for | r
with regard to | about | r
with respect to | about | r
in connection with | about | r
at the moment | now | r
at present | now | r
at the present time | now | r
right away | immediately | r
at last | finally | r
all of a sudden | suddenly | r
once again | again | r
once more | again | r
every year | annually | r
each year | annually | r
every day | daily | r
every week | weekly | r
every month | monthly | r
in part | partly | r
more and more | increasingly | r
of course | naturally | r
in general | generally | r
by accident | accidentally | r
on purpose | deliberately | r
in public | publicly | r
close to | near | r
next to | beside | r
"""
