"""What sentences lean on at their opening: each kind, its traps, and what must not matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ODD, newsy_sentences

from summarize.openers import Leaning, leaning

LEANING = {
    Leaning.PERSON: """
        He said the bridge was closed.
        She's the mayor of the town.
        They left for the coast at noon.
        Her lawyer denied the charge.
        His friends filmed the fire.
        Their claims were not heard.
        "He is gone," said Maria Ostrova.
        After he won, the party split.
        If they refuse, the talks end.
        Not only was she late, she was rude.
        Did they find the boat?
        According to him, nobody was hurt.
        None of them survived.
        Grad E: He is right.
        Unfortunately, she was not there.
    """,
    Leaning.THING: """
        It rose by 3 percent.
        It's easy to use and clean.
        It 's a new one .
        It was a terrible night.
        It is dark brown.
        It took place in Port Alder.
        Its price doubled.
        This came as a surprise.
        These show the same trend.
        That decision was wrong.
        That was the end of the talks.
        Those were the good years.
        Such moves are rare.
        The latter is cheaper.
        The former was elected in May.
        Both were arrested.
        Neither of the two spoke.
        In that case the bridge is closed.
        After that, the dam broke.
        Even with that, two were killed.
        Despite this, prices fell.
        All of these were sold.
        In both cases the answer is no.
        If it breaks, nobody can mend it.
        Which is why I left.
        Is this the last one?
        Mr. Hale (Port Alder): This has gone on for years.
        Uh, that is what I meant.
    """,
    Leaning.TURN: """
        But the talks went on.
        But Maria Ostrova stayed.
        And the mayor agreed.
        Or we could wait.
        So the bridge was closed.
        So, what is left?
        So Hale went home.
        Yet nobody came.
        However, prices fell.
        However the dam held.
        Meanwhile, the river rose.
        Instead, he resigned.
        Also, the food was cold.
        Also the food was cold.
        For example, two bridges fell.
        For instance the mayor.
        On the other hand, prices fell.
        Then the dam broke.
        Similarly, wages rose.
        As a result, the road is closed.
        That is why the road is closed.
        That's why the road is closed.
        That said, prices fell.
        That is, two of three.
        In addition, wages rose.
        In contrast, wages fell.
        Finally, the road was opened.
        Still, nobody came.
        Another girl was found.
        Others say the dam was old.
        Otherwise the dam breaks.
        Again we see that prices fell.
        The second reason is the price.
        The other teams lost.
        Grad E: But I do remember.
        um and then we stop .
    """,
    None: """
        It is clear that prices fell.
        It is now also known that the dam was old.
        It has now been revealed that the dam was old.
        It's unclear whether he will come.
        It was reported by the radio on May 3, that the dam broke.
        It is important to wait.
        It would be nice if you could come.
        It's hard to find a good doctor.
        It is difficult for small farms to survive.
        It rained.
        It rains in May.
        It was raining.
        It was dark.
        It took three days to reach the town.
        It took me an hour to get in.
        It was in 1990 that the wall fell.
        It was Ostrova who opened the bridge.
        It is up to the voters to decide.
        It seems that nobody knew.
        It turns out the dam was old.
        It is time to go.
        It makes sense to wait.
        It remains to be seen.
        It does not matter who wins.
        IT experts warned the bank.
        There is a bridge.
        In his speech, Obama said taxes would fall.
        When she arrived, Merkel was tired.
        After he won, Biden moved in.
        He Jiankui edited genes.
        He who dares wins.
        Her Majesty opened the bridge.
        This week the bridge was closed.
        This year's harvest was poor.
        This time the dam held.
        This morning a bus crashed.
        This Tuesday the talks begin.
        This paper describes a parser.
        In this paper we describe a parser.
        These days nobody walks.
        Those who stayed were saved.
        Those affected will be paid.
        For those who stayed, help came late.
        That he lost is known.
        Such a great place!
        Such as apples and pears.
        Both Hale and Ostrova won.
        Neither rain nor snow stopped them.
        I think so.
        We agreed.
        You should go.
        So far nobody has come.
        So many people came.
        So long as it rains, the road is closed.
        Then-president Hale signed it.
        Then President Hale signed it.
        Yet another bus crashed.
        Still life was his art.
        Once the dam broke, the town was lost.
        However hard she tried, she lost.
        However many left, the hall was full.
        Instead of waiting, Hale left.
        In addition to the mayor, Hale spoke.
        As a result of the flood, Hale left.
        Also known as the Iron Bridge.
        Again and again the dam broke.
        The second half was better.
        The former president died.
        The other day a bus crashed.
        Grad E: I do remember.
        Finally, a good sandal!
        Italy, it is said, has good roads.
        Maria Ostrova and her son left.
        The mayor said it rained.
    """,
}
FOREIGN = {
    "de": {
        Leaning.PERSON: "Er gewann.|Ihre Anwältin schwieg.|Seine Freunde kamen.",
        Leaning.THING: "Es stieg um 3 Prozent.|Dieser Schritt kam spät.|Das ist falsch.|Dabei starb"
        " niemand.|Nach diesem Spiel ging Hale.",
        Leaning.TURN: "Aber Hale blieb.|Deshalb ist die Brücke zu.|Außerdem stiegen die Löhne."
        "|Zum Beispiel Brot.|Doch niemand kam.|Jedoch blieb Hale.",
        None: "Es gibt Brot.|Es ist klar, dass Hale geht.|Es ist schwer zu sagen.|Es regnet."
        "|Diese Woche kam Hale.|Die Brücke ist zu.|Es war einmal ein König.|Also sprach Hale.",
    },
    "fr": {
        Leaning.PERSON: "Il a gagné.|Elles sont parties.|Leur avocat se tait.|Ses amis aussi."
        "|Il est plus grand que Hale.",
        Leaning.THING: "Cela suffit.|Ce choix est mauvais.|C’est faux.|Cette loi est vieille."
        "|Malgré cela, il pleut.|Celui-ci est mort.",
        Leaning.TURN: "Mais Hale reste.|Cependant, il pleut.|Pourtant il pleut.|Ainsi va la vie."
        "|En revanche, le pain est cher.|Par exemple le pain.",
        None: "Il y a du pain.|Il faut partir.|Il s'agit de pain.|Il est clair que Hale part."
        "|Il est difficile de partir.|Il était prévu qu'elle parte."
        "|Cette semaine Hale part.|Ce qui manque, c'est le pain.|Ceux qui restent ont faim."
        "|C’est Hale qui part.|Alors que Hale part, il pleut.|Le pont est fermé.",
    },
    "es": {
        Leaning.PERSON: "Él ganó.|Ellas se fueron.|Su abogado calla.",
        Leaning.THING: "Esto basta.|Esta ley es vieja.|Eso es falso.|En ese caso, Hale se va.",
        Leaning.TURN: "Pero Hale queda.|Sin embargo, llueve.|Además, llueve.|Por eso llueve.",
        None: "El puente está cerrado.|Esta semana llueve.|Este año llueve.|Hay pan.|Es tarde."
        "|Está claro.|O Globo lo dijo.|Además de pan, hay vino.|Así como llueve, escampa.",
    },
}
CASES = [
    ("en", kind, line.strip())
    for kind, lines in LEANING.items()
    for line in lines.strip().splitlines()
] + [
    (language, kind, line)
    for language, kinds in FOREIGN.items()
    for kind, lines in kinds.items()
    for line in lines.split("|")
]
LANGUAGES = ("en", "de", "fr", "es")
TEXTS = st.one_of(
    st.text(alphabet=ODD),
    st.text(),
    newsy_sentences(),
    st.sampled_from([case[2] for case in CASES]),
)


@pytest.mark.parametrize(("language", "kind", "sentence"), CASES)
def test_what_an_opening_leans_on(language, kind, sentence):
    assert leaning(sentence, language) is kind


@pytest.mark.parametrize("marker", ["1. ", "12) ", "a) ", "(b) ", "• ", "> ", "– ", "* 3. "])
def test_the_marker_of_a_list_item_makes_no_difference(marker):
    for language, kind, sentence in CASES:
        assert leaning(marker + sentence, language) is kind, sentence


@given(TEXTS, st.text(alphabet=" \t\n\"'“”«»‘(*-•–…>#[_", max_size=6), st.sampled_from(LANGUAGES))
def test_marks_before_a_sentence_make_no_difference(text, before, language):
    assert leaning(before + text, language) is leaning(text, language)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_line_break_is_a_space_and_both_apostrophes_are_one(text, language):
    broken = text.replace(" ", "\n").replace("'", "’")
    # A break after a speaker's colon or within the name is none that a splitter leaves.
    if ":" not in text:
        assert leaning(broken, language) is leaning(text.replace("’", "'"), language)


# No opener begins like these, whatever follows.
@given(
    st.sampled_from("Maria Ostrova|Port Alder|Brekke|Hale|Sally|Italy|Zürich|Élise".split("|")),
    st.sampled_from([" ", ", ", "'s ", " — "]),
    TEXTS.filter(lambda text: ":" not in text),
    st.sampled_from(LANGUAGES),
)
def test_a_sentence_that_opens_with_a_name_never_leans(name, between, rest, language):
    assert leaning(name + between + rest, language) is None


@given(TEXTS, st.text(max_size=12).filter(lambda text: text.lower() not in LANGUAGES))
def test_another_language_is_not_read(text, language):
    names = {"english", "english_web", "german", "french", "spanish"}
    assert language.lower() in names or leaning(text, language) is None


@given(st.sampled_from(CASES), TEXTS)
def test_only_the_opening_is_read(case, rest):
    language, _, sentence = case
    assert leaning(f"{sentence:<400}{rest}", language) is leaning(f"{sentence:<400}", language)


def test_names_of_languages_are_codes():
    names = {"english": "en", "German": "de", "French": "fr", "spanish": "es", "EN": "en"}
    for language, code in names.items():
        for sentence in ("But", "Aber", "Mais", "Pero"):
            assert leaning(sentence, language) is leaning(sentence, code)


# Were a pattern to try every division of a long run, these would not come back.
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "run",
    ["He ", "he", "It is ", "it is very ", "Both ", "A ", "A.", "so ", "um ", " ", "- ", "1. ", "(",
     "It took three ", "c'est ", "il est ", "es ist ", "If he ", "Which "],
)  # fmt: skip
def test_a_long_line_returns(run, language):
    line = run * (100_000 // len(run))
    assert leaning(line, language) is leaning(line[:2000], language)
    assert leaning(f"{line}: he", language) is leaning(f"{line[:2000]}: he", language)
