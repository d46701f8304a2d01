from testimonies.access.terms import Scope
from testimonies.admin.forms.withdrawing import WithdrawalForm


def test_everything_that_was_agreed_to_is_ticked_and_nothing_else_offered():
    form = WithdrawalForm(agreed=(Scope.TEXT, Scope.NAME))

    assert [value for value, _label in form.fields["scopes"].choices] == ["text", "name"]
    assert form.fields["scopes"].initial == ["text", "name"]


def test_a_reason_and_something_to_withdraw_are_asked_for():
    form = WithdrawalForm({}, agreed=(Scope.TEXT,))

    assert set(form.errors) == {"because", "scopes"}
