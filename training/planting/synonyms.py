"""Words that may stand for one another almost wherever they stand."""

__all__ = ["PHRASES", "SYNONYMS", "VERB_PAIRS"]

# Verbs; all forms follow. "/" where either may stand for the other, ">" where only the second
# may for the first. "_" stands for a blank.
VERB_PAIRS = """
buy/purchase begin/start assist/help require>need obtain>get receive>get select/choose
demonstrate>show utilize/use employ>use attempt>try permit/allow construct>build assemble>build
commence>begin inform>tell notify>tell reside>live depart>leave comprehend>understand
discard>throw_away postpone/put_off investigate>look_into tolerate>put_up_with respond>reply
recall>remember enhance>improve collaborate>work_together shout>yell grab>seize seize>grab
vanish/disappear mend>fix halt>stop cease>stop enlarge>expand modify/alter adjust>adapt
reckon>think purchase>buy acquire>obtain ensure>make_sure happen/occur distribute>hand_out
mention>bring_up occur>happen annoy/irritate anger>enrage frighten/scare terrify>scare
destroy>wreck murder>kill assassinate>kill injure>hurt wound>injure rescue>save perish>die
weep/cry chat>talk murmur>whisper mutter>mumble grin>smile adore>love loathe>hate detest>hate
admire>look_up_to aid>help enroll>register evaluate>assess assess>evaluate estimate>gauge
calculate/compute depict>portray portray>depict illustrate>show indicate>show reveal>show
propose>suggest achieve/attain accomplish>achieve comprise>consist_of consist_of>comprise
possess>own resemble>look_like anticipate>expect contend>argue assert>claim allege>claim
declare>announce exit>leave ascend>climb descend>go_down tumble>fall plummet>plunge surge>soar
soar>surge shrink>get_smaller diminish>lessen lessen>diminish conceal/hide hurl>throw toss>throw
fling>throw toil>labour manufacture>make fabricate>make implore>beg plead>beg demand>call_for
contest>dispute dispute>contest eliminate>remove abolish>do_away_with delete>remove omit>leave_out
accelerate>speed_up decelerate>slow_down endure>withstand cooperate>work_together cancel>call_off
emerge>come_out encounter>run_into compel>force oblige>force persuade>convince convince>persuade
ponder>think_about contemplate>think_about collect>gather assume>suppose verify>check repair>fix
discover>find pick>choose rehire>reappoint summon>call vow>promise promise>pledge pledge>promise
cite>quote obtain>acquire condemn>denounce denounce>condemn criticise>fault hinder>hamper
hamper>hinder prohibit>ban forbid>ban outlaw>ban amend>change amuse>entertain astonish>amaze
amaze>astonish astound>amaze baffle>puzzle bewilder>puzzle blend>mix boost>increase conquer>defeat
vanquish>defeat crave>long_for convey>communicate donate>give elect>vote_in embark>set_out
finance>fund fund>finance flee>run_away hasten>hurry initiate>start inquire>ask
jeopardize>endanger jeopardise>endanger imperil>endanger lengthen>extend linger>stay loathe>detest
nominate>propose object>protest overlook>miss partition>divide penetrate>pierce pierce>penetrate
probe>investigate quit>leave ravage>devastate devastate>ravage rectify>correct relocate>move
reprimand>rebuke resign>step_down scrutinize>examine sever>cut_off shatter>smash shudder>tremble
tremble>shudder sob>cry startle>surprise strengthen>reinforce reinforce>strengthen
topple>overthrow trigger>set_off unveil>reveal venerate>revere yearn>long evacuate>clear
""".split()

