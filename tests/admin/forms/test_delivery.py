from testimonies.admin.forms.delivery import VoicesForm
from testimonies.ingest.cast import Choice
from testimonies.models import DeliveredVoice
from testimonies.vocabulary import SpeakerRole

ONE = DeliveredVoice(
    pk=1, label="D", proposed="unknown", people=["Anna Demo", "Karl Probe"], role="witness", name="Karl Probe"
)
TWO = DeliveredVoice(pk=2, label="I", proposed="", people=["Anna Demo"], role="", name="")


def test_each_person_is_offered_only_where_there_are_several():
    form = VoicesForm(voices=[ONE, TWO])

    offered = {name: [value for value, _label in field.choices] for name, field in form.fields.items()}
    assert form["voice-1"].initial == "witness:1"
    assert form.fields["voice-1"].choices[2][1] == [("witness:0", "Anna Demo"), ("witness:1", "Karl Probe")]
    assert offered["voice-2"] == ["", "witness", "interviewer", "other", "unknown"]
    assert form.fields["voice-2"].choices[0][1] == "As proposed: differs from file to file"


def test_what_was_chosen_is_read():
    form = VoicesForm({"voice-1": "witness:0", "voice-2": ""}, voices=[ONE, TWO])

    assert form.is_valid()
    assert form.chosen() == {ONE: Choice(SpeakerRole.WITNESS, "Anna Demo"), TWO: None}


def test_person_who_is_not_offered_is_no_choice():
    assert not VoicesForm({"voice-1": "witness:5"}, voices=[ONE]).is_valid()
    assert not VoicesForm({"voice-2": "witness:0"}, voices=[TWO]).is_valid()
