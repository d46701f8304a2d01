import pytest

from testimonies.ingest.cast import Cast, Casting, Choice
from testimonies.vocabulary import Ground, SpeakerRole

W, ASKS, U = SpeakerRole.WITNESS, SpeakerRole.INTERVIEWER, SpeakerRole.UNKNOWN
ONE = Cast(witnesses=((7, "Виктор Дувакин"),), interviewers=("Rosa Li",))
CAST = Cast(witnesses=((1, "Anna Maria Demo"), (2, "Karl Probe")), interviewers=("Rosa Li", "Otto Muster"))


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("DEMO", (SpeakerRole.WITNESS, 1)),
        ("Anna Demo", (SpeakerRole.WITNESS, 1)),
        ("A. DEMO", (SpeakerRole.WITNESS, 1)),
        ("KP", (SpeakerRole.WITNESS, 2)),
        ("LI", (SpeakerRole.INTERVIEWER, None)),
        ("Muster", (SpeakerRole.INTERVIEWER, None)),
        ("INT", (SpeakerRole.INTERVIEWER, None)),
        ("Интервьюер", (SpeakerRole.INTERVIEWER, None)),
        ("WITNESS", (SpeakerRole.UNKNOWN, None)),
        ("Somebody", (SpeakerRole.UNKNOWN, None)),
        ("A", (SpeakerRole.UNKNOWN, None)),
    ],
)
def test_role_of_a_label(label, role):
    assert CAST.role_of(label)[:2] == role


def test_role_of_a_label_that_could_be_two_people_is_not_guessed():
    related = Cast(witnesses=((1, "Anna Demo"), (2, "Karl Demo")), interviewers=("Rosa Probe", "Otto Karl"))

    assert related.role_of("DEMO")[:2] == (SpeakerRole.WITNESS, None)
    assert related.role_of("KARL")[:2] == (SpeakerRole.UNKNOWN, None)


def test_custom_words_name_the_only_witness():
    assert Cast(witnesses=((1, "Anna Demo"),), interviewers=()).role_of("Narrator")[:2] == (SpeakerRole.WITNESS, 1)


def test_a_word_of_custom_that_may_be_a_witness_initial_is_not_guessed():
    assert Cast(((1, "Irene Demo"),), ()).role_of("I") == Casting(U)
    assert Cast(((1, "Anna Demo"),), ()).role_of("I") == Casting(ASKS, None, Ground.CUSTOM)


def test_a_short_label_is_who_the_full_one_is():
    told = ONE.roles_of(["Дувакин", "Д", "Li"])

    assert told == {
        "Дувакин": Casting(W, 7, Ground.NAMED),
        "Д": Casting(W, 7, Ground.ABBREVIATED),
        "Li": Casting(ASKS, None, Ground.NAMED),
    }


def test_a_short_label_of_an_interviewer_that_fits_a_witness_too_is_unknown():
    cast = Cast(((1, "Lena Probe"),), ("Rosa Li",))

    assert cast.roles_of(["Rosa Li", "RL", "L"])["L"] == Casting(U)
    assert cast.roles_of(["Rosa Li", "R"])["R"] == Casting(ASKS, None, Ground.ABBREVIATED)


@pytest.mark.parametrize(
    ("label", "casting"),
    [
        ("Demo and Probe", Casting(W, None, Ground.SEVERAL)),
        ("DEMO / PROBE", Casting(W, None, Ground.SEVERAL)),
        ("Anna Demo или Karl Probe", Casting(W, None, Ground.SEVERAL)),
        ("Rosa Li & Otto Muster", Casting(ASKS, None, Ground.SEVERAL)),
        ("Demo or Li", Casting(U, None, Ground.SEVERAL)),
        ("Demo ve Somebody", Casting(U, None, Ground.SEVERAL)),
        ("Probe, Karl", Casting(W, 2, Ground.NAMED)),
    ],
)
def test_several_people_in_one_label_share_a_role_or_have_none(label, casting):
    assert CAST.roles_of([label]) == {label: casting}


@pytest.mark.parametrize(
    ("labels", "roles"),
    [
        (("SPEAKER_00", "SPEAKER_03"), [Casting(U), Casting(U)]),
        (("I", "P"), [Casting(ASKS, None, Ground.CUSTOM), Casting(W, 1, Ground.CUSTOM)]),
        (("P", "M"), [Casting(U), Casting(U)]),
        (("Q", "A"), [Casting(ASKS, None, Ground.CUSTOM), Casting(W, 1, Ground.CUSTOM)]),
    ],
)
def test_letters_say_something_only_beside_one_who_asks(labels, roles):
    assert list(Cast(((1, "Somebody Else"),), ()).roles_of(labels).values()) == roles


def test_what_a_curator_chose_goes_before_all():
    chosen = {"DEMO": Choice(ASKS), "X": Choice(W), "Y": Choice(W, "Karl Probe"), "Z": Choice(W, "Nobody Here")}
    told = Cast(CAST.witnesses, CAST.interviewers, chosen).roles_of(["DEMO", "X", "Y", "Z"])

    assert told == {
        "DEMO": Casting(ASKS, None, Ground.CHOSEN),
        "X": Casting(W, None, Ground.CHOSEN),
        "Y": Casting(W, 2, Ground.CHOSEN),
        "Z": Casting(U),
    }