# Other words: the second may stand for the first. No word of which a common sense is another.
SYNONYMS = """
large/big huge/enormous rapid/fast quickly/rapidly swiftly/quickly often/frequently nearly/almost
approximately/about roughly/approximately entirely/completely wholly/entirely totally/completely
mainly/mostly primarily/mainly chiefly/mainly normally/usually typically/usually
immediately/at_once instantly/immediately suddenly/all_of_a_sudden currently/at_present
 formerly/previously afterwards/afterward eventually/in_the_end
ultimately/in_the_end occasionally/from_time_to_time rarely/seldom moreover/furthermore
furthermore/in_addition additionally/in_addition therefore/consequently thus/therefore
hence/therefore obviously/clearly especially/particularly sufficient/enough
 numerous/many several/a_number_of additional/further difficult/hard
inexpensive/cheap costly/expensive pricey/expensive  delicious/very_tasty
tasty/delicious filthy/very_dirty spotless/perfectly_clean intelligent/clever foolish/silly
wealthy/rich glad/happy joyful/happy sad/unhappy annoyed/irritated frightened/afraid scared/afraid
terrified/very_scared rude/impolite pleasant/agreeable wonderful/marvellous awesome/fantastic
excellent/outstanding terrible/dreadful horrible/awful odd/strange peculiar/odd weird/strange
accurate/precise precise/exact incorrect/wrong crucial/vital substantial/considerable broad/wide
fundamental/basic silent/quiet noisy/loud dangerous/hazardous risky/dangerous deadly/lethal
fatal/deadly famous/well-known renowned/famous unable_to/not_able_to reliable/dependable
sturdy/solid durable/long-lasting comfy/comfortable convenient/handy  automobile/car
physician/doctor attorney/lawyer movie/film mistake/error aim/goal  sofa/couch
photo/photograph garbage/trash rubbish/trash salary/pay assistance/help permission/consent
consent/permission benefit/advantage drawback/disadvantage quarrel/argument remedy/cure
journey/trip voyage/journey blaze/fire tremor/quake combat/fighting foe/enemy
rebel/insurgent cop/police_officer policeman/police_officer inhabitants/residents staff/personnel
firm/company corporation/company shop/store purchaser/buyer aeroplane/airplane aircraft/plane
helicopter/chopper fridge/refrigerator kids/children mom/mother dad/father mum/mother infant/baby
toddler/small_child gentleman/man lady/woman guy/man pupil/student outcome/result quantity/amount
fragment/piece trait/characteristic corpora/text_collections corpus/text_collection
legislation/laws comment/remark anxiety/worry sorrow/sadness fury/rage woods/forest ocean/sea
sunset/sundown dawn/daybreak midday/noon worldwide/around_the_world abroad/overseas
anyway/in_any_case somewhat/a_little slightly/a_little truly/really actually/in_fact
fortunately/luckily sadly/unfortunately barely/hardly scarcely/hardly merely/only solely/only
simultaneously/at_the_same_time gradually/little_by_little continually/constantly
permanently/for_good temporarily/for_a_time annually/every_year carefully/with_care
promptly/without_delay repeatedly/again_and_again everyone/everybody someone/somebody
no_one/nobody anyone/anybody amid/in_the_middle_of underneath/beneath among/amongst towards/toward
toward/towards until/till till/until although/though throughout/all_through despite/in_spite_of
via/by_way_of regarding/concerning additionally/also errors/mistakes remarks/comments
firms/companies corporations/companies automobiles/cars physicians/doctors attorneys/lawyers
foes/enemies vessels/boats movies/films benefits/advantages drawbacks/disadvantages
voyages/journeys illness/sickness bravery/courage courage/bravery honesty/truthfulness
stubborn/obstinate obstinate/stubborn brave/courageous courageous/brave lucky/fortunate
fortunate/lucky unlucky/unfortunate eager/keen keen/eager weary/tired exhausted/worn_out
drowsy/sleepy shiny/glossy slim/slender slender/slim damp/moist moist/damp chilly/cold
aged/elderly elderly/aged youthful/young gigantic/enormous immense/enormous miniature/tiny
speedy/fast sluggish/slow bogus/fake genuine/authentic authentic/genuine obvious/evident
evident/obvious apparent/evident vague/unclear ambiguous/unclear comparable/similar
identical/the_very_same diverse/varied varied/diverse prior/earlier adjacent/neighbouring
distant/faraway faraway/distant empty/vacant vacant/empty hilarious/very_funny
gorgeous/beautiful stunning/gorgeous lovely/beautiful attractive/good-looking tidy/neat neat/tidy
hungry/famished grateful/thankful thankful/grateful furious/enraged cruel/brutal brutal/cruel
gentle/mild reckless/careless cautious/careful careful/cautious shy/timid timid/shy
worldwide/globally outdated/old-fashioned spacious/roomy roomy/spacious cozy/snug comfy/cosy
flavorful/tasty scrumptious/delicious yummy/delicious overpriced/too_expensive
affordable/reasonably_priced superb/excellent marvellous/wonderful lousy/awful crappy/lousy
dependable/reliable trustworthy/reliable flimsy/fragile bulky/cumbersome cumbersome/bulky
lightweight/light user-friendly/easy_to_use speedily/quickly precisely/exactly exactly/precisely
likewise/similarly similarly/likewise conversely/on_the_other_hand nonetheless/nevertheless
nevertheless/nonetheless whereas/while meanwhile/in_the_meantime henceforth/from_now_on
thereby/in_this_way thereafter/after_that altogether/in_total recently/lately lately/recently
intentionally/on_purpose deliberately/on_purpose accidentally/by_accident publicly/in_public
privately/in_private secretly/in_secret silently/without_a_sound forever/for_ever indoors/inside
predominantly/mainly largely/mainly partly/in_part partially/partly virtually/practically
practically/virtually steadily/at_a_steady_pace hugely/enormously tremendously/enormously
incredibly/unbelievably remarkably/strikingly considerably/a_good_deal substantially/considerably
significantly/considerably marginally/slightly drastically/dramatically dramatically/drastically
""".split()

# Turns of phrase: the second for the first; "=" where either may stand for the other.
PHRASES = """
in order to > to
because of > due to
a lot of > plenty of
lots of > a lot of
a large number of > a great many
a great deal of > a lot of
in spite of = despite
is able to > can
are able to > can
was able to > managed to
have to > need to
has to > needs to
at the moment > at present
right now > at the moment
at this point > now
each and every > every
even though = although
such as > like
for example = for instance
for instance = for example
in fact > actually
of course > naturally
in addition to > besides
as a result > consequently
that is why > this is why
in the future > in time to come
for the most part > mostly
most of the time = usually
make sure > ensure
makes sure > ensures
take part in > participate in
took part in > participated in
taking part in > participating in
carry out > conduct
carried out > conducted
carrying out > conducting
point out > note
pointed out > noted
points out > notes
find out > learn
found out > learned
give up > abandon
gave up > abandoned
deal with > handle
dealt with > handled
dealing with > handling
look for > search for
looked for > searched for
looking for > searching for
talk about > discuss
talked about > discussed
talking about > discussing
get rid of > remove
got rid of > removed
in charge of > responsible for
close to = near
next to > beside
a couple of > two
per year > a year
per day > a day
per month > a month
per week > a week
per hour > an hour
with respect to = with regard to
is based on > builds on
are based on > build on
in this paper, we > here we
we propose > we put forward
would like to > want to
I would > I'd
I am > I'm
it is > it's
that is > that's
we are > we're
they are > they're
you are > you're
I have been > I've been
we have been > we've been
cannot = can not
can't = cannot
won't = will not
don't = do not
doesn't = does not
didn't = did not
isn't = is not
aren't = are not
wasn't = was not
weren't = were not
hasn't = has not
haven't = have not
hadn't = had not
couldn't = could not
wouldn't = would not
shouldn't = should not
do n't > do not
does n't > does not
did n't > did not
is n't > is not
was n't > was not
ca n't > cannot
wo n't > will not
could n't > could not
would n't > would not
have n't > have not
I'm = I am
I've = I have
I'll = I will
we're = we are
we've = we have
we'll = we will
you're = you are
you'll = you will
they're = they are
they've = they have
they'll = they will
it's > it is
that's > that is
there's > there is
let's > let us
what's > what is
gonna > going to
wanna > want to
kinda > kind of
Mr. = Mister
Mr > Mister
Dr. = Doctor
Prof. = Professor
Sgt. = Sergeant
Lt. = Lieutenant
Gen. = General
Sen. = Senator
Rep. = Representative
Gov. = Governor
St. Louis = Saint Louis
the U.S. = the United States
the US = the United States
the UK = the United Kingdom
the U.K. = the United Kingdom
the UN = the United Nations
the U.N. = the United Nations
the EU = the European Union
TV > television
GPS > satellite navigation
OK > okay
e.g. > for example
i.e. > that is
vs. = versus
approx. = approximately
Jan. = January
Feb. = February
Aug. = August
Sept. = September
Oct. = October
Nov. = November
Dec. = December
km > kilometres
percent = per cent
USD > US dollars
natural language processing > NLP
part-of-speech > POS
machine translation > MT
hidden Markov model > HMM
maximum entropy > maxent
due to the > because of the
as well as > along with
""".strip().split("\n")
